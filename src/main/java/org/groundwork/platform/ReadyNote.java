package org.groundwork.platform;

/**
 * A line for the person who started the application, printed with its address once it answers. Any
 * module may contribute one as a bean.
 */
@FunctionalInterface
public interface ReadyNote {

    /** The line, or an empty text when there is nothing to say at this start. */
    String text();
}
