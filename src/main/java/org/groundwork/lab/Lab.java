package org.groundwork.lab;

import java.util.List;

/** Measures contenders on past cases by one protocol. */
public final class Lab {

    /** Cases that are learned from and tested on at most. */
    public static final int MOST_ROWS = 200_000;

    private Lab() {}

    /**
     * The same table, question, learners and seed give the same result.
     *
     * @param known warnings of the file, which the result repeats with its own
     * @throws LabException if there is too little to measure anything
     * @throws java.util.concurrent.CancellationException if the watch ends it
     */
    public static LabResult run(
            CaseTable table,
            LabQuestion question,
            Learner.Learners learners,
            List<LabWarning> known,
            Watch watch,
            long seed) {
        throw new UnsupportedOperationException();
    }
}
