/**
 * What an initiative may be worth, with its uncertainty: ranges, simulation of five paths, value of
 * information. Pure.
 */
@NullMarked
package org.groundwork.economics;

import org.jspecify.annotations.NullMarked;
