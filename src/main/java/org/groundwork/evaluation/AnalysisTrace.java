package org.groundwork.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import org.groundwork.economics.Analysis;
import org.groundwork.economics.Range;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An economic analysis as JSON: the same text for the same analysis, and the same analysis from the
 * text. Not the contract that others read, which is {@code document.ResultJson}: this one leaves
 * nothing out.
 */
final class AnalysisTrace {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .addMixIn(Range.class, Shape.class)
                    .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "shape")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Range.Certain.class, name = "certain"),
        @JsonSubTypes.Type(value = Range.Interval.class, name = "interval"),
        @JsonSubTypes.Type(value = Range.Percentiles.class, name = "percentiles"),
        @JsonSubTypes.Type(value = Range.Ends.class, name = "ends")
    })
    private interface Shape {}

    private AnalysisTrace() {}

    static @Nullable String write(@Nullable Analysis analysis) {
        return analysis == null ? null : JSON.writeValueAsString(analysis);
    }

    static @Nullable Analysis read(@Nullable String text) {
        return text == null ? null : JSON.readValue(text, Analysis.class);
    }
}
