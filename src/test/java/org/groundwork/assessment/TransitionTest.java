package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.TeamView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each status × each move × each role × archived or not, the table written out independently. */
class TransitionTest {

    /** status, move, where it leads. What is not here is not possible. */
    private static final String TABLE = """
        OPEN      SUBMIT   IN_REVIEW
        RETURNED  SUBMIT   IN_REVIEW
        IN_REVIEW WITHDRAW OPEN
        IN_REVIEW RETURN   RETURNED
        IN_REVIEW DECIDE   DECIDED
        IN_REVIEW REOPEN   OPEN
        DECIDED   CORRECT  DECIDED
        DECIDED   REVOKE   IN_REVIEW
        DECIDED   REOPEN   OPEN
        """;

    private static final Map<Transition, TeamRole> WHO = Map.of(
            Transition.SUBMIT, TeamRole.LEAD,
            Transition.WITHDRAW, TeamRole.LEAD,
            Transition.RETURN, TeamRole.MANAGER,
            Transition.DECIDE, TeamRole.MANAGER,
            Transition.CORRECT, TeamRole.MANAGER,
            Transition.REVOKE, TeamRole.MANAGER,
            Transition.REOPEN, TeamRole.LEAD);

    private static final TeamId OWN = new TeamId(new UUID(0, 1));
    private static final TeamId OTHER = new TeamId(new UUID(0, 2));

    static Stream<Arguments> everything() {
        Map<String, AssessmentStatus> leads = new HashMap<>();
        TABLE.lines()
                .map(line -> line.split("\\s+"))
                .forEach(words -> leads.put(words[0] + words[1], AssessmentStatus.valueOf(words[2])));
        List<Arguments> all = new ArrayList<>();
        for (AssessmentStatus status : AssessmentStatus.values()) {
            for (Transition move : Transition.values()) {
                for (TeamRole role : TeamRole.values()) {
                    for (boolean archived : new boolean[] {false, true}) {
                        AssessmentStatus next = leads.get(status.name() + move.name());
                        all.add(Arguments.of(status, move, role, archived, archived ? null : next));
                    }
                }
            }
        }
        return all.stream();
    }

    @Test
    void theTableHasEveryCombination() {
        assertThat(everything())
                .hasSize(AssessmentStatus.values().length * Transition.values().length * TeamRole.values().length * 2);
    }

    @ParameterizedTest(name = "{0} {1} by {2}, archived: {3}")
    @MethodSource("everything")
    void movesAsTheTableSaysAndNowhereElse(
            AssessmentStatus status,
            Transition move,
            TeamRole role,
            boolean archived,
            @Nullable AssessmentStatus next) {
        assertThat(move.from(status, archived).orElse(null)).isEqualTo(next);
        assertThat(move.possible(person(role, OWN), assessment(status, archived)))
                .isEqualTo(next != null && WHO.get(move) == role);
        assertThat(move.possible(person(role, OTHER), assessment(status, archived)))
                .isFalse();
    }

    @Test
    void answersCanBeChangedWhereTheyCanBeSubmitted() {
        for (AssessmentStatus status : AssessmentStatus.values()) {
            assertThat(status.answerable())
                    .isEqualTo(Transition.SUBMIT.from(status, false).isPresent());
            assertThat(assessment(status, true).open()).isFalse();
        }
    }

    private static SignedIn person(TeamRole role, TeamId team) {
        return new SignedIn(PersonId.random(), "Ada Wolff", "ada@example.org", true, Map.of(team, role), Set.of());
    }

    private static AssessmentView assessment(AssessmentStatus status, boolean archived) {
        return new AssessmentView(
                AssessmentId.random(),
                new TeamView(OWN, "Retention"),
                "Churn early warning",
                "",
                "core@1",
                status,
                archived ? Instant.EPOCH : null,
                PersonId.random(),
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }
}
