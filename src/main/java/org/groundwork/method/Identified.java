package org.groundwork.method;

/** A part of a method that other parts name by its id. */
interface Identified {
    String id();
}
