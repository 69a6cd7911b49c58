package org.groundwork.economics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundwork.economics.Analysis.Assumption;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.jspecify.annotations.Nullable;

/** Inputs with their defaults filled in and each default noted as an assumption. */
final class ResolvedInputs {

    /** Slope of success probabilities over readiness, in logits; a judgement, no study gives it. */
    static final double READINESS_SLOPE = 2.4;

    private final EconomicInputs inputs;
    private final Map<Input, Range> ranges = new EnumMap<>(Input.class);
    private final List<Assumption> assumptions = new ArrayList<>();

    /** Stated ones may be wide, and chances differ between readings: each table is made once. */
    private final Map<Input, Quantiles> tables = new EnumMap<>(Input.class);

    ResolvedInputs(EconomicInputs inputs, @Nullable ReadinessScores readiness) {
        this.inputs = inputs;
        for (Input input : Input.values()) {
            Range stated = inputs.stated().get(input);
            if (stated != null) {
                ranges.put(input, stated);
            } else {
                standard(input, readiness).ifPresent(range -> ranges.put(input, range));
            }
        }
        boolean rated = ranges.containsKey(Input.DAY_RATE);
        for (Input input : Input.values()) {
            if (!ranges.containsKey(input) && follows(input) && (rated || input != Input.GATE_COST)) {
                assumptions.add(new Assumption(input.id(), Assumption.Source.DERIVED, null));
            }
        }
        if (inputs.horizonYears() == null) {
            assume("horizonYears", EconomicInputs.HORIZON_YEARS);
        }
        EconomicInputs.Adjustments adjust = inputs.adjust();
        if (inputs.dataKind() == null && !(inputs.states(Input.CAPTURES) && inputs.states(Input.CLOSES_GAP))) {
            assumptions.add(new Assumption(
                    "ml.dataKind",
                    Assumption.Source.DEFAULT,
                    null,
                    inputs.kindOfData().id()));
        }
        if (adjust.readiness() == null) {
            assumptions.add(new Assumption("adjust.readiness", Assumption.Source.DEFAULT, null, "true"));
        }
        if (adjust.overconfidence() == null) {
            assume("adjust.overconfidence", adjust.widening());
        }
        if (adjust.successCorrelation() == null) {
            assume("adjust.successCorrelation", adjust.successTogether());
        }
        if (adjust.upliftCorrelation() == null) {
            assume("adjust.upliftCorrelation", adjust.upliftTogether());
        }
        if (adjust.overrunDelays() == null) {
            assumptions.add(new Assumption("adjust.overrunDelays", Assumption.Source.DEFAULT, null, "true"));
        }
    }

    /** Left out, it is taken from other inputs in each draw. */
    private boolean follows(Input input) {
        return switch (input) {
            case BASELINE_MONTHS, ML_MONTHS, YEARS_BETWEEN, GATE_COST, GATE_MONTH, STAGED_MONTHS, STAGED_LIVE -> true;
            default -> false;
        };
    }

    private void assume(String input, double value) {
        assume(input, Assumption.Source.DEFAULT, new Range.Certain(value));
    }

    private Optional<Range> standard(Input input, @Nullable ReadinessScores readiness) {
        Optional<Range> range = switch (input) {
            case CAPTURES -> Optional.of(inputs.kindOfData().captures());
            case CLOSES_GAP -> Optional.of(inputs.kindOfData().closesGap());
            default -> input.hasStandardIn(inputs.currency()) ? input.standard() : Optional.empty();
        };
        if (range.isPresent() && range.get() instanceof Range.Interval chance) {
            double move = move(input, readiness);
            if (move != 0) {
                Range moved = LogitNormal.moved(chance, move);
                assume(input.id(), Assumption.Source.READINESS, moved);
                return Optional.of(moved);
            }
        }
        range.ifPresent(value -> {
            if (input.multiplesOf().isPresent()) {
                assumptions.add(new Assumption(input.id(), Assumption.Source.DERIVED, null));
            } else {
                assume(input.id(), Assumption.Source.DEFAULT, value);
            }
        });
        return range;
    }

    /** By how many logits readiness moves a chance that was left out. */
    private double move(Input input, @Nullable ReadinessScores readiness) {
        if (readiness == null || !inputs.adjust().followsReadiness()) {
            return 0;
        }
        Double score = switch (input) {
            case BASELINE_SUCCESS -> readiness.problem();
            case ML_SUCCESS -> readiness.means();
            default -> null;
        };
        return score == null ? 0 : READINESS_SLOPE * (score - 0.5);
    }

