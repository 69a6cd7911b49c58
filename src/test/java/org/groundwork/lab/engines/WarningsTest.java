package org.groundwork.lab.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.LabWarning.Kind;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a result worthless beside a leak is seen in the file. */
class WarningsTest {

    private static final LabQuestion QUESTION = DuckDbCaseFilesTest.yesNo("y", "1", "day", null);

    @TempDir
    Path folder;

    private CaseFile open(String text) throws IOException {
        return new DuckDbCaseFiles().open(Files.writeString(folder.resolve("file"), text), folder.resolve("work"));
    }

    private List<LabWarning> warnings(LabQuestion question, String head, int rows, IntFunction<String> row)
            throws IOException {
        StringBuilder text = new StringBuilder(head).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row.apply(i)).append('\n');
        }
        try (CaseFile file = open(text.toString())) {
            return file.warnings(question);
        }
    }

    private static String day(int i) {
        return LocalDate.of(2024, 1, 1).plusDays(i).toString();
    }

    private static LabWarning only(List<LabWarning> warnings, Kind kind) {
        assertThat(warnings).filteredOn(warning -> warning.kind() == kind).hasSize(1);
        return warnings.stream()
                .filter(warning -> warning.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void outcomesThatAreNotKnownYetAreToldWithTheirFirstDay() throws IOException {
        Random random = new Random(1);
        List<LabWarning> missing = warnings(
                QUESTION, "day,y,x", 900, i -> day(i) + "," + (i < 800 ? "" + random.nextInt(2) : "") + "," + i % 7);
        assertThat(only(missing, Kind.NOT_YET_KNOWN))
                .isEqualTo(new LabWarning(Kind.NOT_YET_KNOWN, List.of("y"), List.of(100.0), day(800)));
        assertThat(missing).noneMatch(warning -> warning.kind() == Kind.NO_OUTCOME);
        List<LabWarning> constant = warnings(
                QUESTION,
                "day,y,x",
                900,
                i -> day(i) + "," + (i < 800 ? (i == 799 ? 1 : random.nextInt(2)) : 0) + "," + i % 7);
        assertThat(only(constant, Kind.NOT_YET_KNOWN).value()).isEqualTo(day(800));
        List<LabWarning> rare =
                warnings(QUESTION, "day,y,x", 900, i -> day(i) + "," + (random.nextInt(12) == 0 ? 1 : 0) + "," + i % 7);
        assertThat(rare).noneMatch(warning -> warning.kind() == Kind.NOT_YET_KNOWN);
        List<LabWarning> between = warnings(
                QUESTION,
                "day,y,x",
                900,
                i -> day(i) + "," + (i % 10 == 3 ? "" : "" + random.nextInt(2)) + "," + i % 7);
        assertThat(only(between, Kind.NO_OUTCOME).figures()).containsExactly(90.0);
    }

    @Test
    void fewAndTooFewAndOneOutcomeAreTold() throws IOException {
        assertThat(only(
                                warnings(
                                        QUESTION,
                                        "day,y,x",
                                        900,
                                        i -> day(i) + "," + (i % 30 == 0 ? 1 : 0) + "," + i % 7),
                                Kind.FEW)
                        .figures())
                .containsExactly(30.0);
        List<LabWarning> five =
                warnings(QUESTION, "day,y,x", 900, i -> day(i) + "," + (i % 180 == 0 ? 1 : 0) + "," + i % 7);
        assertThat(only(five, Kind.TOO_FEW).figures()).containsExactly(5.0, 10.0);
        assertThat(five).noneMatch(warning -> warning.kind() == Kind.FEW);
        assertThat(only(warnings(QUESTION, "day,y,x", 30, i -> day(i) + "," + i % 2 + "," + i % 7), Kind.TOO_FEW)
                        .figures())
                .containsExactly(30.0, 50.0);
        assertThat(only(warnings(QUESTION, "day,y,x", 300, i -> day(i) + ",1," + i % 7), Kind.ONE_OUTCOME)
                        .columns())
                .containsExactly("y");
    }

    @Test
    void whatChangesOverTimeIsTold() throws IOException {
        Random random = new Random(2);
        List<LabWarning> warnings = warnings(
                QUESTION,
                "day,y,steady,rising,new_kind",
                1_200,
                i -> day(i) + "," + (random.nextInt(100) < 20 + i / 40 ? 1 : 0) + "," + random.nextInt(9) + ","
                        + (random.nextInt(10) + i / 100) + ","
                        + (i > 950 && i % 3 == 0 ? "c" : "ab".substring(i % 2, i % 2 + 1)));
        assertThat(only(warnings, Kind.DRIFT).figures().getFirst()).isLessThan(0.3);
        assertThat(only(warnings, Kind.DRIFT).figures().getLast()).isGreaterThan(0.35);
        assertThat(warnings)
                .filteredOn(warning -> warning.kind() == Kind.COLUMN_DRIFT)
                .satisfiesExactlyInAnyOrder(
                        warning -> assertThat(warning.columns()).containsExactly("rising"), warning -> {
                            assertThat(warning.columns()).containsExactly("new_kind");
                            assertThat(warning.value()).isEqualTo("c");
                        });
    }

    @Test
    void whatIsLeftOutAndWhatIsThereTwiceIsTold() throws IOException {
        Random random = new Random(3);
        List<LabWarning> warnings = warnings(
                DuckDbCaseFilesTest.yesNo("y", "1", null, null),
                "case,y,x,one,note",
                400,
                i -> "N-" + i + "," + random.nextInt(2) + "," + i % 7 + ",same,somebody called and spoke of matter " + i
                        + " at length");
        assertThat(warnings)
                .extracting(LabWarning::kind)
                .containsExactlyInAnyOrder(Kind.IDENTIFIER, Kind.CONSTANT, Kind.TEXT, Kind.NO_TIME);
        List<LabWarning> twice =
                warnings(QUESTION, "day,y,x", 600, i -> day(i % 500) + "," + i % 500 * 7 % 2 + "," + i % 500 * 13 % 10);
        assertThat(only(twice, Kind.DUPLICATES).figures()).containsExactly(100.0);
    }

    @Test
    void aDayIsNotAfterAnHourOfTheSameDay() throws IOException {
        Random random = new Random(4);
        List<LabWarning> warnings = warnings(
                QUESTION,
                "day,y,shipped,logged",
                600,
                i -> day(i) + "T14:00:00," + random.nextInt(2) + "," + day(i) + "," + day(i) + "T14:0"
                        + random.nextInt(3) + ":00");
        assertThat(only(warnings, Kind.AFTER_DECISION).columns()).containsExactly("logged");
        assertThat(only(warnings, Kind.AFTER_DECISION).figures().getFirst()).isBetween(0.6, 0.75);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        order_date,customer_id,amount,churned,churn_score     | YES_NO  | churned    | order_date | customer_id | churn_score
        id,species,length,width                               | CLASSES | species    | -          | -           | -
        created_at,machine,temperature,predicted_hours,target | NUMBER  | target     | created_at | machine     | predicted_hours
        closed_at,opened_at,user_id,previous_fraud,is_fraud   | YES_NO  | is_fraud   | opened_at  | user_id     | -
        x1,x2,flag                                            | YES_NO  | flag       | -          | -           | -
        x1,x2,x3                                              | NUMBER  | x3         | -          | -           | -
        """)
    void columnsAreProposedByNameKindAndShape(
            String head, Task task, String outcome, String time, String thing, String today) throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder(head.strip()).append('\n');
        for (int i = 0; i < 400; i++) {
            StringBuilder row = new StringBuilder();
            for (String name : head.strip().split(",", -1)) {
                row.append(row.isEmpty() ? "" : ",")
                        .append(
                                switch (name) {
                                    case "order_date", "created_at", "opened_at", "closed_at" ->
                                        day(random.nextInt(300));
                                    case "customer_id", "user_id", "machine" -> "k" + random.nextInt(60);
                                    case "churned", "is_fraud", "previous_fraud", "flag" ->
                                        random.nextInt(4) == 0 ? "yes" : "no";
                                    case "species" -> List.of("a", "b", "c").get(random.nextInt(3));
                                    case "id" -> "" + i;
                                    default -> "" + random.nextGaussian();
                                });
            }
            text.append(row).append('\n');
        }
        try (CaseFile file = open(text.toString())) {
            Proposal proposal = file.proposal();
            assertThat(proposal.task()).isEqualTo(task);
            assertThat(proposal.outcome()).isEqualTo(outcome);
            assertThat(proposal.yes()).isEqualTo(task == Task.YES_NO ? "yes" : null);
            assertThat(proposal.time()).isEqualTo(time);
            assertThat(proposal.thing()).isEqualTo(thing);
            assertThat(proposal.today()).isEqualTo(today);
            if (head.startsWith("id,")) {
                assertThat(proposal.leftOut()).containsExactly("id");
            }
        }
    }
}
