package org.groundwork.evaluation;

import org.groundwork.document.AssessmentFile;
import org.groundwork.scoring.Appraisal;

/**
 * A submission with its answers and what the method made of them, as they were stored.
 *
 * @param file the answers; who gave them stands there as the person's id
 */
public record Submission(EvaluationView view, AssessmentFile file, Appraisal appraisal) {}
