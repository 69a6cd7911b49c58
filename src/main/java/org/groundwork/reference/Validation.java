package org.groundwork.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.groundwork.method.Method;
import org.groundwork.method.Plan;
import org.groundwork.method.Verdict;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;

/**
 * How good the recommendation is on cases whose outcome is known: every figure is counted from the
 * scored cases.
 *
 * @param cases in the order of the file
 * @param verdicts ids, in the method’s order
 * @param matrix rows by what hindsight supports most, columns by what is recommended, in the order
 *     of {@code verdicts}
 */
public record Validation(List<ScoredCase> cases, List<String> verdicts, List<List<Integer>> matrix) {

    /** The fixed answer that hindsight would support most often, and how often. */
    public record Constant(String verdict, int supported) {}

    /** Going on with machine learning now: by hindsight, by the method, and by both. */
    public record GoingOn(int hindsight, int recommended, int both) {}

    public Validation {
        cases = List.copyOf(cases);
        verdicts = List.copyOf(verdicts);
        matrix = List.copyOf(matrix);
    }

    /**
     * @param cases of one method, at least one
     */
    public static Validation of(List<ScoredCase> cases) {
        List<String> verdicts =
                method(cases).verdicts().stream().map(Verdict::id).toList();
        List<List<Integer>> matrix = new ArrayList<>();
        for (String hindsight : verdicts) {
            List<Integer> row = new ArrayList<>();
            for (String verdict : verdicts) {
                row.add(count(
                        cases,
                        one -> one.reference().hindsight().equals(hindsight)
                                && verdict.equals(one.result().verdict())));
            }
            matrix.add(List.copyOf(row));
        }
        return new Validation(cases, verdicts, matrix);
    }

    private static Method method(List<ScoredCase> cases) {
        return cases.getFirst().reference().method();
    }

    private static int count(List<ScoredCase> cases, Predicate<ScoredCase> which) {
        return (int) cases.stream().filter(which).count();
    }

    private int count(Predicate<ScoredCase> which) {
        return count(cases, which);
    }

    public Method method() {
        return method(cases);
    }

    public int total() {
        return cases.size();
    }

    public int same() {
        return count(one -> one.agreement() == ScoredCase.Agreement.SAME);
    }

    public int defensible() {
        return count(one -> one.agreement() == ScoredCase.Agreement.DEFENSIBLE);
    }

    public int supported() {
        return same() + defensible();
    }

    public List<ScoredCase> misses() {
        return cases.stream().filter(one -> !one.agreement().supported()).toList();
    }

    public int settled() {
        return count(one -> one.result().settled());
    }

    /** Settled on a recommendation that hindsight does not support. */
    public int settledWrong() {
        return count(one -> one.result().settled() && !one.agreement().supported());
    }

    /** A recommendation that hindsight supports is given or named as possible. */
    public int supportedPossible() {
        return count(ScoredCase::supportedPossible);
    }

    /** None that hindsight supports is possible. */
    public int ruledOut() {
        return total() - supportedPossible();
    }

    public int asExpected() {
        return count(ScoredCase::asExpected);
    }

    public Constant constant() {
        return verdicts.stream()
                .map(verdict -> new Constant(
                        verdict, count(one -> one.reference().supported().contains(verdict))))
                .max(Comparator.comparingInt(Constant::supported))
                .orElseThrow();
    }

    public GoingOn goingOn() {
        Predicate<ScoredCase> hindsight = one -> goesOn(one.reference().hindsight());
        Predicate<ScoredCase> recommended = one -> one.result().verdict() instanceof String verdict && goesOn(verdict);
        return new GoingOn(count(hindsight), count(recommended), count(hindsight.and(recommended)));
    }

    private boolean goesOn(String verdict) {
        Plan plan = method().verdict(verdict).plan();
        return plan == Plan.PILOT || plan == Plan.BUILD;
    }

    /** How sure we are of hindsight in so many cases. */
    public int of(ReferenceCase.Confidence confidence) {
        return count(one -> one.reference().confidence() == confidence);
    }

    /** Whole percent of all questions of all cases that nobody knows. */
    public long unknownPercent() {
        return percent(Answer.Unknown.class::isInstance);
    }

    /** Whole percent of all questions of all cases that are guesses. */
    public long guessPercent() {
        return percent(
                answer -> answer instanceof Answer.Level(int level, Evidence evidence) && evidence == Evidence.GUESS);
    }

    private long percent(Predicate<Answer> which) {
        long found = cases.stream()
                .map(one -> one.reference().file().sheet().answers().values())
                .flatMap(Collection::stream)
                .filter(which)
                .count();
        return Math.round(100.0 * found / (total() * method().questions().size()));
    }
}
