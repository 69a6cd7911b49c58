package org.groundwork.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The file of the reference cases is whole, and the page about them says what it says. */
class ReferenceCaseFileTest {

    private static final Path FILE = Path.of("src/main/resources/cases/reference-cases.yaml");
    private static final Path SCHEMA = Path.of("src/main/resources/cases/reference-cases.schema.json");

    private static final Map<String, String> WORDS = Map.of(
            "RETHINK", "Rethink",
            "LAY_FOUNDATIONS", "Foundations",
            "BASELINE_FIRST", "Baseline first",
            "KEEP_SIMPLE", "Keep simple",
            "PILOT_ML", "Pilot ML",
            "BUILD_ML", "Build with ML");

    @Test
    void keepsToItsSchema() throws IOException {
        assertThat(problems(text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        confidence: high              | confidence: sure
        hindsight: RETHINK            | hindsight: RETHINKING
        domain: online                | domain: offline
        hindsightWhy:                 | hindsightHow:
        evidence: documented          | evidence: certain
        level: 4                      | level: 5
        worth-solving: assumed        | worth-solving: unclear
        notApplicable: a suggestion   | notNeeded: a suggestion
        problem.value: dont-know      | problem.value: unknown
        groundworkCases: 1            | groundworkCases: 2
        """)
    void theSchemaRefusesWhatTheFileDoesNotMean(String right, String wrong) throws IOException {
        assertThat(text()).contains(right);
        assertThat(problems(text().replaceFirst(right, wrong))).isNotEmpty();
    }

    @Test
    void everyCaseIsOneOfItsKindAndAnswersTheSameQuestions() throws IOException {
        Set<Object> seen = new HashSet<>();
        for (Map<String, Object> one : cases()) {
            assertThat(seen.add(value(one, "id")))
                    .as("id of %s", value(one, "id"))
                    .isTrue();
            assertThat(seen.add(value(one, "name")))
                    .as("name of %s", value(one, "id"))
                    .isTrue();
            assertThat(seen.add(value(one, "summary")))
                    .as("summary of %s", value(one, "id"))
                    .isTrue();
            assertThat(map(value(one, "answers")).keySet())
                    .as("questions of %s", value(one, "id"))
                    .isEqualTo(map(value(cases().getFirst(), "answers")).keySet());
            assertThat(map(value(expected(one), "gates")).keySet())
                    .as("gates of %s", value(one, "id"))
                    .isEqualTo(map(value(expected(cases().getFirst()), "gates")).keySet());
        }
    }

    @Test
    void everyDomainIsUsed() throws IOException {
        Set<Object> titled = new TreeSet<>();
        maps(root(), "domains").forEach(domain -> titled.add(value(domain, "id")));
        Set<Object> used = new TreeSet<>();
        cases().forEach(one -> used.add(value(one, "domain")));

        assertThat(used).isEqualTo(titled);
    }

    @Test
    void theVerdictIsPossibleAndTheBestOneIsNotNamedTwice() throws IOException {
        for (Map<String, Object> one : cases()) {
            assertThat(list(expected(one), "possibleVerdicts"))
                    .as("possible verdicts of %s", value(one, "id"))
                    .contains(verdict(one));
            assertThat(list(one, "alsoDefensible"))
                    .as("also defensible in %s", value(one, "id"))
                    .doesNotContain(value(one, "hindsight"));
        }
    }

    @Test
    void thePageAboutThemSaysWhatTheySay() throws IOException {
        String page = Files.readString(Path.of("docs/validation.md"));
        int same = 0;
        int defensible = 0;
        for (Map<String, Object> one : cases()) {
            List<Object> possible = list(expected(one), "possibleVerdicts");
            List<Object> others = list(one, "alsoDefensible");
            String mark = "**miss**";
            if (verdict(one).equals(value(one, "hindsight"))) {
                mark = "same";
                same++;
            } else if (others.contains(verdict(one))) {
                mark = "also defensible";
                defensible++;
            }
            String hindsight = Stream.concat(
                            Stream.of("**" + word(value(one, "hindsight")) + "**"),
                            others.stream().map(ReferenceCaseFileTest::word))
                    .collect(joining(", "));
            String start = String.join(
                    " | ",
                    "| " + value(one, "year"),
                    value(one, "name").toString(),
                    hindsight,
                    word(verdict(one)),
                    mark,
                    possible.size() == 1 ? "settled |" : "could be ");

            String row = page.lines()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .orElse("");
            assertThat(row).as("row that starts with %s", start).isNotEmpty();
            if (possible.size() > 1) {
                assertThat(Stream.of(
                                row.substring(start.length()).replace(" |", "").split(", ")))
                        .as("what %s could be", value(one, "id"))
                        .containsExactlyInAnyOrderElementsOf(possible.stream()
                                .filter(verdict -> !verdict.equals(verdict(one)))
                                .map(ReferenceCaseFileTest::word)
                                .toList());
            }
        }
        int all = cases().size();

        assertThat(page.replace('\n', ' '))
                .contains("%d are the same, %d also defensible, %d missed."
                        .formatted(same, defensible, all - same - defensible))
                .contains("it is %d of %d.".formatted(same + defensible, all));
    }

    private static List<String> problems(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    private static String text() throws IOException {
        return Files.readString(FILE);
    }

    private static Map<String, Object> root() throws IOException {
        return map(new Load(LoadSettings.builder().build()).loadFromString(text()));
    }

    private static List<Map<String, Object>> cases() throws IOException {
        return maps(root(), "cases");
    }

    private static Map<String, Object> expected(Map<String, Object> one) {
        return map(value(one, "expected"));
    }

    private static Object verdict(Map<String, Object> one) {
        return value(expected(one), "verdict");
    }

    private static String word(Object verdict) {
        return Objects.requireNonNull(WORDS.get(verdict.toString()));
    }

    private static Object value(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) value(map, key);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> map, String key) {
        return (List<Object>) value(map, key);
    }
}
