package org.groundwork.economics;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An input of the economic analysis, with its default and where that comes from. Ids are those of
 * the assessment file.
 *
 * <p>Strength of a source: S peer-reviewed or official, M moderate, W vendor survey or opinion, J
 * judgement.
 */
public enum Input {
    DISCOUNT_RATE("discountRate", Kind.POSITIVE, Unit.SHARE_PER_YEAR, certain(0.10), "J"),

    AT_STAKE("value.atStakePerYear", Kind.POSITIVE, Unit.MONEY_PER_YEAR, null, ""),
    DECISIONS("value.decisionsPerYear", Kind.POSITIVE, Unit.PER_YEAR, null, ""),
    ERROR_SHARE("value.errorShareToday", Kind.SHARE, Unit.SHARE, null, ""),
    COST_PER_ERROR("value.costPerError", Kind.POSITIVE, Unit.MONEY, null, ""),
    HOURS_PER_DECISION("value.hoursPerDecision", Kind.POSITIVE, Unit.HOURS, certain(0), ""),
    HOURLY_RATE("value.hourlyRate", Kind.POSITIVE, Unit.MONEY_PER_HOUR, certain(0), ""),
    ADOPTION("value.adoption", Kind.SHARE, Unit.SHARE, null, ""),

    CAPTURES("baseline.captures", Kind.SHARE, Unit.SHARE, new Range.Interval(0.10, 0.60), "W/S"),
    BASELINE_ADOPTION("baseline.adoption", Kind.SHARE, Unit.SHARE, null, ""),
    /** Left out it is uncertain itself, around a mean of 80 %. */
    BASELINE_SUCCESS("baseline.successProbability", Kind.SHARE, Unit.SHARE, LogitNormal.around(0.80, 0.33, 0.85), "J"),
    BASELINE_WEEKS("baseline.buildWeeks", Kind.POSITIVE, Unit.PERSON_WEEKS, new Range.Interval(3, 10), "J"),
    /** By default as long as until it goes live. */
    BASELINE_MONTHS("baseline.buildMonths", Kind.MONTHS, Unit.MONTHS, null, "J"),
    BASELINE_LIVE("baseline.goLiveMonth", Kind.MONTHS, Unit.MONTH, certain(2), "J"),
    BASELINE_UPKEEP(
            "baseline.maintenanceShare", Kind.SHARE, Unit.SHARE_PER_YEAR, new Range.Ends(0.05, 0.15, 0.30), "M"),
    BASELINE_RUNNING("baseline.runPerMonth", Kind.POSITIVE, Unit.MONEY_PER_MONTH, certain(0), ""),

    /** Its default depends on the kind of data. */
    CLOSES_GAP("ml.closesGap", Kind.SHARE, Unit.SHARE, new Range.Interval(0.02, 0.30), "S/J"),
    ML_ADOPTION("ml.adoption", Kind.SHARE, Unit.SHARE, null, ""),
    /** Left out it is uncertain itself, around a mean of 35 %. */
    ML_SUCCESS("ml.successProbability", Kind.SHARE, Unit.SHARE, LogitNormal.around(0.35, 0.13, 0.60), "W/M"),
    /**
     * Given that the baseline works; left out, it follows from the success probabilities and their
     * correlation.
     */
    ML_SUCCESS_AFTER("ml.successAfterBaseline", Kind.SHARE, Unit.SHARE, null, ""),
    ML_WEEKS("ml.buildWeeks", Kind.POSITIVE, Unit.PERSON_WEEKS, new Range.Interval(20, 70), "J"),
    ML_MONTHS("ml.buildMonths", Kind.MONTHS, Unit.MONTHS, null, "J"),
    ML_LIVE("ml.goLiveMonth", Kind.MONTHS, Unit.MONTH, certain(9), "W"),
    LABELLING("ml.labelling", Kind.POSITIVE, Unit.MONEY, certain(0), ""),
    LABEL_ITEMS("ml.labelling.items", Kind.POSITIVE, Unit.COUNT, null, ""),
    LABELLERS("ml.labelling.labellersPerItem", Kind.POSITIVE, Unit.COUNT, null, ""),
    LABEL_PRICE("ml.labelling.pricePerLabel", Kind.POSITIVE, Unit.MONEY_EACH, null, ""),
    ML_UPKEEP("ml.maintenanceShare", Kind.SHARE, Unit.SHARE_PER_YEAR, new Range.Ends(0.10, 0.25, 0.50), "M"),
    /** By default a share of what ML costs to build: see {@link #multiplesOf}. */
    ML_RUNNING(
            "ml.runPerMonth",
            Kind.POSITIVE,
            Unit.MONEY_PER_MONTH,
            new Range.Interval(0.002, 0.01),
            "J",
            Multiples.BUILD_COST),
    RETRAINS("ml.retrainsPerYear", Kind.POSITIVE, Unit.PER_YEAR, certain(2), "J"),
    /** By default days of work: see {@link #multiplesOf}. */
    RETRAIN_COST("ml.costPerRetrain", Kind.POSITIVE, Unit.MONEY, new Range.Interval(3, 10), "J", Multiples.DAY_RATE),
    DECAY("ml.decayPerYear", Kind.SHARE, Unit.SHARE_PER_YEAR, new Range.Ends(0, 0.10, 0.40), "J"),
    /** By default one year over the retrains per year, or the horizon where there are none. */
    YEARS_BETWEEN("ml.yearsBetweenRetrains", Kind.POSITIVE, Unit.YEARS, null, ""),
    INCIDENTS("ml.incidentsPerYear", Kind.POSITIVE, Unit.PER_YEAR, certain(0), ""),
    INCIDENT_COST("ml.costPerIncident", Kind.POSITIVE, Unit.MONEY, certain(0), ""),
    REVIEW("ml.reviewPerYear", Kind.POSITIVE, Unit.MONEY_PER_YEAR, certain(0), ""),

