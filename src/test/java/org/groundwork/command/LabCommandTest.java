package org.groundwork.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.Golden;
import org.groundwork.document.KnownMethods;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.lab.CaseFiles;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabResults;
import org.groundwork.lab.LabSamples;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.MemoryCases;
import org.groundwork.lab.Offer;
import org.groundwork.lab.Offers;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command lab: what it is told, what it assumes, what it prints, and what it writes. */
@NullUnmarked
class LabCommandTest {

    private static final Proposal PROPOSAL =
            new Proposal(Task.YES_NO, "cancelled", "yes", "decided_at", "customer", null, Set.of("note"));

    private static final String ASSESSMENT = """
        groundwork: 1   # our own
        method: core@2
        initiative: { name: Churn early warning }
        answers:
          # asked Jonas in March
          problem.decision: { level: 3, evidence: documented }   # firm
          baseline.heuristic: { level: 1, note: "Named: silent for 30 days." } # not tried
          baseline.simple-model: dont-know   # ask Ada
          baseline.versus-ml:
            level: 3   # a vendor says so
            evidence: guess
        # what it may be worth
        economics:
          value: { adoption: 0.7 }   # of the team
        """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private MemoryCases files = new MemoryCases(PROPOSAL);
    private boolean progress;
    private byte[] in = {};

