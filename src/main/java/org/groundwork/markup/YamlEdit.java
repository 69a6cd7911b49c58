package org.groundwork.markup;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Sets a value in a YAML text and leaves all else as it is, comments and layout too. For files that were
 * read before: what is there is taken to be well-formed.
 */
public final class YamlEdit {

    private static final String STEP = "  ";

    private final String text;
    private final Iterator<Event> events;

    /** What stands where; ends where its last character does. */
    private sealed interface Place {
        int start();

        int end();
    }

    private record Leaf(int start, int end, boolean block) implements Place {}

    /**
     * @param column of its keys
     */
    private record Group(int start, int end, boolean flow, int column, Map<String, Member> members) implements Place {}

    /**
     * @param keyEnd after the key
     */
    private record Member(int keyEnd, Place value) {}

    private YamlEdit(String text) {
        this.text = text;
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * @param path keys from the top; those that are missing are made
     * @param value on one line, in flow style
     * @return the text with it
     */
    public static String put(String text, List<String> path, String value) {
        YamlEdit edit = new YamlEdit(text);
        return edit.root() instanceof Group group ? edit.put(group, path, value) : text;
    }

    private @Nullable Place root() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                return place(events.next());
            }
        }
        return null;
    }

    private Place place(Event event) {
        return switch (event) {
            case MappingStartEvent start -> group(start);
            case SequenceStartEvent start -> sequence(start);
            default -> {
                boolean block = event instanceof ScalarEvent scalar
                        && (scalar.isLiteral()
                                || scalar.getScalarStyle().toString().equals(">"));
                yield new Leaf(at(event.getStartMark()), trimmed(at(event.getEndMark())), block);
            }
        };
    }

    private Group group(MappingStartEvent start) {
        Map<String, Member> members = new LinkedHashMap<>();
        boolean flow = start.getFlowStyle() == FlowStyle.FLOW;
        int end = at(start.getEndMark());
        while (true) {
            Event key = events.next();
            if (key.getEventId() == Event.ID.MappingEnd) {
                return new Group(
                        at(start.getStartMark()),
                        flow ? at(key.getEndMark()) : end,
                        flow,
                        start.getStartMark().map(Mark::getColumn).orElse(0),
                        members);
            }
            Place named = place(key);
            Place value = place(events.next());
            end = Math.max(named.end() + 1, value.end());
            members.put(key instanceof ScalarEvent scalar ? scalar.getValue() : "", new Member(named.end(), value));
        }
    }

    private Leaf sequence(SequenceStartEvent start) {
        boolean flow = start.getFlowStyle() == FlowStyle.FLOW;
        int end = at(start.getEndMark());
        while (true) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.SequenceEnd) {
                return new Leaf(at(start.getStartMark()), flow ? at(event.getEndMark()) : end, !flow);
            }
            end = place(event).end();
        }
    }

    /** Marks count code points. */
    private int at(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
    }

    private int trimmed(int end) {
        int at = end;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private String put(Group group, List<String> path, String value) {
        String key = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        Member member = group.members().get(key);
        if (member == null) {
            return insert(group, key, rest, value);
        }
        if (!rest.isEmpty() && member.value() instanceof Group inner) {
            return put(inner, rest, value);
        }
        return replace(member, nested(rest, value));
    }

    private static String nested(List<String> path, String value) {
        StringBuilder nested = new StringBuilder();
        for (String key : path) {
            nested.append("{ ").append(key).append(": ");
        }
        return nested.append(value).append(" }".repeat(path.size())).toString();
    }

    private String replace(Member member, String value) {
        Place old = member.value();
        boolean below = switch (old) {
            case Group group -> !group.flow();
            case Leaf leaf -> leaf.block();
        };
        if (below || old.end() <= old.start()) {
            int colon = text.indexOf(':', member.keyEnd());
            return text.substring(0, colon + 1) + " " + value + text.substring(Math.max(colon + 1, old.end()));
        }
        return text.substring(0, old.start()) + value + text.substring(old.end());
    }

    private String insert(Group group, String key, List<String> rest, String value) {
        if (group.flow()) {
            if (group.members().isEmpty()) {
                return text.substring(0, group.start()) + "{ " + key + ": " + nested(rest, value) + " }"
                        + text.substring(group.end());
            }
            int last = lastEnd(group);
            return text.substring(0, last) + ", " + key + ": " + nested(rest, value) + text.substring(last);
        }
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        int at = text.indexOf('\n', group.end());
        StringBuilder lines = new StringBuilder();
        String indent = " ".repeat(group.column());
        List<String> keys = new ArrayList<>();
        keys.add(key);
        keys.addAll(rest);
        for (int i = 0; i < keys.size(); i++) {
            lines.append(indent).append(STEP.repeat(i)).append(keys.get(i)).append(':');
            lines.append(i == keys.size() - 1 ? " " + value : "").append(lineEnd);
        }
        return at < 0 ? text + lineEnd + lines : text.substring(0, at + 1) + lines + text.substring(at + 1);
    }

    private static int lastEnd(Group group) {
        int last = group.start() + 1;
        for (Member member : group.members().values()) {
            last = Math.max(member.keyEnd(), member.value().end());
        }
        return last;
    }
}
