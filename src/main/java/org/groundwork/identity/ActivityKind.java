package org.groundwork.identity;

/**
 * What can happen to an assessment. Each module has an enum of its own for what it does, and
 * declares it as {@link ActivityKinds}.
 */
public interface ActivityKind {

    /**
     * What the audit trail keeps for ever: the name of the constant, which therefore never changes,
     * and which no other module has.
     */
    default String id() {
        return name();
    }

    String name();

    /**
     * Whether those concerned are whom it was done to, and not only told of it: the audit trail has
     * a row for each.
     */
    default boolean isDoneToPeople() {
        return false;
    }
}
