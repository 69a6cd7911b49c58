package org.groundwork.method;

/** Gates that belong together on the staircase. */
public record Flight(String id, String title) {}
