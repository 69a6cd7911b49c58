package org.groundwork.economics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody stated about the economics of an initiative. What was left out is null or absent,
 * and takes its default where there is one.
 *
 * @param currency ISO 4217
 * @param horizonYears a whole number of months, at most 30 years
 * @param stated in the units of each {@link Input}
 * @param baselineExists the simple solution is live: its cost is spent, its gain is in today, and
 *     what is at stake is what it leaves; null where nothing was said
 */
public record EconomicInputs(
        @Nullable String currency,
        @Nullable Double horizonYears,
        Map<Input, Range> stated,
        @Nullable DataKind dataKind,
        Adjustments adjust,
        @Nullable Boolean baselineExists) {

    /** Nothing said about whether there is a simple solution already. */
    public EconomicInputs(
            @Nullable String currency,
            @Nullable Double horizonYears,
            Map<Input, Range> stated,
            @Nullable DataKind dataKind,
            Adjustments adjust) {
        this(currency, horizonYears, stated, dataKind, adjust, null);
    }

    public static final double HORIZON_YEARS = 3;

    /** The longest horizon, years. */
    public static final double MOST_YEARS = 30;

    /** Nothing was stated. */
    public static final EconomicInputs NONE = new EconomicInputs(null, null, Map.of(), null, Adjustments.STANDARD);

    public EconomicInputs {
        if (horizonYears != null && !isHorizon(horizonYears)) {
            throw new IllegalArgumentException(
                    "a whole number of months up to 30 years expected, not " + horizonYears + " years");
        }
        Map<Input, Range> copy = new EnumMap<>(Input.class);
        copy.putAll(stated);
        stated = Collections.unmodifiableMap(copy);
    }

    /** Whether a horizon of so many years can be computed. */
    public static boolean isHorizon(double years) {
        double months = 12 * years;
        return months >= 1 && years <= MOST_YEARS && Math.abs(months - Math.rint(months)) < 1e-6;
    }

    /**
     * What a number of the inputs counts, by its id in the file: of an {@link Input}, and of what
     * frames the analysis. Empty for what is no number.
     */
    public static Optional<Unit> unit(String id) {
        return Input.find(id)
                .map(Input::unit)
                .or(() -> Optional.ofNullable(
                        switch (id) {
                            case "horizonYears" -> Unit.YEARS;
                            case "adjust.overconfidence" -> Unit.FACTOR;
                            case "adjust.successCorrelation", "adjust.upliftCorrelation" -> Unit.CORRELATION;
                            default -> null;
                        }));
    }

    /** The horizon in months. */
    public int months() {
        return (int) Math.rint(12 * (horizonYears == null ? HORIZON_YEARS : horizonYears));
    }

    /** Whether the open decision is ML on top of what is there already. */
    public boolean hasBaseline() {
        return baselineExists != null && baselineExists;
    }

    /** The kind of data, tabular where none is stated. */
    public DataKind kindOfData() {
        return dataKind == null ? DataKind.TABULAR : dataKind;
    }

    /**
     * How stated ranges are treated; null for the default.
     *
     * @param overconfidence how many times wider than stated a 90 % interval is taken (Teigen and
     *     Jørgensen 2005); 1 leaves it
     * @param readiness success probabilities that were left out follow the readiness scores
     * @param successCorrelation of the luck of the baseline and of ML, between −1 and 1
     * @param upliftCorrelation of what both capture, between −1 and 1
     * @param overrunDelays effort over plan delays as well
     */
    public record Adjustments(
            @Nullable Double overconfidence,
            @Nullable Boolean readiness,
            @Nullable Double successCorrelation,
            @Nullable Double upliftCorrelation,
            @Nullable Boolean overrunDelays) {

        /** Nothing said about delays. */
        public Adjustments(
                @Nullable Double overconfidence,
                @Nullable Boolean readiness,
                @Nullable Double successCorrelation,
                @Nullable Double upliftCorrelation) {
            this(overconfidence, readiness, successCorrelation, upliftCorrelation, null);
        }

        public static final double OVERCONFIDENCE = 1.6;
        public static final double SUCCESS_CORRELATION = 0.5;

        /** Nothing stated. */
        public static final Adjustments STANDARD = new Adjustments(null, null, null, null);

        /** How many times wider stated intervals are taken. */
        public double widening() {
            return overconfidence == null ? OVERCONFIDENCE : overconfidence;
        }

        /** Whether readiness moves success probabilities that were left out. */
        public boolean followsReadiness() {
            return readiness == null || readiness;
        }

        /** Whether effort over plan delays as well. */
        public boolean delays() {
            return overrunDelays == null || overrunDelays;
        }

        public double successTogether() {
            return successCorrelation == null ? SUCCESS_CORRELATION : successCorrelation;
        }

        public double upliftTogether() {
            return upliftCorrelation == null ? 0 : upliftCorrelation;
        }
    }

    /**
     * Stated scores that move success probabilities, 0 to 1, unanswered questions taken as a half;
     * null where there is none.
     *
     * @param problem of problem framing, for the baseline
     * @param means the mean of data, infrastructure and people, for ML
     */
    public record ReadinessScores(
            @Nullable Double problem, @Nullable Double means) {}

    /**
     * What is at stake a year on average, money: as stated, or the product of its parts; null where
     * neither is stated.
     */
    public @Nullable Double meanAtStake() {
        if (states(Input.AT_STAKE)) {
            return mean(Input.AT_STAKE);
        }
        if (!states(Input.DECISIONS)) {
            return null;
        }
        return mean(Input.DECISIONS)
                * (mean(Input.ERROR_SHARE) * mean(Input.COST_PER_ERROR)
                        + mean(Input.HOURS_PER_DECISION) * mean(Input.HOURLY_RATE));
    }

    /**
     * What a simple solution captures of what it can reach, where it leaves so much a year; with what
     * is at stake and the adoption at their means.
     *
     * @param left money a year
     * @return a share, below 0 where no more than that can be reached at all; null where what is at
     *     stake, or the adoption, is not stated
     */
    public @Nullable Double capturedWhereLeft(double left) {
        Double atStake = meanAtStake();
        Input adoption = states(Input.BASELINE_ADOPTION) ? Input.BASELINE_ADOPTION : Input.ADOPTION;
        if (atStake == null || !states(adoption)) {
            return null;
        }
        double reached = atStake * mean(adoption);
        return reached <= 0 ? null : 1 - left / reached;
    }

    /** However wide a range is taken, its mean is the same; 0 where none is stated. */
    private double mean(Input input) {
        Range range = stated.get(input);
        return range == null ? 0 : Spread.of(input, range, 1).mean();
    }

    public boolean states(Input input) {
        return stated.containsKey(input);
    }
}
