package org.groundwork.method;

/**
 * A recommendation.
 *
 * @param headline the first line of the report
 * @param means what it means for the next month
 * @param good why it is a good outcome
 * @param lookAgain when to look again
 */
public record Verdict(
        String id, String title, String headline, String means, String good, String lookAgain)
        implements Identified {}
