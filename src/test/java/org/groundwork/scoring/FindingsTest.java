package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.scoring.Sheets.CORE;
import static org.groundwork.scoring.Sheets.NOT_APPLICABLE;
import static org.groundwork.scoring.Sheets.UNKNOWN;
import static org.groundwork.scoring.Sheets.allPassed;
import static org.groundwork.scoring.Sheets.choice;
import static org.groundwork.scoring.Sheets.guess;
import static org.groundwork.scoring.Sheets.known;
import static org.groundwork.scoring.Sheets.score;

import java.util.List;
import java.util.Objects;
import org.groundwork.scoring.Findings.RoleNeed.Presence;
import org.groundwork.scoring.Findings.StartingResult.ConditionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    private static Findings of(AnswerSheet sheet) {
        return Findings.of(sheet, score(sheet));
    }

    private static List<ConditionState> starting(AnswerSheet sheet) {
        return of(sheet).startingConditions().stream()
                .map(Findings.StartingResult::state)
                .toList();
    }

    @Test
    void theThreeConditionsHoldWhenEveryGateIsReached() {
        assertThat(starting(allPassed())).containsExactly(ConditionState.YES, ConditionState.YES, ConditionState.YES);
    }

    @ParameterizedTest
    @CsvSource({"4, WIDELY", "3, YES", "2, PARTLY", "1, NO", "0, NO"})
    void precedentIsReadOffItsLevel(int level, ConditionState standing) {
        assertThat(starting(allPassed().with("problem.precedent", known(level))).get(1))
                .isEqualTo(standing);
    }

    @Test
    void anUnknownPrecedentIsNotShown() {
        assertThat(starting(allPassed().with("problem.precedent", UNKNOWN)).get(1))
                .isEqualTo(ConditionState.NOT_SHOWN);
    }

    @Test
    void simpleSolutionsAreNotYetTriedWhenAGateFailsAndNotShownWhileOneIsOpen() {
        assertThat(starting(allPassed().with("baseline.measured", known(0))).getFirst())
                .isEqualTo(ConditionState.NOT_YET);
        assertThat(starting(allPassed().with("baseline.measured", UNKNOWN)).getFirst())
                .isEqualTo(ConditionState.NOT_SHOWN);
    }

    @Test
    void theMeansToOperateAreThereInPart() {
        AnswerSheet sheet = allPassed();
        assertThat(starting(sheet.with("infra.serving", known(0))).get(2)).isEqualTo(ConditionState.PARTLY);
        for (String question : List.of(
                "infra.reproducible",
                "infra.experiments",
                "infra.serving",
                "infra.release",
                "infra.monitoring",
                "infra.retraining",
                "infra.ownership")) {
            sheet = sheet.with(question, known(0));
        }
        assertThat(starting(sheet).get(2)).isEqualTo(ConditionState.NO);
    }

    @Test
    void theReasonsAreTheTwoHeaviestObstaclesAndTheStrongestSupport() {
        AnswerSheet sheet = allPassed()
                .with("data.access", known(0))
                .with("data.events", known(1))
                .with("data.labels", known(1))
                .with("problem.action", new Answer.Level(4, Evidence.DOCUMENTED))
                .with("problem.metric", known(4));
        List<Findings.Reason> reasons = of(sheet).reasons();
        assertThat(reasons)
                .extracting(reason -> reason.leaf().question())
                .containsExactly("data.events", "data.labels", "problem.action");
        assertThat(reasons).extracting(Findings.Reason::inFavour).containsExactly(false, false, true);
        assertThat(reasons)
                .extracting(Findings.Reason::gate)
                .containsExactly("data-can-teach", "data-can-teach", "worth-solving");
    }

    @Test
    void atTheFirstGateTheSupportComesFromTheGateItself() {
        AnswerSheet sheet = allPassed().with("problem.metric", known(0)).with("problem.action", known(4));
        assertThat(of(sheet).reasons())
                .extracting(reason -> reason.leaf().question())
                .containsExactly("problem.metric", "problem.action");
    }

    @Test
    void whenEveryGateIsReachedThreeReasonsSpeakForIt() {
        List<Findings.Reason> reasons = of(allPassed()).reasons();
        assertThat(reasons).hasSize(3).allMatch(Findings.Reason::inFavour);
        assertThat(reasons).extracting(r -> r.leaf().question()).doesNotHaveDuplicates();
    }

    @Test
    void rolesComeInTheirOrderWithWhatTheyWouldLift() {
        AnswerSheet sheet = allPassed()
                .with("data.quality", known(1))
                .with("data.rights", known(2))
                .with("baseline.measured", known(1))
                .with("infra.serving", known(1))
                .with("infra.retraining", known(0))
                .with("team.software", known(3));
        Findings findings = of(sheet);
        assertThat(findings.bringIn())
                .extracting(Findings.RoleNeed::role)
                .containsExactly("analyst", "data-engineer", "software", "ml-engineer", "owner");
        assertThat(findings.bringIn())
                .extracting(Findings.RoleNeed::presence)
                .containsExactly(
                        Presence.BRING_IN,
                        Presence.BRING_IN,
                        Presence.THERE_ALREADY,
                        Presence.TOO_EARLY,
                        Presence.OWNER);
        assertThat(findings.bringIn().get(2).lifts())
                .containsExactly(new Findings.Lacking("infra.serving", 1, 3, List.of("ready-to-run"), Asked.ANSWERED));
    }

    @Test
    void anMlEngineerIsProposedOnceTheFoundationsStand() {
        assertThat(of(allPassed().with("infra.retraining", known(0))).bringIn())
                .containsExactly(new Findings.RoleNeed(
                        "ml-engineer",
                        Presence.BRING_IN,
                        List.of(new Findings.Lacking(
                                "infra.retraining", 0, 2, List.of("ready-to-run"), Asked.ANSWERED))));
    }

    @Test
    void aQuestionThatSeveralGatesLackNamesTheHighestNeed() {
        AnswerSheet sheet = allPassed().with("risk.harm", known(0));
        Findings.RoleNeed owner = of(sheet).bringIn().getLast();
        assertThat(owner.role()).isEqualTo("owner");
        assertThat(owner.lifts())
                .contains(new Findings.Lacking(
                        "risk.harm", 0, 3, List.of("worth-solving", "fit-to-pilot"), Asked.ANSWERED));
    }

    @Test
    void whatAnAlternativeAlreadyMeetsIsNotLacking() {
        assertThat(of(allPassed().with("risk.recourse", known(0))).bringIn()).isEmpty();
    }

    @Test
    void risksAreLeavesNotPassedAndEveryDoubtfulAnswer() {
        AnswerSheet sheet = allPassed()
                .with("problem.errors", known(3))
                .with("problem.stability", known(3))
                .with("risk.regulation", known(3))
                .with("risk.harm", known(2))
                .with("risk.bias", UNKNOWN)
                .with("risk.feedback", guess(3))
                .with("risk.misuse", null)
                .with("risk.explanation", NOT_APPLICABLE)
                .with("risk.recourse", known(4));
        assertThat(of(sheet).risks())
                .containsExactly(
                        new Findings.Risk("risk.harm", Findings.Risk.Doubt.NOT_ENOUGH, List.of("fit-to-pilot")),
                        new Findings.Risk("risk.bias", Findings.Risk.Doubt.UNKNOWN, List.of("fit-to-pilot")),
                        new Findings.Risk("risk.feedback", Findings.Risk.Doubt.GUESS, List.of()),
                        new Findings.Risk("risk.misuse", Findings.Risk.Doubt.NOT_ANSWERED, List.of()));
    }

    @Test
    void recipesAreThoseOfTheTypeWithUntriedOnesFirst() {
        AnswerSheet sheet =
                allPassed().with("problem.type", choice("forecast")).with("baseline.off-the-shelf", NOT_APPLICABLE);
        assertThat(of(sheet).recipes())
                .extracting(choice -> choice.recipe().id())
                .containsExactly("forecast.simple-model", "forecast.heuristic", "forecast.manual");
        assertThat(of(sheet.with("problem.type", UNKNOWN)).recipes()).isEmpty();
    }

    @Test
    void theExperimentAnswersWhatKeepsTheGateFromBeingReached() {
        AnswerSheet sheet = allPassed().with("baseline.heuristic", known(1)).with("baseline.manual", known(0));
        assertThat(Objects.requireNonNull(of(sheet).experiment()).id()).isEqualTo("rank.heuristic");
        assertThat(Objects.requireNonNull(of(sheet.with("baseline.heuristic", NOT_APPLICABLE))
                                .experiment())
                        .id())
                .isEqualTo("rank.manual");
    }

    @Test
    void measuringTodaysWayComesWithATrialOfWhatIsUntried() {
        AnswerSheet sheet = allPassed().with("baseline.measured", known(1));
        assertThat(Objects.requireNonNull(of(sheet).experiment()).id()).isEqualTo("rank.simple-model");
    }

    @Test
    void whereNoTrialWouldHelpNoneIsProposed() {
        assertThat(of(allPassed().with("baseline.target", choice("meets"))).experiment())
                .isNull();
        assertThat(of(allPassed().with("data.events", known(0))).experiment()).isNull();
        assertThat(of(allPassed().with("infra.serving", known(0))).experiment()).isNull();
        assertThat(of(allPassed()).experiment()).isNull();
    }

    @Test
    void nextStepsCarryOneRemedyForEachLevelToClimb() {
        AnswerSheet sheet = allPassed().with("data.events", known(1));
        assertThat(of(sheet).nextSteps()).singleElement().satisfies(step -> {
            assertThat(step.role()).isEqualTo("data-engineer");
            assertThat(step.steps()).hasSize(2).doesNotHaveDuplicates();
        });
        assertThat(of(allPassed()).nextSteps()).isEmpty();
        assertThat(CORE.roles()).hasSize(5);
    }
}
