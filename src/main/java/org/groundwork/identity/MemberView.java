package org.groundwork.identity;

/** A person in a team. */
public record MemberView(PersonView person, TeamRole role) {

    public PersonId id() {
        return person.id();
    }

    public String name() {
        return person.name();
    }

    /** Whether the person may do this with assessments of the team. */
    public boolean may(Permission permission) {
        return Permissions.allows(role, permission);
    }
}
