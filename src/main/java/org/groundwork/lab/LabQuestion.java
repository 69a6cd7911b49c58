package org.groundwork.lab;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured.
 *
 * @param outcome column
 * @param yes for yes or no: the value of the outcome that counts as yes, as written in the file; else null
 * @param time column with the time at which the decision is taken; null for none; a forecast needs one
 * @param thing column with the id of what recurs (customer, machine); null for none
 * @param today column with today's decision, score or estimate; null where none was recorded
 * @param leftOut columns that are not looked at
 * @param group column by whose values the result is told, too; null for none
 * @param delayDays days from a decision until its outcome is known; as many lie between past and test
 * @param smallestGain least difference that anyone would notice, in the unit of the gain ({@link LabResult#unit}); null where nobody said
 * @param target gain ({@link LabResult#unit}; for errors: how much less error than doing nothing) that would have to be reached; null where nobody said
 * @param forecast null for other tasks
 */
public record LabQuestion(
        Task task,
        String outcome,
        @Nullable String yes,
        @Nullable String time,
        @Nullable String thing,
        @Nullable String today,
        Set<String> leftOut,
        @Nullable String group,
        Worth worth,
        int delayDays,
        @Nullable Double smallestGain,
        @Nullable Double target,
        @Nullable Forecast forecast) {

    public LabQuestion {
        leftOut = Collections.unmodifiableSortedSet(new TreeSet<>(leftOut));
        if (!worth.fits(task)) {
            throw new IllegalArgumentException(task + " is not measured by " + worth);
        }
        if ((task == Task.YES_NO) != (yes != null) || (task == Task.FORECAST) != (forecast != null)) {
            throw new IllegalArgumentException("yes and forecast belong to their tasks: " + task);
        }
        if (delayDays < 0) {
            throw new IllegalArgumentException("delayDays: " + delayDays);
        }
    }

    /**
     * @param period DAY, WEEK, MONTH or QUARTER
     * @param ahead periods between the last value that is known and the one that is forecast; 1 for the next one
     * @param series column that tells series apart; null where there is one
     * @param sum whether rows of a period add up, instead of being averaged
     */
    public record Forecast(Per period, int ahead, @Nullable String series, boolean sum) {
        public Forecast {
            if (period == Per.HUNDRED || ahead < 1 || ahead > 104) {
                throw new IllegalArgumentException("period: " + period + ", ahead: " + ahead);
            }
        }
    }
}
