package org.groundwork.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.groundwork.meeting.Tally.Ballot;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Question LEVELLED = Methods.newest().questions().stream()
            .filter(Question.Levelled.class::isInstance)
            .findFirst()
            .orElseThrow();

    private static Ballot ballot(int number, Answer answer) {
        return new Ballot("voter" + number, "Voter " + number, answer, "");
    }

    private static Tally levels(List<Integer> levels) {
        List<Ballot> ballots = new ArrayList<>();
        for (int level : levels) {
            ballots.add(ballot(ballots.size(), new Answer.Level(level, Evidence.KNOWN)));
        }
        return new Tally(ballots);
    }

    @Property
    void whatIsOfferedIsTheMedianWhichTheSpreadStates(
            @ForAll @NotEmpty @Size(max = 60) List<@IntRange(max = 4) Integer> votes) {
        Tally tally = levels(votes);

        assertThat(tally.middle(LEVELLED)).isInstanceOf(Answer.Level.class);
        int middle = tally.middle(LEVELLED) instanceof Answer.Level level ? level.level() : -1;
        assertThat(votes.stream().filter(vote -> vote < middle).count() * 2).isLessThan(votes.size());
        assertThat(votes.stream().filter(vote -> vote > middle).count() * 2).isLessThanOrEqualTo(votes.size());
        Answer.Spread spread = tally.spread();
        if (votes.stream().distinct().count() < 2) {
            assertThat(spread).isNull();
        } else {
            assertThat(spread).isNotNull();
            assertThat(spread.stated()).isEqualTo(middle);
            assertThat(spread.votes()).containsExactlyInAnyOrderElementsOf(votes);
        }
    }

    @Property
    void theOrderSaysNothingAboutWhoVotedFirst(
            @ForAll @Size(max = 20) List<@IntRange(max = 4) Integer> votes, @ForAll Random random) {
        Tally tally = levels(votes);
        List<Ballot> shuffled = new ArrayList<>(tally.ballots());
        Collections.shuffle(shuffled, random);

        assertThat(new Tally(shuffled)).isEqualTo(tally);
    }

    @Test
    void isAsSureAsMostWereAndNotSurer() {
        Tally tally = new Tally(List.of(
                ballot(1, new Answer.Level(2, Evidence.DOCUMENTED)),
                ballot(2, new Answer.Level(2, Evidence.GUESS)),
                ballot(3, new Answer.Level(3, Evidence.GUESS)),
                ballot(4, new Answer.Level(3, Evidence.DOCUMENTED))));

        assertThat(tally.middle(LEVELLED)).isEqualTo(new Answer.Level(2, Evidence.GUESS));
    }

    @Test
    void whoDoesNotKnowMovesNoMedian() {
        Tally tally = new Tally(List.of(
                ballot(1, new Answer.Unknown()),
                ballot(2, new Answer.Unknown()),
                ballot(3, new Answer.Level(4, Evidence.KNOWN))));

        assertThat(tally.middle(LEVELLED)).isEqualTo(new Answer.Level(4, Evidence.KNOWN));
        assertThat(tally.spread()).isNull();
        assertThat(new Tally(List.of(ballot(1, new Answer.Unknown()))).middle(LEVELLED))
                .isEqualTo(new Answer.Unknown());
        assertThat(new Tally(List.of()).middle(LEVELLED)).isNull();
    }

    @Property
    void answersAreReadAsTheyWereWritten(
            @ForAll @IntRange(max = 4) int level, @ForAll Evidence evidence, @ForAll String reason) {
        for (Answer answer : List.of(
                new Answer.Level(level, evidence),
                new Answer.Choice("option-" + level),
                new Answer.Unknown(),
                new Answer.NotApplicable(reason),
                new Answer.Spread(List.of(level, (level + 1) % 5, level)))) {
            assertThat(AnswerCode.read(AnswerCode.of(answer))).isEqualTo(answer);
        }
    }

    @Test
    void twoGuestsOfTheSameNameAreToldApart() {
        assertThat(Room.another("Ada", Set.of("ben"))).isEqualTo("Ada");
        assertThat(Room.another("Ada", Set.of("ada"))).isEqualTo("Ada 2");
        assertThat(Room.another("ADA", Set.of("ada", "ada 2"))).isEqualTo("ADA 3");
    }

    @Test
    void codesAreTypedInAnyCaseAndHaveNoLookalikes() {
        assertThat(MeetingCode.typed(" k7m-2qx ").map(MeetingCode::value)).contains("K7M2QX");
        assertThat(MeetingCode.typed("K7M2Q")).isEmpty();
        assertThat(MeetingCode.typed("K7M2Q0"))
                .as("a nought, which looks like the letter O")
                .isEmpty();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String code = MeetingCode.random().value();
            assertThat(code).doesNotContainPattern("[01ILOU]");
            assertThat(MeetingCode.typed(MeetingCode.readable(code)).map(MeetingCode::value))
                    .contains(code);
            seen.add(code);
        }
        assertThat(seen).hasSizeGreaterThan(995);
    }
}
