package org.groundwork.identity;

/** What a person is in a team; what each may do is in {@link Permissions}. */
public enum TeamRole {
    CONTRIBUTOR,
    LEAD,
    MANAGER
}
