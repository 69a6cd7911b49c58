package org.groundwork.method;

import org.jspecify.annotations.Nullable;

/**
 * One of the five levels of a question.
 *
 * @param label two to five words, for tables
 * @param anchor a sentence in which a team recognises itself
 * @param points 0 to 1
 * @param remedy what lifts a team from here to the next level; null on the top level
 */
public record Level(
        String label,
        String anchor,
        double points,
        @Nullable String remedy) {}
