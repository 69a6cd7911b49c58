package org.groundwork.lab.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.groundwork.lab.CaseColumn;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.Per;
import org.groundwork.lab.Task;
import org.groundwork.lab.Worth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbCaseFilesTest {

    private final DuckDbCaseFiles files = new DuckDbCaseFiles();

    @TempDir
    Path folder;

    private CaseFile open(String text) throws IOException {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private CaseFile open(byte[] bytes) throws IOException {
        return open(Files.write(folder.resolve("upload"), bytes));
    }

    private CaseFile open(Path file) {
        return files.open(file, folder.resolve("work"));
    }

    private static ColumnProfile column(FileProfile profile, String name) {
        return profile.column(name).orElseThrow();
    }

    static LabQuestion yesNo(String outcome, String yes, @Nullable String time, @Nullable String thing) {
        return new LabQuestion(
                Task.YES_NO,
                outcome,
                yes,
                time,
                thing,
                null,
                Set.of(),
                null,
                new Worth.Capacity(10, Per.HUNDRED),
                0,
                null,
                null,
                null);
    }

    static LabQuestion other(Task task, String outcome, @Nullable String time, @Nullable String thing) {
        return new LabQuestion(
                task,
                outcome,
                null,
                time,
                thing,
                null,
                Set.of(),
                null,
                task == Task.CLASSES ? new Worth.Sorted(false) : new Worth.Error(1, 1),
                0,
                null,
                null,
                task == Task.FORECAST ? new LabQuestion.Forecast(Per.DAY, 1, null, true) : null);
    }

    // Kinds of files, and of columns

    @Test
    void aFileIsReadWhateverItsDelimiterAndWhoeverWroteIt() throws IOException {
        String rows = "id;when;amount;kind\n1;31.01.2024 14:05;1.234,50;über\n2;01.02.2024;-0,5;\"a;b\"\n3;;;n/a\n";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16)) {
            try (CaseFile file = open(rows.getBytes(charset))) {
                FileProfile profile = file.profile();
                assertThat(profile.rows()).isEqualTo(3);
                assertThat(profile.columns())
                        .extracting(ColumnProfile::name, ColumnProfile::kind, ColumnProfile::missing)
                        .containsExactly(
                                tuple("id", ColumnKind.NUMBER, 0L),
                                tuple("when", ColumnKind.TIME, 1L),
                                tuple("amount", ColumnKind.NUMBER, 1L),
                                tuple("kind", ColumnKind.CATEGORY, 1L));
                assertThat(column(profile, "when").least()).isEqualTo("2024-01-31T14:05:00Z");
                assertThat(column(profile, "amount").most()).isEqualTo("1234.5");
                CaseTable table = file.read(other(Task.NUMBER, "id", null, null), 10);
                assertThat(table.columns().stream()
                                .filter(column -> column.name().equals("kind"))
                                .toList())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                CaseColumn.Categories.class,
                                column -> assertThat(column.categories()).containsExactly("a;b", "über"));
            }
        }
        for (String delimiter : List.of("\t", "|", ",")) {
            try (CaseFile file = open("a" + delimiter + "b\n1.5" + delimiter + "x\n2.5" + delimiter + "y\n")) {
                assertThat(file.profile().columns())
                        .extracting(ColumnProfile::name, ColumnProfile::kind)
                        .containsExactly(tuple("a", ColumnKind.NUMBER), tuple("b", ColumnKind.CATEGORY));
            }
        }
        try (CaseFile file = open(Files.writeString(folder.resolve("bom"), "\ufeffa,b\r\n1,2\r\n3,4\r\n"))) {
            assertThat(file.profile().columns()).extracting(ColumnProfile::name).containsExactly("a", "b");
        }
    }

    @Test
    void timesAreReadInCommonForms() throws IOException {
        List<String> forms = List.of(
                "2024-03-05,2024-12-31",
                "2024-03-05T00:00:00Z,2024-12-31T00:00:00Z",
                "2024-03-05T02:00:00+02:00,2024-12-31 00:00:00.000",
                "05.03.2024,31.12.2024",
                "5/3/2024,31/12/2024",
                "3/5/2024,12/31/2024",
                "03/05/2024 12:00:00 AM,12/31/2024 12:00:00 AM",
                "05-Mar-2024,31-Dec-24",
                "\"March 5, 2024\",\"Dec 31, 2024\"",
                "05.03.24,31.12.24",
                "2024/3/5,2024/12/31");
        for (String form : forms) {
            String[] values = form.startsWith("\"") ? form.split("(?<=\"),") : form.split(",", -1);
            try (CaseFile file = open("date,y\n" + values[0] + ",1\n" + values[1] + ",2\n")) {
                ColumnProfile date = column(file.profile(), "date");
                assertThat(date.kind()).as(form).isEqualTo(ColumnKind.TIME);
                assertThat(date.least()).as(form).isEqualTo("2024-03-05");
                assertThat(date.most()).as(form).isEqualTo("2024-12-31");
            }
        }
        try (CaseFile file = open("date,y\n20240305,1\n20241231,2\n")) {
            assertThat(column(file.profile(), "date").least()).isEqualTo("2024-03-05");
        }
        try (CaseFile file = open("a,b\n31/01/2024,13/13/2024\n01/31/2024,1/1/2024\n")) {
            assertThat(file.profile().columns()).extracting(ColumnProfile::kind).containsOnly(ColumnKind.CATEGORY);
        }
    }

    @Test
    void whatLooksLikeANumberMayBeAName() throws IOException {
        try (CaseFile file = open("plz,flag,account,money,share,ok\n01067,true,12345678901234567890,$5,5 %,NA\n"
                + "80331,false,12345678901234567891,\"$1,200.50\",7%,-\n80331,true,1,€3,1%,null\n")) {
            assertThat(file.profile().columns())
                    .extracting(ColumnProfile::name, ColumnProfile::kind, ColumnProfile::missing)
                    .containsExactly(
                            tuple("plz", ColumnKind.CATEGORY, 0L),
                            tuple("flag", ColumnKind.CATEGORY, 0L),
                            tuple("account", ColumnKind.CATEGORY, 0L),
                            tuple("money", ColumnKind.NUMBER, 0L),
                            tuple("share", ColumnKind.NUMBER, 0L),
                            tuple("ok", ColumnKind.CATEGORY, 3L));
            assertThat(column(file.profile(), "money").most()).isEqualTo("1200.5");
        }
        try (CaseFile file = open("a,b\n1,None\n?,None\nunknown,x\n")) {
            assertThat(column(file.profile(), "a").missing()).isEqualTo(2);
            assertThat(column(file.profile(), "b").missing()).isZero();
        }
    }

    @Test
    void aHeadMayBeMissingOrHaveNamesTwice() throws IOException {
        try (CaseFile file = open("1,2.5,2024-01-01\n3,4.5,2024-01-02\n")) {
            assertThat(file.profile().rows()).isEqualTo(2);
            assertThat(file.profile().columns())
                    .extracting(ColumnProfile::name)
                    .containsExactly("column 1", "column 2", "column 3");
        }
        try (CaseFile file = open(" a ,A,,a\n1,2,3,4\n")) {
            assertThat(file.profile().columns())
                    .extracting(ColumnProfile::name)
                    .containsExactly("a", "A (2)", "column 3", "a (3)");
        }
        try (CaseFile file = open("Report of May\n\na,b,c\n1,2,3\n4,5,6\n")) {
            assertThat(file.profile().columns()).extracting(ColumnProfile::name).containsExactly("a", "b", "c");
        }
    }

    @Test
    void rowsThatCannotBeReadAreCountedOrRefused() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 300; i++) {
            text.append(i).append(",x\n");
        }
        try (CaseFile file = open(text + "1,2,3\n5,\"two\nlines\"\n")) {
            assertThat(file.profile().rows()).isEqualTo(301);
            assertThat(file.profile().unread()).isEqualTo(1);
        }
        assertThatThrownBy(() -> open("a,b\n1,2\n1,SECRET,3\n1,2\n3,4\n"))
                .isInstanceOfSatisfying(LabException.class, e -> {
                    assertThat(e.key()).isEqualTo("ragged");
                    assertThat(e.arguments()).containsExactly(1L, 3L, 2);
                });
    }

    @Test
    void aParquetFileSaysItselfWhatItHolds() throws Exception {
        Path parquet = folder.resolve("a[1]'*.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS id, i % 2 = 0 AS yes, DATE '2024-01-01' + i::INTEGER AS day, TIMESTAMPTZ"
                            + " '2024-01-01 00:00:00+02' AS at, (i / 4)::DECIMAL(9,2) AS amount, '0' || i AS code,"
                            + " i::VARCHAR AS text, [i] AS list, '2024-01-0' || (1 + i % 9) AS written FROM range(100)"
                            + " t(i)) TO '" + folder.resolve("p") + "' (FORMAT parquet)");
        }
        Files.move(folder.resolve("p"), parquet);
        try (CaseFile file = open(parquet)) {
            assertThat(file.profile().format()).isEqualTo("parquet");
            assertThat(file.profile().columns())
                    .extracting(ColumnProfile::name, ColumnProfile::kind, ColumnProfile::most)
                    .containsExactly(
                            tuple("id", ColumnKind.NUMBER, "99"),
                            tuple("yes", ColumnKind.CATEGORY, null),
                            tuple("day", ColumnKind.TIME, "2024-04-09"),
                            tuple("at", ColumnKind.TIME, "2023-12-31T22:00:00Z"),
                            tuple("amount", ColumnKind.NUMBER, "24.75"),
                            tuple("code", ColumnKind.CATEGORY, null),
                            tuple("text", ColumnKind.NUMBER, "99"),
                            tuple("list", ColumnKind.CATEGORY, null),
                            tuple("written", ColumnKind.TIME, "2024-01-09"));
            assertThat(file.read(yesNo("yes", "true", "day", null), 1_000).rows())
                    .isEqualTo(100);
        }
    }

    @Test
    void aWorkbookIsReadFromItsFirstSheetThatHoldsAnything() throws IOException {
        Path path = folder.resolve("book");
        try (OutputStream out = Files.newOutputStream(path);
                Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("nothing");
            Worksheet sheet = book.newWorksheet("Cases");
            String[] head = {"id", "when", "sum", "text", "flag", "last"};
            for (int c = 0; c < head.length; c++) {
                sheet.value(0, c, head[c]);
            }
            for (int r = 1; r <= 30; r++) {
                sheet.value(r, 0, r);
                sheet.value(r, 1, LocalDateTime.of(2024, 1, r, 12, 0));
                sheet.style(r, 1).format("yyyy-mm-dd hh:mm").set();
                sheet.formula(r, 2, "A" + (r + 1) + "*2");
                sheet.value(r, 3, "=cmd|' /C calc'!A0");
                sheet.value(r, 4, r % 2 == 0);
                if (r % 2 == 0) {
                    sheet.value(r, 5, 1.5);
                }
            }
            sheet.finish();
        }
        try (CaseFile file = open(path)) {
            FileProfile profile = file.profile();
            assertThat(profile.format()).isEqualTo("xlsx");
            assertThat(profile.sheet()).isEqualTo("Cases");
            assertThat(profile.rows()).isEqualTo(30);
            assertThat(profile.columns())
                    .extracting(ColumnProfile::name, ColumnProfile::kind, ColumnProfile::missing)
                    .containsExactly(
                            tuple("id", ColumnKind.NUMBER, 0L),
                            tuple("when", ColumnKind.TIME, 0L),
                            tuple("sum", ColumnKind.CATEGORY, 30L),
                            tuple("text", ColumnKind.CATEGORY, 0L),
                            tuple("flag", ColumnKind.CATEGORY, 0L),
                            tuple("last", ColumnKind.NUMBER, 15L));
            assertThat(column(profile, "when").least()).isEqualTo("2024-01-01T12:00:00Z");
            assertThat(column(profile, "text").common().getFirst().value()).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(column(profile, "flag").distinct()).isEqualTo(2);
        }
    }

    // Profile

    @Test
    void aProfileCountsAndNamesOnlyWhatIsFrequent() throws IOException {
        StringBuilder text = new StringBuilder("n,kind,note,one\n");
        for (int i = 0; i < 100; i++) {
            text.append(i)
                    .append(i < 60 ? ",often" : i < 81 ? ",seldom" : ",once" + i)
                    .append(",the customer ")
                    .append(i)
                    .append(" said something long about it,x\n");
        }
        text.append("5,often,the customer 5 said something long about it,x\n".repeat(2));
        try (CaseFile file = open(text.toString())) {
            FileProfile profile = file.profile();
            assertThat(profile.rows()).isEqualTo(102);
            assertThat(profile.duplicates()).isEqualTo(2);
            assertThat(column(profile, "n").histogram())
                    .hasSize(20)
                    .startsWith(5L, 7L)
                    .endsWith(5L);
            assertThat(column(profile, "kind").common())
                    .containsExactly(new ColumnProfile.Common("often", 62), new ColumnProfile.Common("seldom", 21));
            assertThat(column(profile, "kind").histogram()).containsExactly(62L, 21L);
            assertThat(column(profile, "note").kind()).isEqualTo(ColumnKind.TEXT);
            assertThat(column(profile, "note").common()).isEmpty();
            assertThat(column(profile, "one").distinct()).isEqualTo(1);
        }
    }

    // Reading

    @Test
    void casesComeInTheOrderOfTimeElseInOneThatDoesNotHangOnTheOutcome() throws IOException {
        StringBuilder text = new StringBuilder("when,who,y,x,z\n");
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            // the file is sorted by outcome
            text.append("2024-01-0")
                    .append(1 + random.nextInt(3))
                    .append(",c")
                    .append(random.nextInt(100))
                    .append(i < 1_000 ? ",no," : ",yes,")
                    .append(i % 7)
                    .append(i % 3 == 0 ? ",\n" : ",k" + i % 5 + "\n");
        }
        try (CaseFile file = open(text + ",c1,yes,1,k0\n2024-01-01,c1,,1,k0\n")) {
            for (String time : java.util.Arrays.asList("when", null)) {
                CaseTable table = file.read(yesNo("y", "yes", time, "who"), 100_000);
                assertThat(table.rows()).isEqualTo(time == null ? 2_001 : 2_000);
                assertThat(table.classes()).containsExactly("no", "yes");
                double early = 0;
                int day = 600;
                for (int i = 0; i < day; i++) {
                    early += table.outcome()[i];
                }
                assertThat(early / day).isBetween(0.42, 0.58);
                if (time != null) {
                    assertThat(table.time()).isSorted();
                }
                assertThat(table.columns())
                        .extracting(CaseColumn::name)
                        .containsExactlyElementsOf(time == null ? List.of("when", "x", "z") : List.of("x", "z"));
            }
            CaseTable some = file.read(yesNo("y", "yes", "when", "who"), 500);
            CaseTable again = file.read(yesNo("y", "yes", "when", "who"), 500);
            assertThat(some.all()).isEqualTo(2_000);
            assertThat(some.rows()).isBetween(400, 500);
            assertThat(some.outcome()).isEqualTo(again.outcome());
            CaseTable whole = file.read(yesNo("y", "yes", "when", "who"), 100_000);
            assertThat(Math.abs(some.rows() / (double) things(some) - whole.rows() / (double) things(whole)))
                    .as("things are taken whole")
                    .isLessThan(3);
            CaseTable rows = file.read(yesNo("y", "yes", null, null), 500);
            assertThat(rows.rows()).isBetween(450, 500);
        }
    }

    private static long things(CaseTable table) {
        return java.util.Arrays.stream(java.util.Objects.requireNonNull(table.thing()))
                .distinct()
                .count();
    }

    @Test
    void todayIsReadAsTheOutcomeIs() throws IOException {
        StringBuilder text = new StringBuilder("y,decided,score,x\n");
        for (int i = 0; i < 100; i++) {
            text.append(i % 4 == 0 ? "bad," : "good,")
                    .append(i % 3 == 0 ? "bad" : "good")
                    .append(',')
                    .append(i)
                    .append(',')
                    .append(i % 5)
                    .append('\n');
        }
        try (CaseFile file = open(text.toString())) {
            LabQuestion question = new LabQuestion(
                    Task.YES_NO,
                    "y",
                    "bad",
                    null,
                    null,
                    "decided",
                    Set.of(),
                    "x",
                    new Worth.Values(10, 1, null),
                    0,
                    null,
                    null,
                    null);
            CaseTable table = file.read(question, 1_000);
            assertThat(table.classes()).containsExactly("good", "bad");
            assertThat(java.util.Arrays.stream(table.outcome()).sum()).isEqualTo(25);
            assertThat(java.util.Arrays.stream(java.util.Objects.requireNonNull(table.today()))
                            .sum())
                    .isEqualTo(34);
            assertThat(table.group()).isInstanceOf(CaseColumn.Numbers.class);
        }
    }

    @Test
    void aQuestionThatDoesNotFitTheFileIsRefused() throws IOException {
        StringBuilder text = new StringBuilder("y,when,three,many,number\n");
        for (int i = 0; i < 90; i++) {
            text.append(i % 2)
                    .append(",2024-01-01,")
                    .append("abc".charAt(i % 3))
                    .append(",m")
                    .append(i % 30)
                    .append(',')
                    .append(i * 1.5)
                    .append('\n');
        }
        try (CaseFile file = open(text.toString())) {
            assertFault(() -> file.read(yesNo("numbr", "1", null, null), 10), "no-column-but", "numbr", "number");
            assertFault(() -> file.read(yesNo("nothing like it", "1", null, null), 10), "no-column", "nothing like it");
            assertFault(() -> file.read(yesNo("three", "a", null, null), 10), "not-two", "three", 3L);
            assertFault(() -> file.read(yesNo("y", "yes", null, null), 10), "no-yes", "y", "yes");
            assertFault(() -> file.read(other(Task.CLASSES, "many", null, null), 10), "classes", "many", 30L, 20);
            assertFault(() -> file.read(other(Task.NUMBER, "three", null, null), 10), "no-number", "three");
            assertFault(() -> file.read(yesNo("y", "1", "number", null), 10), "no-time", "number");
            assertFault(() -> file.read(yesNo("y", "1", null, "y"), 10), "twice", "y");
            assertFault(() -> file.read(yesNo("when", "1", null, null), 10), "outcome-time", "when");
            assertThat(file.read(yesNo("y", "1.0", null, null), 10).rows()).isLessThanOrEqualTo(10);
            assertThat(file.read(other(Task.CLASSES, "three", null, null), 1_000)
                            .classes())
                    .containsExactly("a", "b", "c");
        }
    }

    static void assertFault(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String key, Object... arguments) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LabException.class, e -> {
            assertThat(e.key()).isEqualTo(key);
            assertThat(e.arguments()).containsExactly(arguments);
        });
    }

    @Test
    void closingDeletesWhatWasWritten() throws IOException {
        CaseFile file = open("a,b\n1,2\n");
        assertThat(folder.resolve("work/past.db")).exists();
        file.close();
        try (Stream<Path> left = Files.walk(folder.resolve("work"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
