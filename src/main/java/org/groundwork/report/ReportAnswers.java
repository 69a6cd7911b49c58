package org.groundwork.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.Link;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.report.ReportPage.AnswerView;
import org.groundwork.report.ReportPage.Doubt;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/** Answers in words, for all parts of a report. */
final class ReportAnswers {

    private final AssessmentFile file;
    private final Method method;
    private final Set<String> hidden;

    ReportAnswers(AssessmentFile file) {
        this.file = file;
        this.method = file.method();
        this.hidden = Scorer.hidden(file.sheet());
    }

    AnswerView view(String id) {
        Question question = method.question(id);
        AssessmentFile.@Nullable Entry entry = file.answers().get(id);
        @Nullable Answer answer = entry == null ? null : entry.answer();
        AnswerView.Kind kind = kind(question, answer);
        @Nullable Instant at = entry == null ? null : entry.at();
        return new AnswerView(
                id,
                question.title(),
                question.text(),
                kind,
                answer instanceof Answer.Level(int level, Evidence evidence) ? level : null,
                label(question, answer),
                anchor(question, answer),
                answer instanceof Answer.Level(int level, Evidence evidence) ? evidence.id() : null,
                answer instanceof Answer.NotApplicable(String reason) ? reason : null,
                entry == null ? null : entry.note(),
                entry == null ? List.of() : Link.of(entry.links()),
                entry == null
                        ? List.of()
                        : entry.files().stream()
                                .map(file -> new AnswerView.NamedFile(file.name(), file.sha256()))
                                .toList(),
                entry == null ? null : entry.by(),
                at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    private AnswerView.Kind kind(Question question, @Nullable Answer answer) {
        if (hidden.contains(question.id())) {
            return AnswerView.Kind.HIDDEN;
        }
        return switch (answer) {
            case Answer.Level level -> AnswerView.Kind.LEVEL;
            case Answer.Spread spread -> AnswerView.Kind.SPREAD;
            case Answer.Choice choice -> AnswerView.Kind.OPTION;
            case Answer.Unknown unknown -> AnswerView.Kind.UNKNOWN;
            case Answer.NotApplicable reason -> AnswerView.Kind.NOT_APPLICABLE;
            case null -> AnswerView.Kind.NOT_ANSWERED;
        };
    }

    /** Answers whose question means something else by now, and which nobody has looked at again. */
    long toLookAt() {
        return file.answers().values().stream()
                .filter(e -> e.givenUnder() != null)
                .count();
    }

    /** Label of the level, with its number, or option answered; null while there is none. */
    @Nullable
    String label(String question) {
        AssessmentFile.@Nullable Entry entry = file.answers().get(question);
        return entry == null ? null : label(method.question(question), entry.answer());
    }

    private static @Nullable String label(Question question, @Nullable Answer answer) {
        return switch (question) {
            case Question.Levelled levelled ->
                switch (answer) {
                    case Answer.Level(int level, Evidence evidence) -> levelled.numbered(level);
                    case Answer.Spread spread -> counted(levelled, spread);
                    case null, default -> null;
                };
            case Question.Choice choice ->
                answer instanceof Answer.Choice(String option)
                        ? choice.option(option).label()
                        : null;
        };
    }

    private static @Nullable String anchor(Question question, @Nullable Answer answer) {
        return switch (question) {
            case Question.Levelled levelled ->
                switch (answer) {
                    case Answer.Level(int level, Evidence evidence) ->
                        levelled.levels().get(level).anchor();
                    case null, default -> null;
                };
            case Question.Choice choice ->
                answer instanceof Answer.Choice(String option)
                        ? choice.option(option).anchor()
                        : null;
        };
    }

    /** "The team disagrees: 2 Anecdotes (2 votes), 4 Measured (1 vote)". */
    private static String counted(Question.Levelled question, Answer.Spread spread) {
        return ReportTexts.get(
                "report.answer.spread",
                spread.counted((level, votes) ->
                        ReportTexts.get("report.answer.spread.level", question.numbered(level), votes)));
    }

    String levelLabel(String question, int level) {
        return method.question(question) instanceof Question.Levelled levelled ? levelled.numbered(level) : "";
    }

    List<String> optionLabels(String question, List<String> options) {
        return method.question(question) instanceof Question.Choice choice
                ? choice.options().stream()
                        .filter(option -> options.contains(option.id()))
                        .map(Option::label)
                        .toList()
                : List.of();
    }

    /** What a leaf asks for, in labels. */
    List<String> need(ConditionResult leaf) {
        return switch (leaf) {
            case ConditionResult.LevelLeaf level -> List.of(levelLabel(level.question(), level.need()));
            case ConditionResult.OptionLeaf option -> optionLabels(option.question(), option.oneOf());
            case ConditionResult.FigureLeaf figure -> List.of();
            case ConditionResult.GateLeaf gate -> List.of();
            case ConditionResult.Group group -> List.of();
            case ConditionResult.Always always -> List.of();
            case ConditionResult.Assumed assumed -> List.of();
        };
    }

    /** A question by name, with what is in doubt about its answer. */
    ReportPage.FindOut findOut(String id) {
        Question question = method.question(id);
        return new ReportPage.FindOut(id, question.title(), question.text(), doubt(id));
    }

    Doubt doubt(String question) {
        AssessmentFile.@Nullable Entry entry = file.answers().get(question);
        return switch (entry == null ? null : entry.answer()) {
            case null -> Doubt.NOT_ANSWERED;
            case Answer.Unknown unknown -> Doubt.UNKNOWN;
            case Answer.Level(int level, Evidence evidence) -> evidence == Evidence.GUESS ? Doubt.GUESS : Doubt.NONE;
            case Answer.Spread spread -> Doubt.SPREAD;
            case Answer.Choice choice -> Doubt.NONE;
            case Answer.NotApplicable reason -> Doubt.NONE;
        };
    }
}