    private void assume(String input, Assumption.Source source, Range value) {
        assumptions.add(new Assumption(input, source, value));
    }

    /**
     * @param value null where it differs from draw to draw
     */
    void derived(Input input, @Nullable Range value) {
        assumptions.add(new Assumption(input.id(), Assumption.Source.DERIVED, value));
    }

    /**
     * Every input that nobody stated and that plays a part; all of them where nothing can be
     * computed.
     */
    List<Assumption> assumptions() {
        List<Input> used = used();
        boolean nothing = !baselineKnown() && !mlKnown();
        return assumptions.stream()
                .filter(assumption -> Input.find(assumption.input())
                        .map(input -> nothing || used.contains(input) || !has(input) && plays(input))
                        .orElse(true))
                .toList();
    }

    /** The inputs that have a value and play a part in a path that can be computed. */
    List<Input> used() {
        return java.util.Arrays.stream(Input.values())
                .filter(input -> has(input) && plays(input))
                .toList();
    }

    private boolean plays(Input input) {
        boolean simple = baselineKnown();
        boolean learned = mlKnown();
        boolean staged = stagedKnown();
        boolean on = simple || inputs.hasBaseline();
        boolean labels = has(Input.LABEL_ITEMS) && has(Input.LABELLERS) && has(Input.LABEL_PRICE);
        return switch (input) {
            case DECISIONS, ERROR_SHARE, COST_PER_ERROR, HOURS_PER_DECISION, HOURLY_RATE -> !has(Input.AT_STAKE);
            case ADOPTION -> simple && !has(Input.BASELINE_ADOPTION) || learned && !has(Input.ML_ADOPTION);
            case CAPTURES -> !inputs.hasBaseline();
            case BASELINE_SUCCESS -> simple || inputs.hasBaseline() && learned && !has(Input.ML_SUCCESS_AFTER);
            case ML_SUCCESS -> learned && !(inputs.hasBaseline() && has(Input.ML_SUCCESS_AFTER));
            case LABELLING -> learned && !labels;
            case LABEL_ITEMS, LABELLERS, LABEL_PRICE -> learned && labels;
            case YEARS_BETWEEN -> learned && !isNothing(Input.DECAY);
            case RETRAIN_COST -> learned && !isNothing(Input.RETRAINS);
            case ML_SUCCESS_AFTER, COST_REUSE, STAGED_MONTHS, STAGED_LIVE -> on && learned;
            case GATE_COST, GATE_MONTH, OFFLINE_NOISE -> staged;
            case DISCOUNT_RATE, AT_STAKE, DAY_RATE, OVERRUN, RAMP -> true;
            default -> input.id().startsWith("baseline.") ? simple : learned;
        };
    }

    boolean has(Input input) {
        return ranges.containsKey(input);
    }

    /**
     * Its quantiles: ranges that people stated as intervals are widened, defaults and PERT ends are
     * not.
     *
     * @throws java.util.NoSuchElementException where it has none
     */
    Quantiles quantiles(Input input) {
        return tables.computeIfAbsent(
                input, key -> quantiles(key, inputs.adjust().widening()));
    }

    /** As somebody stated it, or as it is assumed. */
    Quantiles unwidened(Input input) {
        return isWidened(input) ? quantiles(input, 1) : quantiles(input);
    }

    private Quantiles quantiles(Input input, double widening) {
        Range range = Optional.ofNullable(ranges.get(input)).orElseThrow();
        return Quantiles.of(range, input.kind(), isWidened(input) ? widening : 1);
    }

    /** Whether it was stated as an interval that is taken wider than it was stated. */
    boolean isWidened(Input input) {
        Range stated = inputs.stated().get(input);
        return inputs.adjust().widening() != 1
                && (stated instanceof Range.Interval || stated instanceof Range.Percentiles);
    }

    /** Its default is in multiples of another figure. */
    boolean isMultiple(Input input) {
        return input.multiplesOf().isPresent() && !inputs.states(input);
    }

    /**
     * What the ranges that were stated mean, for beside what was stated: where they were widened,
     * and where a few large values carry the mean.
     */
    List<Analysis.StatedRange> statedRanges() {
        List<Analysis.StatedRange> all = new ArrayList<>();
        for (Input input : used()) {
            Range stated = inputs.stated().get(input);
            if (stated != null && !(stated instanceof Range.Certain)) {
                Quantiles quantiles = quantiles(input);
                all.add(new Analysis.StatedRange(
                        input,
                        stated,
                        quantiles.at(0.05),
                        quantiles.at(0.95),
                        quantiles.mean(),
                        quantiles.mean() > quantiles.at(0.90)));
            }
        }
        return all;
    }

