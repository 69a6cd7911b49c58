package org.groundwork.assessment.web;

import java.math.BigDecimal;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.economics.Input;
import org.jspecify.annotations.Nullable;

/** What a number on the page counts. Shares are typed and shown as per cent. */
enum Unit {
    MONEY,
    MONEY_A_YEAR,
    MONEY_A_MONTH,
    MONEY_A_DAY,
    MONEY_AN_HOUR,
    MONEY_EACH,
    PERCENT,
    PERCENT_A_YEAR,
    A_YEAR,
    COUNT,
    HOURS,
    PERSON_WEEKS,
    MONTHS,
    MONTH,
    YEARS,
    TIMES,
    /** From −1 to 1. */
    CORRELATION,
    /** A word, not a number. */
    NONE;

    private static final int PERCENT_DIGITS = 2;

    static Unit of(EconomicItem item) {
        return switch (item) {
            case EconomicItem.Quantity(Input input) -> of(input);
            case Setting setting ->
                switch (setting) {
                    case HORIZON -> YEARS;
                    case OVERCONFIDENCE -> TIMES;
                    case SUCCESS_CORRELATION, UPLIFT_CORRELATION -> CORRELATION;
                    case CURRENCY, DATA_KIND, READINESS, OVERRUN_DELAYS, BASELINE_EXISTS, VALUE_WAY, LABELLING_WAY ->
                        NONE;
                };
        };
    }

    private static Unit of(Input input) {
        return switch (input) {
            case AT_STAKE, REVIEW -> MONEY_A_YEAR;
            case DECISIONS, RETRAINS, INCIDENTS -> A_YEAR;
            case COST_PER_ERROR, LABELLING, RETRAIN_COST, INCIDENT_COST, GATE_COST -> MONEY;
            case LABEL_PRICE -> MONEY_EACH;
            case HOURLY_RATE -> MONEY_AN_HOUR;
            case DAY_RATE -> MONEY_A_DAY;
            case BASELINE_RUNNING, ML_RUNNING -> MONEY_A_MONTH;
            case HOURS_PER_DECISION -> HOURS;
            case DISCOUNT_RATE, BASELINE_UPKEEP, ML_UPKEEP, DECAY -> PERCENT_A_YEAR;
            case ERROR_SHARE,
                    ADOPTION,
                    CAPTURES,
                    BASELINE_ADOPTION,
                    BASELINE_SUCCESS,
                    CLOSES_GAP,
                    ML_ADOPTION,
                    ML_SUCCESS,
                    ML_SUCCESS_AFTER,
                    COST_REUSE -> PERCENT;
            case BASELINE_WEEKS, ML_WEEKS -> PERSON_WEEKS;
            case BASELINE_MONTHS, ML_MONTHS, RAMP, STAGED_MONTHS -> MONTHS;
            case BASELINE_LIVE, ML_LIVE, GATE_MONTH, STAGED_LIVE -> MONTH;
            case LABEL_ITEMS, LABELLERS, OFFLINE_NOISE -> COUNT;
            case YEARS_BETWEEN -> YEARS;
            case OVERRUN -> TIMES;
        };
    }

    boolean money() {
        return name().startsWith("MONEY");
    }

    boolean percent() {
        return this == PERCENT || this == PERCENT_A_YEAR;
    }

    /** The largest number that can be meant as it is typed. */
    double most() {
        return switch (this) {
            case PERCENT, PERCENT_A_YEAR -> 100;
            case HOURS, MONTHS, MONTH, YEARS, TIMES -> 999;
            case CORRELATION -> 1;
            case MONEY,
                    MONEY_A_YEAR,
                    MONEY_A_MONTH,
                    MONEY_A_DAY,
                    MONEY_AN_HOUR,
                    MONEY_EACH,
                    A_YEAR,
                    COUNT,
                    PERSON_WEEKS,
                    NONE -> Double.MAX_VALUE;
        };
    }

    /** As it is stored, from what is typed. */
    double stored(BigDecimal typed) {
        return (percent() ? typed.movePointLeft(PERCENT_DIGITS) : typed).doubleValue();
    }

    /** As it is typed, from what is stored. */
    BigDecimal typed(double stored) {
        BigDecimal exact = BigDecimal.valueOf(stored);
        return percent() ? exact.movePointRight(PERCENT_DIGITS) : exact;
    }

    /** Suffix of the field in words; null where there is none. */
    @Nullable
    String key() {
        return this == NONE ? null : "economics.unit." + name();
    }
}
