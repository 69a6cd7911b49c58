package org.groundwork.evaluation;

import org.groundwork.assessment.AssessmentId;

/**
 * A submission was taken back. Published in the transaction that does it.
 *
 * @param number of the submission within its assessment, from 1
 */
public record Withdrawn(AssessmentId assessment, int number) {}
