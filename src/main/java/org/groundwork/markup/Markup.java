package org.groundwork.markup;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document (JSON is a subset of it) from untrusted bytes. Plain scalars follow
 * the core schema of YAML 1.2, so {@code no} and {@code on} are text. Size, depth and the number of
 * values are bounded, aliases counted once for each use.
 */
public final class Markup {

    /** Bounds of one file. */
    public record Bounds(int bytes, int depth, int values) {
        /** 2 MiB, 40 levels, 100,000 values. */
        public static final Bounds USUAL = new Bounds(2 * 1024 * 1024, 40, 100_000);
    }

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern REAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

    private final Problems problems;
    private final Bounds bounds;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int at;
    private int values;

    private Markup(Problems problems, Bounds bounds) {
        this.problems = problems;
        this.bounds = bounds;
    }

    /**
     * @param file name for messages
     * @throws MarkupException if it is not UTF-8, not YAML, over a bound, empty, or more than one
     *     document
     */
    public static Node read(String file, byte[] bytes, Bounds bounds) {
        Problems problems = new Problems(file);
        Node root = read(problems, bytes, bounds);
        problems.throwIfAny();
        return root;
    }

    /**
     * Like {@link #read(String, byte[], Bounds)}, for a reader that goes on to check what the file
     * says: what is wrong but leaves a tree to check (a key that stands twice, a number that is not
     * finite) is added to {@code problems} only.
     */
    public static Node read(Problems problems, byte[] bytes, Bounds bounds) {
        if (bytes.length > bounds.bytes()) {
            problems.inFile(
                    String.format(Locale.ROOT, "the file is larger than %,d bytes; no more are read", bounds.bytes()));
            problems.throwIfAny();
        }
        return read(problems, decode(problems, bytes), bounds);
    }

