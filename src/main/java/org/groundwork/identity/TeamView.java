package org.groundwork.identity;

/** A team and its name. */
public record TeamView(TeamId id, String name) {}
