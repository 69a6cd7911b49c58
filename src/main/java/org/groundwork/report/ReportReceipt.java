package org.groundwork.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.chart.PyramidChart.LevelState;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.PyramidLevel;
import org.groundwork.method.Question;
import org.groundwork.method.Source;
import org.groundwork.report.ReportPage.Citation;
import org.groundwork.report.ReportPage.ConditionLine;
import org.groundwork.report.ReportPage.Contribution;
import org.groundwork.report.ReportPage.Doubt;
import org.groundwork.report.ReportPage.GateReceipt;
import org.groundwork.report.ReportPage.Have;
import org.groundwork.report.ReportPage.PyramidReceipt;
import org.groundwork.report.ReportPage.Receipt;
import org.groundwork.report.ReportPage.SectionReceipt;
import org.groundwork.report.ReportPage.Three;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.PyramidScore;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.SectionScore;
import org.jspecify.annotations.Nullable;

/** Shows how a result was computed. */
final class ReportReceipt {

    private final Method method;
    private final AnswerSheet sheet;
    private final Result result;
    private final ReportAnswers answers;
    private final MoneyTexts money;

    ReportReceipt(Method method, AnswerSheet sheet, Result result, ReportAnswers answers, MoneyTexts money) {
        this.method = method;
        this.sheet = sheet;
        this.result = result;
        this.answers = answers;
        this.money = money;
    }

    Receipt receipt() {
        List<GateReceipt> gates = new ArrayList<>();
        for (GateResult gate : result.gates()) {
            gates.add(gate(gates.size() + 1, gate));
        }
        return new Receipt(
                method.ref(),
                method.title(),
                method.questions().size(),
                sheet.answers().size(),
                count(Doubt.GUESS),
                count(Doubt.SPREAD),
                count(Doubt.UNKNOWN),
                answers.toLookAt(),
                gates,
                result.sections().stream().map(this::section).toList(),
                result.pyramid().stream().map(this::pyramid).toList(),
                cited());
    }

    private long count(Doubt doubt) {
        return sheet.answers().keySet().stream()
                .filter(question -> answers.doubt(question) == doubt)
                .count();
    }

    private GateReceipt gate(int number, GateResult result) {
        Gate gate = method.gate(result.id());
        List<ConditionLine> lines = new ArrayList<>();
        lines(result.condition(), 0, lines);
        return new GateReceipt(
                number,
                gate.title(),
                result.state().name(),
                gate.explanation(),
                method.verdict(gate.verdict()).title(),
                lines,
                gate.sources().stream()
                        .map(method::source)
                        .map(ReportReceipt::citation)
                        .toList());
    }

    private void lines(ConditionResult condition, int depth, List<ConditionLine> lines) {
        switch (condition) {
            case ConditionResult.Group group -> {
                lines.add(group(depth, group));
                group.members().forEach(member -> lines(member, depth + 1, lines));
            }
            case ConditionResult.LevelLeaf leaf ->
                lines.add(leaf(
                        depth,
                        "LEVEL",
                        leaf,
                        leaf.question(),
                        answers.levelLabel(leaf.question(), leaf.need()),
                        leaf.state() == null
                                ? null
                                : new Have(
                                        answers.label(leaf.question()),
                                        Question.number(leaf.low()),
                                        Question.number(leaf.stated()),
                                        Question.number(leaf.high()),
                                        answers.doubt(leaf.question()) == Doubt.SPREAD)));
            case ConditionResult.OptionLeaf leaf ->
                lines.add(leaf(
                        depth,
                        "OPTION",
                        leaf,
                        leaf.question(),
                        String.join(", ", answers.optionLabels(leaf.question(), leaf.oneOf())),
                        leaf.state() == null ? null : new Have(answers.label(leaf.question()), -1, -1, -1, false)));
            case ConditionResult.FigureLeaf leaf -> {
                Double value = leaf.value();
                lines.add(new ConditionLine(
                        depth,
                        "FIGURE",
                        state(leaf),
                        null,
                        value == null ? money.asked(leaf.figure(), leaf.need()) : MoneyTexts.computed(leaf.figure()),
                        0,
                        0,
                        value == null ? null : money.need(leaf.figure(), leaf.need()),
                        null,
                        value == null ? null : money.figure(leaf.figure(), value)));
                if (leaf.otherwise() != null) {
                    lines(leaf.otherwise(), depth + 1, lines);
                }
            }
            case ConditionResult.GateLeaf leaf -> {
                lines.add(new ConditionLine(
                        depth,
                        "GATE",
                        state(leaf),
                        null,
                        method.gate(leaf.gate()).title(),
                        0,
                        0,
                        null,
                        null,
                        null));
                lines(leaf.condition(), depth + 1, lines);
            }
            case ConditionResult.Always always -> lines.add(standIn(depth, "ALWAYS", always));
            case ConditionResult.Assumed assumed -> lines.add(standIn(depth, "ASSUMED", assumed));
        }
    }

