package org.groundwork.report;

import java.time.OffsetDateTime;
import org.groundwork.lab.LabView;

/**
 * What was measured on past cases, the last time before the report was made.
 *
 * @param view in words
 * @param at when it came out
 */
public record PastCases(LabView view, OffsetDateTime at) {}
