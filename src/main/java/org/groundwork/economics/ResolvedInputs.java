package org.groundwork.economics;

import org.groundwork.economics.Analysis.Assumption;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inputs with their defaults filled in and each default noted as an assumption. */
final class ResolvedInputs {

    /** Slope of success probabilities over readiness, in logits; a judgement, no study gives it. */
    private static final double READINESS_SLOPE = 2.4;

    private final EconomicInputs inputs;
    private final Map<Input, Range> ranges = new EnumMap<>(Input.class);
    private final List<Assumption> assumptions = new ArrayList<>();

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
        for (Input input : Input.values()) {
            if (!ranges.containsKey(input) && follows(input)) {
                assumptions.add(new Assumption(input.id(), Assumption.Source.DERIVED, null));
            }
        }
        if (inputs.horizonYears() == null) {
            assume("horizonYears", EconomicInputs.HORIZON_YEARS);
        }
        EconomicInputs.Adjustments adjust = inputs.adjust();
        if (inputs.dataKind() == null
                && !(inputs.states(Input.CAPTURES) && inputs.states(Input.CLOSES_GAP))) {
            assumptions.add(
                    new Assumption(
                            "ml.dataKind",
                            Assumption.Source.DEFAULT,
                            null,
                            inputs.kindOfData().id()));
        }
        if (adjust.readiness() == null) {
            assumptions.add(
                    new Assumption("adjust.readiness", Assumption.Source.DEFAULT, null, "true"));
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
    }

    /** Left out, it is taken from other inputs in each draw. */
    private boolean follows(Input input) {
        return switch (input) {
            case BASELINE_MONTHS, ML_MONTHS, GATE_COST, GATE_MONTH, STAGED_MONTHS, STAGED_LIVE ->
                    true;
            case YEARS_BETWEEN -> inputs.states(Input.DECAY);
            default -> false;
        };
    }

    private void assume(String input, double value) {
        assume(input, Assumption.Source.DEFAULT, new Range.Certain(value));
    }

    private Optional<Range> standard(Input input, @Nullable ReadinessScores readiness) {
        if (readiness != null && inputs.adjust().followsReadiness()) {
            Double score =
                    switch (input) {
                        case BASELINE_SUCCESS -> readiness.problem();
                        case ML_SUCCESS -> readiness.means();
                        default -> null;
                    };
            if (score != null) {
                return moved(input, score);
            }
        }
        Optional<Range> range =
                switch (input) {
                    case CAPTURES -> Optional.of(inputs.kindOfData().captures());
                    case CLOSES_GAP -> Optional.of(inputs.kindOfData().closesGap());
                    default -> input.standard();
                };
        range.ifPresent(value -> assume(input.id(), Assumption.Source.DEFAULT, value));
        return range;
    }

    private Optional<Range> moved(Input input, double score) {
        double p = ((Range.Certain) input.standard().orElseThrow()).value();
        double logit = StrictMath.log(p / (1 - p)) + READINESS_SLOPE * (score - 0.5);
        Range range = new Range.Certain(1 / (1 + StrictMath.exp(-logit)));
        assume(input.id(), Assumption.Source.READINESS, range);
        return Optional.of(range);
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
                .filter(
                        assumption ->
                                Input.find(assumption.input())
                                        .map(
                                                input ->
                                                        nothing
                                                                || used.contains(input)
                                                                || !has(input) && plays(input))
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
        boolean labels = has(Input.LABEL_ITEMS) && has(Input.LABELLERS) && has(Input.LABEL_PRICE);
        return switch (input) {
            case DECISIONS, ERROR_SHARE, COST_PER_ERROR, HOURS_PER_DECISION, HOURLY_RATE ->
                    !has(Input.AT_STAKE);
            case ADOPTION ->
                    simple && !has(Input.BASELINE_ADOPTION) || learned && !has(Input.ML_ADOPTION);
            case LABELLING -> learned && !labels;
            case LABEL_ITEMS, LABELLERS, LABEL_PRICE -> learned && labels;
            case YEARS_BETWEEN -> learned && inputs.states(Input.DECAY);
            case ML_SUCCESS_AFTER -> simple && learned;
            case DISCOUNT_RATE, AT_STAKE, CAPTURES, DAY_RATE, OVERRUN, RAMP -> true;
            default ->
                    input.id().startsWith("baseline.")
                            ? simple
                            : input.id().startsWith("ml.") ? learned : simple && learned;
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
        Range range = Optional.ofNullable(ranges.get(input)).orElseThrow();
        double widening = inputs.states(input) ? inputs.adjust().widening() : 1;
        return Quantiles.of(range, input.kind(), widening);
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

    boolean baselineKnown() {
        return valueKnown() && (has(Input.ADOPTION) || has(Input.BASELINE_ADOPTION));
    }

    boolean mlKnown() {
        return valueKnown() && (has(Input.ADOPTION) || has(Input.ML_ADOPTION));
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
        if (!has(Input.ADOPTION) && !has(Input.BASELINE_ADOPTION)) {
            missing.add(Analysis.Missing.BASELINE_ADOPTION);
        }
        if (!has(Input.ADOPTION) && !has(Input.ML_ADOPTION)) {
            missing.add(Analysis.Missing.ML_ADOPTION);
        }
        return missing;
    }
}
