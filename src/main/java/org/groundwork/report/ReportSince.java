package org.groundwork.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.evaluation.Comparison;
import org.groundwork.evaluation.Comparison.Both;
import org.groundwork.method.Method;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;

/** Puts into words what has changed since the version before. */
final class ReportSince {

    private final Both<Comparison.Side> sides;
    private final Both<ReportAnswers> answers;
    private final Comparison comparison;

    ReportSince(Comparison.Side before, Comparison.Side after) {
        this.sides = new Both<>(before, after);
        this.answers = new Both<>(new ReportAnswers(before.file()), new ReportAnswers(after.file()));
        this.comparison = Comparison.of(before, after);
    }

    /**
     * @param number of the version before
     * @param status what became of it
     */
    SinceLast since(int number, OffsetDateTime at, ReviewStatus status) {
        List<SinceLast.Change> changes = new ArrayList<>();
        for (Comparison.AnswerChange change : comparison.answers()) {
            if (!change.sameAnswer()) {
                changes.add(new SinceLast.Change(
                        change.question(),
                        title(change.question()),
                        said(answers.before(), sides.before(), change.question()),
                        said(answers.after(), sides.after(), change.question())));
            }
        }
        return new SinceLast(
                number,
                at,
                status,
                status.reasons().stream()
                        .map(about -> new SinceLast.Asked(
                                about.question(),
                                about.title(),
                                about.reason(),
                                comparison.answers().stream()
                                                .anyMatch(change ->
                                                        change.question().equals(about.question()))
                                        || comparison.inputs().stream()
                                                .anyMatch(change ->
                                                        change.input().id().equals(about.input()))))
                        .toList(),
                changes,
                moved());
    }

    private List<SinceLast.Moved> moved() {
        List<SinceLast.Moved> moved = new ArrayList<>();
        add("report.since.verdict", sides.map(ReportSince::verdict), moved);
        add("report.since.step", sides.map(ReportSince::step), moved);
        add("report.since.readiness", sides.map(ReportSince::readiness), moved);
        add("report.since.money", sides.map(ReportSince::money), moved);
        return moved;
    }

    private static void add(String key, Both<String> both, List<SinceLast.Moved> moved) {
        if (!both.before().isEmpty() || !both.after().isEmpty()) {
            moved.add(new SinceLast.Moved(key, orNone(both.before()), orNone(both.after())));
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? ReportTexts.get("report.since.none") : text;
    }

    private static String verdict(Comparison.Side side) {
        String named = VerdictBasis.named(side.file().sheet(), result(side));
        return named == null
                ? ReportTexts.get("report.since.early")
                : method(side).verdict(named).title();
    }

    private static String step(Comparison.Side side) {
        if (VerdictBasis.named(side.file().sheet(), result(side)) == null) {
            return "";
        }
        List<GateResult> gates = result(side).gates();
        String blocking = result(side).blockingGate();
        if (blocking == null) {
            return ReportTexts.get("report.standing.top", gates.size());
        }
        List<String> ids = gates.stream().map(GateResult::id).toList();
        return ReportTexts.get(
                "report.since.before-step",
                ids.indexOf(blocking) + 1,
                gates.size(),
                method(side).gate(blocking).title());
    }

    private static String readiness(Comparison.Side side) {
        Readiness readiness = result(side).readiness();
        ReportPage.Readiness shown =
                readiness == null ? null : ReportAssembler.readiness(side.file().sheet(), result(side));
        return shown == null ? "" : ReportTexts.get("report.since.percent", shown.range());
    }

    private static String money(Comparison.Side side) {
        Analysis analysis = side.appraisal().analysis();
        if (analysis == null || analysis.advice() == null) {
            return "";
        }
        EconomicInputs inputs = Objects.requireNonNullElse(side.file().economics(), EconomicInputs.NONE);
        return new PathTexts(inputs).label(analysis.advice().strategy());
    }

    private String title(String question) {
        Method after = method(sides.after());
        return (after.hasQuestion(question) ? after : method(sides.before()))
                .question(question)
                .title();
    }

    private static String said(ReportAnswers answers, Comparison.Side side, String question) {
        if (!method(side).hasQuestion(question)) {
            return ReportTexts.get("report.since.no-question");
        }
        ReportPage.AnswerView view = answers.view(question);
        return view.label() != null ? view.label() : ReportTexts.get("report.answer." + view.kind());
    }

    private static Method method(Comparison.Side side) {
        return side.file().method();
    }

    private static Result result(Comparison.Side side) {
        return side.appraisal().result();
    }
}
