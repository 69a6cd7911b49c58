package org.groundwork.method;

/** A level of the data pyramid (source: hierarchy). */
public record PyramidLevel(String id, String title, String what) {}
