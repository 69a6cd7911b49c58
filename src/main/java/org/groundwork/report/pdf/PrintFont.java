package org.groundwork.report.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.EnumSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** A font file of the jar, and which characters it has. Read once, shared by all documents. */
final class PrintFont {

    private final String family;
    private final int weight;
    private final boolean italic;
    private final byte[] bytes;
    private final BitSet characters;
    private volatile @Nullable Font drawn;

    private PrintFont(String family, int weight, boolean italic, byte[] bytes, BitSet characters) {
        this.family = family;
        this.weight = weight;
        this.italic = italic;
        this.bytes = bytes;
        this.characters = characters;
    }

    /**
     * @param file in {@code /fonts}
     */
    static PrintFont read(String file, String family, int weight, boolean italic) {
        try (InputStream in = PrintFont.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no font " + file);
            }
            byte[] bytes = in.readAllBytes();
            return new PrintFont(family, weight, italic, bytes, characters(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static BitSet characters(byte[] bytes) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            CmapLookup lookup = font.getUnicodeCmapLookup();
            BitSet characters = new BitSet();
            for (int character = 0x20; character < 0x20000; character++) {
                if (lookup.getGlyphId(character) != 0) {
                    characters.set(character);
                }
            }
            return characters;
        }
    }

    /** Unicode code points with a glyph, up to the end of the second plane. */
    BitSet characters() {
        return (BitSet) characters.clone();
    }

    boolean has(int character) {
        return characters.get(character);
    }

    /** For text. */
    void useForText(PdfBoxFontResolver fonts, PDDocument document) {
        use(fonts, document, FontGroup.MAIN);
    }

    /** For text that the other fonts have no glyphs for. */
    void useAsFallback(PdfBoxFontResolver fonts, PDDocument document) {
        use(fonts, document, FontGroup.PRE_BUILT_IN_FALLBACK);
    }

    private void use(PdfBoxFontResolver fonts, PDDocument document, FontGroup group) {
        fonts.addFont(
                new Loaded(document), family, weight, italic ? IdentValue.ITALIC : IdentValue.NORMAL, true, group);
    }

    /** For the layout of the JDK; in one point. */
    Font drawn() {
        Font known = drawn;
        if (known == null) {
            try {
                known = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
            } catch (FontFormatException e) {
                throw new IllegalStateException(family, e);
            } catch (IOException e) {
                throw new UncheckedIOException(family, e);
            }
            drawn = known;
        }
        return known;
    }

    /** For drawings, where a family has one face. */
    void useForDrawings(PdfRendererBuilder builder, String name) {
        builder.useFont(
                () -> new ByteArrayInputStream(bytes),
                name,
                400,
                FontStyle.NORMAL,
                true,
                EnumSet.of(FSFontUseCase.SVG));
    }

    /**
     * Loaded when a document first needs it, without ligatures: a ligature is one glyph for several
     * letters, and text copied from the document would hold the ligature.
     */
    private final class Loaded extends PDFontSupplier {

        private final PDDocument document;
        private @Nullable PDFont font;

        @SuppressWarnings("NullAway") // the library takes a font here or overrides supply
        Loaded(PDDocument document) {
            super(null);
            this.document = document;
        }

        @Override
        public PDFont supply() {
            if (font == null) {
                try {
                    TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
                    parsed.setEnableGsub(false);
                    document.registerTrueTypeFontForClosing(parsed);
                    font = PDType0Font.load(document, parsed, true);
                } catch (IOException e) {
                    throw new UncheckedIOException(family, e);
                }
            }
            return font;
        }
    }
}
