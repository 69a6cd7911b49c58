package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.identity.GroupMapping.Changes;
import org.groundwork.identity.GroupMapping.Given;
import org.groundwork.identity.GroupMapping.Held;
import org.groundwork.identity.SignInSettings.Mapping;

/** What groups give, and what a sign-in changes. */
class GroupMappingTest {

    private static final String HERE = "example";

    @Example
    void theFirstRuleForATeamCountsWhateverTheCaseOfItsLetters() {
        Given given = GroupMapping.of(
                List.of(
                        new Mapping("leads", "Claims", TeamRole.LEAD, false),
                        new Mapping("all", " claims ", TeamRole.CONTRIBUTOR, false),
                        new Mapping("all", "Pricing", TeamRole.CONTRIBUTOR, false),
                        new Mapping("others", "Fraud", TeamRole.MANAGER, true)),
                Set.of("all", "leads"));
        assertThat(given.roles())
                .containsExactlyInAnyOrderEntriesOf(Map.of("Claims", TeamRole.LEAD, "Pricing", TeamRole.CONTRIBUTOR));
        assertThat(given.administrator()).isFalse();
    }

    @Example
    void administrationComesWithAGroupAndWithoutATeam() {
        Given given = GroupMapping.of(List.of(new Mapping("ops", null, null, true)), Set.of("ops"));
        assertThat(given.administrator()).isTrue();
        assertThat(given.isNothing()).isFalse();
        assertThat(GroupMapping.of(List.of(new Mapping("ops", null, null, true)), Set.of("OPS"))
                        .isNothing())
                .isTrue();
    }

    @Property
    void afterwardsThereIsWhatWasGivenByHandAndWhatGroupsGive(
            @ForAll("held") Map<TeamId, Held> held, @ForAll("roles") Map<TeamId, TeamRole> given) {
        Map<TeamId, Held> after = applied(held, given);

        held.forEach((team, before) -> {
            if (!HERE.equals(before.provider())) {
                assertThat(after).as("not ours to touch").containsEntry(team, before);
            }
        });
        Map<TeamId, Held> expected = new HashMap<>();
        given.forEach((team, role) -> expected.put(team, new Held(role, HERE)));
        held.forEach((team, before) -> {
            if (!HERE.equals(before.provider())) {
                expected.put(team, before);
            }
        });
        assertThat(after).isEqualTo(expected);
        assertThat(GroupMapping.changes(after, HERE, given)).isEqualTo(new Changes(Map.of(), Set.of()));
    }

    private static Map<TeamId, Held> applied(Map<TeamId, Held> held, Map<TeamId, TeamRole> given) {
        Changes changes = GroupMapping.changes(held, HERE, given);
        Map<TeamId, Held> after = new HashMap<>(held);
        changes.removed().forEach(after::remove);
        changes.set().forEach((team, role) -> after.put(team, new Held(role, HERE)));
        return after;
    }

    private static Arbitrary<TeamId> teams() {
        return Arbitraries.integers().between(1, 6).map(number -> new TeamId(new UUID(0, number)));
    }

    @Provide
    Arbitrary<Map<TeamId, TeamRole>> roles() {
        return Arbitraries.maps(teams(), Arbitraries.of(TeamRole.class)).ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<TeamId, Held>> held() {
        Arbitrary<String> from = Arbitraries.of(HERE, "other").injectNull(0.4);
        return Arbitraries.maps(
                        teams(),
                        Combinators.combine(Arbitraries.of(TeamRole.class), from)
                                .as(Held::new))
                .ofMaxSize(6);
    }
}
