package org.groundwork.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.groundwork.document.Golden;
import org.groundwork.document.Samples;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.reference.ScoredCase;
import org.groundwork.reference.Validation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {

    private static final String PINS = "src/test/resources/cases/related-pins-2013.yaml";
    private static final String RETINA = "src/test/resources/cases/retinopathy-clinics-2018.yaml";
    private static final String R1 = "src/test/resources/cases/economics-r1.yaml";
    private static final String CORE = "src/main/resources/methods/core@1.yaml";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] in = {};

    @BeforeEach
    void forget() {
        out.reset();
        err.reset();
    }

    @Test
    void scoresAFileAsTextForPeople() {
        assertThat(run("score", PINS)).isZero();
        Golden.check("src/test/resources/cases/related-pins-2013.result.txt", out());
        assertThat(err()).isEmpty();
    }

    @Test
    void scoresAFileAsJsonForPrograms() {
        assertThat(run("score", PINS, "--format", "json")).isZero();
        assertThat(out()).isEqualTo(Samples.text("/cases/related-pins-2013.result.json"));
    }

    @Test
    void keepsTextWithinAHundredColumns() throws IOException {
        String name = "A very long name ".repeat(11) + "😀שלום";
        String early = file("early.yaml", "{ name: \"" + name + "\" }", "{}");

        assertThat(run("score", early, PINS, RETINA)).isZero();
        assertThat(out().lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
        assertThat(out()).contains("Too early to say: 0 % of what the first gates need");
    }

    @Test
    void saysTheEconomicsInAFewPlainLines() {
        assertThat(run("score", R1)).isZero();
        assertThat(out())
                .contains("your estimates imply, over 3 years, in EUR")
                .contains("Simple solution")
                .contains("Straight to ML    -34,000 on average")
                .containsPattern("loses\\s+money in [345] of 20 futures")
                .contains("By the money alone: the simple solution.")
                .containsPattern("Look at ML again if .* exceeds 1.[0-4] million\\s+a\\s+year")
                .containsPattern("It is a toss-up with the simple\\s+solution, then ML if a gate")
                .containsPattern("worth more than the simple\\s+solution, then ML if a gate is passed if"
                        + " its\\s+chance of\\s+working exceeds 1\\d\\d %|not worth more than"
                        + " the simple\\s+solution, then ML")
                .containsPattern("adds -1[34]0,000 on average, and loses money in 1[5-9] of\\s+20")
                .containsPattern("To find out any single figure is worth\\s+next\\s+to\\s+nothing")
                .containsPattern("on average, -?[0-9,]+ in the middle\\s+future; 8 in 10")
                .contains("100,000 simulated futures, seed 1;");
        assertThat(out().substring(out().indexOf("Economics:"), out().indexOf("The least that reaches")))
                .doesNotContain(" will ");
        assertThat(out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void theSeedAndTheNumberOfDrawsCanBeChosen() {
        assertThat(run("score", R1, "--format", "json", "--seed", "7", "--draws", "5000"))
                .isZero();
        JsonNode economics = JsonMapper.shared().readTree(out()).get("economics");
        assertThat(economics.get("seed").asLong()).isEqualTo(7);
        assertThat(economics.get("draws").asInt()).isEqualTo(5_000);
        String first = out();
        out.reset();
        assertThat(run("score", R1, "--format", "json", "--draws=5000", "--seed=7"))
                .isZero();
        assertThat(out()).isEqualTo(first);
        out.reset();
        assertThat(run("score", R1, "--format", "json", "--draws=5000", "--seed=8"))
                .isZero();
        assertThat(out()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "1000001", "many", "1e5", "-5"})
    void refusesNumbersOfDrawsThatItCannotDraw(String draws) {
        assertThat(run("score", R1, "--draws", draws)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("--draws").contains("1000 to 1000000");
    }

    @Test
    void saysWhatIsMissingForTheEconomics() throws IOException {
        Path stated = folder.resolve("stated.yaml");
        Files.writeString(
                stated,
                "groundwork: 1\nmethod: core@1\ninitiative: { name: X }\nanswers: {}\n"
                        + "economics: { value: { adoption: 0.5 } }\n");
        assertThat(run("score", stated.toString())).isZero();
        assertThat(out()).contains("to say more, state value.atStakePerYear");
    }

    @Test
    void tellsInTextWhenAGateHingesOnFacts() throws IOException {
        StringBuilder answers = new StringBuilder("{ ");
        for (String line :
                Samples.text("/cases/retinopathy-clinics-2018.yaml").lines().toList()) {
            if (line.startsWith("  ") && line.contains("\"level\"")) {
                answers.append(line.substring(2, line.indexOf(':'))).append(": { level: 4 }, ");
            }
        }
        String file = file("f.yaml", "{ name: x }", answers + "baseline.target: { option: meets } }");

        assertThat(run("score", file)).isZero();
        assertThat(out())
                .contains("Keep the simple solution  [KEEP_SIMPLE")
                .contains("It hinges on:\n   - Simple against target");
    }

    @Test
    void writesAnArrayForSeveralFiles() {
        assertThat(run("score", "--format=json", PINS, RETINA)).isZero();

        JsonNode json = JsonMapper.shared().readTree(out());
        assertThat(json.isArray()).isTrue();
        assertThat(json.get(0).get("initiative").asString()).isEqualTo("Related Pins");
        assertThat(json.get(1).get("initiative").asString()).isEqualTo("Retinopathy screening in clinics");
    }

    @Test
    void readsStandardInput() {
        in = Samples.resource("/cases/related-pins-2013.yaml");

        assertThat(run("score", "-")).isZero();
        assertThat(out()).startsWith("Related Pins (Example)\n");
    }

    @Test
    void namesStandardInputInMessages() {
        in = "groundwork: 2".getBytes(StandardCharsets.UTF_8);

        assertThat(run("score", "-")).isEqualTo(2);
        assertThat(err()).startsWith("(standard input):1:1: initiative: missing:");
    }

    @Test
    void keepsStandardOutputEmptyAndTellsAllProblemsOfAllFiles() throws IOException {
        String wrong = file("wrong.yaml", "{ nam: x }", "{ problem.decision: { level: 7 } }");
        String missing = folder.resolve("missing.yaml").toString();

        assertThat(run("score", PINS, wrong, missing, folder.toString())).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err().lines())
                .containsExactly(
                        wrong + ":3:13: initiative.name: missing: the initiative’s name",
                        wrong + ":3:15: initiative.nam: unknown key “nam”; did you mean “name”?",
                        wrong
                                + ":4:39: answers.problem.decision.level: a level is a whole number"
                                + " from 0 to 4, not the number 7",
                        missing + ": there is no such file",
                        folder + ": this is a directory; a file is expected");
    }

    @Test
    void readsNoMoreThanItsBound() throws IOException {
        Path large = folder.resolve("large.yaml");
        Files.writeString(large, "# 10 MB\n".repeat(10 * 1024 * 1024 / 8));

        assertThat(run("score", large.toString())).isEqualTo(2);
        assertThat(err()).isEqualTo(large + ": the file is larger than 2,097,152 bytes; no more are read\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        BASELINE_FIRST                | 0
        PILOT_ML,BASELINE_FIRST       | 0
        PILOT_ML, BASELINE_FIRST      | 0
        PILOT_ML,BUILD_ML             | 1
        """)
    void holdsATeamToItsPromise(String verdicts, int status) {
        assertThat(run("score", PINS, "--fail-unless", verdicts)).isEqualTo(status);
        assertThat(out()).startsWith("Related Pins");
        assertThat(err())
                .isEqualTo(
                        status == 0
                                ? ""
                                : PINS + ": the verdict is BASELINE_FIRST; asked for: PILOT_ML," + " BUILD_ML\n");
    }

    @Test
    void failsWhereItIsTooEarlyToSay() throws IOException {
        String early = file("early.yaml", "{ name: x }", "{}");

        assertThat(run("score", early, "--fail-unless=RETHINK")).isEqualTo(1);
        assertThat(err()).isEqualTo(early + ": the verdict is too early to say; asked for: RETHINK\n");
    }

    @Test
    void failsWhereOneOfSeveralFilesHasAnotherVerdict() {
        assertThat(run("score", PINS, RETINA, "--fail-unless", "BASELINE_FIRST"))
                .isEqualTo(1);
        assertThat(err().lines())
                .containsExactly(RETINA + ": the verdict is LAY_FOUNDATIONS; asked for: BASELINE_FIRST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        score                                   | score: name at least one assessment file, or - for standard input; score --help explains.
        score FILE --fail-unless PILOT          | --fail-unless: there is no verdict "PILOT"; there are RETHINK, LAY_FOUNDATIONS, BASELINE_FIRST, KEEP_SIMPLE, PILOT_ML, BUILD_ML.
        score FILE --fail-unless PILOTML        | --fail-unless: there is no verdict "PILOTML"; did you mean PILOT_ML?
        score FILE --fail-unless build_ml       | --fail-unless: there is no verdict "build_ml"; did you mean BUILD_ML?
        score FILE --fail-unless PILOT_ML,      | --fail-unless: there is no verdict ""; there are RETHINK, LAY_FOUNDATIONS, BASELINE_FIRST, KEEP_SIMPLE, PILOT_ML, BUILD_ML.
        score FILE --fail-unless                | --fail-unless: a value is missing.
        score FILE --format xml                 | --format is text or json, not xml.
        score FILE --formt json                 | --formt: there is no such option; did you mean --format?
        score FILE --verbose                    | --verbose: there is no such option; --help lists the ones there are.
        score FILE -v                           | -v: there is no such option; --help lists the ones there are.
        score FILE --format json --format=text  | --format is given twice.
        score - -                               | - is given twice.
        score FILE FILE --pdf x.pdf             | --pdf, --html, --pptx and --docx write the report of one file; name one assessment file only.
        score FILE --pdf                        | --pdf: a value is missing.
        score FILE --seed x                     | --seed: a whole number from -9223372036854775808 to 9223372036854775807 is expected, not x.
        score FILE --draws=10                   | --draws: a whole number from 1000 to 1000000 is expected, not 10.
        check                                   | check: name at least one method file, or - for standard input; check --help explains.
        check FILE --format json                | --format: there is no such option; --help lists the ones there are.
        schema FILE                             | schema takes no file; it prints the JSON Schema of the assessment file.
        frobnicate                              | There is no command "frobnicate"; there are score, check, cases, lab and schema.
        """)
    void refusesWhatItDoesNotUnderstand(String command, String message) {
        assertThat(run(command.replace("FILE", PINS).split(" "))).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo(message + "\n");
    }

    @Test
    void takesWhatFollowsTwoHyphensForFiles() {
        assertThat(run("score", "--", "--format")).isEqualTo(2);
        assertThat(err()).isEqualTo("--format: there is no such file\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "check", "schema"})
    void explainsEachCommand(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out()).contains("java -jar groundwork.jar " + command);
        String help = out();
        out.reset();
        assertThat(run(command, "x", "-h")).isZero();
        assertThat(out()).isEqualTo(help);
        assertThat(err()).isEmpty();
    }

    @Test
    void writesTheReportAsPdfAndAsAPageBesideTheResult() throws IOException {
        Path pdf = folder.resolve("report.pdf");
        Path html = folder.resolve("report.html");

        assertThat(run("score", PINS, "--pdf", pdf.toString(), "--html=" + html))
                .isZero();
        assertThat(out()).startsWith("Related Pins");
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
        assertThat(html).content().contains("Related Pins", "2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "answers", "record", "PAGE"})
    void writesEachKindOfPdf(String kind) throws IOException {
        Path pdf = folder.resolve("report.pdf");

        assertThat(run("score", PINS, "--pdf", pdf.toString(), "--pdf-kind", kind))
                .isZero();
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void writesSlidesAndText() throws IOException {
        Path slides = folder.resolve("r.pptx");
        Path text = folder.resolve("r.docx");

        assertThat(run("score", PINS, "--pptx", slides.toString(), "--docx", text.toString()))
                .isZero();
        assertThat(Files.readAllBytes(slides)).startsWith('P', 'K');
        assertThat(Files.readAllBytes(text)).startsWith('P', 'K');
        assertThat(err()).isEmpty();
    }

    @Test
    void saysWhichKindsOfPdfThereAre() {
        String pdf = folder.resolve("report.pdf").toString();

        assertThat(run("score", PINS, "--pdf", pdf, "--pdf-kind", "short")).isEqualTo(2);
        assertThat(err()).contains("there is no kind \"short\"; there are report, answers, record, page.");
        assertThat(run("score", PINS, "--pdf-kind", "page")).isEqualTo(2);
        assertThat(err()).contains("name a file with --pdf as well.");
    }

    @Test
    void saysThatThereIsNoDirectoryOfFonts() {
        String none = folder.resolve("none").toString();

        assertThat(run("score", PINS, "--pdf", folder.resolve("r.pdf").toString(), "--fonts", none))
                .isEqualTo(2);
        assertThat(err()).contains("--fonts: " + none + " is no directory that can be read.");
    }

    @Test
    void writesNoReportWhereTheFileIsWrong() throws IOException {
        Path pdf = folder.resolve("report.pdf");

        assertThat(run("score", file("f.yaml", "{}", "{}"), "--pdf", pdf.toString()))
                .isEqualTo(2);
        assertThat(pdf).doesNotExist();
    }

    @Test
    void saysThatAReportCannotBeWritten() {
        String nowhere = folder.resolve("none").resolve("report.pdf").toString();

        assertThat(run("score", PINS, "--pdf", nowhere)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo(nowhere + ": this file cannot be written.\n");
    }

    @Test
    void namesCasesThatAreLikeAFile() {
        assertThat(run("score", RETINA, "--like", "2")).isZero();
        String text = out();
        assertThat(text)
                .contains("Cases like this one (they change nothing about the recommendation):")
                .containsPattern("\n   1\\. +\\d{4}, ")
                .containsPattern("\n   2\\. +\\d{4}, ")
                .doesNotContainPattern("\n   3\\. +\\d{4}, ")
                .contains("Hindsight supports: ");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        out.reset();
        assertThat(run("score", RETINA)).isZero();
        assertThat(text).startsWith(out());
    }

    @Test
    void namesThemForPrograms() {
        assertThat(run("score", RETINA, "--like", "3", "--format", "json")).isZero();
        JsonNode similar = JsonMapper.shared().readTree(out()).get("similar");
        assertThat(similar.size()).isEqualTo(3);
        double before = 0;
        for (JsonNode one : similar) {
            assertThat(ReferenceCases.shipped().find(one.get("case").asString()))
                    .isPresent();
            assertThat(one.get("distance").asDouble()).isBetween(before, 1.0);
            assertThat(one.get("shared").asInt()).isGreaterThanOrEqualTo(12);
            before = one.get("distance").asDouble();
        }
        out.reset();
        assertThat(run("score", RETINA, "--format", "json")).isZero();
        assertThat(JsonMapper.shared().readTree(out()).has("similar")).isFalse();
    }

    @Test
    void saysWhereTooLittleIsAnsweredToBeLikeAnything() throws IOException {
        String early = file("early.yaml", "{ name: x }", "{ problem.decision: { level: 2 } }");

        assertThat(run("score", early, "--like", "3")).isZero();
        assertThat(out()).contains("Too few questions are answered that the cases answer as well");
        out.reset();
        assertThat(run("score", early, "--like", "3", "--format", "json")).isZero();
        assertThat(JsonMapper.shared().readTree(out()).get("similar").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "some", "1001"})
    void refusesNumbersOfCasesThatCannotBeNamed(String like) {
        assertThat(run("score", PINS, "--like", like)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("--like");
    }

    @Test
    void scoresTheReferenceCasesAgain() {
        assertThat(run("cases")).isZero();
        assertThat(err()).isEmpty();
        assertThat(out())
                .startsWith("Reference cases, scored with core@2\n\nYear  Initiative ")
                .contains("\n2013  Pinterest: the first related pins ")
                .contains("29 of 36 are what hindsight supports: 22 the same, 7 also defensible, 7" + " missed.")
                .contains("8 of 36 are settled, 1 of them on a recommendation that hindsight does" + " not")
                .endsWith("As the file expects: 36 of 36.\n");
    }

    @Test
    void scoresThemForPrograms() {
        assertThat(run("cases", "--format", "json")).isZero();
        JsonNode json = JsonMapper.shared().readTree(out());
        assertThat(json.get("cases").size()).isEqualTo(36);
        assertThat(json.get("cases").get(0).get("verdict").asString()).isEqualTo("KEEP_SIMPLE");
        assertThat(json.get("cases").get(0).get("agreement").asString()).isEqualTo("defensible");
        assertThat(json.get("totals").get("supported").asInt()).isEqualTo(29);
        assertThat(json.get("totals").get("asExpected").asInt()).isEqualTo(36);
    }

    @Test
    void endsWithOneWhereACaseComesOutAsNobodyExpects() {
        ScoredCase first = ReferenceCases.scored().getFirst();
        ScoredCase second = ReferenceCases.scored().get(1);
        ScoredCase mixedUp = new ScoredCase(first.reference(), second.result());

        assertThat(CasesCommand.print(Validation.of(List.of(mixedUp)), false, terminal()))
                .isEqualTo(1);
        assertThat(out()).contains("As the file expects: 0 of 1.");
        assertThat(err())
                .contains(first.reference().id() + ": verdict: expected KEEP_SIMPLE, got LAY_FOUNDATIONS\n")
                .contains(": measurable: expected passed, got failed\n")
                .contains(": possibleVerdicts: expected KEEP_SIMPLE, LAY_FOUNDATIONS, RETHINK, got ");
    }

    @Test
    void scoresNoOtherCases() {
        assertThat(run("cases", PINS)).isEqualTo(2);
        assertThat(run("cases", "--format", "xml")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(run("cases", "--help")).isZero();
        assertThat(out()).contains("cases [--format text|json]");
    }

    @Test
    void printsTheSchemaThatIsServed() {
        assertThat(run("schema")).isZero();
        assertThat(out()).isEqualTo(Samples.text("/static/schema/assessment-1.json"));
    }

    @Test
    void checksMethodFiles() {
        assertThat(run("check", CORE)).isZero();
        assertThat(out())
                .isEqualTo(CORE + ": core@1 is fine: 56 questions, 9 gates, 6 verdicts, all of them" + " reachable.\n");
    }

    @Test
    void tellsAllThatIsWrongWithAMethodFile() throws IOException {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(Path.of(CORE))
                        .replace("weight: 2\n", "weight: two\n")
                        .replace("version: 1\n", "version: 1\nvertion: 2\n"));

        assertThat(run("check", CORE, wrong.toString())).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err().lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line).startsWith(wrong + ":"))
                .anySatisfy(line -> assertThat(line).contains("did you mean “version”?"));
    }

    @Test
    void knowsAMethodThatIsGiven() throws IOException {
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, Files.readString(Path.of(CORE)).replaceFirst("(?m)^id: core$", "id: other"));
        String file = file("f.yaml", "{ name: x }", "{}").replace("core@1", "other@1");
        Files.writeString(Path.of(file), Files.readString(Path.of(file)).replace("core@1", "other@1"));

        assertThat(run("score", file)).isEqualTo(2);
        assertThat(err()).contains("unknown method “other@1”; known: core@1, core@2\n");
        err.reset();
        assertThat(run("score", file, PINS, "--method", other.toString(), "--format", "json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(out());
        assertThat(json.get(0).get("method").asString()).isEqualTo("other@1");
        assertThat(json.get(1).get("method").asString()).isEqualTo("core@1");
    }

    @Test
    void tellsWhatIsWrongWithTheMethodThatIsGiven() {
        assertThat(run("score", PINS, "--method", PINS)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith(PINS + ":");
    }

    private String file(String name, String initiative, String answers) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(
                path, "groundwork: 1\nmethod: core@1\ninitiative: %s\nanswers: %s\n".formatted(initiative, answers));
        return path.toString();
    }

    private int run(String... args) {
        return Commands.run(List.of(args), terminal());
    }

    private Commands.Terminal terminal() {
        return new Commands.Terminal(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-03-01T10:42:00Z"), ZoneOffset.UTC));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
