package org.groundwork.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the groups of a person at a provider give, and what has to change so that it is so. */
final class GroupMapping {

    private GroupMapping() {}

    /**
     * What groups give.
     *
     * @param roles by the team's name as the settings write it first
     */
    record Given(Map<String, TeamRole> roles, boolean administrator) {

        boolean isNothing() {
            return roles.isEmpty() && !administrator;
        }
    }

    /**
     * A role that somebody has.
     *
     * @param provider whose groups gave it; null where somebody gave it in Groundwork
     */
    record Held(TeamRole role, @Nullable String provider) {}

    /** What has to be done. */
    record Changes(Map<TeamId, TeamRole> set, Set<TeamId> removed) {}

    /** Of two rules for a team, the first that fits counts. Teams are the same whatever the case of their letters. */
    static Given of(List<SignInSettings.Mapping> rules, Collection<String> groups) {
        Map<String, TeamRole> roles = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        boolean administrator = false;
        for (SignInSettings.Mapping rule : rules) {
            if (rule.group() == null || !groups.contains(rule.group())) {
                continue;
            }
            administrator |= rule.administrator();
            if (rule.team() != null && rule.role() != null) {
                String team = Teams.checkedName(rule.team());
                if (seen.add(team.toLowerCase(Locale.ROOT))) {
                    roles.put(team, rule.role());
                }
            }
        }
        return new Given(roles, administrator);
    }

    /** What a sign-in changes: only what this provider gave earlier, and teams in which the person has no role. */
    static Changes changes(Map<TeamId, Held> held, String provider, Map<TeamId, TeamRole> given) {
        Map<TeamId, TeamRole> set = new LinkedHashMap<>();
        given.forEach((team, role) -> {
            Held before = held.get(team);
            if (before == null || provider.equals(before.provider()) && before.role() != role) {
                set.put(team, role);
            }
        });
        Set<TeamId> removed = new LinkedHashSet<>();
        held.forEach((team, before) -> {
            if (provider.equals(before.provider()) && !given.containsKey(team)) {
                removed.add(team);
            }
        });
        return new Changes(set, removed);
    }
}
