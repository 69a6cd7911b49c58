package org.groundwork.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A value is set, and all else stays as it was, to the character. */
class YamlEditTest {

    private static final String FILE = """
        # our assessment 🎈
        groundwork: 1
        answers:
          a.b: { level: 1, note: "x: {y}" }   # Jonas said so
          # not sure about this one
          a.c: dont-know # ask
          a.d:
            level: 2 # two
            note: |
              A line.
              Another.

        # economics follow
        economics:
          value: { adoption: 0.7 }
        """;

    private static String put(String value, String... path) {
        return YamlEdit.put(FILE, List.of(path), value);
    }

    @Test
    void aValueInBracesIsReplacedBesideItsComment() {
        assertThat(put("3", "answers", "a.b", "level")).isEqualTo(FILE.replace("{ level: 1, note", "{ level: 3, note"));
        assertThat(put("documented", "answers", "a.b", "evidence"))
                .isEqualTo(FILE.replace("\"x: {y}\" }", "\"x: {y}\", evidence: documented }"));
    }

    @Test
    void aWordBecomesAGroup() {
        assertThat(put("{ level: 3 }", "answers", "a.c"))
                .isEqualTo(FILE.replace("a.c: dont-know # ask", "a.c: { level: 3 } # ask"));
    }

    @Test
    void aLineIsAddedToABlock() {
        assertThat(put("documented", "answers", "a.d", "evidence"))
                .isEqualTo(FILE.replace("      Another.\n", "      Another.\n    evidence: documented\n"));
        assertThat(put("4", "answers", "a.d", "level")).isEqualTo(FILE.replace("level: 2 # two", "level: 4 # two"));
        assertThat(put("\"New.\"", "answers", "a.d", "note"))
                .isEqualTo(FILE.replace("note: |\n      A line.\n      Another.\n", "note: \"New.\"\n"));
    }

    @Test
    void whatIsMissingIsMade() {
        assertThat(put("{ level: 3 }", "answers", "z.z"))
                .isEqualTo(FILE.replace("      Another.\n", "      Another.\n  z.z: { level: 3 }\n"));
        assertThat(put("{ low: 0.1, high: 0.2 }", "economics", "baseline", "captures"))
                .isEqualTo(FILE + "  baseline:\n    captures: { low: 0.1, high: 0.2 }\n");
        assertThat(YamlEdit.put("answers: {}", List.of("economics", "ml", "x"), "1"))
                .isEqualTo("answers: {}\neconomics:\n  ml:\n    x: 1\n");
        assertThat(YamlEdit.put("a: 1\r\nanswers: {}\r\n", List.of("answers", "q"), "1"))
                .isEqualTo("a: 1\r\nanswers: { q: 1 }\r\n");
        assertThat(YamlEdit.put("a: 1\r\nb:\r\n", List.of("b", "q"), "1")).isEqualTo("a: 1\r\nb: { q: 1 }\r\n");
        assertThat(YamlEdit.put("a: 1\r\n", List.of("b"), "1")).isEqualTo("a: 1\r\nb: 1\r\n");
    }

    @Test
    void aGroupThatReplacesABlockStandsOnOneLine() {
        assertThat(put("dont-know", "answers", "a.d"))
                .isEqualTo(FILE.replace(
                        "a.d:\n    level: 2 # two\n    note: |\n      A line.\n      Another.\n", "a.d: dont-know\n"));
    }
}
