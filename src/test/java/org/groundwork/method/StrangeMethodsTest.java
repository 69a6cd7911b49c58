package org.groundwork.method;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundwork.markup.Problem;
import org.groundwork.testing.OwnMethods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Method files as strangers might send them: whatever is in them, there is an answer, and soon. */
class StrangeMethodsTest {

    private static final String SMALL = OwnMethods.small("strange", 2);

    private static List<String> problems(String file) {
        assertThat(file).isNotEqualTo(SMALL);
        return MethodFile.examine("m.yaml", file.getBytes(UTF_8)).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void theSmallOneIsRight() {
        assertThat(MethodFile.examine("m.yaml", SMALL.getBytes(UTF_8)).problems())
                .isEmpty();
    }

    @Test
    void aListOfNoOptionsIsTold() {
        assertThat(problems(SMALL.replace("oneOf: [always, review]", "oneOf: []")))
                .anySatisfy(problem -> assertThat(problem).contains("name at least one option"));
    }

    @ParameterizedTest
    @CsvSource({"\\0", "\\u202E", "\\u200B", "\\uFFFE", "\\x07", "\\uFEFF"})
    void whatNoTextCanHoldOrWhatTurnsItIsTold(String character) {
        assertThat(problems(SMALL.replace("title: Frequency", "title: \"Freq" + character + "uency\"")))
                .isNotEmpty();
        assertThat(problems(SMALL.replace("remedy: Count fifty cases.", "remedy: \"Count" + character + "\"")))
                .isNotEmpty();
    }

    @Test
    void aTitleIsOneLineAndShort() {
        assertThat(problems(SMALL.replace("title: Frequency", "title: \"Fre\\nquency\"")))
                .containsExactly("a title is one line");
        assertThat(problems(SMALL.replace("title: Frequency", "title: " + "f".repeat(121))))
                .hasSize(1);
        assertThat(problems(SMALL.replace("short: Worth it", "short: " + "f".repeat(41))))
                .hasSize(1);
        assertThat(problems(SMALL.replace("id: strange", "id: " + "f".repeat(81))))
                .hasSize(1);
        assertThat(problems(SMALL.replace("id: strange", "id: " + "f-".repeat(700) + "f")))
                .hasSize(1);
        assertThat(problems(SMALL.replace("remedy: Count fifty cases.", "remedy: " + "f".repeat(901))))
                .hasSize(1);
    }

    @Test
    void nothingTakesOverFromItself() {
        assertThat(problems(SMALL.replaceFirst(
                        "(?m)^sources:", "replaces: { method: strange@2, why: We like it. }\nsources:")))
                .containsExactly("a method cannot take over from itself");
    }

    @Test
    void ofEverythingThereCanBeSoMuch() {
        String gate = SMALL.substring(SMALL.indexOf("  - id: worth-it"));
        String gates = IntStream.range(0, 3_000)
                .mapToObj(number -> "  - id: gate-" + number
                        + "\n"
                        + "    title: Gate\n"
                        + "    short: Gate\n"
                        + "    flight: worth\n"
                        + "    verdict: LEAVE_IT\n"
                        + "    explanation: x\n"
                        + "    reached: x\n"
                        + "    notReached: x\n"
                        + "    condition: { gate: "
                        + (number == 0 ? "worth-it" : "gate-" + (number - 1)) + " }\n")
                .collect(Collectors.joining());

        assertThat(gate).contains("condition");
        assertThat(problems(SMALL + gates))
                .anySatisfy(problem -> assertThat(problem).contains("a method has at most 40"));
        assertThat(problems(SMALL.replace(
                        "roles:\n",
                        "roles:\n"
                                + IntStream.range(0, 61)
                                        .mapToObj(number ->
                                                "  - { id: role-" + number + ", title: Role, does: Something. }\n")
                                        .collect(Collectors.joining()))))
                .anySatisfy(problem -> assertThat(problem).contains("a method has at most 60"));
    }

    @Test
    void aGateWithVeryManyWaysIsRefusedSoon() {
        String options = IntStream.range(0, 60)
                .mapToObj(number -> "          - { id: o-" + number + ", label: Option, anchor: It is so. }\n")
                .collect(Collectors.joining());
        String sets = IntStream.range(0, 59).mapToObj(number -> "o-" + number).collect(Collectors.joining(", "));
        String choices = IntStream.range(0, 3)
                .mapToObj(number -> "      - id: rule.many-" + number
                        + "\n"
                        + "        title: Many\n"
                        + "        text: Which one?\n"
                        + "        why: x\n"
                        + "        how: x\n"
                        + "        evidence: x\n"
                        + "        kind: choice\n"
                        + "        effort: fact\n"
                        + "        role: owner\n"
                        + "        options:\n"
                        + options)
                .collect(Collectors.joining());
        String asked = IntStream.range(0, 3)
                .mapToObj(number -> "        - { question: rule.many-" + number + ", oneOf: [" + sets + "] }\n")
                .collect(Collectors.joining());

        List<String> problems = problems(
                SMALL.replaceFirst("(?m)^flights:", choices + "\nflights:").stripTrailing() + "\n" + asked);

        // three times 59 options; either it is looked at in time or it is told that it is too much
        assertThat(problems.size()).isLessThanOrEqualTo(1);
    }
}
