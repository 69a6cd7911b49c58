package org.groundwork.demo;

/**
 * The worked examples, in the order in which they are made: the last one stands on top of the list.
 */
enum WorkedExample {
    SEARCH_RANKING("search-ranking.yaml", true),
    INVOICE_FIELD_READING("invoice-field-reading.yaml", true),
    CHURN_EARLY_WARNING("churn-early-warning.yaml", false);

    private final String fileName;
    private final boolean submitted;

    WorkedExample(String fileName, boolean submitted) {
        this.fileName = fileName;
        this.submitted = submitted;
    }

    /** An assessment file in the resources under {@code demo/}. */
    String fileName() {
        return fileName;
    }

    /** Whether it has been submitted; the others are still being filled in. */
    boolean submitted() {
        return submitted;
    }
}