    /** Nothing was stated of what a path captures, of its effort and of its chance. */
    boolean restsOnDefaults(Strategy strategy) {
        boolean simple = inputs.hasBaseline()
                || !inputs.states(Input.CAPTURES)
                        && !inputs.states(Input.BASELINE_SUCCESS)
                        && !inputs.states(Input.BASELINE_WEEKS);
        boolean learned = !inputs.states(Input.CLOSES_GAP)
                && !inputs.states(Input.ML_SUCCESS)
                && !inputs.states(Input.ML_SUCCESS_AFTER)
                && !inputs.states(Input.ML_WEEKS);
        return switch (strategy) {
            case NOTHING -> false;
            case BASELINE -> simple;
            case ML -> learned;
            case STAGED, CONTINUE -> simple && learned;
        };
    }

    /** Stated as one figure, or all of its parts that have no default. */
    boolean valueKnown() {
        return has(Input.AT_STAKE) || missingParts().isEmpty();
    }

    private List<Analysis.Missing> missingParts() {
        List<Analysis.Missing> missing = new ArrayList<>();
        if (!has(Input.DECISIONS)) {
            missing.add(Analysis.Missing.DECISIONS);
        }
        if (!has(Input.ERROR_SHARE) && !isNothing(Input.COST_PER_ERROR)) {
            missing.add(Analysis.Missing.ERROR_SHARE);
        }
        if (!has(Input.COST_PER_ERROR) && !isNothing(Input.ERROR_SHARE)) {
            missing.add(Analysis.Missing.COST_PER_ERROR);
        }
        return missing;
    }

    private boolean isNothing(Input input) {
        return ranges.get(input) instanceof Range.Certain(double value) && value == 0;
    }

    private boolean statesPartOfValue() {
        return inputs.states(Input.DECISIONS)
                || inputs.states(Input.ERROR_SHARE)
                || inputs.states(Input.COST_PER_ERROR)
                || inputs.states(Input.HOURS_PER_DECISION)
                || inputs.states(Input.HOURLY_RATE);
    }

    /** The path on which the simple solution is built. */
    boolean baselineKnown() {
        return !inputs.hasBaseline()
                && valueKnown()
                && (has(Input.ADOPTION) || has(Input.BASELINE_ADOPTION))
                && (has(Input.DAY_RATE) || isNothing(Input.BASELINE_WEEKS));
    }

    /** Straight to ML, or on top of what is there. */
    boolean mlKnown() {
        return valueKnown()
                && (has(Input.ADOPTION) || has(Input.ML_ADOPTION))
                && (has(Input.DAY_RATE)
                        || isNothing(Input.ML_WEEKS)
                                && (inputs.states(Input.RETRAIN_COST) || isNothing(Input.RETRAINS)));
    }

    /** ML on top of the simple solution. */
    boolean bothKnown() {
        return mlKnown() && (inputs.hasBaseline() || baselineKnown());
    }

    /** The gate before that can be charged for. */
    boolean stagedKnown() {
        return bothKnown() && (has(Input.DAY_RATE) || has(Input.GATE_COST));
    }

    List<Analysis.Missing> missing() {
        List<Analysis.Missing> missing = new ArrayList<>();
        if (!valueKnown()) {
            if (statesPartOfValue()) {
                missing.addAll(missingParts());
            } else {
                missing.add(Analysis.Missing.VALUE);
            }
        }
        if (!inputs.hasBaseline() && !has(Input.ADOPTION) && !has(Input.BASELINE_ADOPTION)) {
            missing.add(Analysis.Missing.BASELINE_ADOPTION);
        }
        if (!has(Input.ADOPTION) && !has(Input.ML_ADOPTION)) {
            missing.add(Analysis.Missing.ML_ADOPTION);
        }
        boolean free = (inputs.hasBaseline() || isNothing(Input.BASELINE_WEEKS))
                && isNothing(Input.ML_WEEKS)
                && (inputs.states(Input.RETRAIN_COST) || isNothing(Input.RETRAINS))
                && has(Input.GATE_COST);
        if (!has(Input.DAY_RATE) && !free) {
            missing.add(Analysis.Missing.DAY_RATE);
        }
        return missing;
    }
}
