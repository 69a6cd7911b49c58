package org.groundwork.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.groundwork.markup.Characters;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problems;
import org.jspecify.annotations.Nullable;

/** Reads single values; each reports what is wrong and then answers null. */
final class ValueReader {

    private final Problems problems;

    ValueReader(Problems problems) {
        this.problems = problems;
    }

    /** Text of several lines, at most so many characters. */
    @Nullable
    String text(Node node, int most) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.at(node, "a text is expected, not " + node.kind());
            return null;
        }
        if (scalar.value() == null) {
            problems.at(node, "a text is expected, not nothing; leave the key out where there is none");
            return null;
        }
        if (!(scalar.value() instanceof String text)) {
            problems.at(node, "a text is expected, not " + node.kind() + "; put it in quotes");
            return null;
        }
        int length = Allowed.length(text);
        if (length > most) {
            problems.at(
                    node,
                    String.format(Locale.ROOT, "at most %,d characters are allowed here; these are %,d", most, length));
            return null;
        }
        Integer forbidden = Characters.forbidden(text);
        if (forbidden != null) {
            problems.at(node, "the character U+%04X is not allowed in a text".formatted(forbidden));
            return null;
        }
        return text;
    }

    /** Text without line ends. */
    @Nullable
    String line(Node node, int most) {
        String text = text(node, most);
        if (text != null && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
            problems.at(node, "one line is expected; this text has several");
            return null;
        }
        return text;
    }

    /** Text without line ends that says something. */
    @Nullable
    String filledLine(Node node, int most) {
        return filled(node, line(node, most));
    }

    /** Text that says something. */
    @Nullable
    String filledText(Node node, int most) {
        return filled(node, text(node, most));
    }

    private @Nullable String filled(Node node, @Nullable String text) {
        if (text != null && text.isBlank()) {
            problems.at(node, "this is empty; a text is expected");
            return null;
        }
        return text;
    }

    /** List of addresses; empty where something is wrong. */
    List<String> links(Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            problems.at(node, "a list of addresses is expected, [\"https://…\"], not " + node.kind());
            return List.of();
        }
        if (sequence.items().size() > Allowed.LINKS) {
            problems.at(
                    node,
                    "at most %d links are allowed; these are %d"
                            .formatted(Allowed.LINKS, sequence.items().size()));
            return List.of();
        }
        List<String> links = new ArrayList<>();
        for (Node item : sequence.items()) {
            String link = text(item, Allowed.LINK);
            if (link != null && !Link.is(link)) {
                problems.at(
                        item,
                        "an address that begins with http:// or https://, or the path of a file, is expected, not "
                                + item.kind());
            } else if (link != null) {
                links.add(link);
            }
        }
        return links;
    }

    /** A time with its offset, or a day (its first moment in UTC). */
    @Nullable
    Instant time(Node node) {
        String text = line(node, Integer.MAX_VALUE);
        if (text == null) {
            return null;
        }
        try {
            Instant time = text.length() == "2026-03-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return time;
            }
        } catch (DateTimeException e) {
            // told below, together with years out of range
        }
        problems.at(
                node,
                "a time such as 2026-03-01T10:42:00Z, or a day such as 2026-03-01, is expected, not"
                        + " "
                        + node.kind());
        return null;
    }

    /**
     * The whole number that a node holds, 3 as well as 3.0; null where it holds none of an int's
     * size.
     */
    static @Nullable Integer whole(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return null;
        }
        if (scalar.value() instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        if (scalar.value() instanceof Double number && number.intValue() == number) {
            return number.intValue();
        }
        return null;
    }
}
