package org.groundwork.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes an assessment file as YAML that people like to read and that every YAML reader, 1.1 or
 * 1.2, takes for the same texts: what could be taken for something else stands in double quotes,
 * short answers on one line, several lines as a block.
 */
final class YamlText {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setUseUnicodeEncoding(true)
            .setWidth(Integer.MAX_VALUE)
            .setBestLineBreak("\n")
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();

    /** Words and ids that no reader takes for anything but text. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}(?:[\\p{L}\\p{Nd} _.()/@+-]*[\\p{L}\\p{Nd}.)])?");

    private static final Set<String> NOT_PLAIN = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    /** What a block of lines may hold. */
    private static final Pattern BLOCK_LINE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]*");

    private final List<Event> events = new ArrayList<>();

    private YamlText() {}

    static String of(AssessmentFile file) {
        YamlText text = new YamlText();
        text.events.add(new StreamStartEvent());
        text.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        text.value(FileContent.of(file), false);
        text.events.add(new DocumentEndEvent(false));
        text.events.add(new StreamEndEvent());
        return new Present(SETTINGS).emitToString(text.events.iterator());
    }

    /**
     * @param flow on one line
     */
    private void value(Object value, boolean flow) {
        switch (value) {
            case Map<?, ?> map -> {
                boolean inline = flow || map.isEmpty() || isShortAnswer(map) || isRange(map);
                events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(inline)));
                map.forEach((key, member) -> {
                    scalar((String) key, true);
                    value(member, inline);
                });
                events.add(new MappingEndEvent());
            }
            case List<?> list -> {
                events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(flow)));
                list.forEach(item -> value(item, flow));
                events.add(new SequenceEndEvent());
            }
            case String text -> scalar(text, flow);
            case Double number -> plain(number(number));
            case BigDecimal number -> plain(number.toPlainString());
            default -> plain(value.toString());
        }
    }

    private static boolean isShortAnswer(Map<?, ?> map) {
        boolean answer = map.containsKey("level")
                || map.containsKey("votes")
                || map.containsKey("option")
                || map.containsKey("unknown")
                || map.containsKey("notApplicable");
        return answer && !map.containsKey("note") && !map.containsKey("links") && !map.containsKey("files");
    }

    private static boolean isRange(Map<?, ?> map) {
        return map.containsKey("low") || map.containsKey("min") || map.containsKey("sha256");
    }

    /** The shortest digits that read back as the same double, without an exponent. */
    private static String number(double number) {
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return digits.toPlainString();
    }

    private static FlowStyle style(boolean inline) {
        return inline ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void scalar(String text, boolean inline) {
        if (PLAIN.matcher(text).matches() && !NOT_PLAIN.contains(text.toLowerCase(Locale.ROOT))) {
            plain(text);
        } else if (!inline && isBlock(text)) {
            events.add(event(text, ScalarStyle.LITERAL));
        } else {
            events.add(event(text, ScalarStyle.DOUBLE_QUOTED));
        }
    }

    /** Several lines, none of which begins or ends with a blank, and no empty ones around them. */
    private static boolean isBlock(String text) {
        if (text.indexOf('\n') < 0) {
            return false;
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean outer = i == 0 || i == lines.length - 2;
            if (!BLOCK_LINE.matcher(lines[i]).matches()
                    || !lines[i].equals(lines[i].strip())
                    || (outer && lines[i].isEmpty())) {
                return false;
            }
        }
        return true;
    }

    private void plain(String text) {
        events.add(event(text, ScalarStyle.PLAIN));
    }

    private static ScalarEvent event(String text, ScalarStyle style) {
        return new ScalarEvent(Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style);
    }
}
