package org.groundwork.document;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in one canonical way: keys in the order given, two spaces an indent, what fits into
 * 120 columns and holds no group of its own on one line. Written here rather than taken from a
 * library because the same bytes have to come out for ever, and because loading a general writer
 * takes the command line longer than writing does.
 */
public final class Json {

    private static final int COLUMNS = 120;

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    /**
     * @param value maps with text keys, lists, texts, whole numbers, doubles, booleans and null
     * @return ends with a line end
     */
    public static String text(Object value) {
        Json json = new Json();
        json.value(value, 0, 0);
        return json.out.append('\n').toString();
    }

    /**
     * @param before columns taken on the line so far
     */
    private void value(@Nullable Object value, int indent, int before) {
        int start = out.length();
        if (!holdsGroups(value)) {
            inline(value);
            if (before + out.length() - start <= COLUMNS || isEmptyOrSingle(value)) {
                return;
            }
            out.setLength(start);
        }
        switch (value) {
            case Map<?, ?> map -> {
                out.append("{\n");
                Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
                while (entries.hasNext()) {
                    Map.Entry<?, ?> entry = entries.next();
                    int lineStart = out.length();
                    indent(indent + 1);
                    string((String) entry.getKey());
                    out.append(": ");
                    value(entry.getValue(), indent + 1, out.length() - lineStart);
                    out.append(entries.hasNext() ? ",\n" : "\n");
                }
                indent(indent);
                out.append('}');
            }
            case List<?> list -> {
                out.append("[\n");
                Iterator<?> items = list.iterator();
                while (items.hasNext()) {
                    indent(indent + 1);
                    value(items.next(), indent + 1, 2 * (indent + 1));
                    out.append(items.hasNext() ? ",\n" : "\n");
                }
                indent(indent);
                out.append(']');
            }
            case null, default -> inline(value);
        }
    }

    /** A list of texts is no group of its own. */
    private static boolean holdsGroups(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().anyMatch(Json::isGroup);
            case List<?> list -> list.stream().anyMatch(item -> isGroup(item) || item instanceof List);
            case null, default -> false;
        };
    }

    private static boolean isGroup(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> !map.isEmpty();
            case List<?> list -> list.stream().anyMatch(item -> item instanceof Map || item instanceof List);
            case null, default -> false;
        };
    }

    private static boolean isEmptyOrSingle(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.isEmpty();
            case List<?> list -> list.isEmpty();
            case null, default -> true;
        };
    }

    private void inline(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text);
            case Boolean flag -> out.append(flag);
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            case Double number -> number(number);
            case BigDecimal number -> out.append(number.toPlainString());
            case Map<?, ?> map -> {
                out.append(map.isEmpty() ? "{" : "{ ");
                String separator = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(separator);
                    string((String) entry.getKey());
                    out.append(": ");
                    inline(entry.getValue());
                    separator = ", ";
                }
                out.append(map.isEmpty() ? "}" : " }");
            }
            case List<?> list -> {
                out.append('[');
                String separator = "";
                for (Object item : list) {
                    out.append(separator);
                    inline(item);
                    separator = ", ";
                }
                out.append(']');
            }
            default -> throw new IllegalArgumentException("not for JSON: " + value.getClass());
        }
    }

    /**
     * Full precision, the shortest digits that read back as the same double; whole ones without a
     * fraction.
     */
    private void number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not for JSON: " + number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.append((long) number);
        } else {
            out.append(number);
        }
    }

    private void indent(int depth) {
        out.repeat("  ", depth);
    }

    /** Escapes what JSON has to, and what YAML readers and old scripts stumble over. */
    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (hidden(text, i)) {
                        out.append("\\u");
                        String hex = Integer.toHexString(c);
                        out.repeat("0", 4 - hex.length()).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean hidden(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF' || c >= '\uFFFE';
    }
}
