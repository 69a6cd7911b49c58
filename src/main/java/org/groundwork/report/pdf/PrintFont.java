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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** A font, and which characters it has. Read once, shared by all documents. */
final class PrintFont {

    /** Behind the last plane that has letters. */
    private static final int CHARACTERS_END = 0x32400;

    private final String family;
    private final int weight;
    private final boolean italic;
    private final byte[] bytes;
    private final Opener opener;
    private final BitSet characters;
    private final Map<Integer, List<Integer>> alike;
    private volatile @Nullable Font drawn;

    /** Makes a font of its bytes. */
    private interface Opener {
        TrueTypeFont open() throws IOException;
    }

    private PrintFont(String family, int weight, boolean italic, byte[] bytes, Opener opener) throws IOException {
        this.family = family;
        this.weight = weight;
        this.italic = italic;
        this.bytes = bytes;
        this.opener = opener;
        this.characters = new BitSet();
        try (TrueTypeFont font = opener.open()) {
            this.alike = read(font, characters);
        }
    }

    /**
     * @param file in {@code /fonts}
     */
    static PrintFont read(String file, String family, int weight, boolean italic) {
        try (InputStream in = PrintFont.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no font " + file);
            }
            return of(in.readAllBytes(), family, weight, italic);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static PrintFont of(byte[] bytes, String family, int weight, boolean italic) throws IOException {
        return new PrintFont(
                family, weight, italic, bytes, () -> new TTFParser().parse(new RandomAccessReadBuffer(bytes)));
    }

    /**
     * The fonts of a file, tried out: those that cannot be put into a document are an error.
     *
     * @throws IOException if it is no font, or none that may be embedded
     */
    static List<PrintFont> of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        List<PrintFont> fonts = new ArrayList<>();
        if (bytes.length > 4 && new String(bytes, 0, 4, StandardCharsets.US_ASCII).equals("ttcf")) {
            List<String> members = new ArrayList<>();
            try (TrueTypeCollection collection = new TrueTypeCollection(new ByteArrayInputStream(bytes))) {
                collection.processAllFonts(font -> members.add(font.getName()));
            }
            for (String member : members) {
                fonts.add(new PrintFont(name + " " + member, 400, false, bytes, () -> member(bytes, member)));
            }
        } else {
            fonts.add(of(bytes, name, 400, false));
        }
        for (PrintFont font : fonts) {
            try (PDDocument trial = new PDDocument()) {
                font.load(trial);
            }
        }
        return fonts;
    }

    private static TrueTypeFont member(byte[] collection, String name) throws IOException {
        return new TrueTypeCollection(new ByteArrayInputStream(collection)).getFontByName(name);
    }

    /** Characters with the same glyph, by each of them; without blanks, which nobody tells apart. */
    private static Map<Integer, List<Integer>> read(TrueTypeFont font, BitSet characters) throws IOException {
        CmapLookup lookup = font.getUnicodeCmapLookup();
        Map<Integer, List<Integer>> byGlyph = new HashMap<>();
        for (int character = 0x20; character < CHARACTERS_END; character++) {
            int glyph = lookup.getGlyphId(character);
            if (glyph != 0) {
                characters.set(character);
                if (!Character.isSpaceChar(character) && character != SOFT_HYPHEN) {
                    byGlyph.computeIfAbsent(glyph, same -> new ArrayList<>()).add(character);
                }
            }
        }
        Map<Integer, List<Integer>> alike = new HashMap<>();
        byGlyph.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> same.forEach(one -> alike.put(one, List.copyOf(same))));
        return Map.copyOf(alike);
    }

    private static final int SOFT_HYPHEN = 0xAD;

    /** Unicode code points with a glyph. */
    BitSet characters() {
        return (BitSet) characters.clone();
    }

    boolean has(int character) {
        return characters.get(character);
    }

    /** Characters that have the same glyph as this one, itself among them; empty for most. */
    List<Integer> alike(int character) {
        return alike.getOrDefault(character, List.of());
    }

    private PDFont load(PDDocument document) throws IOException {
        TrueTypeFont parsed = opener.open();
        parsed.setEnableGsub(false);
        document.registerTrueTypeFontForClosing(parsed);
        return PDType0Font.load(document, parsed, true);
    }

    /** For text. */
    void useForText(PdfBoxFontResolver fonts, PDDocument document) {
        use(fonts, document, family, FontGroup.MAIN);
    }

    /** Once more, under another name. */
    Loaded useForText(PdfBoxFontResolver fonts, PDDocument document, String name) {
        return use(fonts, document, name, FontGroup.MAIN);
    }

    /** For text that the other fonts have no glyphs for. */
    void useAsFallback(PdfBoxFontResolver fonts, PDDocument document) {
        use(fonts, document, family, FontGroup.PRE_BUILT_IN_FALLBACK);
    }

    private Loaded use(PdfBoxFontResolver fonts, PDDocument document, String name, FontGroup group) {
        Loaded loaded = new Loaded(document);
        fonts.addFont(loaded, name, weight, italic ? IdentValue.ITALIC : IdentValue.NORMAL, true, group);
        return loaded;
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
    final class Loaded extends PDFontSupplier {

        private final PDDocument document;
        private @Nullable PDFont font;

        @SuppressWarnings("NullAway") // the library takes a font here or overrides supply
        Loaded(PDDocument document) {
            super(null);
            this.document = document;
        }

        /** In the document; null while nothing needed it. */
        @Nullable
        COSDictionary dictionary() {
            return font == null ? null : font.getCOSObject();
        }

        @Override
        public PDFont supply() {
            if (font == null) {
                try {
                    font = load(document);
                } catch (IOException e) {
                    throw new UncheckedIOException(family, e);
                }
            }
            return font;
        }
    }
}