    /** A default in US dollars; in other currencies it is asked for. */
    DAY_RATE("costs.dayRate", Kind.POSITIVE, Unit.MONEY_PER_DAY, new Range.Ends(500, 733, 1100), "S"),
    OVERRUN(
            "costs.overrun",
            Kind.POSITIVE,
            Unit.FACTOR,
            new Range.Mixture(new Range.Interval(0.75, 2.2), new Range.Interval(1.5, 5), 0.15),
            "M/S"),
    RAMP("costs.rampMonths", Kind.MONTHS, Unit.MONTHS, certain(6), "J"),

    /** By default five days. */
    GATE_COST("staging.gateCost", Kind.POSITIVE, Unit.MONEY, null, "J"),
    /** By default three months after the baseline goes live. */
    GATE_MONTH("staging.gateMonth", Kind.MONTHS, Unit.MONTH, null, "J"),
    /** By default as long as ML at once takes. */
    STAGED_MONTHS("staging.buildMonths", Kind.MONTHS, Unit.MONTHS, null, "J"),
    /** By default when it is built. */
    STAGED_LIVE("staging.goLiveMonth", Kind.MONTHS, Unit.MONTH, null, "J"),
    COST_REUSE("staging.costReuse", Kind.SHARE, Unit.SHARE, certain(0.25), "J"),
    /**
     * Standard deviation, in logits, of the estimate of what ML closes that the team has at the
     * gate. From {@link #NO_ESTIMATE} on it says nothing, and the mean is taken.
     */
    OFFLINE_NOISE("staging.offlineNoise", Kind.POSITIVE, Unit.LOGITS, certain(0.4), "J");

    /** An estimate with such noise is none. */
    public static final double NO_ESTIMATE = 10;

    /** The currency in which the default of the day rate is stated. */
    public static final String RATE_CURRENCY = "USD";

    /** What values it can take. */
    public enum Kind {
        /** Above zero; a certain value may be zero. */
        POSITIVE,
        /** From 0 to 1. */
        SHARE,
        /** Whole months; what is drawn is rounded up. */
        MONTHS
    }

    /** What a default is stated in multiples of, where it is no quantity by itself. */
    public enum Multiples {
        DAY_RATE,
        /** What ML costs to build. */
        BUILD_COST
    }

    private static final Map<String, Input> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Input::id, Function.identity()));

    private final String id;
    private final Kind kind;
    private final Unit unit;
    private final @Nullable Range standard;
    private final String strength;
    private final @Nullable Multiples multiples;

    Input(String id, Kind kind, Unit unit, @Nullable Range standard, String strength) {
        this(id, kind, unit, standard, strength, null);
    }

    Input(String id, Kind kind, Unit unit, @Nullable Range standard, String strength, @Nullable Multiples multiples) {
        this.id = id;
        this.kind = kind;
        this.unit = unit;
        this.standard = standard;
        this.strength = strength;
        this.multiples = multiples;
    }

    private static Range certain(double value) {
        return new Range.Certain(value);
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** What it counts. Money is in the currency of the inputs. */
    public Unit unit() {
        return unit;
    }

    /** What its default is in multiples of; empty where it is in the input's own unit. */
    public Optional<Multiples> multiplesOf() {
        return Optional.ofNullable(multiples);
    }

    /** Whether its default is money, which belongs to one currency. */
    public boolean hasStandardIn(@Nullable String currency) {
        return standard != null && (this != DAY_RATE || RATE_CURRENCY.equals(currency));
    }

    /** Empty where it has to be asked for, or follows from other inputs. */
    public Optional<Range> standard() {
        return Optional.ofNullable(standard);
    }

    /** Strength of the default's source; empty where the default is nothing. */
    public String strength() {
        return strength;
    }

    public static Optional<Input> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
