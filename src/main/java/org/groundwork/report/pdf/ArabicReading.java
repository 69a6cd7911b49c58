package org.groundwork.report.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * Lets a document that shows the shapes of Arabic letters be read, searched and copied as letters.
 * Several letters share a shape, and the library names the first one that has it, for Arabic yeh
 * the one of Persian; here a shape is named by the letter of its Arabic form.
 */
final class ArabicReading {

    private static final int CODES = 0x10000;
    private static final int CHUNK = 100;

    /** Forms of Persian yeh, which Arabic yeh shares. */
    private static final String PERSIAN_YEH = "\uFBFC\uFBFD\uFBFE\uFBFF";

    private static final String YEH = "\u064A";

    private ArabicReading() {}

    static byte[] of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                PDResources resources = page.getResources();
                for (COSName name : resources.getFontNames()) {
                    rename(resources, name);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void rename(PDResources resources, COSName name) throws IOException {
        COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
        COSDictionary font = fonts == null ? null : fonts.getCOSDictionary(name);
        @Nullable COSBase map = font == null ? null : font.getDictionaryObject(COSName.TO_UNICODE);
        if (font != null
                && map instanceof COSStream stream
                && font.getNameAsString(COSName.BASE_FONT).contains("NotoSansArabic")) {
            List<String> lines = lines(stream);
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(text(lines).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static List<String> lines(COSStream stream) throws IOException {
        CMap map;
        try (InputStream in = stream.createInputStream()) {
            map = new CMapParser().parse(new RandomAccessReadBuffer(in));
        }
        List<String> lines = new ArrayList<>();
        for (int code = 0; code < CODES; code++) {
            @Nullable String shown = map.toUnicode(code, 2);
            if (shown != null) {
                String letters = PERSIAN_YEH.contains(shown) ? YEH : ArabicShapes.letters(shown);
                lines.add("<%04X> <%s>"
                        .formatted(
                                code,
                                HexFormat.of().withUpperCase().formatHex(letters.getBytes(StandardCharsets.UTF_16BE))));
            }
        }
        return lines;
    }

    /** A ToUnicode CMap, ISO 32000-1, 9.10.3. */
    private static String text(List<String> lines) {
        StringBuilder text = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
        for (int from = 0; from < lines.size(); from += CHUNK) {
            List<String> chunk = lines.subList(from, Math.min(lines.size(), from + CHUNK));
            text.append(chunk.size()).append(" beginbfchar\n");
            chunk.forEach(line -> text.append(line).append('\n'));
            text.append("endbfchar\n");
        }
        return text.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
