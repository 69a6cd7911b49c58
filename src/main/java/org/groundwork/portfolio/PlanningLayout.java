package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How small the parts of a planning document are set: each as large as lets it have the pages that it is to have. A part that
 * takes more is set one degree smaller, and the document printed again. Pure.
 *
 * @param front degree of the front page, from 0
 * @param overview degree of the portfolio at a glance, from 0
 * @param sheets degree of each initiative's page, from 0
 */
record PlanningLayout(int front, int overview, List<Integer> sheets) {

    /** So many initiatives fit on one page with their map. */
    static final int ON_A_PAGE = 12;

    /** The smallest degree of each part. */
    static final int SMALLEST = 3;

    /** Of a table that has pages of its own, rows on each at the most, by degree. */
    private static final int[] ROWS = {27, 20, 14, 10};

    PlanningLayout {
        sheets = List.copyOf(sheets);
    }

    static PlanningLayout of(int initiatives) {
        Integer[] usual = new Integer[initiatives];
        Arrays.fill(usual, 0);
        return new PlanningLayout(0, 0, List.of(usual));
    }

    boolean onAPage() {
        return sheets.size() <= ON_A_PAGE;
    }

    /** Rows of the table on a page. */
    int rows() {
        return onAPage() ? ON_A_PAGE : ROWS[overview];
    }

    /** Pages that the portfolio at a glance is to have. */
    int overviewPages() {
        return onAPage() ? 1 : 1 + (sheets.size() + rows() - 1) / rows();
    }

    /** Pages that the document is to have. */
    int pages() {
        return 1 + overviewPages() + sheets.size();
    }

    /**
     * Smaller where a part took more than its pages.
     *
     * @param starts the page on which each part begins: the front page, the overview, and each initiative
     * @param pages how many there are
     * @return null where nothing is to be done, or nothing can be
     */
    @Nullable
    PlanningLayout after(List<Integer> starts, int pages) {
        int frontNow = degree(front, starts.get(1) - starts.get(0), 1);
        int overviewNow = degree(overview, end(starts, 1, pages) - starts.get(1), overviewPages());
        List<Integer> sheetsNow = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            sheetsNow.add(degree(sheets.get(i), end(starts, i + 2, pages) - starts.get(i + 2), 1));
        }
        PlanningLayout now = new PlanningLayout(frontNow, overviewNow, sheetsNow);
        return now.equals(this) ? null : now;
    }

    private static int end(List<Integer> starts, int part, int pages) {
        return part + 1 < starts.size() ? starts.get(part + 1) : pages + 1;
    }

    private static int degree(int degree, int has, int most) {
        return has > most ? Math.min(SMALLEST, degree + 1) : degree;
    }
}
