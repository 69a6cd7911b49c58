package org.groundwork.economics;

/** What a quantity counts. Money is in the currency of the inputs. */
public enum Unit {
    /** Once. */
    MONEY,
    MONEY_PER_YEAR,
    MONEY_PER_MONTH,
    MONEY_PER_DAY,
    MONEY_PER_HOUR,
    /** For each of what is counted. */
    MONEY_EACH,
    /** From 0 to 1; people write and read it in per cent. */
    SHARE,
    /** A share that is gained or lost within a year. */
    SHARE_PER_YEAR,
    /** How often in a year. */
    PER_YEAR,
    COUNT,
    HOURS,
    /** The work of a person in a week, which is five days. */
    PERSON_WEEKS,
    /** How long. */
    MONTHS,
    /** When, counted from now. */
    MONTH,
    YEARS,
    /** A factor: 1.3 is 30 % more. */
    FACTOR,
    /** From −1 to 1. */
    CORRELATION,
    /** On the scale of log odds. */
    LOGITS;

    public boolean money() {
        return switch (this) {
            case MONEY, MONEY_PER_YEAR, MONEY_PER_MONTH, MONEY_PER_DAY, MONEY_PER_HOUR, MONEY_EACH -> true;
            default -> false;
        };
    }

    /** It is written in per cent. */
    public boolean share() {
        return this == SHARE || this == SHARE_PER_YEAR;
    }

    /** It may well be in the thousands. */
    public boolean large() {
        return money() || this == COUNT || this == PER_YEAR || this == PERSON_WEEKS;
    }
}
