package org.groundwork.lab.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.groundwork.lab.engines.DuckDbCaseFilesTest.assertFault;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody made to see what happens. */
class HostileFilesTest {

    private final DuckDbCaseFiles files = new DuckDbCaseFiles();

    @TempDir
    Path folder;

    private CaseFile open(String text) throws IOException {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private CaseFile open(byte[] bytes) throws IOException {
        return files.open(Files.write(folder.resolve("upload"), bytes), folder.resolve("work"));
    }

    private static byte[] of(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return all;
    }

    private static byte[] random(int... head) {
        byte[] bytes = new byte[5_000];
        new Random(5).nextBytes(bytes);
        System.arraycopy(of(head), 0, bytes, 0, head.length);
        return bytes;
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertFault(() -> open(""), "empty");
        assertFault(() -> open("\n \n\n"), "empty");
        assertFault(() -> open("a,b,c\n"), "no-rows");
        assertFault(() -> open("Dear all,\nthis is a letter.\nIt has no columns\n"), "one-column");
        assertFault(() -> open("only\n1\n2\n"), "one-column");
        assertFault(() -> open(random()), "no-table");
        assertFault(() -> open(random('%', 'P', 'D', 'F')), "no-table");
        assertFault(() -> open(random(0x1f, 0x8b)), "no-table");
        assertFault(() -> open(random('P', 'K', 3, 4)), "no-table");
        assertFault(() -> open(random('P', 'A', 'R', '1')), "parquet");
        assertFault(() -> open(random('P', 'A', 'R', 'E')), "locked");
        assertFault(() -> open(random(0xd0, 0xcf, 0x11, 0xe0)), "old-workbook");
        byte[] locked = random(0xd0, 0xcf, 0x11, 0xe0);
        System.arraycopy("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), 0, locked, 3_000, 32);
        assertFault(() -> open(locked), "locked");
        assertFault(() -> files.open(folder.resolve("not there"), folder.resolve("work")), "unreadable");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength((500L << 20) + 1);
        }
        assertFault(() -> files.open(file, folder.resolve("work")), "size", 500L);
    }

    @Test
    void aLineOfAHundredMegabytesIsRefused() throws IOException {
        Path file = folder.resolve("line");
        byte[] part = "1,".repeat(500_000).getBytes(StandardCharsets.US_ASCII);
        for (String start : List.of("a,b\n1,2\n", "a,b\n1,\"")) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(start.getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 100; i++) {
                    out.write(part);
                }
            }
            assertThatThrownBy(() -> files.open(file, folder.resolve("work")))
                    .isInstanceOfSatisfying(
                            LabException.class, e -> assertThat(e.key()).isIn("line", "quote"));
        }
        Arrays.fill(part, (byte) 'x');
        Files.write(file, part);
        assertThatThrownBy(() -> files.open(file, folder.resolve("work"))).isInstanceOf(LabException.class);
    }

    @Test
    void twoThousandColumnsAreReadAndOneMoreIsNot() throws IOException {
        StringBuilder text = new StringBuilder(head(2_000));
        for (int row = 0; row < 300; row++) {
            int at = row;
            text.append(IntStream.range(0, 2_000)
                            .mapToObj(i -> i % 3 == 0 ? "k" + (at + i) % 5 : "" + (at * i) % 101)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        try (CaseFile file = open(text.toString())) {
            FileProfile profile = file.profile();
            assertThat(profile.columns()).hasSize(2_000);
            assertThat(profile.columns().get(3).common()).hasSize(5);
            Proposal proposal = file.proposal();
            assertThat(proposal.outcome()).isNotNull();
            assertThat(file.warnings(DuckDbCaseFilesTest.other(Task.NUMBER, "c1", null, null)))
                    .isNotNull();
            assertThat(file.read(DuckDbCaseFilesTest.other(Task.NUMBER, "c1", null, null), 200_000)
                            .rows())
                    .isEqualTo(300);
        }
        assertFault(() -> open(head(2_001) + "1".concat(",1".repeat(2_000))), "columns", 2_001, 2_000);
    }

    private static String head(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(",", "", "\n"));
    }

    @Test
    void namesOfColumnsAreOnlyNames() throws IOException {
        String long480 = "x".repeat(480);
        String sql = "a\"; DROP TABLE cases; --";
        String other = "b'); ATTACH '/tmp/x' AS y; --";
        try (CaseFile file = open("\"" + sql.replace("\"", "\"\"") + "\"," + long480 + "," + long480 + ",\"" + other
                + "\",n\u202eam\u0007e,c0,n,rowid\n" + "1,2,3,4,5,6,yes,8\n2,3,4,5,6,7,no,9\n".repeat(40))) {
            FileProfile profile = file.profile();
            assertThat(profile.rows()).isEqualTo(80);
            assertThat(profile.columns())
                    .extracting(ColumnProfile::name)
                    .contains(sql, other, "n am e", "c0", "n", "rowid")
                    .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(200));
            assertThat(profile.columns()).extracting(ColumnProfile::name).doesNotHaveDuplicates();
            assertThat(file.read(DuckDbCaseFilesTest.yesNo("n", "yes", null, sql), 100)
                            .rows())
                    .isEqualTo(80);
            assertThat(file.warnings(DuckDbCaseFilesTest.yesNo("n", "yes", null, null)))
                    .isNotEmpty();
        }
    }

    @Test
    void whatStandsInACellIsText() throws IOException {
        List<String> cells = List.of(
                "=cmd|' /C calc'!A0",
                "/etc/passwd",
                "=1+1",
                "@SUM(1)",
                "'; DROP TABLE cases; --",
                "file:///etc/passwd",
                "{{7*7}}",
                "${jndi:ldap://x}",
                "\\\\server\\share",
                "inf");
        StringBuilder text = new StringBuilder("a\tb\n");
        for (int i = 0; i < 30; i++) {
            cells.forEach(cell -> text.append(cell).append("\t1\n"));
        }
        try (CaseFile file = open(text.toString())) {
            assertThat(file.profile().columns().getFirst().common())
                    .extracting(ColumnProfile.Common::value)
                    .containsExactlyInAnyOrderElementsOf(cells);
        }
    }

    @Test
    void bytesThatAreNoLettersDoNotStopIt() throws IOException {
        byte[] latin = "größe;y\nähnlich;1\nü\u0000ber;2\n".getBytes(StandardCharsets.ISO_8859_1);
        try (CaseFile file = open(latin)) {
            assertThat(file.profile().columns().getFirst().name()).isEqualTo("größe");
            assertThat(file.profile().rows()).isEqualTo(2);
        }
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        broken.writeBytes("a,b\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 50_000; i++) {
            broken.writeBytes("1,x\n".getBytes(StandardCharsets.US_ASCII));
        }
        broken.writeBytes(of('2', ',', 0xc3, 0x28, 0x81, '\n'));
        broken.writeBytes("3,€ \ud83d\ude00\n".getBytes(StandardCharsets.UTF_8));
        try (CaseFile file = open(broken.toByteArray())) {
            assertThat(file.profile().rows()).isEqualTo(50_002);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fetc%2fpasswd", "a'b\"c; DROP TABLE x.csv", "[1]*?.csv", "-rf", "read_csv('x')"})
    void theNameOfAFileIsNeverUsed(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "a,b\n1,2\n");
        Path work = folder.resolve("work '[x]*");
        try (CaseFile open = files.open(file, work)) {
            assertThat(open.profile().rows()).isEqualTo(1);
            try (Stream<Path> written = Files.walk(work)) {
                assertThat(written.filter(Files::isRegularFile))
                        .extracting(path -> path.getFileName().toString())
                        .allMatch(any -> any.startsWith("past.db"));
            }
        }
    }

    // Workbooks

    private static final String TYPES = "<?xml version=\"1.0\"?><Types"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
            + " PartName=\"/xl/workbook.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
            + " PartName=\"/xl/worksheets/sheet1.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
    private static final String RELS = "<?xml version=\"1.0\"?><Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
            + " Target=\"xl/workbook.xml\"/></Relationships>";
    private static final String BOOK =
            "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                    + " name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    private static final String BOOK_RELS = "<?xml version=\"1.0\"?><Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
            + " Target=\"worksheets/sheet1.xml\"/></Relationships>";

    private static byte[] workbook(String... rows) throws IOException {
        return workbook("<?xml version=\"1.0\"?>", Stream.of(rows));
    }

    private static byte[] workbook(String prolog, Stream<String> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (List<String> part : List.of(
                    List.of("[Content_Types].xml", TYPES),
                    List.of("_rels/.rels", RELS),
                    List.of("xl/workbook.xml", BOOK),
                    List.of("xl/_rels/workbook.xml.rels", BOOK_RELS))) {
                zip.putNextEntry(new ZipEntry(part.getFirst()));
                zip.write(part.getLast().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write((prolog
                            + "<worksheet"
                            + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>")
                    .getBytes(StandardCharsets.UTF_8));
            for (String row : (Iterable<String>) rows::iterator) {
                zip.write(row.getBytes(StandardCharsets.UTF_8));
            }
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String text(String reference, String value) {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    }

    private static final String HEAD = "<row r=\"1\">" + text("A1", "a") + text("B1", "b") + "</row>";

    @Test
    void aFormulaIsWhatItGaveWhenItWasSaved() throws IOException {
        try (CaseFile file = open(workbook(
                HEAD,
                "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>7</v></c><c r=\"B2\""
                        + " t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>shown</v></c></row>",
                "<row r=\"3\"><c r=\"A3\"><f>A2*2</f><v>8</v></c><c r=\"B3\" t=\"e\"><v>#REF!</v></c></row>"))) {
            FileProfile profile = file.profile();
            assertThat(profile.sheet()).isNull();
            assertThat(profile.columns().getFirst().most()).isEqualTo("8");
            assertThat(profile.columns().getLast().missing()).isEqualTo(1);
            assertThat(profile.columns().getLast().distinct()).isEqualTo(1);
        }
    }

    @Test
    void aWorkbookThatIsLargerThanItLooksIsRefused() throws IOException {
        String row = "<row>" + "<c><v>1</v></c>".repeat(2_000) + "</row>";
        byte[] bomb = workbook("", Collections.nCopies(4_000, row).stream());
        assertThat(bomb.length).isLessThan(1 << 20);
        assertFault(() -> open(bomb), "bomb");
        assertFault(() -> open(workbook(HEAD, "<row r=\"2\">" + text("A2", "x".repeat(3 << 20)) + "</row>")), "bomb");
        assertFault(
                () -> open(workbook(HEAD, "<row r=\"2\">" + text("ZZZZZZ2", "x") + "</row>")),
                "columns",
                16_384,
                2_000);
        assertFault(
                () -> open(workbook(HEAD, "<row r=\"2\">" + text("XFD2", "x") + "</row>")), "columns", 16_384, 2_000);
    }

    @Test
    void aWorkbookCannotNameOtherFiles() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        String doctype = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri()
                + "\"><!ENTITY l \"lol\"><!ENTITY m \"" + "&l;".repeat(50) + "\"><!ENTITY n \"" + "&m;".repeat(50)
                + "\"><!ENTITY o \"" + "&n;".repeat(50) + "\"><!ENTITY p \"" + "&o;".repeat(50) + "\">]>";
        for (String entity : List.of("&e;", "&p;")) {
            byte[] book = workbook(
                    doctype, Stream.of(HEAD, "<row r=\"2\">" + text("A2", entity) + text("B2", "1") + "</row>"));
            try (CaseFile file = open(book)) {
                assertThat(file.profile().columns().getFirst().distinct()).isZero();
            } catch (LabException e) {
                assertThat(e.key()).isEqualTo("workbook");
            }
        }
        assertFault(() -> open(workbook(HEAD, "<row r=\"2\"><c r=\"A2\"><v>1</c></row>")), "workbook");
        assertFault(
                () -> open(workbook(HEAD, "<row r=\"99999999999999999999\"><c r=\"A2\" t=\"s\"><v>5</v></c></row>")),
                "workbook");
    }

    // What is said

    @Test
    void eachFaultHasItsWords() throws IOException {
        ResourceBundle words = ResourceBundle.getBundle("messages.lab");
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/groundwork/lab"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Pattern.compile("LabException\\(\\s*(?:[^\"();]*\\? )?\"([a-z-]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(match -> keys.add(match.group(1)));
            }
        }
        assertThat(keys).contains("size", "ragged", "engine").hasSizeGreaterThan(20);
        assertThat(keys)
                .allSatisfy(key -> assertThat(words.getString(new LabException(key).messageKey()))
                        .matches(".*[.?]"));
    }

    static Stream<byte[]> faulty() {
        return Stream.of(
                "a,b\nSECRET,2\nSECRET,2,SECRET\n".getBytes(StandardCharsets.UTF_8),
                "a,b\n1,\"SECRET\n1,2\n1,2,3\n".getBytes(StandardCharsets.UTF_8),
                random('P', 'A', 'R', '1', 'S', 'E', 'C', 'R', 'E', 'T'));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void aFaultSaysNothingOfARow(byte[] bytes) {
        assertThatThrownBy(() -> open(bytes)).isInstanceOfSatisfying(LabException.class, e -> {
            assertThat(e.toString() + e.arguments() + e.getCause()).doesNotContain("SECRET");
            assertThat(e).hasNoCause();
        });
    }

    /** Whatever is in a file, it is read or refused in words; and what is read can be profiled, proposed, judged and read. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyBytesAreReadOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        String[] parts = {
            ",",
            ",",
            ",",
            ";",
            "\t",
            "\n",
            "\n",
            "\"",
            "'",
            "1",
            "2.5",
            "-3,5",
            "2024-01-31",
            "31/12/2024",
            "x",
            " ",
            "NA",
            "\u0000",
            "\r\n",
            "\\",
            "é",
            "\ud83d",
            "\ud83d\ude00",
            "\u001f",
            "\u202e",
            "1e999",
            "99999999999999999999",
            "yes",
            "no",
            "=A1",
            "\ufeff"
        };
        int opened = 0;
        for (int k = 0; k < 60; k++) {
            StringBuilder text = new StringBuilder();
            int columns = 2 + random.nextInt(3);
            boolean isTable = random.nextBoolean();
            for (int row = 0; row < 60; row++) {
                for (int c = 0; c < columns; c++) {
                    String cell = parts[random.nextInt(parts.length)];
                    text.append(isTable && cell.matches("(?s).*[,;\t\r\n\"'].*") ? "q" : cell);
                    text.append(c + 1 == columns ? "\n" : isTable || random.nextInt(9) > 0 ? "," : ";");
                }
            }
            byte[] bytes = text.toString().getBytes(k % 5 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
            for (int flips = random.nextInt(4); flips > 0 && k % 3 == 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try (CaseFile file = open(bytes)) {
                opened++;
                assertThat(file.profile().columns()).isNotEmpty();
                Proposal proposal = file.proposal();
                if (proposal.task() == Task.YES_NO || proposal.task() == Task.CLASSES) {
                    LabQuestion question = proposal.task() == Task.YES_NO
                            ? DuckDbCaseFilesTest.yesNo(
                                    Objects.requireNonNull(proposal.outcome()),
                                    Objects.requireNonNull(proposal.yes()),
                                    proposal.time(),
                                    proposal.thing())
                            : DuckDbCaseFilesTest.other(
                                    Task.CLASSES,
                                    Objects.requireNonNull(proposal.outcome()),
                                    proposal.time(),
                                    proposal.thing());
                    assertThat(file.warnings(question)).isNotEmpty();
                    assertThat(file.read(question, 1_000).rows()).isPositive();
                }
            } catch (LabException e) {
                assertThat(e.key()).isNotIn("engine", "unreadable", "memory");
            }
        }
        assertThat(opened).isGreaterThan(10);
    }
}
