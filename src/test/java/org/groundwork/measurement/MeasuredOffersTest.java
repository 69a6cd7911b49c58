package org.groundwork.measurement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.Entry;
import org.groundwork.economics.Range;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.Offer;
import org.groundwork.measurement.MeasuredOffers.Acceptance;
import org.groundwork.measurement.MeasuredOffers.Offered;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.groundwork.review.ReviewSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GroundworkTest
class MeasuredOffersTest {

    private static final String HEURISTIC = Objects.requireNonNull(LabTexts.answers("heuristic"));
    private static final EconomicItem CAPTURES = EconomicItem.find(Objects.requireNonNull(LabTexts.input("captures")))
            .orElseThrow();
    private static final String NOTE = "Measured on past cases on 2 March 2027.";

    @Autowired
    MeasuredOffers offers;

    @Autowired
    PastCases cases;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Economics economics;

    @Autowired
    TestLab lab;

    @Autowired
    TestPeople people;

    private TestTeam team;
    private AssessmentId id;
    private MeasurementId measured;

    @BeforeEach
    void aResult() throws Exception {
        lab.reset();
        lab.offerALevelAndARange();
        team = people.retention();
        id = team.importFile(ReviewSamples.churnWithMoney());
        people.actAs(team.lead());
        measured = cases.upload(
                id, "past.csv", new ByteArrayInputStream("decided_at,customer,cancelled\n".getBytes(UTF_8)), -1);
        lab.await(measured);
        QuestionDraft d =
                Objects.requireNonNull(cases.sheet(id, measured).orElseThrow().draft());
        QuestionDraft asked = new QuestionDraft(
                d.task(),
                d.outcome(),
                d.yes(),
                d.time(),
                d.thing(),
                "",
                "",
                d.worth(),
                "200",
                d.per(),
                "",
                "",
                "",
                "",
                "1",
                "1",
                "month",
                "1",
                "",
                "",
                "0",
                "",
                "",
                Set.of());
        assertThat(cases.measure(id, measured, asked, LocalNumbers.ENGLISH)).isEmpty();
        lab.await(measured);
        answers.save(id, new AnswerDraft(HEURISTIC, entryVersion(), null, null, "Seen by Jonas", List.of()));
    }

    @AfterEach
    void nobody() {
        people.nobody();
        lab.forget();
    }

    private int entryVersion() {
        Entry entry = assessments.scored(id).entry(HEURISTIC);
        return entry == null ? 0 : entry.version();
    }

    private Offered offered(String key) {
        return offers.of(id, measured).stream()
                .filter(offer -> offer.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Acceptance accept(String key, int basedOn) {
        return offers.accept(id, measured, key, basedOn, at -> NOTE);
    }

    @Test
    void aTakenAnswerIsDocumentedAndItsNoteNamesTheMeasurement() {
        assertThat(accept("heuristic", offered("heuristic").basedOn())).isInstanceOf(Acceptance.Taken.class);

        Entry entry = Objects.requireNonNull(assessments.scored(id).entry(HEURISTIC));
        assertThat(entry.answer()).isEqualTo(new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(entry.note()).isEqualTo("Seen by Jonas\n\n" + NOTE);
        assertThat(offered("heuristic").same()).isTrue();
        assertThat(offered("heuristic").taken()).isTrue();
        assertThat(offered("captures").taken()).isFalse();
    }

    @Test
    void aTakenRangeStandsInTheEconomics() {
        assertThat(accept("captures", offered("captures").basedOn())).isInstanceOf(Acceptance.Taken.class);

        EconomicEntry entry = Objects.requireNonNull(economics.sheet(id).entry(CAPTURES));
        assertThat(entry.value()).isEqualTo(new EconomicValue.Amount(new Range.Interval(0.3, 0.5)));
        assertThat(entry.note()).endsWith(NOTE);
        assertThat(offered("captures").same()).isTrue();
    }

    @Test
    void whatSomebodyChangedMeanwhileIsNotOverwritten() {
        int seen = offered("heuristic").basedOn();
        answers.save(
                id, new AnswerDraft(HEURISTIC, seen, null, new Answer.Level(1, Evidence.GUESS), "Changed", List.of()));

        assertThat(accept("heuristic", seen)).isInstanceOf(Acceptance.Overtaken.class);
        assertThat(Objects.requireNonNull(assessments.scored(id).entry(HEURISTIC))
                        .answer())
                .isEqualTo(new Answer.Level(1, Evidence.GUESS));
        assertThat(offered("heuristic").taken()).isFalse();
    }

    @Test
    void whileAnswersAreReadOnlyNothingIsTaken() {
        team.submit(id);

        assertThat(accept("heuristic", offered("heuristic").basedOn())).isInstanceOf(Acceptance.Closed.class);
        assertThat(accept("captures", offered("captures").basedOn())).isInstanceOf(Acceptance.Closed.class);
    }

    @Test
    void onlyWhoAnswersTakesOverAndOnlyWhatIsOffered() {
        assertThatThrownBy(() -> accept("no-such", 0)).isInstanceOf(NotFound.class);
        people.actAs(team.manager());
        assertThat(offers.of(id, measured)).hasSize(2);
        assertThatThrownBy(() -> accept("heuristic", 0)).isInstanceOf(Forbidden.class);
        people.actAs(people.retention().lead());
        assertThatThrownBy(() -> offers.of(id, measured)).isInstanceOf(NotFound.class);
    }

    @Test
    void whatTheQuestionnaireDoesNotAskIsNotOffered() {
        lab.offer(
                new Offer("heuristic", null, "an-option", null),
                new Offer("unheard-of", 3, null, null),
                new Offer("captures", 3, null, null));

        assertThat(offers.of(id, measured)).isEmpty();
    }
}
