package org.groundwork.lab;

import java.util.List;
import java.util.Set;
import org.groundwork.lab.LabResult.Cases;
import org.groundwork.lab.LabResult.Condition;
import org.groundwork.lab.LabResult.ContenderGain;
import org.groundwork.lab.LabResult.CurvePoint;
import org.groundwork.lab.LabResult.GroupResult;
import org.groundwork.lab.LabResult.Measured;
import org.groundwork.lab.LabResult.Rule;
import org.groundwork.lab.LabResult.Slice;
import org.jspecify.annotations.Nullable;

/** Results as a run gives them. */
public final class LabSamples {

    private LabSamples() {}

    /** Cancellations, 200 calls a week: a rule of two catches most of what can be caught. */
    public static LabResult cancellations() {
        LabQuestion question = new LabQuestion(
                Task.YES_NO,
                "cancelled",
                "yes",
                "decided_at",
                "customer",
                "score_today",
                Set.of("note"),
                "region",
                new Worth.Capacity(200, Per.WEEK),
                30,
                5.0,
                40.0,
                null);
        return new LabResult(
                question,
                LabResult.Unit.CAUGHT,
                new Cases(
                        48_210,
                        31_000,
                        6_200,
                        12_050,
                        5_130L,
                        9_412,
                        "2024-01-01",
                        "2025-05-31",
                        "2025-07-01",
                        "2025-12-31",
                        463.5),
                61.4,
                Contender.TODAY,
                List.of(
                        measured(Contender.NOTHING, 21.5, 19.9, 23.1, null, 0.11, null),
                        measured(Contender.TODAY, 30.2, 28.4, 32.1, null, 0.15, null),
                        measured(Contender.RULE, 38.8, 36.7, 40.7, 0.28, 0.19, 38.0),
                        measured(Contender.RULE_OF_TWO, 43.6, 41.5, 45.5, 0.43, 0.22, 43.9),
                        measured(Contender.LINEAR, 44.9, 42.8, 46.9, 0.47, 0.22, 44.6),
                        measured(Contender.TREE, 42.0, 39.9, 44.0, 0.38, 0.21, 42.2),
                        measured(Contender.STRONG, 47.3, 45.2, 49.2, 0.55, 0.24, null)),
                Contender.LINEAR,
                new Estimate(2.4, 1.1, 3.7),
                new Estimate(0.145, 0.07, 0.22),
                List.of(
                        new CurvePoint(3_100, 41.0, 40.1),
                        new CurvePoint(6_200, 43.2, 43.0),
                        new CurvePoint(12_400, 44.2, 45.4),
                        new CurvePoint(24_800, 44.6, 46.8)),
                new Estimate(0.4, -0.6, 1.4),
                List.of(
                        slice("2025-07-01", "2025-08-15", 3_010, 30.9, 45.5, 47.9),
                        slice("2025-08-16", "2025-09-30", 3_015, 30.1, 45.0, 47.2),
                        slice("2025-10-01", "2025-11-15", 3_012, 29.9, 44.8, 47.0),
                        slice("2025-11-16", "2025-12-31", 3_013, 29.8, 44.3, 47.1)),
                List.of(group("north", 7_000, 62.0, 45.2, 47.5), group("south", 5_050, 60.5, 44.5, 47.0)),
                new Rule(
                        List.of(
                                new Condition("skipped_boxes", ">=", 2.0, null),
                                new Condition("days_since_login", ">=", 30.0, null)),
                        true,
                        "\"skipped_boxes\" >= 2 AND \"days_since_login\" >= 30",
                        null,
                        null),
                List.of("skipped_boxes", "days_since_login", "plan", "region"),
                null,
                List.of(
                        new LabWarning(LabWarning.Kind.LEAK, List.of("cancel_reason"), List.of(0.99), null),
                        new LabWarning(LabWarning.Kind.SAME_ON_BOTH_SIDES, List.of("customer"), List.of(412.0), null)));
    }

    private static Measured measured(
            Contender contender,
            double gain,
            double low,
            double high,
            @Nullable Double captured,
            double right,
            @Nullable Double tuned) {
        return new Measured(
                contender,
                new Estimate(gain, low, high),
                null,
                captured == null ? null : new Estimate(captured, captured - 0.05, captured + 0.05),
                0.43,
                right,
                tuned);
    }

    private static Slice slice(String from, String until, int cases, double today, double linear, double strong) {
        return new Slice(from, until, cases, gains(today, linear, strong));
    }

    private static GroupResult group(String value, int cases, double possible, double linear, double strong) {
        return new GroupResult(value, cases, possible, gains(30, linear, strong));
    }

    private static List<ContenderGain> gains(double today, double linear, double strong) {
        return List.of(
                new ContenderGain(Contender.TODAY, today),
                new ContenderGain(Contender.LINEAR, linear),
                new ContenderGain(Contender.STRONG, strong));
    }
}