    private static ConditionLine standIn(int depth, String kind, ConditionResult condition) {
        return new ConditionLine(depth, kind, state(condition), null, null, 0, 0, null, null, null);
    }

    private static ConditionLine group(int depth, ConditionResult.Group group) {
        return new ConditionLine(
                depth, kind(group), state(group), null, null, group.needed(), group.applicable(), null, null, null);
    }

    private static String kind(ConditionResult.Group group) {
        if (group.needed() < group.applicable()) {
            return group.needed() == 1 ? "ANY" : "COUNT";
        }
        return group.applicable() == 1 && group.members().size() > 1 ? "ONE" : "ALL";
    }

    private ConditionLine leaf(
            int depth, String kind, ConditionResult leaf, String question, String need, @Nullable Have have) {
        return new ConditionLine(
                depth, kind, state(leaf), question, method.question(question).title(), 0, 0, need, have, null);
    }

    private static @Nullable String state(ConditionResult condition) {
        GateState state = condition.state();
        return state == null ? null : state.name();
    }

    private SectionReceipt section(SectionScore score) {
        int weight = 0;
        double low = 0;
        double stated = 0;
        double high = 0;
        List<Contribution> contributions = new ArrayList<>();
        for (SectionScore.Contribution part : score.contributions()) {
            weight += part.weight();
            low += part.weight() * part.points().low();
            stated += part.weight() * part.points().stated();
            high += part.weight() * part.points().high();
            contributions.add(new Contribution(
                    method.question(part.question()).title(),
                    part.weight(),
                    Question.number(part.levels().low()),
                    Question.number(part.levels().stated()),
                    Question.number(part.levels().high()),
                    three(part.points())));
        }
        Band band = score.band();
        return new SectionReceipt(
                method.section(score.id()).title(),
                contributions,
                weight,
                new Three(low, stated, high),
                band == null ? null : three(band),
                score.coverage());
    }

    private static Three three(Band band) {
        return new Three(band.low(), band.stated(), band.high());
    }

    /** What the score says, unless nobody was asked about the level, or nobody knows anything about it. */
    static LevelState levelState(AnswerSheet sheet, PyramidScore score) {
        List<Question> questions = sheet.method().pyramidQuestions(score.id());
        if (score.band() == null) {
            return LevelState.valueOf(score.state().name());
        }
        if (!sheet.anyAsked(questions)) {
            return LevelState.NOT_ASKED;
        }
        return sheet.nothingKnown(questions)
                ? LevelState.NOT_KNOWN
                : LevelState.valueOf(score.state().name());
    }

    private PyramidReceipt pyramid(PyramidScore score) {
        PyramidLevel level = method.pyramid().stream()
                .filter(l -> l.id().equals(score.id()))
                .findFirst()
                .orElseThrow();
        Band band = score.band();
        return new PyramidReceipt(
                level.title(),
                level.what(),
                levelState(sheet, score).name(),
                method.pyramidQuestions(level.id()).stream()
                        .map(Question::title)
                        .toList(),
                band == null ? null : three(band));
    }

    /** Every source that a gate rests on, in the method's order. */
    private List<Citation> cited() {
        Set<String> ids = new LinkedHashSet<>();
        method.gates().forEach(gate -> ids.addAll(gate.sources()));
        return method.sources().stream()
                .filter(source -> ids.contains(source.id()))
                .map(ReportReceipt::citation)
                .toList();
    }

    private static Citation citation(Source source) {
        return new Citation(source.id(), source.citation(), source.gives());
    }
}
