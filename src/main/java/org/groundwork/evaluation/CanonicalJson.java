package org.groundwork.evaluation;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * Writes JSON without any white space, keys in the order given, numbers with the fewest digits that
 * read back as the same. Written here rather than taken from a library because the same bytes have
 * to come out for ever.
 */
final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    String text() {
        return out.toString();
    }

    void object(Runnable fields) {
        separate();
        out.append('{');
        first = true;
        fields.run();
        out.append('}');
        first = false;
    }

    void name(String name) {
        separate();
        string(name);
        out.append(':');
        first = true;
    }

    void nothing() {
        separate();
        out.append("null");
    }

    void number(Number number) {
        separate();
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not for JSON: " + number);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }

    void field(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            nothing();
        } else {
            separate();
            string(value);
        }
    }

    void field(String name, @Nullable Number value) {
        name(name);
        if (value == null) {
            nothing();
        } else {
            number(value);
        }
    }

    void field(String name, boolean value) {
        name(name);
        separate();
        out.append(value);
    }

    void field(String name, List<String> values) {
        list(
                name,
                values,
                value -> {
                    separate();
                    string(value);
                });
    }

    /**
     * @param item writes one
     */
    <T> void list(String name, List<T> values, Consumer<? super T> item) {
        name(name);
        separate();
        out.append('[');
        first = true;
        values.forEach(item);
        out.append(']');
        first = false;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
