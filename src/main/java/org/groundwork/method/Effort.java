package org.groundwork.method;

/**
 * How much work one step of one level takes: a class, not an estimate. Source: section 7 of the
 * method.
 */
public enum Effort {
    /** Days. */
    S(1),
    /** Weeks. */
    M(5),
    /** Months. */
    L(20),
    /** Not a matter of effort: it is so or it is not. */
    FACT(0);

    private final int cost;

    Effort(int cost) {
        this.cost = cost;
    }

    /** What one step counts in a sum of steps; about person-days. Zero for a fact. */
    public int cost() {
        return cost;
    }

    /** As written in a method file: S, M, L or fact. */
    public String id() {
        return this == FACT ? "fact" : name();
    }
}
