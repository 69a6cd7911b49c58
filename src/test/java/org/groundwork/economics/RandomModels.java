package org.groundwork.economics;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.groundwork.economics.EconomicInputs.Adjustments;

/** Models of every kind that a person could state, with moderate ranges. */
final class RandomModels {

    private static final double USUALLY = 0.7;

    private final SplittableRandom random;
    private final Map<Input, Range> ranges = new EnumMap<>(Input.class);
    private boolean plainIntervals;

    private RandomModels(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** With a simple solution that is still to be built. */
    static EconomicInputs model(long seed) {
        return new RandomModels(seed).model(false);
    }

    /** Some of them with a simple solution that is live. */
    static EconomicInputs anyModel(long seed) {
        return new RandomModels(seed).model(true);
    }

    private EconomicInputs model(boolean onTop) {
        boolean correlated = chance(0.2);
        plainIntervals = correlated;
        if (chance(0.5)) {
            quantity(Input.AT_STAKE, 2e5, 3e6);
        } else {
            quantity(Input.DECISIONS, 1e4, 2e5);
            share(Input.ERROR_SHARE, 0.02, 0.2);
            quantity(Input.COST_PER_ERROR, 20, 200);
            if (chance(0.5)) {
                quantity(Input.HOURS_PER_DECISION, 0.01, 0.2);
                quantity(Input.HOURLY_RATE, 20, 100);
            }
        }
        if (chance(USUALLY)) {
            share(Input.ADOPTION, 0.3, 0.95);
        } else {
            share(Input.BASELINE_ADOPTION, 0.3, 0.95);
            share(Input.ML_ADOPTION, 0.3, 0.95);
        }
        if (chance(0.6)) {
            quantity(Input.DISCOUNT_RATE, 0.03, 0.2);
        }
        if (chance(USUALLY)) {
            share(Input.CAPTURES, 0.05, 0.6);
        }
        if (chance(USUALLY)) {
            share(Input.CLOSES_GAP, 0.05, 0.8);
        }
        plainIntervals = false;
        if (chance(USUALLY)) {
            share(Input.BASELINE_SUCCESS, 0.5, 0.98);
            share(Input.ML_SUCCESS, 0.1, 0.9);
        }
        if (chance(0.3)) {
            share(Input.ML_SUCCESS_AFTER, 0.2, 0.9);
        }
        maybe(Input.BASELINE_WEEKS, 1, 20);
        maybe(Input.ML_WEEKS, 5, 90);
        maybeMonths(Input.BASELINE_MONTHS, 8);
        maybeMonths(Input.BASELINE_LIVE, 8);
        maybeMonths(Input.ML_MONTHS, 20);
        maybeMonths(Input.ML_LIVE, 40);
        maybeMonths(Input.RAMP, 14);
        maybeMonths(Input.GATE_MONTH, 30);
        maybeMonths(Input.STAGED_MONTHS, 14);
        maybeMonths(Input.STAGED_LIVE, 30);
        if (chance(0.5)) {
            share(Input.BASELINE_UPKEEP, 0.05, 0.4);
            share(Input.ML_UPKEEP, 0.05, 0.6);
        }
        maybe(Input.BASELINE_RUNNING, 50, 1000);
        maybe(Input.ML_RUNNING, 100, 5000);
        if (chance(0.3)) {
            maybe(Input.LABELLING, 1e3, 5e4);
        } else if (chance(0.5)) {
            quantity(Input.LABEL_ITEMS, 1e3, 2e4);
            quantity(Input.LABELLERS, 1, 4);
            quantity(Input.LABEL_PRICE, 0.1, 2);
        }
        maybe(Input.RETRAINS, 0.5, 6);
        maybe(Input.RETRAIN_COST, 500, 10_000);
        if (chance(0.5)) {
            share(Input.DECAY, 0.05, 0.6);
        }
        if (chance(0.2)) {
            quantity(Input.YEARS_BETWEEN, 0.2, 3);
        }
        maybe(Input.INCIDENTS, 0.5, 5);
        maybe(Input.INCIDENT_COST, 500, 20_000);
        maybe(Input.REVIEW, 500, 20_000);
        boolean dollars = chance(0.5);
        if (dollars) {
            maybe(Input.DAY_RATE, 300, 1500);
        } else {
            quantity(Input.DAY_RATE, 300, 1500);
        }
        if (chance(0.3)) {
            quantity(Input.OFFLINE_NOISE, 0.2, 2);
        }
        maybe(Input.OVERRUN, 0.7, 2.5);
        maybe(Input.GATE_COST, 500, 20_000);
        if (chance(0.5)) {
            share(Input.COST_REUSE, 0.05, 0.6);
        }
        Double[] factors = {null, 1.0, 1.3, 0.7};
        Double[] together = {null, 0.0, 0.3, 0.8, -0.4};
        Boolean[] delays = {null, true, false};
        Adjustments adjust = new Adjustments(
                factors[random.nextInt(factors.length)],
                false,
                together[random.nextInt(together.length)],
                correlated ? random.nextDouble(-0.9, 0.9) : null,
                delays[random.nextInt(delays.length)]);
        Boolean[] exists = {null, false, null, false, onTop};
        double years = random.nextInt(6, 73) / 12.0;
        DataKind[] kinds = DataKind.values();
        return new EconomicInputs(
                dollars ? "USD" : "EUR",
                years,
                ranges,
                kinds[random.nextInt(kinds.length)],
                adjust,
                exists[random.nextInt(exists.length)]);
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private void maybe(Input input, double low, double high) {
        if (chance(0.5)) {
            quantity(input, low, high);
        }
    }

    private void maybeMonths(Input input, int most) {
        if (!chance(0.6)) {
            return;
        }
        if (chance(0.5)) {
            ranges.put(input, new Range.Certain(random.nextInt(0, most)));
        } else {
            quantity(input, 1, most);
        }
    }

    private void share(Input input, double low, double high) {
        put(input, low, high);
    }

    private void quantity(Input input, double low, double high) {
        put(input, low, high);
    }

    /** Between the two, at most a factor of three wide. */
    private void put(Input input, double low, double high) {
        double a = low * Math.pow(high / low, random.nextDouble());
        double b = Math.min(high, a * random.nextDouble(1.3, 3));
        if (b <= a * 1.05) {
            a = b / 1.5;
        }
        double likely = a + (b - a) * random.nextDouble();
        int kind = plainIntervals ? 0 : random.nextInt(4);
        ranges.put(
                input,
                switch (kind) {
                    case 0 -> new Range.Interval(a, b);
                    case 1 -> new Range.Percentiles(a, likely, b);
                    case 2 -> new Range.Ends(a, likely, b);
                    default -> new Range.Certain(input.kind() == Input.Kind.MONTHS ? Math.rint(a) : a);
                });
    }
}
