/**
 * What a recommendation asks to be done: actions in the imperative, each with what shows that it is
 * done. Pure.
 */
@NullMarked
package org.groundwork.plan;

import org.jspecify.annotations.NullMarked;
