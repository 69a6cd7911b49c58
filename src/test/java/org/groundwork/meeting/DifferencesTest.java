package org.groundwork.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.meeting.AgreementTest.level;
import static org.groundwork.meeting.AgreementTest.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.groundwork.meeting.FirstVotes.Vote;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;

class DifferencesTest {

    private static final Method METHOD = Methods.newest();

    private static List<Vote> random(long seed) {
        Random random = new Random(seed);
        List<Vote> votes = new ArrayList<>();
        for (Question question : METHOD.questions()) {
            for (String voter : List.of("a", "b", "c", "d")) {
                if (random.nextInt(3) == 0) {
                    continue;
                }
                Answer answer = question instanceof Question.Choice choice
                        ? new Answer.Choice(
                                choice.options().get(random.nextInt(2)).id())
                        : level(random.nextInt(5));
                votes.add(vote(question.id(), voter, random.nextInt(6) == 0 ? new Answer.Unknown() : answer, 1));
            }
        }
        return votes;
    }

    @Property(tries = 60)
    void eachQuestionWithAVoteStandsInOneListAndWhatIsWorthMostComesFirst(@ForAll long seed) {
        List<Vote> votes = random(seed);
        Random random = new Random(seed);
        Set<String> matters = Set.copyOf(METHOD.questions().stream()
                .map(Question::id)
                .filter(id -> random.nextBoolean())
                .toList());
        Differences all = Differences.of(METHOD, votes, matters);

        assertThat(Stream.of(all.differ(), all.agree(), all.few())
                        .flatMap(List::stream)
                        .map(Differences.On::question))
                .containsExactlyInAnyOrderElementsOf(
                        votes.stream().map(Vote::question).distinct().toList());
        for (int i = 1; i < all.differ().size(); i++) {
            Differences.On one = all.differ().get(i - 1);
            Differences.On next = all.differ().get(i);
            assertThat(one.worth()).isGreaterThanOrEqualTo(next.worth());
            if (one.worth() == next.worth()) {
                assertThat(METHOD.index(one.question())).isLessThan(METHOD.index(next.question()));
            }
        }
        for (Differences.On on : all.differ()) {
            assertThat(on.worth()).isEqualTo(on.distance() * (matters.contains(on.question()) ? 2 : 1));
            assertThat(on.distance()).isPositive();
        }
        Set<String> split = Set.copyOf(Agreement.of(votes).split().stream()
                .map(Agreement.OfQuestion::question)
                .toList());
        assertThat(all.differ().stream().map(Differences.On::question)).containsExactlyInAnyOrderElementsOf(split);
        all.agree().forEach(on -> {
            Answer offered = on.offered();
            if (offered instanceof Answer.Level(int level, Evidence sure)) {
                assertThat(on.votes())
                        .filteredOn(vote -> vote.answer() instanceof Answer.Level)
                        .allSatisfy(vote -> assertThat(Math.abs(((Answer.Level) vote.answer()).level() - level))
                                .isLessThanOrEqualTo(1));
            } else {
                assertThat(on.votes().stream().map(Vote::answer)).contains(offered);
            }
        });
    }

    @Example
    void offersTheLowerMedianAsSureAsTheLeastSureWhoGaveIt() {
        Differences.On on = new Differences.On(
                "problem.decision",
                List.of(
                        vote("problem.decision", "a", level(3), 1),
                        vote("problem.decision", "b", new Answer.Level(2, Evidence.GUESS), 1),
                        vote("problem.decision", "c", new Answer.Level(2, Evidence.DOCUMENTED), 1),
                        vote("problem.decision", "d", level(3), 1)),
                false);
        assertThat(on.offered()).isEqualTo(new Answer.Level(2, Evidence.GUESS));
        assertThat(on.spread()).contains(new Answer.Spread(List.of(2, 2, 3, 3)));
    }

    @Example
    void twoWhoBothDoNotKnowAgreeOnThat() {
        Differences all = Differences.of(
                METHOD,
                List.of(
                        vote("problem.decision", "a", new Answer.Unknown(), 1),
                        vote("problem.decision", "b", new Answer.Unknown(), 1),
                        vote("problem.value", "a", level(2), 1),
                        vote("problem.value", "b", new Answer.Unknown(), 1)),
                Set.of());
        assertThat(all.agree()).hasSize(1);
        assertThat(all.agree().getFirst().offered()).isEqualTo(new Answer.Unknown());
        assertThat(all.few()).hasSize(1);
    }

    @Example
    void otherVotesThanWereSeenAreToldApart() {
        Differences.On one = new Differences.On("q", List.of(vote("q", "a", level(1), 1)), false);
        Differences.On same = new Differences.On("q", List.of(vote("q", "a", level(1), 9)), true);
        Differences.On other = new Differences.On("q", List.of(vote("q", "a", level(2), 1)), false);
        assertThat(one.seen()).isEqualTo(same.seen()).isNotEqualTo(other.seen());
    }
}
