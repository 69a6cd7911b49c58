package org.groundwork.evaluation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Strategy;
import org.groundwork.evaluation.Comparison;
import org.groundwork.evaluation.Comparison.AnswerChange;
import org.groundwork.evaluation.Comparison.Aspect;
import org.groundwork.evaluation.Comparison.Both;
import org.groundwork.evaluation.Snapshot;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.platform.Choice;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.SectionScore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts two snapshots beside each other, for people. */
@Component
class ComparisonPages {

    private final SnapshotTexts words;

    ComparisonPages(SnapshotTexts words) {
        this.words = words;
    }

    ComparisonPage page(AssessmentView assessment, Snapshot before, Snapshot after, List<Choice> choices) {
        Comparison comparison = before.to(after);
        return new ComparisonPage(
                assessment,
                head(before),
                head(after),
                choices,
                comparison.isEmpty(),
                comparison.outcomeDiffers(),
                comparison.method().differ()
                        ? List.of(
                                comparison.method().before(),
                                comparison.method().after())
                        : List.of(),
                described(comparison),
                comparison.answers().stream()
                        .map(change -> row(change, before, after))
                        .toList(),
                inputs(comparison, before, after),
                comparison.gates().stream()
                        .map(change -> row(change, before, after))
                        .toList(),
                scores(comparison, before, after),
                money(comparison, before, after),
                same(comparison, after));
    }

    private ComparisonPage.Head head(Snapshot snapshot) {
        return new ComparisonPage.Head(
                SnapshotTexts.key(snapshot),
                snapshot.number(),
                snapshot.at(),
                snapshot.submittedBy(),
                SnapshotTexts.verdict(snapshot),
                snapshot.result().settled(),
                snapshot.withdrawn(),
                words.blockingStep(snapshot),
                words.readiness(snapshot));
    }

    private List<ComparisonPage.Line> described(Comparison comparison) {
        List<ComparisonPage.Line> lines = new ArrayList<>();
        add("history.name", comparison.name(), lines);
        add("history.summary", comparison.summary(), lines);
        return lines;
    }

    private void add(String key, Both<? extends @Nullable String> text, List<ComparisonPage.Line> lines) {
        if (text.differ()) {
            lines.add(new ComparisonPage.Line(words.text(key), orNone(text.before()), orNone(text.after())));
        }
    }

    private String orNone(@Nullable String text) {
        return text == null ? words.text("history.none") : text;
    }

    private static @Nullable Question question(Snapshot snapshot, String id) {
        Method method = snapshot.file().method();
        return method.hasQuestion(id) ? method.question(id) : null;
    }

    /** The later side's words where it has any. */
    private static Method methodWith(String question, Snapshot before, Snapshot after) {
        return question(after, question) == null
                ? before.file().method()
                : after.file().method();
    }

    private ComparisonPage.AnswerRow row(AnswerChange change, Snapshot before, Snapshot after) {
        Method method = methodWith(change.question(), before, after);
        Question question = method.question(change.question());
        return new ComparisonPage.AnswerRow(
                change.question(),
                question.title(),
                method.section(question.section()).shortTitle(),
                words.given(question(before, change.question()), change.entry().before()),
                words.given(question(after, change.question()), change.entry().after()),
                change.sameAnswer(),
                change.aspects().contains(Aspect.NOTE),
                change.aspects().contains(Aspect.LINKS),
                change.aspects().contains(Aspect.FILES),
                change.gates().stream()
                        .map(gate -> words.text(
                                "history.gate",
                                SnapshotTexts.number(after.file().method(), gate),
                                after.file().method().gate(gate).title()))
                        .toList());
    }

    private List<ComparisonPage.Line> inputs(Comparison comparison, Snapshot before, Snapshot after) {
        List<ComparisonPage.Line> lines = new ArrayList<>();
        comparison
                .settings()
                .forEach(change -> lines.add(new ComparisonPage.Line(
                        words.text("economics." + change.setting()),
                        words.setting(change.setting(), change.value().before()),
                        words.setting(change.setting(), change.value().after()))));
        comparison
                .inputs()
                .forEach(change -> lines.add(new ComparisonPage.Line(
                        words.input(change.input()),
                        words.range(change.input(), change.value().before(), currency(before)),
                        words.range(change.input(), change.value().after(), currency(after)))));
        return lines;
    }

