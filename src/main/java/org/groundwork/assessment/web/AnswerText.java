package org.groundwork.assessment.web;

import org.jspecify.annotations.Nullable;

/**
 * An answer in words.
 *
 * @param kind none, level, option, unknown or not-applicable
 * @param label a few words
 * @param detail the anchor or the reason in full
 * @param evidence documented, known or guess; null unless it is a level
 * @param evidenceText the same in words
 */
record AnswerText(
        String kind,
        String label,
        @Nullable String detail,
        @Nullable String evidence,
        @Nullable String evidenceText) {}
