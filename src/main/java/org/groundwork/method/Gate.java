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
        Condition condition)
        implements Identified {
    public Gate {
        sources = List.copyOf(sources);
    }
}
