package org.groundwork.portfolio;

import org.groundwork.method.Effort;

/**
 * What a step of an effort class is taken to need, in person-days; 5 person-days are a person-week.
 *
 * @param days of a step of class S, "days"
 * @param weeks of a step of class M, "weeks"
 * @param months of a step of class L, "months"
 */
public record Conversion(int days, int weeks, int months) {

    /** Working days of a week. */
    static final int WEEK = 5;

    /** As the effort classes count in the sum of a cheapest change: 1, 5 and 20. */
    public static final Conversion STANDARD = new Conversion(Effort.S.cost(), Effort.M.cost(), Effort.L.cost());

    double personWeeks(int steps, int ofWeeks, int ofMonths) {
        return ((long) steps * days + (long) ofWeeks * weeks + (long) ofMonths * months) / (double) WEEK;
    }
}
