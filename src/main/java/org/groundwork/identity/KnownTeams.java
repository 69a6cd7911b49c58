package org.groundwork.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;

/**
 * The teams that a transaction has read: each of the services that make a page together asks for the name of the
 * team, and it is read once.
 */
@Component
@Scope(scopeName = "transaction", proxyMode = ScopedProxyMode.TARGET_CLASS)
class KnownTeams {

    private final Map<TeamId, TeamView> known = new HashMap<>();

    /**
     * @param read gives the teams with these ids, as far as there are any
     */
    Map<TeamId, TeamView> byId(Collection<TeamId> ids, Function<List<TeamId>, List<TeamView>> read) {
        List<TeamId> unknown =
                ids.stream().distinct().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            read.apply(unknown).forEach(team -> known.put(team.id(), team));
        }
        return ids.stream()
                .distinct()
                .map(known::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableMap(TeamView::id, Function.identity()));
    }

    /** Something of the team is changed. */
    void forget(TeamId id) {
        known.remove(id);
    }
}
