package org.groundwork.demo;

/**
 * The worked examples, in the order in which they are made: the last one stands on top of the list.
 */
enum WorkedExample {
    SEARCH_RANKING("search-ranking.yaml", Fate.DECIDED, true),
    LATE_PAYMENT_WARNING("late-payment-warning.yaml", Fate.RETURNED, false),
    INVOICE_FIELD_READING("invoice-field-reading.yaml", Fate.SUBMITTED, false),
    CHURN_EARLY_WARNING("churn-early-warning.yaml", Fate.OPEN, false);

    /** How far it has come. */
    enum Fate {
        /** Still being filled in. */
        OPEN,
        /** Waits for the manager, who has asked something. */
        SUBMITTED,
        /** The manager gave it back, with reasons. */
        RETURNED,
        /** The manager accepted what it recommends. */
        DECIDED
    }

    private final String fileName;
    private final Fate fate;
    private final boolean early;

    WorkedExample(String fileName, Fate fate, boolean early) {
        this.fileName = fileName;
        this.fate = fate;
        this.early = early;
    }

    /** An assessment file in the resources under {@code demo/}. */
    String fileName() {
        return fileName;
    }

    Fate fate() {
        return fate;
    }

    /** Whether its lead submitted it once before the colleagues had answered. */
    boolean submittedEarly() {
        return early;
    }
}
