package org.groundwork.lab;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.json.JsonMapper;

/** A result as JSON, as it is stored and printed. */
public final class LabJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().addMixIn(Worth.class, OneOf.class).build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Worth.Capacity.class, name = "capacity"),
        @JsonSubTypes.Type(value = Worth.Values.class, name = "values"),
        @JsonSubTypes.Type(value = Worth.Sorted.class, name = "sorted"),
        @JsonSubTypes.Type(value = Worth.Error.class, name = "error")
    })
    private interface OneOf {}

    private LabJson() {}

    public static String write(LabResult result) {
        return MAPPER.writeValueAsString(result);
    }

    /**
     * @throws tools.jackson.core.JacksonException if it is none
     */
    public static LabResult read(String json) {
        return MAPPER.readValue(json, LabResult.class);
    }
}
