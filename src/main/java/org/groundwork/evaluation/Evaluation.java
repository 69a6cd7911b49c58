package org.groundwork.evaluation;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.document.AssessmentFile;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Result;

/**
 * A submission with all that it says, as it was stored.
 *
 * @param assessment as it is now
 * @param submittedBy name; of somebody who was erased, what stands for all of them
 * @param file the answers; who gave them stands there by name, as they are called now
 * @param appraisal as it was stored, the result with its trace
 * @param sha256 of everything stored, hexadecimal
 * @param methodSha256 of the method file that was used, hexadecimal
 * @param engine version of the program that computed the result
 * @param reproduced computing the result again from the stored answers gives the same bytes
 * @param moneyByOlderEngine the money was computed by an engine that this version no longer has; it
 *     stands as it was stored, and only what the steps make of it was computed again
 * @param intact the seal fits what is stored
 * @param methodUnchanged the method file of this installation is still the one that was used
 */
public record Evaluation(
        EvaluationView view,
        AssessmentView assessment,
        String submittedBy,
        AssessmentFile file,
        Appraisal appraisal,
        String sha256,
        String methodSha256,
        String engine,
        boolean reproduced,
        boolean moneyByOlderEngine,
        boolean intact,
        boolean methodUnchanged) {

    public Result result() {
        return appraisal.result();
    }
}
