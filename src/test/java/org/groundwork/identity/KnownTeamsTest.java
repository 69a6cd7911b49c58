package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTeamsTest {

    private final TeamView shop = new TeamView(TeamId.random(), "Shop");
    private final TeamView finance = new TeamView(TeamId.random(), "Finance");
    private final List<TeamId> asked = new ArrayList<>();
    private final KnownTeams known = new KnownTeams();

    private List<TeamView> read(List<TeamId> ids) {
        asked.addAll(ids);
        return List.of(shop, finance).stream()
                .filter(team -> ids.contains(team.id()))
                .toList();
    }

    @Test
    void aTeamIsReadOnce() {
        assertThat(known.byId(List.of(shop.id(), shop.id()), this::read)).containsOnlyKeys(shop.id());
        assertThat(known.byId(List.of(finance.id(), shop.id()), this::read).values())
                .containsExactlyInAnyOrder(shop, finance);
        assertThat(asked).containsExactly(shop.id(), finance.id());
    }

    @Test
    void whatIsChangedIsReadAgain() {
        known.byId(List.of(shop.id(), finance.id()), this::read);
        asked.clear();
        known.forget(shop.id());
        known.byId(List.of(shop.id(), finance.id()), this::read);
        assertThat(asked).containsExactly(shop.id());
    }

    @Test
    void whatNoTeamHasIsMissing() {
        assertThat(known.byId(List.of(TeamId.random(), shop.id()), this::read)).containsOnlyKeys(shop.id());
    }
}
