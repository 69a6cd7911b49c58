package org.groundwork.scoring;

import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/** One answer read three ways. */
public sealed interface Bounds {

    /** Levels from 0 to 4, low ≤ stated ≤ high. */
    record Levels(int low, int stated, int high) implements Bounds {
        /** What is not known has not been shown. */
        static final Levels UNKNOWN = new Levels(0, 0, Question.TOP);
    }

    /**
     * The option chosen, in all three; null while unknown: no option at low and stated, any at
     * high.
     */
    record Option(@Nullable String option) implements Bounds {}

    /** Left out of scores and conditions: not applicable, or hidden. */
    record Neutral(boolean hidden) implements Bounds {}

    /** How an answer is read three ways: docs/method.md, “How a recommendation comes about”. */
    static Bounds of(Question question, @Nullable Answer answer) {
        return switch (answer) {
            case Answer.Level(int level, Evidence evidence) ->
                evidence == Evidence.GUESS
                        ? new Levels(Math.max(0, level - 1), level, Math.min(Question.TOP, level + 1))
                        : new Levels(level, level, level);
            case Answer.Spread spread -> new Levels(spread.low(), spread.stated(), spread.high());
            case Answer.Choice(String option) -> new Option(option);
            case Answer.NotApplicable reason -> new Neutral(false);
            case Answer.Unknown unknown -> unknown(question);
            case null -> unknown(question);
        };
    }

    private static Bounds unknown(Question question) {
        return switch (question) {
            case Question.Levelled levelled -> Levels.UNKNOWN;
            case Question.Choice choice -> new Option(null);
        };
    }
}
