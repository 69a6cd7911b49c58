package org.groundwork.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.groundwork.lab.LabResult.Cases;
import org.groundwork.lab.LabResult.Condition;
import org.groundwork.lab.LabResult.ContenderGain;
import org.groundwork.lab.LabResult.CurvePoint;
import org.groundwork.lab.LabResult.GroupResult;
import org.groundwork.lab.LabResult.Measured;
import org.groundwork.lab.LabResult.Rule;
import org.groundwork.lab.LabResult.Slice;
import org.groundwork.lab.LabResult.Unit;
import org.jspecify.annotations.Nullable;

/** Results of every kind, as a run might give them, by chance. */
public final class LabResults {

    private static final List<String> NAMES = List.of(
            "price",
            "days_since_login",
            "Kundengruppe",
            "a very long name of a column that goes on and on ".repeat(9),
            "μ",
            "\u202Eevil",
            "x\ny");

    private final Random random;

    private LabResults(long seed) {
        this.random = new Random(seed);
    }

    /** Results of all tasks. */
    public static Arbitrary<LabResult> any() {
        return Arbitraries.longs().map(LabResults::of);
    }

    /** The same seed gives the same. */
    public static LabResult of(long seed) {
        LabResults results = new LabResults(seed);
        return results.result(Task.values()[results.random.nextInt(Task.values().length)]);
    }

    /** The first result of this task that is drawn from a seed on. */
    public static LabResult of(Task task, long seed) {
        return new LabResults(seed).result(task);
    }

    private LabResult result(Task task) {
        Worth worth = worth(task);
        Unit unit = unit(worth);
        double scale = switch (unit) {
            case SORTED -> 100;
            case CAUGHT -> Math.pow(10, random.nextInt(-1, 4)) * (1 + random.nextInt(9));
            default -> Math.pow(10, random.nextInt(-4, 9)) * (0.5 + random.nextDouble());
        };
        boolean nothing = random.nextInt(15) == 0;
        double possible = nothing && unit != Unit.ERROR && unit != Unit.SORTED ? 0 : scale;
        boolean today = random.nextBoolean();
        boolean strong = random.nextInt(6) > 0;
        boolean signed = unit == Unit.MONEY || unit == Unit.ERROR;
        List<Measured> contenders = new ArrayList<>();
        Contender reference = today ? Contender.TODAY : task == Task.FORECAST ? Contender.RULE : Contender.NOTHING;
        for (Contender contender : Contender.values()) {
            if (contender == Contender.NOTHING && task == Task.FORECAST
                    || contender == Contender.MOVING_AVERAGE && task != Task.FORECAST
                    || contender == Contender.TODAY && !today
                    || contender == Contender.STRONG && !strong
                    || contender == Contender.TREE && random.nextInt(5) == 0) {
                continue;
            }
            boolean base =
                    unit == Unit.ERROR && contender == (task == Task.FORECAST ? Contender.RULE : Contender.NOTHING);
            double gain = base ? 0 : possible * (signed ? random.nextDouble(-0.4, 0.95) : random.nextDouble());
            double width = base || possible == 0 ? 0 : possible * Math.pow(10, random.nextDouble(-4, -0.5));
            double captured = random.nextDouble(-0.5, 1);
            boolean yesNo = task == Task.YES_NO;
            contenders.add(new Measured(
                    contender,
                    new Estimate(gain, gain - width, gain + width * random.nextDouble()),
                    unit == Unit.ERROR && random.nextInt(9) > 0 ? possible - gain : null,
                    contender == reference || possible == 0
                            ? null
                            : new Estimate(captured, captured - 0.1, captured + 0.1),
                    yesNo ? random.nextDouble() : null,
                    yesNo && random.nextBoolean() ? random.nextDouble() : null,
                    contender.isSimple() ? gain + random.nextDouble() * width : null));
        }
        Contender best = contenders.stream()
                .map(Measured::contender)
                .filter(Contender::isSimple)
                .skip(random.nextInt(2))
                .findFirst()
                .orElse(Contender.RULE);
        boolean time = task == Task.FORECAST || random.nextBoolean();
        int tested = random.nextInt(20, 100_000);
        Double bar = random.nextBoolean() ? typed(scale * Math.pow(10, random.nextDouble(-3, 0))) : null;
        Estimate over = strong ? difference(possible) : null;
        boolean told = over == null || bar == null || over.low() > bar || over.high() < bar;
        boolean group = random.nextBoolean();
        List<String> used = random.nextInt(8) == 0 ? List.of() : NAMES.subList(0, 1 + random.nextInt(NAMES.size()));
        return new LabResult(
                new LabQuestion(
                        task,
                        "outcome",
                        task == Task.YES_NO ? "yes" : null,
                        time ? "decided_at" : null,
                        random.nextBoolean() ? "customer" : null,
                        today ? "score" : null,
                        random.nextBoolean() ? Set.of("b", "a") : Set.of(),
                        group ? "region" : null,
                        worth,
                        time ? random.nextInt(3) : 0,
                        bar,
                        random.nextBoolean() ? typed(scale) : null,
                        task == Task.FORECAST
                                ? new LabQuestion.Forecast(
                                        Per.values()[random.nextInt(4)],
                                        1 + random.nextInt(3),
                                        null,
                                        random.nextBoolean())
                                : null),
                unit,
                new Cases(
                        tested * 5L,
                        tested * 4,
                        tested,
                        tested,
                        task == Task.YES_NO || task == Task.CLASSES ? 1L + random.nextInt(200) : null,
                        1 + random.nextInt(tested),
                        time ? "2024-01-01" : null,
                        time ? "2025-05-31" : null,
                        time ? "2025-07-01" : null,
                        time ? "2025-12-31" : null,
                        1),
                possible,
                reference,
                contenders,
                best,
                over,
                over == null || possible == 0 ? null : difference(1),
                random.nextBoolean()
                        ? List.of()
                        : List.of(
                                new CurvePoint(100, possible / 3, strong ? possible / 4 : null),
                                new CurvePoint(
                                        200, random.nextBoolean() ? possible / 2 : null, strong ? possible / 2 : null)),
                random.nextBoolean() ? difference(possible) : null,
                time ? List.of(slice(possible, best, strong), slice(possible, best, strong)) : List.of(),
                group ? List.of(group("north", possible, best), group(null, possible, best)) : List.of(),
                task == Task.FORECAST ? null : rule(task),
                used,
                told ? null : tested * (1L + random.nextInt(40)),
                warnings());
    }

