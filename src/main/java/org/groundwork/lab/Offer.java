package org.groundwork.lab;

import org.groundwork.economics.Range;
import org.jspecify.annotations.Nullable;

/**
 * A change that a result speaks for; whoever answers takes it over, or not.
 *
 * @param key what it is about: of {@code messages/lab.properties} after {@code lab.offer.}, where its question or input and its words stand
 * @param level for a question with levels; null else
 * @param option for a question with options; null else
 * @param range for an economic input; null else
 */
public record Offer(
        String key,
        @Nullable Integer level,
        @Nullable String option,
        @Nullable Range range) {}
