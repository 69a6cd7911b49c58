package org.groundwork.platform.web;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates, style sheets and messages name exists, and what they hold is used. */
class TemplatesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path CODE = Path.of("src/main/java");
    private static final Path THEME = RESOURCES.resolve("static/css/groundwork.css");

    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile(
            "#\\{([a-z][\\w-]*(?:\\.[\\w-]+)*)[}(]" + "|#messages\\.msg(?:WithParams)?\\('([\\w.-]*[\\w-])'");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern WORD = Pattern.compile("\\w[\\w-]*");
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z][\\w-]*(?:\\.[\\w-]+)*");

    /** Classes whose end is computed: the end has to be a word of the sources, or a number. */
    private static final List<String> COMPUTED_CLASSES = List.of(
            "b-", "chip-", "depth-", "flash-", "g-", "given-", "m-", "notice-", "p-", "s-", "stop-", "t-", "v-", "w-");

    /** Keys whose end is computed: each part of the end has to be a word of the sources. */
    private static final Pattern COMPUTED_KEYS =
            Pattern.compile("[\"'|{(]([a-z][\\w-]*(?:\\.[\\w-]+)*\\.)(?:[\"']|\\$\\{)");

    private static final String TEMPLATES = text(RESOURCES.resolve("templates"), ".html");
    private static final String MARKUP = without("(?s)<!--.*?-->", TEMPLATES)
            + text(RESOURCES.resolve("plain-error.html"), ".html")
            + text(RESOURCES.resolve("away.html"), ".html");
    private static final String JAVA = text(CODE, ".java");
    private static final String SCRIPTS = text(RESOURCES.resolve("static/js"), ".js");
    private static final String DATA = text(RESOURCES, ".yaml") + text(Path.of("db"), ".sql");

    @Test
    void noLineIsLongerThanAScreenIsWide() {
        List<String> long160 = new ArrayList<>();
        for (Path file : files(RESOURCES.resolve("templates"), ".html")) {
            List<String> lines = read(file).lines().toList();
            for (int at = 0; at < lines.size(); at++) {
                if (lines.get(at).length() > 160) {
                    long160.add("%s:%d".formatted(file, at + 1));
                }
            }
        }
        assertThat(long160).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"static/css/groundwork.css", "report/print.css", "portfolio/planning.css"})
    void usesEveryClassOfTheStyleSheet(String sheet) {
        Set<String> words = words(WORD, MARKUP + SCRIPTS + literals());
        Set<String> ends = new HashSet<>();
        words(WORD, MARKUP + JAVA + DATA).forEach(word -> ends.add(asEnd(word)));
        Set<String> unused = new TreeSet<>(classes(read(RESOURCES.resolve(sheet))));
        unused.removeIf(name -> words.contains(name) || computed(name, ends));
        assertThat(unused).isEmpty();
    }

    private static boolean computed(String name, Set<String> ends) {
        return COMPUTED_CLASSES.stream()
                .filter(name::startsWith)
                .map(prefix -> name.substring(prefix.length()))
                .anyMatch(end -> end.matches("\\d") || ends.contains(end));
    }

    @Test
    void usesEveryMessage() {
        Set<String> named = words(DOTTED, TEMPLATES + JAVA);
        Set<String> parts = new HashSet<>();
        words(WORD, TEMPLATES + JAVA + DATA).forEach(word -> parts.add(asEnd(word)));
        Set<String> prefixes = COMPUTED_KEYS
                .matcher(TEMPLATES + JAVA)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
        Set<String> unused = keys();
        // the words for what is there already stand in for the others, by their end
        unused.removeIf(key -> named.contains(key.replaceFirst("\\.there$", ""))
                || prefixes.stream().filter(key::startsWith).anyMatch(prefix -> allIn(parts, key, prefix)));
        assertThat(unused).isEmpty();
    }

    private static boolean allIn(Set<String> parts, String key, String prefix) {
        return Stream.of(key.substring(prefix.length()).split("[./]"))
                .allMatch(part -> part.isEmpty() || parts.contains(asEnd(part)));
    }

    @Test
    void findsEveryMessageThatATemplateNames() {
        Set<String> missing = KEY_IN_TEMPLATE
                .matcher(TEMPLATES)
                .results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .collect(toCollection(TreeSet::new));
        assertThat(missing).hasSizeGreaterThan(1_000);
        missing.removeAll(keys());
        assertThat(missing).isEmpty();
    }

    /** A literal that begins as a bundle’s keys do and is no key is at least the start of some. */
    @Test
    void findsEveryMessageThatTheCodeNames() {
        Set<String> keys = keys();
        Set<String> bundles = files(RESOURCES.resolve("messages"), ".properties").stream()
                .map(file -> file.getFileName().toString().replace(".properties", "."))
                .filter(prefix -> keys.stream().anyMatch(key -> key.startsWith(prefix)))
                .collect(toCollection(TreeSet::new));
        Set<String> named = LITERAL.matcher(JAVA)
                .results()
                .map(match -> match.group(1))
                .filter(text -> text.matches("[a-z]+(\\.[\\w-]+)+\\.?"))
                .filter(text -> !text.matches(".*\\.(csv|xlsx|db|wal)"))
                .filter(text -> bundles.stream().anyMatch(text::startsWith))
                .collect(toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(100);
        named.removeIf(text -> keys.stream().anyMatch(key -> key.startsWith(text)));
        assertThat(named).isEmpty();
    }

    /** A drawing’s literal colours, which the PDF uses, are the light theme’s of the same class. */
    @Test
    void drawsOnPaperInTheColoursOfTheLightTheme() {
        String theme = read(THEME);
        Map<String, String> tokens = Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}),")
                .matcher(theme)
                .results()
                .collect(toMap(match -> match.group(1), match -> match.group(2)));
        Map<String, String> rules = Pattern.compile("(?m)^\\.(c-[a-z-]+) \\{([^}]*)}")
                .matcher(theme)
                .results()
                .collect(toMap(match -> match.group(1), match -> match.group(2)));
        Pattern part = Pattern.compile("(fill|stroke): var\\(--([a-z-]+)\\)");
        List<String> differ = new ArrayList<>();
        List<MatchResult> tags = Pattern.compile("<[a-z]+\\b(?:[^<>\"]|\"[^\"]*\")*>")
                .matcher(MARKUP)
                .results()
                .toList();
        int compared = 0;
        for (MatchResult tag : tags) {
            String rule = rules.get(attribute(tag.group(), "class").split(" ")[0]);
            if (rule == null) {
                continue;
            }
            for (MatchResult wanted : part.matcher(rule).results().toList()) {
                String literal = attribute(tag.group(), wanted.group(1));
                compared++;
                if (!literal.isEmpty() && !literal.equals(tokens.get(wanted.group(2)))) {
                    differ.add(tag.group());
                }
            }
        }
        assertThat(compared).isGreaterThan(50);
        assertThat(differ).isEmpty();
    }

    private static String attribute(String tag, String name) {
        return Pattern.compile("\\s" + name + "=\"([^\"]*)\"")
                .matcher(tag)
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElse("");
    }

    private static Set<String> classes(String css) {
        return Pattern.compile("([^{}]+)\\{")
                .matcher(without("(?s)/\\*.*?\\*/", css))
                .results()
                .map(match -> match.group(1).strip())
                .filter(selector -> !selector.startsWith("@"))
                .flatMap(selector -> Pattern.compile("\\.([a-zA-Z][\\w-]*)")
                        .matcher(selector)
                        .results())
                .map(match -> match.group(1))
                .collect(toCollection(HashSet::new));
    }

    private static String literals() {
        return LITERAL.matcher(JAVA).results().map(match -> match.group(1)).collect(joining(" "));
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Path file : files(RESOURCES.resolve("messages"), ".properties")) {
            Properties bundle = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                bundle.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            keys.addAll(bundle.stringPropertyNames());
        }
        return keys;
    }

    private static Set<String> words(Pattern word, String text) {
        return word.matcher(text).results().map(MatchResult::group).collect(toCollection(HashSet::new));
    }

    /** As an enum’s constant, an id and the end of a key are spelt alike. */
    private static String asEnd(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String without(String what, String text) {
        return text.replaceAll(what, " ");
    }

    private static String text(Path below, String end) {
        return files(below, end).stream().map(TemplatesTest::read).collect(joining("\n"));
    }

    private static List<Path> files(Path below, String end) {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
