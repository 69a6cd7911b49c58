package org.groundwork.demo;

/**
 * The worked examples, in the order in which they are made: the last one stands on top of the list.
 */
enum WorkedExample {
    SEARCH_RANKING("search-ranking.yaml", 2),
    INVOICE_FIELD_READING("invoice-field-reading.yaml", 1),
    CHURN_EARLY_WARNING("churn-early-warning.yaml", 0);

    private final String fileName;
    private final int submissions;

    WorkedExample(String fileName, int submissions) {
        this.fileName = fileName;
        this.submissions = submissions;
    }

    /** An assessment file in the resources under {@code demo/}. */
    String fileName() {
        return fileName;
    }

    /** Whether it has been submitted; the others are still being filled in. */
    boolean submitted() {
        return submissions > 0;
    }

    /** Whether its lead submitted it once before the colleagues had answered. */
    boolean submittedEarly() {
        return submissions > 1;
    }
}
