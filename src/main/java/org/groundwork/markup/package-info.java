/**
 * Reads YAML 1.2 and JSON from strangers into a small tree that knows lines and columns, within
 * bounds. Pure.
 */
@NullMarked
package org.groundwork.markup;

import org.jspecify.annotations.NullMarked;
