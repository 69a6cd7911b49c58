package org.groundwork.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a font that has Chinese characters, or says so: it is made of one that is shipped. */
class FontDirectoryTest {

    private static final String CHINESE = "测试";

    @TempDir
    private Path folder;

    @AfterEach
    void onlyTheShippedOnes() {
        FontDirectory.forget();
    }

    @Test
    void aFontOfTheDirectoryStandsInWhereTheShippedOnesLackACharacter() throws IOException {
        assertThat(print()).contains("Churn " + Printable.BOX.repeat(2)).contains("missing 2");

        Files.write(folder.resolve("chinese.TTF"), chinese());
        assertThat(FontDirectory.use(folder)).isEmpty();

        assertThat(print()).contains("Churn " + CHINESE).contains("missing 0");
    }

    @Test
    void aCollectionIsReadToo() throws IOException {
        Files.write(folder.resolve("chinese.ttc"), collection(chinese()));

        assertThat(FontDirectory.use(folder)).isEmpty();
        assertThat(print()).contains("Churn " + CHINESE);
    }

    @Test
    void whatIsNoFontIsNamedAndTheOthersAreUsed() throws IOException {
        Files.write(folder.resolve("broken.otf"), "no font".getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("chinese.ttf"), chinese());
        Files.writeString(folder.resolve("readme.txt"), "fonts");

        assertThat(FontDirectory.use(folder)).singleElement().asString().startsWith("broken.otf: ");
        assertThat(print()).contains("Churn " + CHINESE);
    }

    @Test
    void aDirectoryThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> FontDirectory.use(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    private static String print() throws IOException {
        SortedSet<Integer> missing = new TreeSet<>();
        byte[] pdf = new PdfWriter("test")
                .write(
                        boxes -> {
                            missing.addAll(boxes);
                            return """
                                <html xmlns="http://www.w3.org/1999/xhtml" lang="zh"><head><title>T</title>
                                <style>body { font-family: "Source Sans 3" }</style></head>
                                <body><p>Churn %s</p><p>missing %d</p></body></html>
                                """.formatted(CHINESE, missing.size());
                        },
                        "…")
                .pdf();
        assertThat(PdfCheck.accessibility(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** The tables of the sans font with another table of characters: two Chinese ones have the glyphs of letters. */
    private static byte[] chinese() throws IOException {
        ByteBuffer font;
        try (InputStream in = FontDirectoryTest.class.getResourceAsStream("/fonts/SourceSans3-Regular.ttf")) {
            font = ByteBuffer.wrap(Objects.requireNonNull(in).readAllBytes());
        }
        Map<String, byte[]> tables = new TreeMap<>();
        for (int i = 0; i < font.getShort(4); i++) {
            int entry = 12 + 16 * i;
            byte[] tag = new byte[4];
            font.get(entry, tag);
            byte[] table = new byte[font.getInt(entry + 12)];
            font.get(font.getInt(entry + 8), table);
            tables.put(new String(tag, StandardCharsets.US_ASCII), table);
        }
        tables.keySet().removeAll(List.of("GSUB", "GPOS", "GDEF", "DSIG"));
        tables.put("cmap", characters());
        return file(tables);
    }

    private static byte[] characters() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(0);
            out.writeShort(1);
            out.writeShort(3);
            out.writeShort(10);
            out.writeInt(12);
            // format 12: groups of characters in a row
            out.writeShort(12);
            out.writeShort(0);
            out.writeInt(16 + 12 * 2);
            out.writeInt(0);
            out.writeInt(2);
            int[] characters = CHINESE.codePoints().sorted().toArray();
            for (int i = 0; i < characters.length; i++) {
                out.writeInt(characters[i]);
                out.writeInt(characters[i]);
                out.writeInt(10 + i);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] file(Map<String, byte[]> tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0x00010000);
            out.writeShort(tables.size());
            out.writeShort(0);
            out.writeShort(0);
            out.writeShort(0);
            int offset = 12 + 16 * tables.size();
            for (Map.Entry<String, byte[]> table : tables.entrySet()) {
                out.writeBytes(table.getKey());
                out.writeInt(0);
                out.writeInt(offset);
                out.writeInt(table.getValue().length);
                offset += (table.getValue().length + 3) / 4 * 4;
            }
            for (byte[] table : tables.values()) {
                out.write(table);
                out.write(new byte[(4 - table.length % 4) % 4]);
            }
        }
        return bytes.toByteArray();
    }

    /** One font behind the head of a collection. */
    private static byte[] collection(byte[] font) throws IOException {
        int head = 16;
        ByteBuffer moved = ByteBuffer.wrap(font.clone());
        for (int i = 0; i < moved.getShort(4); i++) {
            int at = 12 + 16 * i + 8;
            moved.putInt(at, moved.getInt(at) + head);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes("ttcf");
            out.writeInt(0x00010000);
            out.writeInt(1);
            out.writeInt(head);
            out.write(moved.array());
        }
        return bytes.toByteArray();
    }
}
