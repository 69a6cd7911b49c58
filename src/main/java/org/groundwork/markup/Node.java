package org.groundwork.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in a file with the place where it stands. Line and column count from 1. */
public sealed interface Node {

    /** Stands for what has no place in a file. */
    Node NOWHERE = new Scalar(0, 0, "", null, "");

    int line();

    int column();

    /** Keys from the top, joined by dots; list members by their index from 0 in brackets. */
    String path();

    /** What it is, in the words of an error message: "a number", "a list". */
    String kind();

    /**
     * A single value. {@code value} is a String, Long, Double, Boolean or null.
     *
     * @param text as written (without quotes)
     */
    record Scalar(
            int line, int column, String path, @Nullable Object value, String text) implements Node {

        @Override
        public String kind() {
            return switch (value) {
                case null -> "nothing";
                case Long whole -> "the number " + shorten(text);
                case Double number -> "the number " + shorten(text);
                case Boolean flag -> text;
                default -> "the text “" + shorten(text) + "”";
            };
        }
    }

    /** A list. */
    record Sequence(int line, int column, String path, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping, in the order of the file; a key that stands twice was already refused. */
    record Mapping(int line, int column, String path, Map<String, Entry> entries) implements Node {

        /**
         * @param key where the key itself stands
         */
        public record Entry(Scalar key, Node value) {}

        @Override
        public String kind() {
            return "a group of keys";
        }

        public @Nullable Node get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /** Reports each key that is not among {@code known}, with the nearest known one. */
        public void onlyKeys(Problems problems, List<String> known) {
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                if (!known.contains(entry.getKey())) {
                    problems.at(
                            entry.getValue().key(), entry.getValue().value().path(), unknown(entry.getKey(), known));
                }
            }
        }
    }

    /** "unknown key “levle”; did you mean “level”?", or the list of what is known. */
    static String unknown(String key, List<String> known) {
        String start = "unknown key “" + shorten(key) + "”; ";
        String nearest = Nearest.of(key, known);
        return nearest != null
                ? start + "did you mean “" + nearest + "”?"
                : start + "known here: " + String.join(", ", known);
    }

    static String shorten(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        int length = line.codePointCount(0, line.length());
        return length <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 57)) + "…";
    }

    /** Plain Java values, for what is only handed on. */
    static @Nullable Object plain(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.value();
            case Sequence list -> {
                List<@Nullable Object> values = new ArrayList<>();
                list.items().forEach(item -> values.add(plain(item)));
                yield values;
            }
            case Mapping map -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                map.entries().forEach((key, entry) -> values.put(key, plain(entry.value())));
                yield values;
            }
        };
    }
}
