package org.groundwork.reference;

/**
 * What was found before and on cases that do not ship, and cannot be computed here. Source: the
 * tables under “The figures” in docs/validation.md, which say how each came about; a test holds
 * these figures to that page.
 */
public final class EarlierRatings {

    /** Cases that nobody had used to design the method. */
    public static final int UNSEEN = 30;

    /** Of these, supported at first sight, before four corrections. */
    public static final int UNSEEN_AT_FIRST_SIGHT = 20;

    /** Of these, supported after the corrections, in each of two ratings. */
    public static final Both UNSEEN_SUPPORTED = new Both(24, 24);

    /** Of these, settled on a recommendation that hindsight does not support. */
    public static final Both UNSEEN_SETTLED_WRONG = new Both(3, 5);

    /** Of these, the same recommendation from both ratings. */
    public static final int UNSEEN_SAME = 28;

    /** Of these, supported with the method before. */
    public static final int UNSEEN_BEFORE = 11;

    /** The method before. */
    public static final String BEFORE = "core@1";

    /** Of the cases that ship, supported with the method before, in two earlier ratings. */
    public static final Both SHIPPED_BEFORE = new Both(17, 16);

    /** Of the cases that ship, supported with the method since, from the same two ratings. */
    public static final Both SHIPPED_SINCE = new Both(31, 30);

    /** Percent of answers in which the two earlier ratings agree exactly. */
    public static final int AGREE_EXACTLY = 83;

    /** Percent of answers in which they agree within one level. */
    public static final int AGREE_WITHIN_ONE = 98;

    private EarlierRatings() {}

    /** A count in each of two ratings. */
    public record Both(int first, int second) {}
}
