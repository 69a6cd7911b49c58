package org.groundwork.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.method.Methods;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;

/** Sheets of every kind with money of every kind, the same for the same seed. */
public final class MoneyCases {

    private static final int FEW_DRAWS = 3_000;

    private MoneyCases() {}

    public static AssessmentFile random(String method, long seed) {
        return ReportSamples.withEconomics(
                Claims.random(Methods.find(method).orElseThrow(), seed), economics(new Random(seed)));
    }

    /** With few draws. */
    public static Appraisal appraise(AssessmentFile file) {
        return new Appraiser(file.method()).appraise(file.sheet(), file.economics(), 7, FEW_DRAWS);
    }

    /** Small and large, sure and vague, with and without a day rate, something there already or not. */
    private static EconomicInputs economics(Random random) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        double stake = Math.exp(Math.log(1_000) + random.nextDouble() * Math.log(30_000));
        stated.put(
                Input.AT_STAKE,
                random.nextBoolean() ? new Range.Certain(stake) : new Range.Interval(stake / 3, stake * 3));
        if (random.nextInt(12) > 0) {
            stated.put(Input.ADOPTION, new Range.Certain(0.3 + 0.7 * random.nextDouble()));
        }
        if (random.nextInt(4) > 0) {
            double day = 200 + 1_000 * random.nextDouble();
            stated.put(
                    Input.DAY_RATE,
                    switch (random.nextInt(3)) {
                        case 0 -> new Range.Certain(day);
                        case 1 -> new Range.Interval(day, 2 * day);
                        default -> new Range.Percentiles(day, 1.3 * day, 2 * day);
                    });
        }
        maybe(random, stated, Input.CAPTURES, new Range.Certain(0.05 + 0.6 * random.nextDouble()));
        maybe(random, stated, Input.CLOSES_GAP, new Range.Interval(0.05, 0.3 + 0.6 * random.nextDouble()));
        maybe(random, stated, Input.BASELINE_SUCCESS, new Range.Certain(0.3 + 0.7 * random.nextDouble()));
        maybe(random, stated, Input.ML_SUCCESS, new Range.Certain(0.1 + 0.9 * random.nextDouble()));
        maybe(random, stated, Input.ML_WEEKS, new Range.Certain(1 + 60 * random.nextDouble()));
        maybe(random, stated, Input.BASELINE_WEEKS, new Range.Certain(1 + 20 * random.nextDouble()));
        if (random.nextInt(5) == 0) {
            stated.put(Input.GATE_COST, new Range.Certain(stake * random.nextDouble() / 20));
        }
        return new EconomicInputs(
                List.of("EUR", "USD", "JPY").get(random.nextInt(3)),
                random.nextBoolean() ? null : 1.0 + random.nextInt(6),
                stated,
                random.nextBoolean() ? null : DataKind.values()[random.nextInt(DataKind.values().length)],
                EconomicInputs.Adjustments.STANDARD,
                random.nextInt(3) == 0);
    }

    private static void maybe(Random random, Map<Input, Range> stated, Input input, Range range) {
        if (random.nextBoolean()) {
            stated.put(input, range);
        }
    }
}