    /** As people type it. */
    private static double typed(double value) {
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }

    private Estimate difference(double scale) {
        double middle = scale * random.nextDouble(-0.2, 0.3);
        double width = scale * Math.pow(10, random.nextDouble(-4, -0.5)) * (random.nextInt(9) == 0 ? 0 : 1);
        return new Estimate(middle, middle - width, middle + width);
    }

    private Worth worth(Task task) {
        return switch (task) {
            case YES_NO ->
                random.nextBoolean()
                        ? new Worth.Capacity(1 + random.nextInt(90), Per.values()[random.nextInt(5)])
                        : new Worth.Values(
                                1 + random.nextInt(900), random.nextInt(50), random.nextBoolean() ? "EUR" : null);
            case CLASSES -> new Worth.Sorted(random.nextBoolean());
            case NUMBER, FORECAST -> new Worth.Error(1, random.nextBoolean() ? 1 : 3);
        };
    }

    private static Unit unit(Worth worth) {
        return switch (worth) {
            case Worth.Capacity capacity -> Unit.CAUGHT;
            case Worth.Values values -> Unit.MONEY;
            case Worth.Sorted sorted -> Unit.SORTED;
            case Worth.Error error -> Unit.ERROR;
        };
    }

    private Slice slice(double possible, Contender best, boolean strong) {
        List<ContenderGain> gains = new ArrayList<>();
        gains.add(new ContenderGain(best, possible * random.nextDouble()));
        if (strong) {
            gains.add(new ContenderGain(Contender.STRONG, possible * random.nextDouble()));
        }
        return new Slice("2025-07-01", "2025-08-01", 20 + random.nextInt(500), gains);
    }

    private GroupResult group(@Nullable String value, double possible, Contender best) {
        return new GroupResult(
                value,
                20 + random.nextInt(500),
                possible,
                List.of(new ContenderGain(best, possible * random.nextDouble())));
    }

    private Rule rule(Task task) {
        List<String> comparisons = task == Task.NUMBER
                ? List.of("by")
                : List.of(">=", "<", "is", "is-not", "missing", "recorded", "days>=", "days<");
        List<Condition> parts = new ArrayList<>();
        for (int i = random.nextInt(2); i < 2; i++) {
            String comparison = comparisons.get(random.nextInt(comparisons.size()));
            parts.add(new Condition(
                    NAMES.get(random.nextInt(NAMES.size())),
                    comparison,
                    List.of(">=", "<", "days>=", "days<").contains(comparison)
                            ? Double.valueOf(typed(Math.pow(10, random.nextDouble(-3, 7))))
                            : null,
                    comparison.startsWith("is") && random.nextInt(4) > 0 ? "basic" : null));
        }
        return new Rule(
                parts,
                random.nextBoolean(),
                "\"x\" >= 2",
                task == Task.CLASSES ? "a" : null,
                task == Task.CLASSES ? "b" : null);
    }

    private List<LabWarning> warnings() {
        List<LabWarning> warnings = new ArrayList<>();
        for (LabWarning.Kind kind : LabWarning.Kind.values()) {
            if (random.nextInt(4) == 0) {
                warnings.add(new LabWarning(
                        kind,
                        random.nextInt(6) == 0 ? List.of() : List.of(NAMES.get(random.nextInt(NAMES.size()))),
                        switch (kind) {
                            case LEAK, LEAK_BY_MISSING, AFTER_DECISION, COLUMN_DRIFT -> List.of(random.nextDouble());
                            case DRIFT -> List.of(random.nextDouble(), random.nextDouble());
                            case TOO_FEW, SAMPLED -> List.of(1.0 + random.nextInt(3), 10.0);
                            case LEAK_BY_NAME -> List.of();
                            default -> random.nextInt(9) == 0 ? List.of() : List.of(1.0 + random.nextInt(3));
                        },
                        kind == LabWarning.Kind.NOT_YET_KNOWN
                                ? "2025-11-01"
                                : kind == LabWarning.Kind.LEAK && random.nextBoolean() ? "basic" : null));
            }
        }
        return warnings;
    }
}