    private static Node read(Problems problems, String written, Bounds bounds) {
        String file = problems.file();
        problems.source(written);
        String text = withoutTabs(problems, written);
        // one buffer for the whole text: the parser fails where a buffer ends inside a surrogate
        // pair
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(bounds.bytes())
                .setBufferSize(text.length() + 1)
                .build();
        try {
            Markup markup = new Markup(problems, bounds);
            markup.collect(new Parse(settings).parseString(text));
            return markup.document();
        } catch (MarkedYamlEngineException e) {
            problems.add(unreadable(problems, written, e));
        } catch (ReaderException e) {
            problems.add(place(file, text, e));
        } catch (YamlEngineException e) {
            problems.inFile("not readable as YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
        throw new MarkupException(problems.list());
    }

    private static Problem unreadable(Problems problems, String written, MarkedYamlEngineException e) {
        Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
        int line = mark == null ? 0 : mark.getLine() + 1;
        int column = mark == null ? 0 : mark.getColumn() + 1;
        Problem comment = problems.isJson() ? comment(problems.file(), written, line) : null;
        if (comment != null) {
            return comment;
        }
        String message = e.getProblem().contains("\\t(TAB)")
                ? "a tab stands here; write spaces instead"
                : "not readable as YAML: " + oneLine(e.getProblem());
        return new Problem(problems.file(), line, column, "", message + lookalike(problems, e));
    }

    /** What on the line, or on the one where the matter began, is not what it looks like. */
    private static String lookalike(Problems problems, MarkedYamlEngineException e) {
        for (Optional<Mark> mark : List.of(e.getProblemMark(), e.getContextMark())) {
            if (mark.isPresent()) {
                int number = mark.get().getLine() + 1;
                int[] line = problems.line(number);
                Lookalikes.Found found = Lookalikes.inLine(new String(line, 0, line.length));
                if (found != null) {
                    return "; " + found.what() + ", line " + number + ", column " + (found.at() + 1);
                }
            }
        }
        return "";
    }

    /** The first comment of JSON that has some, up to the line on which it could not be read. */
    private static @Nullable Problem comment(String file, String text, int until) {
        int line = 1;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length() && line <= until; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                start = i + 1;
            } else if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"') {
                quote = c;
            } else if (text.startsWith("//", i) || text.startsWith("/*", i)) {
                return new Problem(
                        file,
                        line,
                        text.codePointCount(start, i) + 1,
                        "",
                        "JSON has no comments; take this one out, or write YAML, where # begins" + " one");
            }
        }
        return null;
    }

    private static Problem place(String file, String text, ReaderException e) {
        int at = Math.min(e.getPosition(), text.codePointCount(0, text.length()));
        String before = text.substring(0, text.offsetByCodePoints(0, at));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new Problem(
                file,
                line,
                column,
                "",
                "the character U+%04X is not allowed in a text file".formatted(e.getCodePoint()));
    }

    /** JSON may be indented by tabs; the parser knows spaces only. Tabs in quotes stay. */
    private static String withoutTabs(Problems problems, String text) {
        if (text.indexOf('\t') < 0 || !problems.isJson()) {
            return text;
        }
        StringBuilder spaced = new StringBuilder(text);
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0) {
                if (c == '\t') {
                    spaced.setCharAt(i, ' ');
                } else if (c == '"' || c == '\'') {
                    quote = c;
                }
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote == '"') {
                i++;
            }
        }
        return spaced.toString();
    }

    private static String decode(Problems problems, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.inFile("the file is not UTF-8 text; save it as UTF-8");
            throw new MarkupException(problems.list());
        }
    }

    /** Stops at a bound before the rest of the text is parsed. */
    private void collect(Iterable<Event> parsed) {
        int depth = 0;
        for (Event event : parsed) {
            events.add(event);
            if (event instanceof CollectionStartEvent && ++depth > bounds.depth()) {
                throw refuse(event, "", "nested more than %d levels deep".formatted(bounds.depth()));
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (events.size() > 2 * bounds.values()) {
                throw tooMany(event);
            }
        }
    }

    private Node document() {
        Node root = null;
        while (at < events.size()) {
            Event event = events.get(at++);
            if (event instanceof DocumentStartEvent) {
                if (root != null) {
                    throw refuse(event, "", "a second document begins here; a file holds one");
                }
                root = node("", 1);
            }
        }
        if (root == null || (root instanceof Node.Scalar scalar && scalar.value() == null)) {
            problems.inFile("the file is empty");
            throw new MarkupException(problems.list());
        }
        return root;
    }

    /** Reads the value that begins at the cursor and leaves the cursor behind it. */
    private Node node(String path, int depth) {
        Event event = events.get(at);
        if (event instanceof AliasEvent alias) {
            return alias(alias, path, depth);
        }
        Optional<Anchor> marked = ((NodeEvent) event).getAnchor();
        if (marked.isEmpty()) {
            return value(path, depth);
        }
        String anchor = marked.get().toString();
        anchors.put(anchor, at);
        open.add(anchor);
        Node node = value(path, depth);
        open.remove(anchor);
        return node;
    }

    private Node alias(AliasEvent alias, String path, int depth) {
        String name = alias.getAlias().toString();
        Integer start = anchors.get(name);
        if (start == null) {
            throw refuse(alias, path, "no anchor &" + name + " stands before this alias");
        }
        if (open.contains(name)) {
            throw refuse(alias, path, "the alias *" + name + " stands inside its own anchor");
        }
        int behind = at + 1;
        at = start;
        Node node = value(path, depth);
        at = behind;
        return node;
    }

    private Node value(String path, int depth) {
        Event event = events.get(at++);
        if (++values > bounds.values()) {
            throw tooMany(event);
        }
        if (depth > bounds.depth()) {
            throw refuse(event, path, "nested more than %d levels deep".formatted(bounds.depth()));
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, path);
        }
        if (event instanceof SequenceStartEvent start) {
            return sequence(start, path, depth);
        }
        if (event instanceof MappingStartEvent start) {
            return mapping(start, path, depth);
        }
        throw refuse(event, path, "a value is expected here");
    }

    private MarkupException tooMany(Event event) {
        return refuse(
                event,
                "",
                String.format(
                        Locale.ROOT, "more than %,d values (aliases count each time they are used)", bounds.values()));
    }

    private Node.Scalar scalar(ScalarEvent event, String path) {
        String text = event.getValue();
        boolean string = !event.isPlain() || isText(event.getTag());
        return new Node.Scalar(line(event), column(event), path, string ? text : resolve(event, path, text), text);
    }

    private static boolean isText(Optional<String> tag) {
        return tag.isPresent() && (tag.get().endsWith(":str") || tag.get().equals("!"));
    }

    private @Nullable Object resolve(ScalarEvent event, String path, String text) {
        switch (text) {
            case "", "~", "null", "Null", "NULL":
                return null;
            case "true", "True", "TRUE":
                return true;
            case "false", "False", "FALSE":
                return false;
            default:
                break;
        }
        if (!mayBeNumber(text.charAt(0))) {
            return text;
        }
        double number;
        try {
            if (OCTAL.matcher(text).matches()) {
                return Long.valueOf(text.substring(2), 8);
            }
            if (HEX.matcher(text).matches()) {
                return Long.valueOf(text.substring(2), 16);
            }
            if (WHOLE.matcher(text).matches() && text.length() <= 18) {
                return Long.valueOf(text);
            }
            if (REAL.matcher(text).matches()) {
                number = Double.parseDouble(text);
            } else if (NOT_FINITE.matcher(text).matches()) {
                number = Double.NaN;
            } else {
                return text;
            }
        } catch (NumberFormatException tooLong) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            problems.add(new Problem(
                    problems.file(),
                    line(event),
                    column(event),
                    path,
                    "a number of usual size is expected, not " + Node.shorten(text)));
            return 0L;
        }
        return number;
    }

    private static boolean mayBeNumber(char first) {
        return (first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+';
    }

    private Node.Sequence sequence(SequenceStartEvent start, String path, int depth) {
        List<Node> items = new ArrayList<>();
        while (!(events.get(at) instanceof SequenceEndEvent)) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        at++;
        return new Node.Sequence(line(start), column(start), path, List.copyOf(items));
    }

    private Node.Mapping mapping(MappingStartEvent start, String path, int depth) {
        Map<String, Node.Mapping.Entry> entries = new LinkedHashMap<>();
        while (!(events.get(at) instanceof MappingEndEvent)) {
            Event first = events.get(at);
            if (!(node(path, depth + 1) instanceof Node.Scalar key)) {
                throw refuse(first, path, "a key is a single word, not a list or a group");
            }
            String name = key.text();
            Node value = node(path.isEmpty() ? name : path + "." + name, depth + 1);
            Node.Mapping.Entry before = entries.putIfAbsent(name, new Node.Mapping.Entry(key, value));
            if (before != null) {
                problems.at(
                        key,
                        value.path(),
                        "this key stands twice; the first is in line "
                                + before.key().line());
            }
        }
        at++;
        return new Node.Mapping(line(start), column(start), path, Collections.unmodifiableMap(entries));
    }

    private MarkupException refuse(Event event, String path, String message) {
        problems.add(new Problem(problems.file(), line(event), column(event), path, message));
        return new MarkupException(problems.list());
    }

    private static int line(Event event) {
        return event.getStartMark().isEmpty() ? 0 : event.getStartMark().get().getLine() + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().isEmpty() ? 0 : event.getStartMark().get().getColumn() + 1;
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }
}
