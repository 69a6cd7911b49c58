package org.groundwork.evaluation.web;

import java.time.Instant;
import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.document.Link;
import org.groundwork.platform.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Two snapshots of an assessment beside each other, in words. Lists hold what differs; what is the
 * same stands in {@code same}, for folding away.
 *
 * @param methods both versions of the questionnaire where they differ; otherwise empty
 * @param words name and summary, where they differ
 * @param money null where neither side has an economic analysis
 */
record ComparisonPage(
        AssessmentView assessment,
        Head before,
        Head after,
        List<Choice> choices,
        boolean nothing,
        boolean outcomeDiffers,
        List<String> methods,
        List<Line> words,
        List<AnswerRow> answers,
        List<Line> inputs,
        List<GateRow> gates,
        List<Line> scores,
        @Nullable Money money,
        Same same) {

    /**
     * A snapshot.
     *
     * @param verdict null where it is too early to say
     */
    record Head(
            String key,
            int number,
            Instant at,
            String by,
            @Nullable String verdict,
            boolean settled,
            boolean withdrawn,
            String blockingStep,
            String readiness) {

        public boolean draft() {
            return number == 0;
        }
    }

    /** Something that differs, as it was and as it is. */
    record Line(String title, String before, String after) {}

    /**
     * A question under which something else stands.
     *
     * @param sameAnswer only evidence, reason, note, links or files differ
     * @param gates titles of the gates in which it stands differently
     */
    record AnswerRow(
            String question,
            String title,
            String section,
            Given before,
            Given after,
            boolean sameAnswer,
            boolean noteDiffers,
            boolean linksDiffer,
            boolean filesDiffer,
            List<String> gates) {}

    /**
     * An answer in words.
     *
     * @param present there is an answer
     * @param evidence how strong it is; empty where it holds no level
     * @param detail the reason why it does not apply; empty otherwise
     * @param files names
     */
    record Given(
            boolean present,
            String label,
            String evidence,
            String detail,
            String note,
            List<Link> links,
            List<String> files) {

        /** Without files. */
        Given(boolean present, String label, String evidence, String detail, String note, List<Link> links) {
            this(present, label, evidence, detail, note, links, List.of());
        }

        Given with(List<String> names) {
            return new Given(present, label, evidence, detail, note, links, List.copyOf(names));
        }
    }

    /**
     * A gate that stands differently.
     *
     * @param before name of the state; null where that method has no such gate
     * @param because titles of the changed questions that moved it
     */
    record GateRow(
            int number,
            String title,
            @Nullable String before,
            @Nullable String after,
            List<String> because) {}

    /**
     * What the economic analysis says on either side.
     *
     * @param both both sides have one
     * @param paths those whose worth differs
     * @param advice sentence on the paths that the money favours
     */
    record Money(boolean both, boolean hadBefore, List<PathRow> paths, String advice) {}

    /** What a path is worth: mean, and the range that holds eight in ten futures. */
    record PathRow(String path, Worth before, Worth after) {}

    /** Empty texts where the path could not be computed. */
    record Worth(String mean, String p10, String p90) {
        public boolean known() {
            return !mean.isEmpty();
        }
    }

    /**
     * What is the same on both sides.
     *
     * @param answers title and answer of the questions that were answered
     * @param gates title and name of the state
     * @param scores title and range
     */
    record Same(List<Pair> answers, List<Pair> gates, List<Pair> scores) {
        public boolean any() {
            return !answers.isEmpty() || !gates.isEmpty() || !scores.isEmpty();
        }
    }

    record Pair(String title, String what) {}

    public boolean verdictDiffers() {
        return !java.util.Objects.equals(before.verdict(), after.verdict());
    }
}
