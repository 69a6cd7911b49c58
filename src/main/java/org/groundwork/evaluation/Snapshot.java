package org.groundwork.evaluation;

import java.time.Instant;
import org.groundwork.document.AssessmentFile;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as it was when it was submitted, or as it is now.
 *
 * @param submission null for the present answers
 * @param at when it was submitted, or last changed
 * @param submittedBy name; empty for the present answers
 */
public record Snapshot(
        @Nullable EvaluationView submission, Instant at, String submittedBy, AssessmentFile file, Appraisal appraisal) {

    /** Of the submission, from 1; 0 for the present answers. */
    public int number() {
        return submission == null ? 0 : submission.number();
    }

    public boolean draft() {
        return submission == null;
    }

    public boolean withdrawn() {
        return submission != null && submission.withdrawn();
    }

    /** Id of the verdict that may be named; null while it is too early. */
    public @Nullable String verdict() {
        return VerdictBasis.named(file.sheet(), result());
    }

    public Result result() {
        return appraisal.result();
    }

    /** What changed from this one to a later one. */
    public Comparison to(Snapshot later) {
        return Comparison.of(new Comparison.Side(file, appraisal), new Comparison.Side(later.file, later.appraisal));
    }
}
