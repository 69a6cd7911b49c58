package org.groundwork.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    private static final Markup.Bounds SMALL = new Markup.Bounds(10_000, 6, 100);

    @Test
    void knowsWhereEachValueStands() {
        Node.Mapping root = (Node.Mapping) read("a: 1\nb:\n  - c: 😀x\n    d: [1, two]\n");

        Node.Sequence list = (Node.Sequence) get(root, "b");
        Node.Mapping item = (Node.Mapping) list.items().getFirst();
        Node.Sequence inner = (Node.Sequence) get(item, "d");
        assertThat(place(root)).isEqualTo("1:1 ");
        assertThat(place(get(root, "a"))).isEqualTo("1:4 a");
        assertThat(place(Objects.requireNonNull(root.entries().get("b")).key())).isEqualTo("2:1 ");
        assertThat(place(list)).isEqualTo("3:3 b");
        assertThat(place(item)).isEqualTo("3:5 b[0]");
        assertThat(place(get(item, "c"))).isEqualTo("3:8 b[0].c");
        assertThat(place(inner.items().get(1))).isEqualTo("4:12 b[0].d[1]");
        assertThat(inner.kind()).isEqualTo("a list");
        assertThat(item.kind()).isEqualTo("a group of keys");
    }

    static Stream<Arguments> scalars() {
        return Stream.of(
                Arguments.of("no", "no", "the text “no”"),
                Arguments.of("on", "on", "the text “on”"),
                Arguments.of("Yes", "Yes", "the text “Yes”"),
                Arguments.of("true", true, "true"),
                Arguments.of("False", false, "False"),
                Arguments.of("0", 0L, "the number 0"),
                Arguments.of("-12", -12L, "the number -12"),
                Arguments.of("+7", 7L, "the number +7"),
                Arguments.of("010", 10L, "the number 010"),
                Arguments.of("0o17", 15L, "the number 0o17"),
                Arguments.of("0x1F", 31L, "the number 0x1F"),
                Arguments.of("1_000", "1_000", "the text “1_000”"),
                Arguments.of("2.5", 2.5, "the number 2.5"),
                Arguments.of(".5", 0.5, "the number .5"),
                Arguments.of("3.", 3.0, "the number 3."),
                Arguments.of("-1e3", -1000.0, "the number -1e3"),
                Arguments.of("123456789012345678901", 1.2345678901234568e20, "the number 123456789012345678901"),
                Arguments.of("2026-03-01", "2026-03-01", "the text “2026-03-01”"),
                Arguments.of("12:30", "12:30", "the text “12:30”"),
                Arguments.of("-x", "-x", "the text “-x”"),
                Arguments.of("1.2.3", "1.2.3", "the text “1.2.3”"),
                Arguments.of("\"3\"", "3", "the text “3”"),
                Arguments.of("'null'", "null", "the text “null”"),
                Arguments.of("!!str 3", "3", "the text “3”"),
                Arguments.of("! 3", "3", "the text “3”"),
                Arguments.of("!!int 3", 3L, "the number 3"),
                Arguments.of("|\n  two\n  lines\n", "two\nlines\n", "the text “two lines”"),
                Arguments.of("null", null, "nothing"),
                Arguments.of("~", null, "nothing"),
                Arguments.of("", null, "nothing"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void takesPlainValuesByTheCoreSchemaOfYaml12(String text, Object value, String kind) {
        Node node = get((Node.Mapping) read("a: " + text), "a");

        assertThat(((Node.Scalar) node).value()).isEqualTo(value);
        assertThat(node.kind()).isEqualTo(kind);
    }

    @Test
    void readsJson() {
        String json = "{\"a\":{\"b\":[1,2.5,true,null,\"x\\/\\ud83d\\ude00\\u00e9\\n\"]},\"\":\"\"}";

        assertThat(Node.plain(read(json)))
                .isEqualTo(Node.plain(read("a: {b: [1, 2.5, true, ~, \"x/😀é\\n\"]}\n\"\": ''\n")));
    }

    @Test
    void readsJsonThatIsIndentedByTabsAndKeepsTabsInTexts() {
        String json = "\uFEFF{\n\t\"a\":\t1,\n\t\"b\": [\n\t\t\"x\\\"\ty\",\t'it\t'\n\t]\n}\n";

        assertThat(Node.plain(read(json))).isEqualTo(Map.of("a", 1L, "b", List.of("x\"\ty", "it\t")));
    }

    @Test
    void readsFilesOfOtherSystems() {
        assertThat(Node.plain(read("\uFEFFa: 1\r\nb:\r\n  c: x\r\n")))
                .isEqualTo(Map.of("a", 1L, "b", Map.of("c", "x")));
        assertThat(Node.plain(read("---\na: 1\n...\n"))).isEqualTo(Map.of("a", 1L));
        assertThat(Node.plain(read("%YAML 1.2\n---\na: 1\n"))).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void readsLettersOfEveryScript() {
        assertThat(Node.plain(read("שלום: مرحبا\n中: 👩‍👩‍👧\n"))).isEqualTo(Map.of("שלום", "مرحبا", "中", "👩‍👩‍👧"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_023, 1_024, 1_025, 1_026, 2_048, 2_049, 4_097})
    void readsLongRunsOfEmojiWhereverTheParsersBufferWouldEnd(int length) {
        for (String before : List.of("", "x")) {
            String text = before + "😀".repeat(length);
            Node node = read("a: \"" + text + "\"\n", Markup.Bounds.USUAL);

            assertThat(Node.plain(node)).isEqualTo(Map.of("a", text));
        }
    }

    @Test
    void followsAliases() {
        assertThat(Node.plain(read("a: &x { k: 1 }\nb: [*x, *x]\nc: &x 2\nd: *x\n")))
                .isEqualTo(
                        Map.of("a", Map.of("k", 1L), "b", List.of(Map.of("k", 1L), Map.of("k", 1L)), "c", 2L, "d", 2L));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("", "f: the file is empty"),
                Arguments.of("# only a comment\n", "f: the file is empty"),
                Arguments.of("---\n", "f: the file is empty"),
                Arguments.of("null\n", "f: the file is empty"),
                Arguments.of("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here; a file holds one"),
                Arguments.of("a:\n\tb: 1\n", "f:2:1: a tab stands here; write spaces instead"),
                Arguments.of("a: 1\n b: 2\n", "f:2:3: not readable as YAML: mapping values are not allowed here"),
                Arguments.of("a: \"x\n", "f:2:1: not readable as YAML: found unexpected end of stream"),
                Arguments.of("a: \"x\u0001y\"\n", "f:1:6: the character U+0001 is not allowed in a text file"),
                Arguments.of("😀: 1\nb: x\u007f\n", "f:2:5: the character U+007F is not allowed in a text file"),
                Arguments.of("? [a]\n: 1\n", "f:1:3: a key is a single word, not a list or a group"),
                Arguments.of("a: *b\n", "f:1:4: a: no anchor &b stands before this alias"),
                Arguments.of("a: &x [*x]\n", "f:1:8: a[0]: the alias *x stands inside its own anchor"),
                Arguments.of(
                        "a: 1\nb: { a: 1, c: 2, a: 3 }\n",
                        "f:2:18: b.a: this key stands twice; the first is in line 2"),
                Arguments.of("a: .inf\n", "f:1:4: a: a number of usual size is expected, not .inf"),
                Arguments.of("a: 1e999\n", "f:1:4: a: a number of usual size is expected, not 1e999"),
                Arguments.of("a: .nan\n", "f:1:4: a: a number of usual size is expected, not .nan"),
                Arguments.of(
                        "a: 0xFFFFFFFFFFFFFFFFF\n",
                        "f:1:4: a: a number of usual size is expected, not 0xFFFFFFFFFFFFFFFFF"),
                Arguments.of("[[[[[[[1]]]]]]]", "f:1:7: nested more than 6 levels deep"),
                Arguments.of("a: &x [[[1]]]\nb: [[[*x]]]\n", "f:1:9: b[0][0][0][0][0]: nested more than 6 levels deep"),
                Arguments.of(
                        "[" + "1,".repeat(120) + "]",
                        "f:1:200: more than 100 values (aliases count each time they are used)"),
                Arguments.of("x".repeat(10_001), "f: the file is larger than 10,000 bytes; no more are read"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatIsWrongAndWhere(String text, String problem) {
        assertThat(problems(bytes(text), SMALL)).containsExactly(problem);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        String problem = "f: the file is not UTF-8 text; save it as UTF-8";

        assertThat(problems("a: é\n".getBytes(StandardCharsets.ISO_8859_1), SMALL))
                .containsExactly(problem);
        assertThat(problems("a: é\n".getBytes(StandardCharsets.UTF_16), SMALL)).containsExactly(problem);
    }

    @Test
    void refusesAliasesThatExplodeBeforeTheyFillTheMemory() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        assertThat(soon(text.toString()))
                .containsExactly("f:1:22: more than 100,000 values (aliases count each time they are used)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[[", "{\"a\":[", "&a [", "!!seq ["})
    void refusesDeepNestingWithoutOverflowingTheStack(String opening) {
        assertThat(soon(opening.repeat(100_000)))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("nested more than 40 levels deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x: y\n", "- [] \n", "#\n", "\"a\": 1\n", "a: \"\n", "%TAG ! x\n", "|\n", "&a ", "*a "})
    void answersSoonWhateverFillsTheFile(String piece) {
        assertThat(soon(piece.repeat(Markup.Bounds.USUAL.bytes() / piece.length())))
                .isNotEmpty();
    }

    @Test
    void leavesSoftProblemsToAReaderThatGoesOnChecking() {
        Problems problems = new Problems("f");
        Node root = Markup.read(problems, bytes("a: 1\na: 2\nb: .inf\n"), SMALL);

        assertThat(Node.plain(root)).isEqualTo(Map.of("a", 1L, "b", 0L));
        assertThat(problems.list()).hasSize(2);
    }

    @Test
    void keepsEachProblemOnOneShortLine() {
        String key = "k\\n".repeat(300);

        assertThat(problems(bytes("{\"" + key + "\": 1, \"" + key + "\": .inf}"), SMALL))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(300).doesNotContain("\n"));
    }

    private static List<String> soon(String text) {
        long start = System.nanoTime();
        List<String> problems = problems(bytes(text), Markup.Bounds.USUAL);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        return problems;
    }

    private static List<String> problems(byte[] bytes, Markup.Bounds bounds) {
        try {
            Markup.read("f", bytes, bounds);
            return List.of();
        } catch (MarkupException e) {
            assertThat(e)
                    .hasMessage(String.join(
                            "\n", e.problems().stream().map(Problem::toString).toList()));
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static Node read(String text) {
        return read(text, SMALL);
    }

    private static Node read(String text, Markup.Bounds bounds) {
        return Markup.read("f", bytes(text), bounds);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Node get(Node.Mapping mapping, String key) {
        return Objects.requireNonNull(mapping.get(key));
    }

    private static String place(Node node) {
        return node.line() + ":" + node.column() + " " + node.path();
    }
}
