package org.groundwork.method;

/** Where a question, gate or recipe comes from, and what it gives the method, in our words. */
public record Source(String id, String citation, String gives) implements Identified {}
