package org.groundwork.report.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts that documents are set in, and those that stand in for Arabic, Hebrew and pictographs.
 * Latin, Greek and Cyrillic are in the first ones.
 */
final class PrintFonts {

    private static final String SANS = "Source Sans 3";
    private static final String SERIF = "Source Serif 4";

    /** The sans font once more, for characters whose glyph has another meaning in the same document. */
    static final String TWIN = "Source Sans 3 Twin";

    /** Family of regular text in drawings. */
    static final String DRAWN = "Drawn";

    /** Family of semibold text in drawings. */
    static final String DRAWN_SEMIBOLD = "Drawn Semibold";

    private static final List<PrintFont> SANS_FONTS = List.of(
            PrintFont.read("SourceSans3-Regular.ttf", SANS, 400, false),
            PrintFont.read("SourceSans3-Semibold.ttf", SANS, 600, false),
            PrintFont.read("SourceSans3-It.ttf", SANS, 400, true));
    private static final List<PrintFont> SERIF_FONTS = List.of(
            PrintFont.read("SourceSerif4-Regular.ttf", SERIF, 400, false),
            PrintFont.read("SourceSerif4-Semibold.ttf", SERIF, 600, false));

    /** Each group with the same characters; read when a text first needs one. */
    private static final class StandIns {
        private static final List<List<PrintFont>> SHIPPED = List.of(
                List.of(
                        PrintFont.read("NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400, false),
                        PrintFont.read("NotoSansHebrew-Semibold.ttf", "Noto Sans Hebrew", 600, false)),
                List.of(
                        PrintFont.read("NotoSansArabic-Regular.ttf", "Noto Sans Arabic", 400, false),
                        PrintFont.read("NotoSansArabic-Semibold.ttf", "Noto Sans Arabic", 600, false)),
                List.of(PrintFont.read("NotoEmoji-Regular.ttf", "Noto Emoji", 400, false)));

        private StandIns() {}
    }

    private static volatile PrintFonts current = new PrintFonts(List.of());

    /** Those that are shipped, and those of the directory that was named last. */
    static PrintFonts current() {
        return current;
    }

    /** From now on fonts of an installation stand in as well, behind those that are shipped. */
    static void add(List<PrintFont> more) {
        current = new PrintFonts(more);
    }

    /** Every font that text can be set in has these; the style sheet names the sans font last. */
    private final BitSet everywhere;

    private final List<PrintFont> more;

    private PrintFonts(List<PrintFont> more) {
        this.more = List.copyOf(more);
        everywhere = SANS_FONTS.getFirst().characters();
        SANS_FONTS.forEach(font -> everywhere.and(font.characters()));
    }

    private List<List<PrintFont>> fallbacks() {
        List<List<PrintFont>> fallbacks = new ArrayList<>(StandIns.SHIPPED);
        more.forEach(font -> fallbacks.add(List.of(font)));
        return fallbacks;
    }

    /** Whether text can hold this character. */
    boolean prints(int character) {
        return needsNone(character)
                || fallbacks().stream().anyMatch(fonts -> fonts.stream().allMatch(font -> font.has(character)));
    }

    /** Characters that look like this one in a font that text can be set in, itself among them. */
    List<Integer> alike(int character) {
        List<Integer> sans = SANS_FONTS.getFirst().alike(character);
        return sans.isEmpty() ? SERIF_FONTS.getFirst().alike(character) : sans;
    }

    /** Whether the fonts that documents are set in have it, so that none has to stand in. */
    private boolean needsNone(int character) {
        return everywhere.get(character);
    }

    /**
     * Gives a document its fonts: those that stand in only where they are needed, because each one
     * costs time and moves the baseline.
     *
     * @return the twins
     */
    List<PrintFont.Loaded> useForText(PdfBoxFontResolver resolver, PDDocument document, String text) {
        SANS_FONTS.forEach(font -> font.useForText(resolver, document));
        SERIF_FONTS.forEach(font -> font.useForText(resolver, document));
        List<PrintFont.Loaded> twins = SANS_FONTS.stream()
                .map(font -> font.useForText(resolver, document, TWIN))
                .toList();
        Set<Integer> others = text.codePoints()
                .filter(character -> !needsNone(character))
                .boxed()
                .collect(Collectors.toSet());
        for (List<PrintFont> fonts : others.isEmpty() ? List.<List<PrintFont>>of() : fallbacks()) {
            if (others.stream().anyMatch(fonts.getFirst()::has)) {
                fonts.forEach(font -> font.useAsFallback(resolver, document));
            }
        }
        return twins;
    }

    void useForDrawings(PdfRendererBuilder builder) {
        SANS_FONTS.get(0).useForDrawings(builder, DRAWN);
        SANS_FONTS.get(1).useForDrawings(builder, DRAWN_SEMIBOLD);
    }

    /** Whether words of a drawing need a font that stands in. */
    boolean needStandIns(String words) {
        return words.codePoints().anyMatch(character -> !needsNone(character));
    }

    /** The font in which a drawing shows the character; where none has it, the usual one. */
    Font drawing(int character, boolean bold) {
        PrintFont usual = SANS_FONTS.get(bold ? 1 : 0);
        if (needsNone(character)) {
            return usual.drawn();
        }
        return fallbacks().stream()
                .filter(fonts -> fonts.getFirst().has(character))
                .findFirst()
                .map(fonts -> bold ? fonts.getLast() : fonts.getFirst())
                .orElse(usual)
                .drawn();
    }
}