    private static ComparisonPage.GateRow row(Comparison.GateChange change, Snapshot before, Snapshot after) {
        Method method = change.state().after() == null
                ? before.file().method()
                : after.file().method();
        return new ComparisonPage.GateRow(
                SnapshotTexts.number(method, change.gate()),
                method.gate(change.gate()).title(),
                change.state().before() == null ? null : change.state().before().name(),
                change.state().after() == null ? null : change.state().after().name(),
                change.because().stream()
                        .map(id -> methodWith(id, before, after).question(id).title())
                        .toList());
    }

    private List<ComparisonPage.Line> scores(Comparison comparison, Snapshot before, Snapshot after) {
        List<ComparisonPage.Line> lines = new ArrayList<>();
        if (comparison.readiness().differ()) {
            lines.add(new ComparisonPage.Line(
                    words.text("history.readiness.title"), words.readiness(before), words.readiness(after)));
        }
        comparison
                .sections()
                .forEach(change -> lines.add(new ComparisonPage.Line(
                        sectionTitle(change.section(), before, after),
                        words.score(change.band().before()),
                        words.score(change.band().after()))));
        return lines;
    }

    private static String sectionTitle(String id, Snapshot before, Snapshot after) {
        return java.util.stream.Stream.of(after, before)
                .flatMap(snapshot -> snapshot.file().method().sections().stream())
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private ComparisonPage.@Nullable Money money(Comparison comparison, Snapshot before, Snapshot after) {
        Both<Boolean> analysed = comparison.analysed();
        if (!analysed.before() && !analysed.after()) {
            return null;
        }
        return new ComparisonPage.Money(
                analysed.before() && analysed.after(),
                analysed.before(),
                comparison.paths().stream()
                        .map(change -> new ComparisonPage.PathRow(
                                words.strategy(
                                        change.strategy(), SnapshotTexts.there(before) && SnapshotTexts.there(after)),
                                words.worth(change.outcome().before(), currency(before)),
                                words.worth(change.outcome().after(), currency(after))))
                        .toList(),
                advice(comparison, before, after));
    }

    private String advice(Comparison comparison, Snapshot before, Snapshot after) {
        Both<@Nullable Strategy> advice = comparison.advice();
        String then = words.strategy(advice.before(), SnapshotTexts.there(before));
        String now = words.strategy(advice.after(), SnapshotTexts.there(after));
        if (advice.before() == null || advice.after() == null) {
            if (advice.before() != null) {
                return words.text("history.money.advice.gone", then);
            }
            return advice.after() == null
                    ? words.text("history.money.advice.none")
                    : words.text("history.money.advice.new", now);
        }
        return advice.differ()
                ? words.text("history.money.advice", then, now)
                : words.text("history.money.advice.same", now);
    }

    private static @Nullable String currency(Snapshot snapshot) {
        EconomicInputs economics = snapshot.file().economics();
        return economics == null ? null : economics.currency();
    }

    private ComparisonPage.Same same(Comparison comparison, Snapshot after) {
        Method method = after.file().method();
        Set<String> changed =
                comparison.answers().stream().map(AnswerChange::question).collect(Collectors.toSet());
        Set<String> moved =
                comparison.gates().stream().map(Comparison.GateChange::gate).collect(Collectors.toSet());
        Set<String> rescored = comparison.sections().stream()
                .map(Comparison.SectionChange::section)
                .collect(Collectors.toSet());
        return new ComparisonPage.Same(
                after.file().answers().entrySet().stream()
                        .filter(entry -> !changed.contains(entry.getKey()))
                        .map(entry -> {
                            Question question = method.question(entry.getKey());
                            return new ComparisonPage.Pair(
                                    question.title(),
                                    words.given(question, entry.getValue()).label());
                        })
                        .toList(),
                after.result().gates().stream()
                        .filter(gate -> !moved.contains(gate.id()))
                        .map(gate -> pair(gate, method))
                        .toList(),
                after.result().sections().stream()
                        .filter(section -> !rescored.contains(section.id()))
                        .map(section -> pair(section, method))
                        .toList());
    }

    private ComparisonPage.Pair pair(GateResult gate, Method method) {
        return new ComparisonPage.Pair(
                words.text(
                        "history.gate",
                        SnapshotTexts.number(method, gate.id()),
                        method.gate(gate.id()).title()),
                gate.state().name());
    }

    private ComparisonPage.Pair pair(SectionScore section, Method method) {
        return new ComparisonPage.Pair(method.section(section.id()).title(), words.score(section.band()));
    }
}
