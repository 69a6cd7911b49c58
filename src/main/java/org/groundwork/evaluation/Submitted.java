package org.groundwork.evaluation;

/**
 * An assessment was submitted. Published in the transaction of the submission, so that a read model
 * is written with it or not at all.
 */
public record Submitted(Submission submission) {}
