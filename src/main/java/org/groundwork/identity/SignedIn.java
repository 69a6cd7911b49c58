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
 * @param archived those of these teams that are put away: what they have can be read, and no more
 */
public record SignedIn(
        PersonId id,
        String name,
        String email,
        boolean administrator,
        Map<TeamId, TeamRole> roles,
        Set<TeamId> archived) {

    public SignedIn {
        roles = Map.copyOf(roles);
        archived = Set.copyOf(archived);
    }

    /** The same person as one who does not administer. */
    public SignedIn withoutAdministration() {
        return new SignedIn(id, name, email, false, roles, archived);
    }

    /** Whether the person may do this with assessments of this team. */
    public boolean may(Permission permission, TeamId team) {
        return allows(permission, team) && (!archived.contains(team) || Permissions.changesNothing(permission));
    }

    /** Whether the person's role allows it, in a team that is at work. */
    boolean allows(Permission permission, TeamId team) {
        TeamRole role = roles.get(team);
        return role != null && Permissions.allows(role, permission);
    }

    /** Whether the person may do this in any team. */
    public boolean mayAnywhere(Permission permission) {
        return !teamsWhere(permission).isEmpty();
    }

    /** The teams at work in which the person may do this. */
    public Set<TeamId> teamsWhere(Permission permission) {
        return roles.keySet().stream()
                .filter(team -> allows(permission, team) && !archived.contains(team))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The teams that are put away in which the person could read. */
    public Set<TeamId> teamsPutAway() {
        return archived.stream().filter(team -> may(Permission.READ, team)).collect(Collectors.toUnmodifiableSet());
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
