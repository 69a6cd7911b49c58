package org.groundwork.lab;

import java.util.List;
import org.groundwork.chart.ContendersChart;
import org.jspecify.annotations.Nullable;

/**
 * A result as a person without statistics reads it: sentences, tables and a picture. Each sentence is a
 * claim that the result bears out.
 *
 * @param headline what today's way, simple solutions and machine learning achieve
 * @param about what is counted, in the terms of the file
 * @param doubts what to look at before relying on it, as a sentence; null without a serious warning
 * @param lines contenders, from doing nothing to machine learning
 * @param addition machine learning over the best simple solution
 * @param curve whether more cases help; null where it was not measured
 * @param overTime how it held over the test's time; null where that is not known
 * @param groups null where none were asked for
 * @param rule for Monday; null where there is none
 * @param warnings serious ones first
 * @param how it was measured
 * @param notMeasured what this result does not tell
 */
public record LabView(
        String headline,
        List<String> about,
        @Nullable String doubts,
        ContendersChart picture,
        String gainHead,
        String intervalHead,
        String shareHead,
        List<Line> lines,
        Addition addition,
        @Nullable Part curve,
        @Nullable Part overTime,
        @Nullable Part groups,
        @Nullable RuleText rule,
        List<Warning> warnings,
        List<String> how,
        List<String> notMeasured) {

    public LabView {
        about = List.copyOf(about);
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
        how = List.copyOf(how);
        notMeasured = List.copyOf(notMeasured);
    }

    public static LabView of(LabResult result) {
        return new LabWords(result).view();
    }

    /** Warnings that a person should look at before relying on the result. */
    public List<Warning> serious() {
        return warnings.stream().filter(Warning::serious).toList();
    }

    /** What was done, and what to know. */
    public List<Warning> notes() {
        return warnings.stream().filter(warning -> !warning.serious()).toList();
    }

    /**
     * A contender.
     *
     * @param name in plain words
     * @param what it does
     * @param gain on the test
     * @param interval “between 41 and 47”
     * @param share of what is possible beyond the reference; empty where it is not said
     * @param hits how many of those acted on are real; empty where it is not said
     */
    public record Line(
            Contender contender,
            String name,
            String what,
            String gain,
            String interval,
            String share,
            String hits,
            boolean bestSimple) {}

    /** What machine learning adds to the best simple solution. */
    public record Addition(Standing standing, List<String> sentences) {

        /** What can be said. */
        public enum Standing {
            /** More than anyone would notice, with its whole interval. */
            ADDS,
            /** Less than anyone would notice, with its whole interval. */
            ADDS_LITTLE,
            /** The interval holds the least difference that anyone would notice. */
            NOT_TOLD,
            /** Nobody said which difference anyone would notice. */
            NO_BAR,
            NOT_MEASURED
        }

        public Addition {
            sentences = List.copyOf(sentences);
        }

        /** All sentences in a row. */
        public String text() {
            return String.join(" ", sentences);
        }
    }

    /** Sentences with the figures behind them. */
    public record Part(List<String> sentences, List<String> heads, List<Row> rows) {
        public Part {
            sentences = List.copyOf(sentences);
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }

    public record Row(String head, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A rule of thumb.
     *
     * @param sentence what to do on Monday
     * @param sentences how good it is, and what it is not
     */
    public record RuleText(String sentence, List<String> sentences, String sql) {
        public RuleText {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * @param title what was found
     * @param meaning what it means for the result
     * @param remedy what to do
     */
    public record Warning(LabWarning.Kind kind, boolean serious, String title, String meaning, String remedy) {}
}
