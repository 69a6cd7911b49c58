package org.groundwork.report;

import java.util.List;
import java.util.Set;
import org.groundwork.method.Method;
import org.groundwork.method.Plan;
import org.groundwork.method.Question;
import org.groundwork.report.ReportPage.Condition;
import org.groundwork.report.ReportPage.FindOut;
import org.groundwork.report.ReportPage.Hinge;
import org.groundwork.scoring.Caveats;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.Findings;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;

/** What goes with a verdict, in words. */
final class ReportCaveats {

    private final Method method;
    private final Result result;
    private final ReportAnswers answers;

    ReportCaveats(Method method, Result result, ReportAnswers answers) {
        this.method = method;
        this.result = result;
        this.answers = answers;
    }

    /** Null for a method that knows no such things. */
    ReportPage.@Nullable Caveats caveats() {
        Caveats caveats = result.caveats();
        String verdict = result.verdict();
        if (caveats == null || verdict == null) {
            return null;
        }
        Plan plan = method.verdict(verdict).plan();
        List<Condition> conditions =
                caveats.conditions().stream().map(this::condition).toList();
        List<FindOut> assumed = caveats.assumed().stream().map(answers::findOut).toList();
        return new ReportPage.Caveats(
                plan == Plan.PILOT || plan == Plan.BUILD,
                lede(conditions),
                caveats.firm(),
                caveats.hangsOn().stream().map(this::hinge).toList(),
                conditions.stream()
                        .filter(condition -> !condition.about().notAsked())
                        .toList(),
                conditions.stream()
                        .map(Condition::about)
                        .filter(FindOut::notAsked)
                        .distinct()
                        .toList(),
                assumed.stream().filter(one -> !one.notAsked()).toList(),
                assumed.stream().filter(FindOut::notAsked).toList());
    }

    /** "None of this stops you" is said only of conditions that the step itself does not wait for. */
    private String lede(List<Condition> conditions) {
        Set<String> waitsFor = Findings.waitedFor(result);
        return conditions.stream()
                        .map(Condition::about)
                        .anyMatch(about -> !about.notAsked() && waitsFor.contains(about.question()))
                ? "report.caveats.lede.part"
                : "report.caveats.lede";
    }

    private Hinge hinge(Caveats.Hinge hinge) {
        return new Hinge(
                hinge.question(),
                method.question(hinge.question()).title(),
                hinge.to() < stated(hinge.question()),
                answers.levelLabel(hinge.question(), hinge.to()),
                method.verdict(hinge.verdict()).title());
    }

    /** The level answered to a question that a gate asks for. */
    private int stated(String question) {
        for (var gate : result.gates()) {
            for (ConditionResult leaf : gate.leaves()) {
                if (leaf instanceof ConditionResult.LevelLeaf level
                        && level.question().equals(question)) {
                    return level.stated();
                }
            }
        }
        throw new IllegalArgumentException("no gate asks for " + question);
    }

    private Condition condition(Caveats.Unmet unmet) {
        Question question = method.question(unmet.question());
        return new Condition(
                answers.findOut(unmet.question()),
                method.gate(unmet.gate()).title(),
                answers.label(unmet.question()),
                answers.levelLabel(unmet.question(), unmet.need()),
                unmet.unknown() || !(question instanceof Question.Levelled levelled)
                        ? List.of()
                        : levelled.remedies(unmet.stated(), unmet.need()),
                question.effort().id(),
                method.role(question.role()).title());
    }
}
