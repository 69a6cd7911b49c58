package org.groundwork.reference;

import java.util.List;

/**
 * A reference case that is like an assessment.
 *
 * @param distance 0 where all that both answered is answered alike, to 1
 * @param shared how many questions both answered with a level
 * @param kind whether it is the same kind of problem
 * @param alike the heaviest answers that are equal or neighbours
 * @param different the answers that set them apart most
 */
public record SimilarCase(
        ReferenceCase reference, double distance, int shared, Kind kind, List<Pair> alike, List<Pair> different) {

    /** How the kinds of problem stand to each other. */
    public enum Kind {
        SAME,
        OTHER,
        /** One of them does not say. */
        NOT_SAID
    }

    /** Both levels of a question that both answered. */
    public record Pair(String question, int mine, int theirs) {}

    public SimilarCase {
        alike = List.copyOf(alike);
        different = List.copyOf(different);
    }
}
