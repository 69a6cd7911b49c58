package org.groundwork.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.RangeFault;
import org.jspecify.annotations.Nullable;

/**
 * The part of the JSON Schema that is about economics. A schema cannot say that low is below high,
 * nor which currencies there are.
 */
final class EconomicsSchema {

    private EconomicsSchema() {}

    static Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> currency = new LinkedHashMap<>();
        currency.put("type", "string");
        currency.put("pattern", "^[A-Z]{3}$");
        properties.put(EconomicsReader.CURRENCY, described("ISO 4217.", currency));
        Map<String, Object> years = number(0, EconomicInputs.MOST_YEARS);
        years.put("default", EconomicInputs.HORIZON_YEARS);
        properties.put(EconomicsReader.HORIZON, described("Years to look ahead, a whole number of months.", years));
        properties.put(Input.DISCOUNT_RATE.id(), range(Input.DISCOUNT_RATE));
        for (String group : EconomicsReader.groups()) {
            properties.put(group, group(group));
        }
        properties.put(EconomicsReader.ADJUST, adjust());
        return object("Economics; every input may be left out.", properties);
    }

    private static Map<String, Object> group(String group) {
        Map<String, Object> members = new LinkedHashMap<>();
        Map<String, Object> labels = new LinkedHashMap<>();
        if (group.equals("ml")) {
            members.put(
                    EconomicsReader.DATA_KIND,
                    Map.of(
                            "enum",
                            Arrays.stream(DataKind.values()).map(DataKind::id).toList()));
        }
        if (group.equals("baseline")) {
            members.put(EconomicsReader.EXISTS, Map.of("type", "boolean"));
        }
        String labelling = Input.LABELLING.id() + ".";
        for (Input input : Input.values()) {
            if (input.id().startsWith(labelling)) {
                labels.put(input.id().substring(labelling.length()), range(input));
            } else if (input.id().startsWith(group + ".")) {
                members.put(input.id().substring(group.length() + 1), range(input));
            }
        }
        if (Input.LABELLING.id().startsWith(group + ".")) {
            Map<String, Object> parts = object("By its parts.", labels);
            parts.put("required", List.copyOf(labels.keySet()));
            members.put(
                    Input.LABELLING.id().substring(group.length() + 1),
                    Map.of("anyOf", List.of(range(Input.LABELLING), parts)));
        }
        return object(null, members);
    }

    private static Map<String, Object> adjust() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(EconomicsReader.OVERCONFIDENCE, number(Allowed.LEAST_FACTOR, Allowed.MOST_FACTOR));
        members.put(EconomicsReader.READINESS, Map.of("type", "boolean"));
        for (String key : List.of(EconomicsReader.SUCCESS_CORRELATION, EconomicsReader.UPLIFT_CORRELATION)) {
            members.put(key, number(-Allowed.MOST_CORRELATION, Allowed.MOST_CORRELATION));
        }
        members.put(EconomicsReader.OVERRUN_DELAYS, Map.of("type", "boolean"));
        return object("How stated ranges are treated.", members);
    }

    /** A number, a 90 % interval, or one of the two kinds of PERT. */
    private static Map<String, Object> range(Input input) {
        boolean share = input.kind() == Input.Kind.SHARE;
        double most = share || input == Input.DISCOUNT_RATE ? 1 : RangeFault.MOST;
        Map<String, Object> certain = number(0, most);
        if (input.kind() == Input.Kind.MONTHS) {
            certain.put("multipleOf", 1);
        }
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("type", "number");
        end.put("exclusiveMinimum", 0);
        end.put(share ? "exclusiveMaximum" : "maximum", most);
        Map<String, Object> any = number(0, most);
        return Map.of(
                "anyOf",
                List.of(
                        certain,
                        ends(Map.of("low", end, "high", end), "low", "high"),
                        ends(Map.of("low", any, "likely", any, "high", any), "low", "likely", "high"),
                        ends(Map.of("min", any, "likely", any, "max", any), "min", "likely", "max")));
    }

    private static Map<String, Object> ends(Map<String, Object> ends, String... order) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String key : order) {
            properties.put(key, Objects.requireNonNull(ends.get(key)));
        }
        Map<String, Object> range = object(null, properties);
        range.put("required", List.of(order));
        return range;
    }

    private static Map<String, Object> number(double least, double most) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("type", "number");
        number.put("minimum", least);
        number.put("maximum", most);
        return number;
    }

    private static Map<String, Object> object(@Nullable String description, Map<String, Object> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (description != null) {
            object.put("description", description);
        }
        object.put("type", "object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> described(String description, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", description);
        described.putAll(schema);
        return described;
    }
}
