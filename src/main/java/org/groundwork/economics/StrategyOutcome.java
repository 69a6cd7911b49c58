package org.groundwork.economics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path is worth against today, as net present value in money.
 *
 * @param standardError of the mean
 * @param p50 null where the futures fall into two heaps with a gap between them: no future looks
 *     like the middle
 * @param probabilityPositive share of futures in which it earns more than it costs
 * @param probabilityOfLoss share of futures in which it loses money
 * @param dots twenty equally likely futures, from the worst to the best
 * @param ifItWorks mean over the futures in which what was built works (for the staged path: the
 *     simple solution); null where there is none
 * @param ifItFails mean over the others; null where there is none
 * @param payback years until the cumulated discounted flow is no longer negative, its median; null
 *     where most futures do not pay back
 * @param notPaidBack share of futures that do not pay back within the horizon
 * @param successProbability mean chance of success that the inputs state or that was assumed; for
 *     the staged path that of the simple solution
 * @param breakEvenSuccess chance of success at which the mean is nothing; above 1 where no chance
 *     is enough; null for paths of several steps, and where a success earns less than it costs to
 *     run
 * @param breakEvenUplift share captured at which a working solution pays for itself; above 1 where
 *     none is enough; null for paths of several steps, and where nothing can be captured
 * @param carriedBy where the mean gains and most futures lose, the share of the best futures
 *     without which the mean would not gain; null elsewhere
 * @param nextBest what it takes to be worth more than the best of the other paths; null where that
 *     cannot be said
 * @param errors standard errors of the other figures
 */
public record StrategyOutcome(
        Strategy strategy,
        double mean,
        double standardError,
        double p10,
        @Nullable Double p50,
        double p90,
        double probabilityPositive,
        double probabilityOfLoss,
        List<Double> dots,
        @Nullable Double ifItWorks,
        @Nullable Double ifItFails,
        @Nullable Double payback,
        double notPaidBack,
        double successProbability,
        @Nullable Double breakEvenSuccess,
        @Nullable Double breakEvenUplift,
        @Nullable Double carriedBy,
        @Nullable NextBest nextBest,
        Errors errors) {

    public StrategyOutcome {
        dots = List.copyOf(dots);
    }

    /**
     * A few large wins carry it: it gains on average, and loses or gains nothing in most futures.
     */
    public boolean isCarriedByFew() {
        return carriedBy != null;
    }

    StrategyOutcome against(NextBest next) {
        return new StrategyOutcome(
                strategy,
                mean,
                standardError,
                p10,
                p50,
                p90,
                probabilityPositive,
                probabilityOfLoss,
                dots,
                ifItWorks,
                ifItFails,
                payback,
                notPaidBack,
                successProbability,
                breakEvenSuccess,
                breakEvenUplift,
                carriedBy,
                next,
                errors);
    }

    /**
     * The best of the other paths, and what it takes to be worth more.
     *
     * @param strategy doing nothing where no other path gains
     * @param success chance of success from which this path is worth more on average; above 1 where
     *     none is enough; null where it cannot be said. Where ML follows the simple solution, the
     *     chance that ML works then
     * @param uplift share captured from which a working solution is worth more; above 1 where none
     *     is enough; null for paths of several steps
     */
    public record NextBest(
            Strategy strategy,
            @Nullable Double success,
            @Nullable Double uplift) {}

    /** Two heaps of futures with a gap between them: a median would describe none of them. */
    public boolean twoHeaps() {
        return p50 == null;
    }

    /** How many of the twenty futures lose money: for “in 3 of 20 futures”. */
    public long losingDots() {
        return dots.stream().filter(npv -> npv < 0).count();
    }

    /** Standard errors of the figures of the same name; null where the figure is. */
    public record Errors(
            double p10,
            @Nullable Double p50,
            double p90,
            double probabilityPositive,
            double probabilityOfLoss,
            @Nullable Double ifItWorks,
            @Nullable Double ifItFails,
            @Nullable Double payback,
            double notPaidBack,
            @Nullable Double breakEvenSuccess,
            @Nullable Double breakEvenUplift) {}
}
