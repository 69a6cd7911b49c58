package org.groundwork.method;

/**
 * One option of a choice.
 *
 * @param anchor when to choose it
 * @param untested it says that nobody has looked yet; looking is then a matter of effort
 */
public record Option(String id, String label, String anchor, boolean untested) {}
