package org.groundwork.assessment;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.groundwork.method.Method;
import org.groundwork.method.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What another method would make of the answers that there are. Nothing was moved.
 *
 * @param method that was tried
 * @param lines the last changed assessment first
 * @param unlike how many assessments answer nothing that the method asks, and so were left out
 * @param left how many assessments, changed longer ago, were not tried
 * @param draws from so many futures the figures were computed, on both sides
 */
public record MethodTrial(Method method, List<Line> lines, int unlike, long left, int draws) {

    public MethodTrial {
        lines = List.copyOf(lines);
    }

    /**
     * What may be said of a sheet.
     *
     * @param verdict null while it is too early to name one
     */
    public record Outcome(@Nullable Verdict verdict) {

        public boolean early() {
            return verdict == null;
        }

        /** Whether the same is recommended: verdicts of two methods are the same where their ids are. */
        boolean same(Outcome other) {
            return verdict == null
                    ? other.verdict == null
                    : other.verdict != null && verdict.id().equals(other.verdict.id());
        }
    }

    /**
     * An assessment.
     *
     * @param assessment null where the person who asks may not read it
     * @param from the method that it is answered by, as files name it
     * @param carried how many answers mean what they meant
     * @param toLook how many have to be looked at
     * @param dropped how many stand under questions that are not asked
     */
    public record Line(
            @Nullable AssessmentView assessment,
            String from,
            Outcome before,
            Outcome after,
            int carried,
            int toLook,
            int dropped) {

        /** The same is recommended, or it is too early both times. */
        public boolean same() {
            return before.same(after);
        }
    }

    /**
     * How often one outcome became another.
     *
     * @param same it is no other
     */
    public record Transition(Outcome before, Outcome after, long count, boolean same) {}

    /** What became of what, the most frequent first. */
    public List<Transition> transitions() {
        record Pair(@Nullable String before, @Nullable String after) {}
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> new Pair(id(line.before()), id(line.after())), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(alike -> new Transition(
                        alike.getFirst().before(),
                        alike.getFirst().after(),
                        alike.size(),
                        alike.getFirst().same()))
                .sorted(Comparator.comparingLong(Transition::count).reversed())
                .toList();
    }

    private static @Nullable String id(Outcome outcome) {
        return outcome.verdict() == null ? null : outcome.verdict().id();
    }

    /** How many would be recommended something else. */
    public long moved() {
        return lines.stream().filter(line -> !line.same()).count();
    }

    /** Those that the person may read. */
    public List<Line> readable() {
        return lines.stream().filter(line -> line.assessment() != null).toList();
    }
}
