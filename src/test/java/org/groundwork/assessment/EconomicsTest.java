package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.groundwork.assessment.EconomicDraft.Problem;
import org.groundwork.assessment.EconomicItem.Quantity;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicValue.Amount;
import org.groundwork.assessment.EconomicValue.Word;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.Statements;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GroundworkTest
@RecordApplicationEvents
class EconomicsTest {

    private static final Quantity STAKE = new Quantity(Input.AT_STAKE);
    private static final Quantity ADOPTION = new Quantity(Input.ADOPTION);
    private static final EconomicValue WIDE = new Amount(new Range.Interval(300_000, 1_600_000));
    private static final EconomicValue OTHER = new Amount(new Range.Certain(500_000));

    @Autowired
    Assessments assessments;

    @Autowired
    Economics economics;

    @Autowired
    Activities activities;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEvents events;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void anAssessmentOfTwo() {
        team = people.retention();
        people.actAs(team.lead());
        id = team.start();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void savesAnInputWithWhoAndWhenAndTellsWhoListens() {
        people.actAs(team.contributor());

        EconomicEntry saved = saved(draft(STAKE, 0, WIDE, " from the budget\r\n"));

        assertThat(saved.value()).isEqualTo(WIDE);
        assertThat(saved.note()).isEqualTo("from the budget");
        assertThat(saved.by()).isEqualTo(team.contributor());
        assertThat(saved.version()).isEqualTo(1);
        ScoredAssessment scored = assessments.scored(id);
        assertThat(scored.stated().entry(STAKE)).isEqualTo(saved);
        assertThat(inputs().stated()).containsEntry(Input.AT_STAKE, range(WIDE));
        assertThat(scored.assessment().changedAt()).isEqualTo(saved.at());
        assertThat(events.stream(ActivityEvent.class))
                .filteredOn(happening -> happening.kind() != AssessmentActivity.CREATED)
                .extracting(ActivityEvent::kind, ActivityEvent::by, ActivityEvent::assessment, ActivityEvent::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        AssessmentActivity.ECONOMICS_CHANGED, team.contributor(), id.value(), "value.atStakePerYear"));
        assertThat(activities.of(id).getFirst())
                .isEqualTo(new Activity.Estimated(team.contributor(), saved.at(), List.of(STAKE.id())));
    }

    @Test
    void keepsEveryKindOfValueExactly() {
        EconomicValue third = new Amount(new Range.Certain(1 / 3.0));
        EconomicValue percentiles = new Amount(new Range.Percentiles(2, 5, 14.1));
        EconomicValue ends = new Amount(new Range.Ends(0, 0.1, 0.4));
        save(ADOPTION, third);
        save(new Quantity(Input.BASELINE_WEEKS), percentiles);
        save(new Quantity(Input.DECAY), ends);
        save(Setting.CURRENCY, new Word("EUR"));
        save(Setting.HORIZON, Amount.of(2.5));
        save(Setting.DATA_KIND, new Word("image"));
        save(Setting.READINESS, new Word(Setting.NO));
        save(Setting.OVERCONFIDENCE, Amount.of(2));
        save(Setting.SUCCESS_CORRELATION, Amount.of(-0.25));
        save(Setting.UPLIFT_CORRELATION, Amount.of(0.99));

        assertThat(inputs())
                .isEqualTo(new EconomicInputs(
                        "EUR",
                        2.5,
                        java.util.Map.of(
                                Input.ADOPTION, range(third),
                                Input.BASELINE_WEEKS, range(percentiles),
                                Input.DECAY, range(ends)),
                        DataKind.IMAGE,
                        new EconomicInputs.Adjustments(2.0, false, -0.25, 0.99)));
    }

