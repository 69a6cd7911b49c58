package org.groundwork.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.groundwork.meeting.FirstVotes.Vote;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;

/** What holds for the agreement of a team, whatever its votes. */
class AgreementTest {

    private static final String Q = "problem.decision";

    static Vote vote(String question, String voter, Answer answer, long at) {
        return new Vote(question, voter, "Name of " + voter, answer, "", Instant.ofEpochSecond(at));
    }

    static Answer level(int level) {
        return new Answer.Level(level, Evidence.KNOWN);
    }

    @Provide
    Arbitrary<List<Vote>> votes() {
        Arbitrary<Answer> answers = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        8,
                        Arbitraries.integers()
                                .between(0, 4)
                                .flatMap(level ->
                                        Arbitraries.of(Evidence.values()).map(sure -> new Answer.Level(level, sure)))),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Answer.Unknown())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Answer.NotApplicable("no people"))));
        return Combinators.combine(
                        Arbitraries.of(Q, "data.labels", "risk.harm"),
                        Arbitraries.of("a", "b", "c", "d", "e"),
                        answers,
                        Arbitraries.longs().between(0, 5))
                .as(AgreementTest::vote)
                .list()
                .ofMaxSize(25);
    }

    @Property
    void doesNotDependOnTheOrderOfVotes(@ForAll("votes") List<Vote> votes, @ForAll long seed) {
        List<Vote> shuffled = new ArrayList<>(votes);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Agreement.of(shuffled)).isEqualTo(Agreement.of(votes));
        assertThat(Agreement.byQuestion(shuffled)).isEqualTo(Agreement.byQuestion(votes));
    }

    @Property
    void isWholeWhereAllSayTheSame(
            @ForAll @IntRange(min = 2, max = 20) int voters, @ForAll @IntRange(max = 4) int level) {
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < voters; i++) {
            votes.add(vote(Q, "v" + i, level(level), i));
        }
        Agreement agreement = Agreement.of(votes);
        assertThat(agreement.share()).isEqualTo(1);
        assertThat(agreement.agreed()).isEqualTo(1);
        assertThat(agreement.split()).isEmpty();
    }

    /** Whoever is more than a level away from all others. */
    @Property
    void isNeverMoreWithAFurtherOutlier(@ForAll("votes") List<Vote> votes) {
        Agreement before = Agreement.of(votes);
        Map<String, List<Vote>> latest = Agreement.byQuestion(votes);
        for (Agreement.OfQuestion question : before.questions()) {
            Answer outlier = new Answer.Choice("something else");
            assertThat(latest.get(question.question())).isNotEmpty();
            List<Vote> more = new ArrayList<>(votes);
            more.add(vote(question.question(), "outlier", outlier, 0));
            Agreement after = Agreement.of(more);
            assertThat(share(after, question.question())).isLessThanOrEqualTo(question.share());
            assertThat(after.share()).isLessThanOrEqualTo(before.share());
            assertThat(after.agreed()).isLessThanOrEqualTo(before.agreed());
        }
        int[] levels = {0, 4};
        for (int level : levels) {
            for (Agreement.OfQuestion question : before.questions()) {
                boolean far = question.levels().stream().allMatch(other -> Math.abs(other - level) > 1);
                if (far && question.levels().size() == question.voters()) {
                    List<Vote> more = new ArrayList<>(votes);
                    more.add(vote(question.question(), "outlier", level(level), 0));
                    assertThat(share(Agreement.of(more), question.question())).isLessThanOrEqualTo(question.share());
                }
            }
        }
    }

    private static double share(Agreement agreement, String question) {
        return agreement.questions().stream()
                .filter(one -> one.question().equals(question))
                .findFirst()
                .orElseThrow()
                .share();
    }

    /** Counted anew, without the class. */
    @Property
    void isTheShareOfPairsOfVotersThatAreWithinOneLevel(@ForAll("votes") List<Vote> votes) {
        Map<String, Map<String, Vote>> last = new HashMap<>();
        for (Vote vote : votes) {
            last.computeIfAbsent(vote.question(), any -> new HashMap<>())
                    .merge(
                            vote.voter(),
                            vote,
                            (one, other) -> other.at().isAfter(one.at())
                                            || (other.at().equals(one.at())
                                                    && other.answer()
                                                                    .toString()
                                                                    .compareTo(one.answer()
                                                                            .toString())
                                                            > 0)
                                    ? other
                                    : one);
        }
        Agreement agreement = Agreement.of(votes);
        last.forEach((question, voters) -> {
            List<Answer> sides = voters.values().stream()
                    .map(Vote::answer)
                    .filter(answer -> !(answer instanceof Answer.Unknown))
                    .toList();
            var found = agreement.questions().stream()
                    .filter(one -> one.question().equals(question))
                    .findFirst();
            assertThat(found.isPresent()).isEqualTo(sides.size() > 1);
            found.ifPresent(one -> {
                int agree = 0;
                int pairs = 0;
                for (Answer a : sides) {
                    for (Answer b : sides) {
                        if (a != b || System.identityHashCode(a) != System.identityHashCode(b)) {
                            pairs++;
                            agree += within(a, b) ? 1 : 0;
                        }
                    }
                }
                int self = sides.size() * sides.size() - pairs;
                assertThat(self).isGreaterThanOrEqualTo(0);
                assertThat(one.voters()).isEqualTo(sides.size());
                // pairs of the same object were left out above: they agree
                assertThat(2 * one.agreeing()).isEqualTo(agree + self - sides.size());
                assertThat(one.share()).isBetween(0d, 1d);
            });
        });
    }

    private static boolean within(Answer a, Answer b) {
        return a instanceof Answer.Level one && b instanceof Answer.Level other
                ? Math.abs(one.level() - other.level()) <= 1
                : a instanceof Answer.NotApplicable && b instanceof Answer.NotApplicable;
    }

    @Example
    void countsTheLatestVoteOfEachOnce() {
        Agreement agreement = Agreement.of(List.of(
                vote(Q, "a", level(0), 1),
                vote(Q, "a", level(3), 2),
                vote(Q, "b", level(4), 1),
                vote(Q, "c", level(3), 1)));
        assertThat(agreement.questions()).containsExactly(new Agreement.OfQuestion(Q, 3, 3, List.of(3, 3, 4)));
    }

    @Example
    void saysNothingOfWhatFewerThanTwoTakeASideOn() {
        assertThat(Agreement.of(List.of(vote(Q, "a", level(0), 1), vote(Q, "b", new Answer.Unknown(), 1)))
                        .isEmpty())
                .isTrue();
        assertThat(Agreement.NONE.share()).isEqualTo(1);
    }

    @Example
    void namesTheQuestionsThatSplitTheTeamTheWorstFirst() {
        Agreement agreement = Agreement.of(List.of(
                vote("data.labels", "a", level(0), 1),
                vote("data.labels", "b", level(4), 1),
                vote(Q, "a", level(1), 1),
                vote(Q, "b", level(1), 1),
                vote(Q, "c", level(4), 1),
                vote("risk.harm", "a", level(2), 1),
                vote("risk.harm", "b", level(3), 1)));
        assertThat(agreement.agreed()).isEqualTo(1);
        assertThat(agreement.split().stream().map(Agreement.OfQuestion::question))
                .containsExactly("data.labels", Q);
        assertThat(agreement.share()).isEqualTo(2d / 5);
    }
}
