package org.groundwork.identity;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is signed in, as of this request: roles are read anew with each.
 *
 * @param id the person
 * @param name as other people see it
 * @param email the address that the person signs in with
 * @param administrator whether the person administers the installation, which opens no assessments
 * @param roles the person's role in each team that the person belongs to
 */
public record SignedIn(PersonId id, String name, String email, boolean administrator, Map<TeamId, TeamRole> roles) {

    public SignedIn {
        roles = Map.copyOf(roles);
    }

    /** Whether the person may do this with assessments of this team. */
    public boolean may(Permission permission, TeamId team) {
        TeamRole role = roles.get(team);
        return role != null && Permissions.allows(role, permission);
    }

    /** Whether the person may do this in any team. */
    public boolean mayAnywhere(Permission permission) {
        return !teamsWhere(permission).isEmpty();
    }

    /** The teams in which the person may do this. */
    public Set<TeamId> teamsWhere(Permission permission) {
        return roles.entrySet().stream()
                .filter(entry -> Permissions.allows(entry.getValue(), permission))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the person belongs to the team, in whatever role. */
    public boolean belongsTo(TeamId team) {
        return roles.containsKey(team);
    }

    /** One or two letters that stand for the name. */
    public String initials() {
        return Initials.of(name);
    }
}