    @BeforeEach
    void forget() {
        out.reset();
        err.reset();
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("lab"));
        all.addAll(List.of(args));
        return Commands.run(
                all,
                new Commands.Terminal(
                        new ByteArrayInputStream(in),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC)),
                new LabEngines(() -> (CaseFiles) files, MemoryCases::learners, progress));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Customers who cancel where they skip boxes. */
    private String cases() throws IOException {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("decided_at,customer,skipped_boxes,age,note,cancelled\n");
        for (int i = 0; i < 1_500; i++) {
            int skipped = random.nextInt(6);
            boolean cancelled = random.nextInt(10) < skipped;
            csv.append(LocalDate.of(2025, 1, 1).plusDays(i / 5))
                    .append(",c")
                    .append(i)
                    .append(',')
                    .append(skipped)
                    .append(',')
                    .append(20 + random.nextInt(50))
                    .append(",text")
                    .append(i)
                    .append(cancelled ? ",yes\n" : ",no\n");
        }
        Path file = folder.resolve("past.csv");
        Files.writeString(file, csv);
        return file.toString();
    }

    @Test
    void measuresAndSaysWhatWasAssumed() throws IOException {
        assertThat(run(cases(), "--outcome", "cancelled", "--act-on", "10/week"))
                .as(err())
                .isZero();
        assertThat(out())
                .contains("that acting on 10 could reach, ")
                .contains("machine learning")
                .contains("What was assumed")
                .contains("The decision was taken at \"decided_at\" (--time says otherwise; none for no time).")
                .contains("\"yes\" counts as yes (--yes says otherwise).")
                .contains("\"skipped_boxes\"");
        assertThat(err()).isEmpty();
        assertThat(out().lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        String file = cases();
        run(file, "--outcome", "cancelled", "--act-on", "20%", "--format", "json", "--seed", "5");
        String first = out();
        forget();
        run(file, "--outcome", "cancelled", "--act-on", "20/100", "--format", "json", "--seed", "5");
        assertThat(out()).isEqualTo(first);
        JsonNode json = JsonMapper.shared().readTree(first);
        assertThat(json.get("result").get("unit").asString()).isEqualTo("caught");
        assertThat(json.get("result").get("question").get("worth").get("kind").asString())
                .isEqualTo("capacity");
        assertThat(json.get("result").get("question").get("worth").get("per").asString())
                .isEqualTo("100");
        assertThat(json.get("offers").get(0).get("question").asString()).isEqualTo("baseline.heuristic");
        assertThat(json.get("profile").get("columns").size()).isEqualTo(6);
    }

    @Test
    void standardInputIsReadAndWhatWasWrittenIsGone() throws IOException {
        in = Files.readAllBytes(Path.of(cases()));
        assertThat(run("-", "--outcome", "cancelled", "--worth", "500/20", "--currency", "eur"))
                .as(err())
                .isZero();
        assertThat(out()).contains("(standard input)", "EUR");
        assertThat(files.folders())
                .isNotEmpty()
                .allSatisfy(work -> assertThat(work.getParent()).doesNotExist());
    }

    @Test
    void aProfileAloneNeedsNoOutcome() throws IOException {
        assertThat(run(cases(), "--profile")).isZero();
        assertThat(out())
                .contains("1,500 rows, 6 columns")
                .containsPattern("skipped_boxes +number +0 +6 +0 to 5")
                .containsPattern(
                        "cancelled +category +0 +2 +no \\(\\d+\\), yes \\(\\d+\\)|cancelled +category +0 +2 +no"
                                + " \\(1,\\d+\\), yes \\(\\d+\\)")
                .contains("--outcome    cancelled");
        forget();
        assertThat(run(cases(), "--profile", "--format", "json")).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(out())
                        .get("proposal")
                        .get("task")
                        .asString())
                .isEqualTo("yes-no");
    }

    @Test
    void progressIsShownOnlyToWhoeverWatches() throws IOException {
        progress = true;
        assertThat(run(cases(), "--outcome", "cancelled", "--act-on", "10/week"))
                .isZero();
        assertThat(err()).contains("machine learning …").endsWith("\r");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        ;                                                      it may be "cancelled"
        --outcome canceled --act-on 1/week;                    did you mean "cancelled"?
        --outcome cancelled;                                   Say what counts
        --outcome cancelled --act-on 200;                      a number of cases above 0
        --outcome cancelled --act-on x/week;                   a number of cases above 0
        --outcome cancelled --act-on 0/week;                   a number of cases above 0
        --outcome cancelled --act-on 120%;                     a number of cases above 0
        --outcome cancelled --act-on 9/week --time none;       needs --time
        --outcome cancelled --act-on 9/week --worth 5/1;       exclude each other
        --outcome cancelled --worth 5;                         what a real case is worth
        --outcome cancelled --worth 0/1;                       what a real case is worth
        --outcome cancelled --act-on 9/week --currency EUR;    only together with --worth
        --outcome age --error 0/1;                             both above 0
        --outcome age --forecast year;                         day, week, month or quarter
        --outcome age --ahead 2;                               only together with --forecast
        --outcome note;                                        too many different texts
        --outcome cancelled --act-on 9/week --delay -1;        a whole number
        --outcome cancelled --act-on 9/week --smallest-gain x; a number is expected
        --outcome cancelled --act-on 9/week --group nobody;    there is no column "nobody"
        --outcome cancelled --act-on 9/week --replace;         only together with --into
        --outcom cancelled;                                    did you mean --outcome?
        --profile=1;                                           takes no value
        """)
    void saysWhatIsWrongAndWhatWouldBeRight(String args, String said) throws IOException {
        List<String> all = new ArrayList<>(List.of(cases()));
        if (args != null) {
            all.addAll(List.of(args.split(" ")));
        }
        assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains(said);
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void aFileThatIsNoneIsToldByItsName() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "a,b\n");
        assertThat(run(empty.toString(), "--outcome", "a")).isEqualTo(2);
        assertThat(run(folder.toString(), "--outcome", "a")).isEqualTo(2);
        assertThat(run(folder.resolve("none.csv").toString(), "--outcome", "a")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("empty.csv: ", "this is a directory", "there is no such file", "lab: name one file");
    }

    @Test
    void printsASampleAsItAlwaysDid() {
        LabCommand.Measured measured = sample();
        Golden.check("src/test/resources/lab/cancellations.txt", LabReport.of(measured, List.of(), null));
        Golden.check("src/test/resources/lab/cancellations.json", LabCommand.json(measured, List.of(), false));
    }

    private static LabCommand.Measured sample() {
        FileProfile profile = new FileProfile(
                "csv",
                48_210,
                0,
                List.of(
                        new ColumnProfile(
                                "skipped_boxes", ColumnKind.NUMBER, 3, 9, "0", "8", List.of(5L, 4L), List.of()),
                        new ColumnProfile(
                                "cancelled",
                                ColumnKind.CATEGORY,
                                0,
                                2,
                                null,
                                null,
                                List.of(43_080L, 5_130L),
                                List.of(
                                        new ColumnProfile.Common("no", 43_080),
                                        new ColumnProfile.Common("yes", 5_130)))));
        return new LabCommand.Measured(
                "past.csv",
                profile,
                List.of("\"cancelled\" is a yes or no."),
                LabSamples.cancellations(),
                Offers.of(LabSamples.cancellations()));
    }

    @Test
    void anyResultFitsAHundredColumns() {
        for (int seed = 0; seed < 300; seed++) {
            LabCommand.Measured measured =
                    new LabCommand.Measured("past.csv", sample().profile(), List.of(), LabResults.of(seed), List.of());
            assertThat(LabReport.of(measured, List.of(), null).lines())
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
            JsonMapper.shared().readTree(LabCommand.json(measured, List.of(), false));
        }
    }

    // Into an assessment.

    private Path assessment(String text) throws IOException {
        return Files.writeString(folder.resolve("assessment.yaml"), text);
    }

    private static AssessmentFile read(Path file) throws IOException {
        return AssessmentFiles.read(file.toString(), Files.readAllBytes(file), KnownMethods.installed());
    }

    private static AssessmentFile.Entry entry(AssessmentFile file, String question) {
        return Objects.requireNonNull(file.answers().get(question), question);
    }

    private static Map<Input, Range> stated(AssessmentFile file) {
        return Objects.requireNonNull(file.economics()).stated();
    }

    private List<LabInto.Change> write(Path file, boolean replace) {
        return LabInto.read(file.toString())
                .write(sample(), replace, Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void writesWhatIsOfferedAndLeavesWhatWasStated() throws IOException {
        Path file = assessment(ASSESSMENT);
        List<LabInto.Change> changes = write(file, false);
        AssessmentFile after = read(file);
        String text = Files.readString(file);

        assertThat(text)
                .startsWith(ASSESSMENT.substring(0, ASSESSMENT.indexOf("baseline.simple-model")))
                .contains("# ask Ada", "# a vendor says so", "# what it may be worth", "# of the team");
        assertThat(entry(after, "baseline.heuristic").answer())
                .as("stated, so it stays")
                .isEqualTo(new Answer.Level(1, Evidence.KNOWN));
        assertThat(entry(after, "baseline.simple-model").answer())
                .as("nobody knew")
                .isEqualTo(new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(entry(after, "data.volume").note())
                .startsWith("Measured on past cases, 27 November 2026. Of the 61 ");
        assertThat(stated(after)).containsKey(Input.CAPTURES).containsKey(Input.ADOPTION);
        assertThat(changes)
                .anySatisfy(change -> {
                    assertThat(change.done()).isEqualTo(LabInto.Done.KEPT);
                    assertThat(change.about()).isEqualTo("baseline.heuristic");
                })
                .allSatisfy(change -> assertThat(change.title()).isNotBlank());
        assertThat(write(file, false))
                .as("a second time nothing is left to write")
                .noneMatch(change -> change.done() == LabInto.Done.WRITTEN || change.done() == LabInto.Done.REPLACED);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void replacesOnlyWhenToldAndKeepsTheNoteThatStoodThere() throws IOException {
        Path file = assessment(ASSESSMENT);
        write(file, true);
        AssessmentFile after = read(file);
        assertThat(entry(after, "baseline.heuristic").answer()).isEqualTo(new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(entry(after, "baseline.heuristic").note()).endsWith("Before: Named: silent for 30 days.");
        assertThat(entry(after, "baseline.versus-ml").answer()).isEqualTo(new Answer.Level(0, Evidence.DOCUMENTED));
        assertThat(entry(after, "problem.decision").answer()).isEqualTo(new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(Files.readString(file)).contains("# not tried", "level: 0   # a vendor says so");
    }

    @Test
    void aFileOfTheOldMethodOrInOneLineOrWithoutEconomicsIsWrittenToo() throws IOException {
        for (String text : List.of(
                "{\"groundwork\": 1, \"method\": \"core@1\", \"initiative\": {\"name\": \"A\"}, \"answers\": {}}",
                "groundwork: 1\r\ninitiative: { name: A }\r\nanswers: {}\r\n",
                "\uFEFFgroundwork: 1\ninitiative:\n    name: A\nanswers:\n    problem.decision: dont-know")) {
            Path file = assessment(text);
            write(file, false);
            assertThat(read(file).answers()).containsKeys("baseline.heuristic", "data.volume");
            assertThat(stated(read(file))).containsKey(Input.CAPTURES);
            assertThat(Files.readString(file).startsWith("\uFEFF")).isEqualTo(text.startsWith("\uFEFF"));
            assertThat(Files.readString(file).contains("\r\n")).isEqualTo(text.contains("\r\n"));
        }
    }

    @Test
    void theCommandSaysWhatItWroteAndKeepsTheFilesRights() throws IOException {
        Path file = assessment(ASSESSMENT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run(cases(), "--outcome", "cancelled", "--act-on", "10/week", "--into", file.toString()))
                .as(err())
                .isZero();
        assertThat(out().replaceAll("\\s+", " "))
                .contains("Written into " + file)
                .contains("(baseline.heuristic): left at 2 Named, not tried (known first-hand); measured:")
                .contains("--replace replaces what was left.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.list(folder).map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrder("past.csv", "assessment.yaml");
    }

    @Test
    void anAssessmentThatIsWrongIsToldBeforeAnythingIsMeasured() throws IOException {
        Path file = assessment("groundwork: 1\nanswers: { a: 1 }\n");
        assertThat(run(cases(), "--outcome", "cancelled", "--act-on", "10/week", "--into", file.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("assessment.yaml:");
        assertThat(files.folders()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("groundwork: 1\nanswers: { a: 1 }\n");
    }

    @Test
    void everyOfferStandsInTheShippedMethodOrAmongTheInputs() {
        for (Offer offer : sample().offers()) {
            String question = LabTexts.answers(offer.key());
            assertThat(question == null || KnownMethods.installed().newest().hasQuestion(question))
                    .isTrue();
            assertThat(question != null
                            || Input.find(String.valueOf(LabTexts.input(offer.key())))
                                    .isPresent())
                    .isTrue();
        }
    }
}
