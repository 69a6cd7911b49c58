package org.groundwork.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Lets a document be read, searched and copied as it was written. The library names each glyph by the first character
 * that has it; here by the one that is meant ({@link Alike}), and the shapes of Arabic letters by the letters.
 */
final class Reading {

    private static final int CODES = 0x10000;
    private static final int CHUNK = 100;

    /** Forms of Persian yeh, which Arabic yeh shares. */
    private static final String PERSIAN_YEH = "\uFBFC\uFBFD\uFBFE\uFBFF";

    private static final char YEH = '\u064A';
    private static final char YEH_OF_PERSIAN = '\u06CC';

    private final Alike alike;
    private final Set<COSDictionary> twins;
    private final String yeh;

    /**
     * @param text of the document
     * @param twins fonts that are there twice
     */
    Reading(Alike alike, String text, Set<COSDictionary> twins) {
        this.alike = alike;
        this.twins = twins;
        this.yeh = Character.toString(count(text, YEH_OF_PERSIAN) > count(text, YEH) ? YEH_OF_PERSIAN : YEH);
    }

    private static long count(String text, char letter) {
        return text.chars().filter(c -> c == letter).count();
    }

    /** Names the glyphs of a document whose fonts are complete. */
    void applyTo(PDDocument document) throws IOException {
        Set<COSDictionary> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PDPage page : document.getPages()) {
            COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
            if (fonts != null) {
                for (COSName name : fonts.keySet()) {
                    @Nullable COSDictionary font = fonts.getCOSDictionary(name);
                    if (font != null && done.add(font)) {
                        rename(font);
                    }
                }
            }
        }
    }

    private void rename(COSDictionary font) throws IOException {
        @Nullable COSBase map = font.getDictionaryObject(COSName.TO_UNICODE);
        if (map instanceof COSStream stream) {
            List<String> lines = lines(stream, twins.contains(font));
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(text(lines).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private List<String> lines(COSStream stream, boolean twin) throws IOException {
        CMap map;
        try (InputStream in = stream.createInputStream()) {
            map = new CMapParser().parse(new RandomAccessReadBuffer(in));
        }
        List<String> lines = new ArrayList<>();
        for (int code = 0; code < CODES; code++) {
            @Nullable String shown = map.toUnicode(code, 2);
            if (shown != null) {
                String letters = PERSIAN_YEH.contains(shown) ? yeh : alike.named(ArabicShapes.letters(shown), twin);
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
