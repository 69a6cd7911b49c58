package org.groundwork.measurement.web;

import java.util.List;
import org.groundwork.lab.LabView;
import org.groundwork.platform.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file, some of them, and what to choose from.
 *
 * @param rows in words
 * @param warnings about the file as a whole and its columns
 * @param columns that are shown
 * @param number of the page of columns, from 1
 * @param matching how many columns there are, of those that are looked for
 * @param typed whether columns are typed, because there are too many for a list
 */
record ColumnsPage(
        String rows,
        String all,
        String duplicates,
        List<LabView.Warning> warnings,
        List<Row> columns,
        String shown,
        String filter,
        int number,
        int pages,
        int matching,
        int leftOut,
        boolean typed,
        List<Choice> outcomes,
        List<Choice> times,
        List<Choice> others,
        List<Choice> yesValues,
        List<Choice> tasks,
        List<Choice> worths,
        List<Choice> pers,
        List<Choice> periods,
        List<Choice> alikes,
        List<Choice> sums) {

    /**
     * A column.
     *
     * @param number from 1
     * @param name perhaps shortened
     * @param whole the name in full; null where that is it
     * @param extent from the least to the most, or the most frequent values; empty where nothing is told
     * @param bars the histogram
     * @param leave whether it has a tick
     * @param reasons why it should be left out, or why it is not learned from anyway
     */
    record Row(
            int number,
            String name,
            @Nullable String whole,
            String kind,
            String missing,
            String distinct,
            String extent,
            List<Bar> bars,
            boolean leave,
            List<String> reasons) {}

    /** A bar of a histogram, in a drawing of 100 by 24. */
    record Bar(String x, String y, String width, String height) {}
}
