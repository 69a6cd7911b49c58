package org.groundwork.report.pdf;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many pages a document may have, and what is done so that it has no more and its last page is not next to empty:
 * the first way of setting it for which both holds is taken, else the first with no more pages, else the last.
 *
 * @param pages at most; what stands behind {@code end} does not count
 * @param end id of the element at which counting ends; null to count all
 * @param ways to set it, the roomiest first; at least one
 * @param more says that so many lines stand elsewhere
 */
public record Fit(int pages, @Nullable String end, List<Way> ways, IntFunction<String> more) {

    /**
     * A way of setting a document.
     *
     * @param style added to the classes of the body
     * @param rows of a table or list, from which on the others are left out
     * @param characters of one text
     * @param needed only what is needed: elements of the class {@code if-room} are left out
     */
    public record Way(String style, int rows, int characters, boolean needed) {

        /** With nothing left out. */
        public static Way whole(String style) {
            return new Way(style, Integer.MAX_VALUE, Integer.MAX_VALUE, false);
        }
    }

    public Fit {
        ways = List.copyOf(ways);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("no way to set the document");
        }
    }

    /** As many pages as there are. */
    static final Fit ANY = new Fit(Integer.MAX_VALUE, null, List.of(Way.whole("")), more -> "");
}
