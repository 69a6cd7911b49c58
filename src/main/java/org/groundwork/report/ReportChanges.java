package org.groundwork.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.report.ReportPage.ChangeView;
import org.groundwork.report.ReportPage.Changes;
import org.groundwork.report.ReportPage.CheapestPath;
import org.groundwork.report.ReportPage.Fact;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.CheapestChanges;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/** What would change a recommendation, in words. */
final class ReportChanges {

    private final Method method;
    private final AnswerSheet sheet;
    private final Result result;
    private final ReportAnswers answers;
    private final EconomicMetrics figures;
    private final MoneyTexts money;
    private final CheapestChanges changes;

    ReportChanges(
            Method method,
            AnswerSheet sheet,
            Result result,
            ReportAnswers answers,
            EconomicMetrics figures,
            MoneyTexts money) {
        this.method = method;
        this.sheet = sheet;
        this.result = result;
        this.answers = answers;
        this.figures = figures;
        this.money = money;
        this.changes = new CheapestChanges(method, sheet, figures);
    }

    Changes changes() {
        CheapestChange cheapest = result.cheapestChange();
        if (cheapest == null) {
            return new Changes(null, List.of(), null);
        }
        List<CheapestPath> further = new ArrayList<>();
        boolean above = false;
        for (GateResult gate : result.gates()) {
            if (above && !gate.state().reached()) {
                further.add(way(changes.toReach(gate.id())));
            }
            above = above || gate.id().equals(cheapest.gate());
        }
        boolean lastIsOpen = !result.gates().getLast().state().reached();
        @Nullable
        CheapestPath top = further.isEmpty() ? null : lastIsOpen ? further.getLast() : way(changes.toReachAll());
        return new Changes(way(cheapest), further, top);
    }

    private CheapestPath way(CheapestChange change) {
        return new CheapestPath(
                method.gate(change.gate()).title(),
                change.cost(),
                change.changes().stream().map(this::change).toList(),
                change.facts().stream().map(this::fact).toList(),
                change.reachable() && !tests(change) ? leadsTo(change) : null,
                outcomes(change));
    }

    /** The outcome of a test is nobody's to choose. */
    private static boolean tests(CheapestChange change) {
        return change.changes().stream().anyMatch(CheapestChange.Test.class::isInstance);
    }

    /** Outcomes of one test with the same consequence stand together, in the method's order. */
    private List<ReportPage.Outcome> outcomes(CheapestChange change) {
        Map<String, Map<String, List<String>>> options = new LinkedHashMap<>();
        for (CheapestChange.Outcome outcome : changes.outcomes(change)) {
            options.computeIfAbsent(outcome.question(), question -> new LinkedHashMap<>())
                    .computeIfAbsent(outcome.verdict(), verdict -> new ArrayList<>())
                    .add(outcome.option());
        }
        List<ReportPage.Outcome> outcomes = new ArrayList<>();
        options.forEach((question, verdicts) ->
                verdicts.forEach((verdict, which) -> outcomes.add(new ReportPage.Outcome(
                        method.question(question).title(),
                        answers.optionLabels(question, which),
                        method.verdict(verdict).title()))));
        return outcomes;
    }

    private @Nullable String leadsTo(CheapestChange change) {
        AnswerSheet changed = sheet;
        for (CheapestChange.Change one : change.changes()) {
            changed = changed.with(one.question(), CheapestChanges.after(one));
        }
        String verdict = new Scorer(method).score(changed, figures).verdict();
        return verdict == null ? null : method.verdict(verdict).title();
    }

    private ChangeView change(CheapestChange.Change change) {
        Question question = method.question(change.question());
        List<String> to = switch (change) {
            case CheapestChange.Lift lift -> List.of(answers.levelLabel(lift.question(), lift.to()));
            case CheapestChange.Test test -> answers.optionLabels(test.question(), test.hopedFor());
        };
        return new ChangeView(
                change.question(),
                question.title(),
                answers.label(change.question()),
                to,
                change instanceof CheapestChange.Test,
                change.effort().id(),
                change instanceof CheapestChange.Lift lift ? lift.to() - lift.from() : 0,
                answers.doubt(change.question()),
                method.role(question.role()).title());
    }

    /** A question, or a figure of the economic analysis. */
    private Fact fact(String id) {
        for (EconomicMetric figure : EconomicMetric.values()) {
            if (figure.id().equals(id)) {
                Double value = figures.stated(figure);
                return new Fact(
                        ReportTexts.get("report.figure.title." + id),
                        value == null ? null : money.figure(figure, value),
                        List.of(),
                        ReportPage.Doubt.NONE);
            }
        }
        return new Fact(method.question(id).title(), answers.label(id), needOf(id), answers.doubt(id));
    }

    /** What the first gate asks for that is not reached because of this question. */
    private List<String> needOf(String question) {
        return result.gates().stream()
                .flatMap(gate -> gate.leaves().stream())
                .filter(leaf -> question.equals(leaf.question()) && !reached(leaf))
                .findFirst()
                .map(answers::need)
                .orElse(List.of());
    }

    private static boolean reached(ConditionResult leaf) {
        return leaf.state() != null && leaf.state().reached();
    }
}