    @Test
    void figuresThatAreNotTakenAreKeptAndCanBePutBack() {
        saved(draft(STAKE, 0, WIDE, "from the budget"));
        people.actAs(team.contributor());
        EconomicDraft mine = draft(STAKE, 1, OTHER, "from the ledger");
        assertThat(economics.save(id, draft(STAKE, 0, OTHER, "from the ledger")))
                .isInstanceOf(EconomicOutcome.Conflict.class);

        Economics.Settled settled = economics.settle(id, mine, Settlement.THEIRS);

        assertThat(economics.sheet(id).value(STAKE)).contains(WIDE);
        NotTaken<EconomicEntry> kept = economics.notTaken(id, STAKE).getFirst();
        assertThat(kept.id()).isEqualTo(settled.notTaken());
        assertThat(kept.entry().value()).isEqualTo(OTHER);
        assertThat(kept.entry().by()).isEqualTo(team.contributor());
        assertThat(economics.putBack(id, STAKE, new PutBack.NotTakenThen(kept.id()), 1))
                .isInstanceOf(EconomicOutcome.Saved.class);
        assertThat(economics.putBack(id, STAKE, new PutBack.Version(1), 1))
                .as("over what nobody has seen")
                .isInstanceOf(EconomicOutcome.Conflict.class);
        assertThat(economics
                        .settle(id, draft(STAKE, 2, WIDE, "from the budget"), Settlement.MINE_AND_BOTH_NOTES)
                        .notTaken())
                .isNull();
        assertThat(economics.sheet(id).value(STAKE)).contains(WIDE);
        assertThat(economics.note(id, STAKE)).isEqualTo("from the ledger\n\nfrom the budget");
    }

