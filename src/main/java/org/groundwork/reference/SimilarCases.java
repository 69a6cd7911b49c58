package org.groundwork.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Scorer;

/**
 * Which reference cases are like an assessment. The distance of two sheets is the weighted mean of
 * the difference of their levels over the questions that both answer with a level, as a share of
 * the greatest possible difference. Sections weigh the same, and in a section questions weigh as in
 * its score. Of two cases at the same distance the one of the same kind of problem is nearer, and
 * then the one that stands first in the file.
 */
public final class SimilarCases {

    /** Of the weight, what both have to answer to be compared at all. */
    private static final double ENOUGH_WEIGHT = 1 / 3.0;

    /** This many questions are enough, whatever they weigh. */
    private static final int ENOUGH_QUESTIONS = 12;

    /** How many answers are named as alike, and as different. */
    private static final int NAMED = 3;

    /** Levels that are this far apart are neighbours; what is further apart is different. */
    private static final int NEIGHBOURS = 1;

    /** Distances are told apart to this part of 1: below it the order of a sum shows. */
    private static final double PARTS = 1e9;

    private SimilarCases() {}

    /**
     * The nearest of the cases that ship with the product, nearest first.
     *
     * @param sheet of any method; questions are compared by id, unless their meaning changed
     * @param n at most so many; fewer, or none, where too few questions are answered
     */
    public static List<SimilarCase> to(AnswerSheet sheet, int n) {
        List<SimilarCase> similar = new ArrayList<>();
        for (ReferenceCase reference : ReferenceCases.shipped().all()) {
            AnswerSheet theirs = reference.file().sheet();
            List<Compared> compared = compare(sheet, theirs);
            if (enough(compared)) {
                similar.add(new SimilarCase(
                        reference,
                        distance(compared),
                        compared.size(),
                        kind(sheet, theirs),
                        alike(compared),
                        different(compared)));
            }
        }
        similar.sort(Comparator.<SimilarCase>comparingLong(one -> Math.round(one.distance() * PARTS))
                .thenComparing(one -> one.kind() != SimilarCase.Kind.SAME));
        return List.copyOf(similar.subList(0, Math.min(n, similar.size())));
    }

    /** From 0 to 1; empty where the two have too few answers in common. */
    public static OptionalDouble distance(AnswerSheet one, AnswerSheet other) {
        List<Compared> compared = compare(one, other);
        return enough(compared) ? OptionalDouble.of(distance(compared)) : OptionalDouble.empty();
    }

    /**
     * A question that both answered.
     *
     * @param weight of all the weight there is
     */
    private record Compared(String question, double weight, int mine, int theirs) {

        int apart() {
            return Math.abs(mine - theirs);
        }

        double share() {
            return apart() / (double) Question.TOP;
        }

        SimilarCase.Pair pair() {
            return new SimilarCase.Pair(question, mine, theirs);
        }
    }

    private static List<Compared> compare(AnswerSheet mine, AnswerSheet theirs) {
        QuestionWeights ours = new QuestionWeights(mine.method());
        QuestionWeights other = new QuestionWeights(theirs.method());
        Set<String> leftOut = new HashSet<>(Meanings.changed(mine.method(), theirs.method()));
        leftOut.addAll(Scorer.hidden(mine));
        leftOut.addAll(Scorer.hidden(theirs));
        List<Compared> compared = new ArrayList<>();
        for (Question question : theirs.method().questions()) {
            String id = question.id();
            if (!leftOut.contains(id)
                    && mine.answer(id) instanceof Answer.Level(int level, Evidence how)
                    && theirs.answer(id) instanceof Answer.Level(int theirLevel, Evidence why)) {
                compared.add(new Compared(id, (ours.of(id) + other.of(id)) / 2, level, theirLevel));
            }
        }
        return compared;
    }

    private static boolean enough(List<Compared> compared) {
        return !compared.isEmpty() && (compared.size() >= ENOUGH_QUESTIONS || weight(compared) >= ENOUGH_WEIGHT);
    }

    private static double weight(List<Compared> compared) {
        return compared.stream().mapToDouble(Compared::weight).sum();
    }

    private static double distance(List<Compared> compared) {
        return compared.stream().mapToDouble(one -> one.weight() * one.share()).sum() / weight(compared);
    }

    /** Equal ones before neighbours, the heaviest first. */
    private static List<SimilarCase.Pair> alike(List<Compared> compared) {
        return compared.stream()
                .filter(one -> one.apart() <= NEIGHBOURS)
                .sorted(Comparator.comparingInt(Compared::apart)
                        .thenComparing(
                                Comparator.comparingDouble(Compared::weight).reversed()))
                .limit(NAMED)
                .map(Compared::pair)
                .toList();
    }

    /** What adds most to the distance first. */
    private static List<SimilarCase.Pair> different(List<Compared> compared) {
        return compared.stream()
                .filter(one -> one.apart() > NEIGHBOURS)
                .sorted(Comparator.comparingDouble((Compared one) -> one.weight() * one.share())
                        .reversed())
                .limit(NAMED)
                .map(Compared::pair)
                .toList();
    }

    private static SimilarCase.Kind kind(AnswerSheet mine, AnswerSheet theirs) {
        String ours = option(mine);
        String other = option(theirs);
        if (ours.isEmpty() || other.isEmpty()) {
            return SimilarCase.Kind.NOT_SAID;
        }
        return ours.equals(other) ? SimilarCase.Kind.SAME : SimilarCase.Kind.OTHER;
    }

    /** The kind of problem; empty where it is not said. */
    private static String option(AnswerSheet sheet) {
        String question = sheet.method().uses().kind();
        return question != null && sheet.answer(question) instanceof Answer.Choice(String option) ? option : "";
    }
}
