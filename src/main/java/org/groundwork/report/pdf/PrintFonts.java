package org.groundwork.report.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
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

    static final PrintFonts INSTANCE = new PrintFonts();

    private static final String SANS = "Source Sans 3";
    private static final String SERIF = "Source Serif 4";

    /** Family of regular text in drawings. */
    static final String DRAWN = "Drawn";

    /** Family of semibold text in drawings. */
    static final String DRAWN_SEMIBOLD = "Drawn Semibold";

    private final List<PrintFont> sans = List.of(
            PrintFont.read("SourceSans3-Regular.ttf", SANS, 400, false),
            PrintFont.read("SourceSans3-Semibold.ttf", SANS, 600, false),
            PrintFont.read("SourceSans3-It.ttf", SANS, 400, true));
    private final List<PrintFont> serif = List.of(
            PrintFont.read("SourceSerif4-Regular.ttf", SERIF, 400, false),
            PrintFont.read("SourceSerif4-Semibold.ttf", SERIF, 600, false));

    /** Each with the same characters. */
    private final List<List<PrintFont>> fallbacks = List.of(
            List.of(
                    PrintFont.read("NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400, false),
                    PrintFont.read("NotoSansHebrew-Semibold.ttf", "Noto Sans Hebrew", 600, false)),
            List.of(
                    PrintFont.read("NotoSansArabic-Regular.ttf", "Noto Sans Arabic", 400, false),
                    PrintFont.read("NotoSansArabic-Semibold.ttf", "Noto Sans Arabic", 600, false)),
            List.of(PrintFont.read("NotoEmoji-Regular.ttf", "Noto Emoji", 400, false)));

    /** Every font that text can be set in has these; the style sheet names the sans font last. */
    private final BitSet everywhere;

    private final BitSet printable;

    private PrintFonts() {
        everywhere = sans.getFirst().characters();
        sans.forEach(font -> everywhere.and(font.characters()));
        printable = (BitSet) everywhere.clone();
        fallbacks.forEach(fonts -> {
            BitSet characters = fonts.getFirst().characters();
            fonts.forEach(font -> characters.and(font.characters()));
            printable.or(characters);
        });
    }

    /** Whether text can hold this character. */
    boolean prints(int character) {
        return printable.get(character);
    }

    /** Whether the fonts that documents are set in have it, so that none has to stand in. */
    private boolean needsNone(int character) {
        return everywhere.get(character);
    }

    /**
     * Gives a document its fonts: those that stand in only where they are needed, because each one
     * costs time and moves the baseline.
     */
    void useForText(PdfBoxFontResolver resolver, PDDocument document, String text) {
        sans.forEach(font -> font.useForText(resolver, document));
        serif.forEach(font -> font.useForText(resolver, document));
        for (List<PrintFont> fonts : standingIn(text)) {
            fonts.forEach(font -> font.useAsFallback(resolver, document));
        }
    }

    /** Those of the fonts that stand in of which the text needs a glyph. */
    private List<List<PrintFont>> standingIn(String text) {
        Set<Integer> others = text.codePoints()
                .filter(character -> !needsNone(character))
                .boxed()
                .collect(Collectors.toSet());
        return fallbacks.stream()
                .filter(fonts -> others.stream().anyMatch(fonts.getFirst()::has))
                .toList();
    }

    void useForDrawings(PdfRendererBuilder builder) {
        sans.get(0).useForDrawings(builder, DRAWN);
        sans.get(1).useForDrawings(builder, DRAWN_SEMIBOLD);
    }

    /** Whether words of a drawing need a font that stands in. */
    boolean needStandIns(String words) {
        return words.codePoints().anyMatch(character -> !needsNone(character));
    }

    /** The font in which a drawing shows the character; where none has it, the usual one. */
    Font drawing(int character, boolean bold) {
        PrintFont usual = sans.get(bold ? 1 : 0);
        if (needsNone(character)) {
            return usual.drawn();
        }
        return fallbacks.stream()
                .filter(fonts -> fonts.getFirst().has(character))
                .findFirst()
                .map(fonts -> bold ? fonts.getLast() : fonts.getFirst())
                .orElse(usual)
                .drawn();
    }
}
