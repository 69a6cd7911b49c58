package org.groundwork.identity;

/** Where a person's account stands. */
public enum PersonState {
    /** Can sign in. */
    ACTIVE,
    /** Cannot sign in for now; the name stays. */
    DEACTIVATED,
    /** Name, address and password are gone for good. */
    ERASED
}
