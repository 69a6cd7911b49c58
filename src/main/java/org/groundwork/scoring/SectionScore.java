package org.groundwork.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Score of a section.
 *
 * @param band weighted mean of the points of the questions that apply; null where none does
 * @param coverage weight of the questions that hold a level, of the weight of those that apply; 0
 *     to 1, null with {@code band}
 * @param contributions one for each scored question that applies, in order: the trace of the score
 */
public record SectionScore(
        String id, @Nullable Band band, @Nullable Double coverage, List<Contribution> contributions) {

    /**
     * What a question brings to its section.
     *
     * @param weight of the question
     * @param points of its levels, 0 to 1 each, before weighting
     * @param holdsLevel answered with a level, or with levels on which the team does not agree
     */
    public record Contribution(String question, int weight, Bounds.Levels levels, Band points, boolean holdsLevel) {}
}
