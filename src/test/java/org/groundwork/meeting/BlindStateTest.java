package org.groundwork.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.meeting.BlindRepository.AnswerRow;
import org.groundwork.meeting.BlindRepository.HandInRow;
import org.groundwork.meeting.BlindRepository.PersonRow;
import org.groundwork.meeting.BlindRepository.QuestionRow;
import org.groundwork.meeting.BlindRepository.Row;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;

/** Who may see what, on requests of every kind: open, ended and withdrawn, for the same people and questions. */
class BlindStateTest {

    private static final List<String> QUESTIONS = List.of("p.one", "p.two", "d.one");
    private static final List<PersonId> PEOPLE = List.of(person(1), person(2), person(3), person(4));

    private static PersonId person(int number) {
        return new PersonId(new UUID(0, number));
    }

    @Provide
    Arbitrary<BlindState> states() {
        return Arbitraries.longs().map(BlindStateTest::random);
    }

    private static BlindState random(long seed) {
        Random random = new Random(seed);
        List<Row> requests = new ArrayList<>();
        List<PersonRow> people = new ArrayList<>();
        List<QuestionRow> questions = new ArrayList<>();
        Set<HandInRow> handIns = new HashSet<>();
        List<AnswerRow> answers = new ArrayList<>();
        int many = 1 + random.nextInt(3);
        for (int r = 0; r < many; r++) {
            BlindId id = new BlindId(new UUID(1, r));
            boolean ended = random.nextInt(3) == 0;
            requests.add(new Row(
                    id,
                    new AssessmentId(new UUID(2, 0)),
                    Instant.EPOCH,
                    person(9),
                    LocalDate.EPOCH,
                    "",
                    ended ? Instant.EPOCH : null,
                    null,
                    ended && random.nextInt(3) == 0));
            for (String question : QUESTIONS) {
                if (random.nextBoolean()) {
                    questions.add(new QuestionRow(id, question));
                }
            }
            for (PersonId person : PEOPLE) {
                if (random.nextInt(4) == 0) {
                    continue;
                }
                people.add(new PersonRow(id, person));
                for (QuestionRow question : List.copyOf(questions)) {
                    if (!question.request().equals(id)) {
                        continue;
                    }
                    if (random.nextInt(4) > 0) {
                        answers.add(new AnswerRow(
                                id,
                                person,
                                question.question(),
                                Instant.EPOCH,
                                "core@2",
                                random.nextInt(8) == 0 ? null : new Answer.Level(random.nextInt(5), Evidence.KNOWN),
                                "why"));
                    }
                    if (random.nextBoolean()) {
                        handIns.add(new HandInRow(id, person, question.question()));
                    }
                }
            }
        }
        return new BlindState(requests, people, questions, handIns, answers);
    }

    private static Row request(BlindState state, AnswerRow answer) {
        return state.requests().stream()
                .filter(row -> row.id().equals(answer.request()))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 2000)
    void nobodySeesAnothersAnswerBeforeGivingTheirOwn(@ForAll("states") BlindState state) {
        for (PersonId viewer : PEOPLE) {
            for (AnswerRow seen : state.visibleTo(viewer)) {
                assertThat(state.handedIn(seen.request(), seen.person(), seen.question()))
                        .as("what is not handed in is its author's alone")
                        .isTrue();
                for (Row open : state.requests()) {
                    if (open.open()
                            && state.asks(open.id(), viewer)
                            && state.questionsOf(open.id()).contains(seen.question())) {
                        assertThat(state.handedIn(open.id(), viewer, seen.question()))
                                .as("no request waits for the viewer's own answer")
                                .isTrue();
                    }
                }
                if (request(state, seen).open() && !seen.person().equals(viewer)) {
                    assertThat(state.answers())
                            .as("the viewer handed in an answer to the question")
                            .anyMatch(own -> own.person().equals(viewer)
                                    && own.question().equals(seen.question())
                                    && own.answer() != null
                                    && state.handedIn(own.request(), viewer, own.question()));
                }
                assertThat(request(state, seen).withdrawn()).isFalse();
            }
        }
    }

    /** Whoever was not asked, such as a lead, a manager, or somebody new. */
    @Property(tries = 1000)
    void whoWasNotAskedSeesWhatHasEndedOnly(@ForAll("states") BlindState state) {
        assertThat(state.visibleTo(person(9)))
                .allMatch(seen -> !request(state, seen).open());
    }

    @Property(tries = 1000)
    void whatIsToldToAllAlikeEachMaySee(@ForAll("states") BlindState state) {
        List<AnswerRow> all = state.visibleToAll(PEOPLE);
        for (PersonId viewer : PEOPLE) {
            assertThat(state.visibleTo(viewer)).containsAll(all);
        }
        assertThat(state.visibleTo(person(9))).containsAll(all);
    }

    /** What others see of a question does not depend on what somebody wrote and did not hand in, or was withdrawn. */
    @Property(tries = 1000)
    void draftsMakeNoDifferenceToOthers(@ForAll("states") BlindState state) {
        List<AnswerRow> changed = state.answers().stream()
                .filter(answer -> state.handedIn(answer.request(), answer.person(), answer.question()))
                .filter(answer -> !request(state, answer).withdrawn())
                .toList();
        BlindState other =
                new BlindState(state.requests(), state.people(), state.questions(), state.handIns(), changed);
        for (PersonId viewer : PEOPLE) {
            assertThat(other.visibleTo(viewer)).isEqualTo(state.visibleTo(viewer));
        }
        assertThat(other.visibleToAll(PEOPLE)).isEqualTo(state.visibleToAll(PEOPLE));
    }
}
