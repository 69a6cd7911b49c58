package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a path is worth against today, as net present value in money.
 *
 * @param standardError of the mean
 * @param p50 null where the futures fall into two heaps with a gap between them: no future looks
 *     like the middle
 * @param dots twenty equally likely futures, from the worst to the best
 * @param ifItWorks mean over the futures in which what was built works; null where there is none
 * @param ifItFails mean over the others; null where there is none
 * @param payback years until the cumulated discounted flow is no longer negative, its median; null
 *     where most futures do not pay back
 * @param notPaidBack share of futures that do not pay back within the horizon
 * @param breakEvenSuccess chance of success at which the mean is nothing; null for paths of several
 *     steps
 * @param breakEvenUplift share captured at which a working solution pays for itself; null for paths
 *     of several steps
 */
public record PathOutcome(
        Path path,
        double mean,
        double standardError,
        double p10,
        @Nullable Double p50,
        double p90,
        double probabilityPositive,
        List<Double> dots,
        @Nullable Double ifItWorks,
        @Nullable Double ifItFails,
        @Nullable Double payback,
        double notPaidBack,
        @Nullable Double breakEvenSuccess,
        @Nullable Double breakEvenUplift) {

    public PathOutcome {
        dots = List.copyOf(dots);
    }
}
