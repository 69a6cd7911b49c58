package org.groundwork.method;

/** Gates that belong together on the staircase. */
public record Stage(String id, String title) {}
