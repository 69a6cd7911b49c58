package org.groundwork.method;

/**
 * How much work one step of one level takes: a class, not an estimate (docs/method.md, “How a
 * recommendation comes about”; in days docs/economics.md, “The advice”).
 */
public enum Effort {
    /** Days. */
    S(1, 5),
    /** Weeks. */
    M(5, 20),
    /** Months. */
    L(20, 60),
    /** Not a matter of effort: it is so or it is not. */
    FACT(0, 0);

    private final int cost;
    private final int most;

    Effort(int cost, int most) {
        this.cost = cost;
        this.most = most;
    }

    /** What one step counts in a sum of steps; about person-days. Zero for a fact. */
    public int cost() {
        return cost;
    }

    /** Person-days that one step takes at the least: a day, a week or a month of work. */
    public int leastDays() {
        return cost;
    }

    /** Person-days that one step takes at the most: a week, a month or a quarter of work. */
    public int mostDays() {
        return most;
    }

    /** As written in a method file: S, M, L or fact. */
    public String id() {
        return this == FACT ? "fact" : name();
    }
}
