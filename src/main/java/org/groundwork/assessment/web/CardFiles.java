package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.List;
import org.groundwork.assessment.AssessmentId;

/**
 * The files with an answer, for {@code evidence/parts :: files}; a value, as everything in a kept card.
 *
 * @param title of the question
 * @param from where it is shown, to come back there: a section's id, {@code next}, {@code files}
 * @param attach the person can attach and remove files now
 * @param megabytes of the largest file
 * @param accept how names of files that are taken end
 * @param files that stand with it
 * @param removed how many do no longer
 */
record CardFiles(
        AssessmentId assessment,
        String question,
        String title,
        String from,
        boolean attach,
        long megabytes,
        String accept,
        List<Row> files,
        int removed) {

    CardFiles {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param kind in words
     * @param size in words
     * @param by name of who attached it
     */
    record Row(String id, String name, String kind, String size, String by, Instant at) {}

    /** There is anything to show. */
    public boolean shown() {
        return attach || !files.isEmpty() || removed > 0;
    }
}
