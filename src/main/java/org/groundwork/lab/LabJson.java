package org.groundwork.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.economics.Range;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result as JSON, as it is stored and printed: what is not known is absent, and kinds stand as their
 * ids. A stable contract, additions only.
 */
public final class LabJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(Worth.class, OneOf.class)
            .addMixIn(Task.class, Id.class)
            .addMixIn(Per.class, Id.class)
            .addMixIn(Contender.class, Id.class)
            .addMixIn(LabResult.Unit.class, Id.class)
            .addMixIn(LabWarning.Kind.class, Id.class)
            .addMixIn(ColumnKind.class, Id.class)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Worth.Capacity.class, name = "capacity"),
        @JsonSubTypes.Type(value = Worth.Values.class, name = "values"),
        @JsonSubTypes.Type(value = Worth.Sorted.class, name = "sorted"),
        @JsonSubTypes.Type(value = Worth.Error.class, name = "error")
    })
    private interface OneOf {}

    private interface Id {
        @JsonValue
        String id();
    }

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

    public static String writeQuestion(LabQuestion question) {
        return MAPPER.writeValueAsString(question);
    }

    /**
     * @throws tools.jackson.core.JacksonException if it is none
     */
    public static LabQuestion readQuestion(String json) {
        return MAPPER.readValue(json, LabQuestion.class);
    }

    /** Maps, lists, texts, numbers and truths, to be printed beside others: of a result, a profile, a proposal, a warning. */
    public static Map<String, Object> tree(Record printed) {
        return MAPPER.convertValue(printed, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /**
     * An offer with what it answers.
     *
     * @param answers question's id; null for an economic input
     * @param input its id; null for a question
     */
    public static Map<String, Object> tree(Offer offer, @Nullable String answers, @Nullable String input) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("offer", offer.key());
        put(tree, "question", answers);
        put(tree, "input", input);
        put(tree, "level", offer.level());
        put(tree, "option", offer.option());
        Range range = offer.range();
        if (range != null) {
            tree.put("range", List.of(range.least(), range.most()));
        }
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
        if (value != null) {
            tree.put(key, value);
        }
    }
}
