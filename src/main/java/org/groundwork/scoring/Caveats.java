package org.groundwork.scoring;

import java.util.List;

/**
 * What goes with a verdict of a method whose gates expect things beside what they require.
 *
 * @param conditions unmet expectations, in the order of the gates and within each of the method
 * @param assumed ids of the questions whose leaf is taken to hold because nobody knows, in the
 *     order of the gates
 * @param firm settled, and no single answer that is not documented would change the verdict by
 *     being one level higher or lower
 * @param hangsOn what would change a settled verdict, nearest first; empty when it is firm or
 *     provisional
 */
public record Caveats(List<Unmet> conditions, List<String> assumed, boolean firm, List<Hinge> hangsOn) {
    public Caveats {
        conditions = List.copyOf(conditions);
        assumed = List.copyOf(assumed);
        hangsOn = List.copyOf(hangsOn);
    }

    /** How many answers it hangs on: one may change it in either direction. */
    public int answersItHangsOn() {
        return (int) hangsOn.stream().map(Hinge::question).distinct().count();
    }

    /**
     * An expectation that is not passed.
     *
     * @param gate id
     * @param need level that is expected
     * @param stated level as stated; 0 while unknown
     * @param unknown nobody knows, or nobody was asked
     */
    public record Unmet(String gate, String question, int need, int stated, boolean unknown) {}

    /**
     * An answer on which the verdict hangs.
     *
     * @param to level, one higher or lower than it is
     * @param verdict id of the verdict that would follow
     */
    public record Hinge(String question, int to, String verdict) {}
}
