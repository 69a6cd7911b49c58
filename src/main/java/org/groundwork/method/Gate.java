package org.groundwork.method;

import java.util.List;

/**
 * A step of the staircase.
 *
 * @param shortTitle at most three short words, for the picture
 * @param flight id
 * @param verdict id of the verdict when this is the first gate not reached
 * @param reached sentence for the report
 * @param notReached sentence for the report
 * @param condition what it requires
 * @param expects what stops nobody, but goes with a verdict as a condition while it is not passed
 */
public record Gate(
        String id,
        String title,
        String shortTitle,
        String flight,
        String verdict,
        String explanation,
        String reached,
        String notReached,
        List<String> sources,
        Condition condition,
        List<Condition.AtLeast> expects)
        implements Identified {
    public Gate {
        sources = List.copyOf(sources);
        expects = List.copyOf(expects);
    }

    /** A gate that expects nothing beside what it requires. */
    public Gate(
            String id,
            String title,
            String shortTitle,
            String flight,
            String verdict,
            String explanation,
            String reached,
            String notReached,
            List<String> sources,
            Condition condition) {
        this(id, title, shortTitle, flight, verdict, explanation, reached, notReached, sources, condition, List.of());
    }
}