    @Test
    void keepsEveryVersionInTheHistoryWhichNobodyCanChange() {
        saved(draft(STAKE, 0, WIDE, "first"));
        people.actAs(team.contributor());
        saved(draft(STAKE, 1, OTHER, "second"));
        saved(draft(STAKE, 2, null, ""));

        assertThat(economics.history(id, STAKE))
                .extracting(EconomicEntry::version, EconomicEntry::value, EconomicEntry::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, null, team.contributor()),
                        org.assertj.core.groups.Tuple.tuple(2, OTHER, team.contributor()),
                        org.assertj.core.groups.Tuple.tuple(1, WIDE, team.lead()));
        assertThat(assessments.scored(id).economics()).isNull();
        assertThatThrownBy(() -> database.sql("update economic_entry_history set note = 'x'")
                        .update())
                .isInstanceOf(UncategorizedSQLException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void changesNothingWhereSomebodyElseWasFaster() {
        EconomicEntry theirs = saved(draft(STAKE, 0, WIDE, ""));
        people.actAs(team.contributor());

        assertThat(economics.save(id, draft(STAKE, 0, OTHER, ""))).isEqualTo(new EconomicOutcome.Conflict(theirs));
        assertThat(economics.history(id, STAKE)).hasSize(1);
        assertThat(economics.save(id, draft(STAKE, 1, OTHER, ""))).isInstanceOf(EconomicOutcome.Saved.class);
    }

    @Test
    void theSameTwiceOrAnUntouchedFieldIsNoConflict() {
        EconomicEntry first = saved(draft(STAKE, 0, WIDE, ""));
        people.actAs(team.contributor());
        assertThat(economics.save(id, draft(STAKE, 0, WIDE, ""))).isEqualTo(new EconomicOutcome.Saved(first));
        EconomicEntry second = saved(draft(STAKE, 1, OTHER, ""));
        people.actAs(team.lead());

        // A form that was opened before sends what it showed, along with all else.
        assertThat(economics.save(id, draft(STAKE, 1, WIDE, ""))).isEqualTo(new EconomicOutcome.Saved(second));
        assertThat(economics.save(id, draft(STAKE, 0, null, ""))).isEqualTo(new EconomicOutcome.Saved(second));
        assertThat(inputs().stated()).containsEntry(Input.AT_STAKE, range(OTHER));
    }

    @Test
    void aPageThatNeverHeardOfItsOwnSaveMaySaveAgain() {
        UUID page = UUID.randomUUID();
        economics.save(id, new EconomicDraft(STAKE, 0, page, WIDE, ""));

        assertThat(economics.save(id, new EconomicDraft(STAKE, 0, page, OTHER, "")))
                .isInstanceOf(EconomicOutcome.Saved.class);
        assertThat(economics.save(id, new EconomicDraft(STAKE, 0, UUID.randomUUID(), WIDE, "x")))
                .isInstanceOf(EconomicOutcome.Conflict.class);
    }

    @Test
    void refusesWhatCannotBeStated() {
        assertThat(refused(STAKE, new Amount(new Range.Interval(5, 5)))).containsExactly(Problem.OUT_OF_ORDER);
        assertThat(refused(STAKE, new Amount(new Range.Interval(0, 5)))).containsExactly(Problem.INTERVAL_FROM_ZERO);
        assertThat(refused(ADOPTION, Amount.of(1.2))).containsExactly(Problem.NOT_A_SHARE);
        assertThat(refused(ADOPTION, new Amount(new Range.Interval(0.5, 1))))
                .containsExactly(Problem.INTERVAL_TO_THE_END);
        assertThat(refused(new Quantity(Input.ML_LIVE), Amount.of(2.5))).containsExactly(Problem.NOT_WHOLE);
        assertThat(refused(STAKE, new Word("EUR"))).containsExactly(Problem.DOES_NOT_FIT);
        assertThat(refused(Setting.CURRENCY, new Word("EURO"))).containsExactly(Problem.DOES_NOT_FIT);
        assertThat(refused(Setting.HORIZON, Amount.of(31))).containsExactly(Problem.NO_HORIZON);
        assertThat(refused(Setting.OVERCONFIDENCE, Amount.of(0))).containsExactly(Problem.NO_FACTOR);
        assertThat(refused(Setting.UPLIFT_CORRELATION, Amount.of(1))).containsExactly(Problem.NO_CORRELATION);
        assertThat(economics.save(id, draft(STAKE, 0, WIDE, "a\u0000b")))
                .isEqualTo(new EconomicOutcome.Refused(List.of(Problem.FORBIDDEN_CHARACTER)));
        assertThat(assessments.scored(id).stated().entries()).isEmpty();
    }

    @Test
    void oneOfTwoWaysCountsAndTheOtherIsKept() {
        save(STAKE, WIDE);
        save(new Quantity(Input.DECISIONS), Amount.of(1000));
        assertThat(inputs().stated()).containsOnlyKeys(Input.AT_STAKE);

        save(Setting.VALUE_WAY, new Word(Setting.PARTS));
        assertThat(inputs().stated()).containsOnlyKeys(Input.DECISIONS);
        assertThat(assessments.scored(id).stated().value(STAKE)).contains(WIDE);

        save(new Quantity(Input.LABEL_ITEMS), Amount.of(1000));
        save(new Quantity(Input.LABELLERS), Amount.of(2));
        // a file takes all three parts or none
        assertThat(inputs().stated()).containsOnlyKeys(Input.DECISIONS);
        save(new Quantity(Input.LABEL_PRICE), Amount.of(0.5));
        assertThat(inputs().stated())
                .containsOnlyKeys(Input.DECISIONS, Input.LABEL_ITEMS, Input.LABELLERS, Input.LABEL_PRICE);
    }

    @Test
    void aFileBringsThemAndTakesThemAway() {
        save(Setting.CURRENCY, new Word("CHF"));
        save(STAKE, WIDE);
        save(ADOPTION, Amount.of(0.7));
        save(new Quantity(Input.DECAY), new Amount(new Range.Ends(0, 0.1, 0.4)));
        save(Setting.READINESS, new Word(Setting.NO));
        AssessmentFile file = assessments.export(id);
        assertThat(AssessmentFiles.writeYaml(file)).contains("atStakePerYear", "CHF");

        AssessmentId copy = assessments.importFile(
                team.id(),
                AssessmentFiles.read(
                        "churn.yaml",
                        AssessmentFiles.writeYaml(file).getBytes(StandardCharsets.UTF_8),
                        KnownMethods.installed()),
                "churn.yaml");

        assertThat(assessments.scored(copy).economics()).isEqualTo(inputs());
        assertThat(economics.history(copy, STAKE)).hasSize(1);
    }

    @Test
    void aCopyHasThemWithWhoStatedThem() {
        people.actAs(team.contributor());
        EconomicEntry saved = saved(draft(STAKE, 0, WIDE, "from the budget"));
        people.actAs(team.lead());

        AssessmentId copy = assessments.duplicate(id, "Copy");

        assertThat(assessments.scored(copy).stated().entry(STAKE)).isEqualTo(saved);
        save(STAKE, OTHER, 1);
        assertThat(assessments.scored(copy).stated().value(STAKE)).contains(WIDE);
    }

    @Test
    void savesNoMoreOnceItIsInReview() {
        assessments.move(id, Transition.SUBMIT);

        assertThat(economics.save(id, draft(STAKE, 0, WIDE, ""))).isEqualTo(new EconomicOutcome.Closed());
        assertThat(assessments.scored(id).economics()).isNull();
    }

    @Test
    void isForThoseWhoMayAnswer() {
        people.actAs(team.manager());
        assertThatThrownBy(() -> economics.save(id, draft(STAKE, 0, WIDE, ""))).isInstanceOf(Forbidden.class);
        assertThat(economics.history(id, STAKE)).isEmpty();
        assertThat(economics.live(id).economics()).isNull();
        people.actAs(people.member("Otto Stern", people.team("Other"), TeamRole.LEAD));
        assertThatThrownBy(() -> economics.save(id, draft(STAKE, 0, WIDE, ""))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> economics.history(id, STAKE)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> economics.sheet(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> economics.live(id)).isInstanceOf(NotFound.class);
    }

    @Test
    void theyReachTheAnalysisWithFewDrawsForThePictureAndManyElsewhere() {
        save(STAKE, WIDE);
        save(ADOPTION, Amount.of(0.7));

        assertThat(Objects.requireNonNull(economics.live(id).appraisal().analysis())
                        .draws())
                .isEqualTo(Economics.LIVE_DRAWS);
        assertThat(Objects.requireNonNull(assessments.scored(id).appraisal().analysis())
                        .draws())
                .isEqualTo(org.groundwork.economics.Simulation.DRAWS);
    }

    @Test
    void savingAndReadingTakeAHandfulOfStatements() throws Exception {
        save(ADOPTION, Amount.of(0.7));
        saved(draft(STAKE, 0, WIDE, ""));

        assertThat(Statements.in(() -> saved(draft(STAKE, 1, OTHER, "")))).isLessThanOrEqualTo(6);
        // the assessment, its answers, its economics, the name of its team
        assertThat(Statements.in(() -> economics.live(id))).isEqualTo(4);
    }

    private EconomicInputs inputs() {
        return Objects.requireNonNull(assessments.scored(id).economics());
    }

    private static Range range(EconomicValue value) {
        return ((Amount) value).range();
    }

    private static EconomicDraft draft(EconomicItem item, int basedOn, @Nullable EconomicValue value, String note) {
        return new EconomicDraft(item, basedOn, null, value, note);
    }

    private void save(EconomicItem item, EconomicValue value) {
        save(item, value, 0);
    }

    private void save(EconomicItem item, EconomicValue value, int basedOn) {
        saved(draft(item, basedOn, value, ""));
    }

    private EconomicEntry saved(EconomicDraft draft) {
        EconomicOutcome outcome = economics.save(id, draft);
        assertThat(outcome).isInstanceOf(EconomicOutcome.Saved.class);
        return Objects.requireNonNull(((EconomicOutcome.Saved) outcome).entry());
    }

    private List<Problem> refused(EconomicItem item, EconomicValue value) {
        EconomicOutcome outcome = economics.save(id, EconomicDraft.of(item, value));
        assertThat(outcome).isInstanceOf(EconomicOutcome.Refused.class);
        return ((EconomicOutcome.Refused) outcome).problems();
    }
}
