package org.groundwork.report.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the pages of a document as a reader does who leafs through it: what belongs together stands on one page,
 * nothing runs off the paper, no page holds a line alone.
 */
public final class PdfLook {

    private static final Pattern HEADING = Pattern.compile("H[1-6]");

    /** What is text or picture for itself; the rest holds these. */
    private static final Set<String> BLOCKS = Set.of("P", "LBody", "TH", "TD", "Figure", "BlockQuote", "Lbl");

    /** From the edge of the paper, in points; the narrowest margin is 16 mm below. */
    private static final float LEAST_MARGIN = 30;

    private static final int FEWEST_LINES = 3;

    private final PDDocument document;
    private final Map<COSDictionary, Integer> pages = new IdentityHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private PdfLook(PDDocument document) {
        this.document = document;
        for (int i = 0; i < document.getNumberOfPages(); i++) {
            pages.put(document.getPage(i).getCOSObject(), i + 1);
        }
    }

    /** A piece of the document in reading order. */
    private record Piece(String type, int page) {}

    /** What is wrong, in words; empty when all is well. */
    public static List<String> faults(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PdfLook look = new PdfLook(document);
            look.headings();
            look.rows(document.getDocumentCatalog().getStructureTreeRoot());
            look.text();
            return look.faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many pages it has. */
    public static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void headings() {
        List<Piece> pieces = new ArrayList<>();
        collect(document.getDocumentCatalog().getStructureTreeRoot(), pieces);
        for (int i = 0; i < pieces.size(); i++) {
            if (HEADING.matcher(pieces.get(i).type()).matches()) {
                heading(pieces, i);
            }
        }
    }

    private void heading(List<Piece> pieces, int at) {
        int page = pieces.get(at).page();
        for (int next = at + 1; next < Math.min(pieces.size(), at + 4); next++) {
            Piece piece = pieces.get(next);
            boolean first = next == at + 1;
            if (piece.page() != page && (first || piece.type().equals("Figure"))) {
                faults.add("a heading on page " + page + " is parted from the " + piece.type() + " below it");
                return;
            }
            if (!piece.type().equals("P")) {
                return;
            }
        }
    }

    /** Blocks of text and pictures with the page on which they begin. */
    private void collect(PDStructureNode node, List<Piece> pieces) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                String type = element.getStructureType();
                int page = firstPage(element);
                if (page > 0 && (HEADING.matcher(type).matches() || BLOCKS.contains(type))) {
                    pieces.add(new Piece(type, page));
                } else {
                    collect(element, pieces);
                }
            }
        }
    }

    /** 0 where it has no content. */
    private int firstPage(PDStructureElement element) {
        int least = 0;
        for (Object kid : element.getKids()) {
            int page = switch (kid) {
                case PDStructureElement inner -> firstPage(inner);
                case PDMarkedContentReference reference ->
                    page(reference.getCOSObject().getCOSDictionary(org.apache.pdfbox.cos.COSName.PG), element);
                case PDObjectReference ignored -> 0;
                default -> page(null, element);
            };
            if (page > 0 && (least == 0 || page < least)) {
                least = page;
            }
        }
        return least;
    }

    private int page(@Nullable COSDictionary own, PDStructureElement element) {
        COSDictionary page =
                own == null ? element.getCOSObject().getCOSDictionary(org.apache.pdfbox.cos.COSName.PG) : own;
        return page == null ? 0 : pages.getOrDefault(page, 0);
    }

    private void rows(PDStructureNode node) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals("Table")) {
                    table(element);
                }
                rows(element);
            }
        }
    }

    private void table(PDStructureElement table) {
        Map<Integer, Integer> perPage = new TreeMap<>();
        int rows = 0;
        for (Object part : table.getKids()) {
            if (part instanceof PDStructureElement body
                    && body.getStructureType().equals("TBody")) {
                for (Object row : body.getKids()) {
                    int page = row instanceof PDStructureElement element ? firstPage(element) : 0;
                    if (page > 0) {
                        perPage.merge(page, 1, Integer::sum);
                        rows++;
                    }
                }
            }
        }
        if (rows > 2) {
            perPage.forEach((page, count) -> {
                if (count == 1) {
                    faults.add("a row stands alone on page " + page);
                }
            });
        }
    }

    private void text() throws IOException {
        Map<Integer, Map<Integer, StringBuilder>> lines = new LinkedHashMap<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition glyph) {
                if (glyph.getUnicode().isBlank()) {
                    return;
                }
                float right = glyph.getXDirAdj() + glyph.getWidthDirAdj();
                if (glyph.getXDirAdj() < LEAST_MARGIN
                        || right > glyph.getPageWidth() - LEAST_MARGIN
                        || glyph.getYDirAdj() > glyph.getPageHeight() - LEAST_MARGIN / 2) {
                    faults.add("page %d: “%s” stands at %.0f to %.0f, %.0f"
                            .formatted(
                                    getCurrentPageNo(),
                                    glyph.getUnicode(),
                                    glyph.getXDirAdj(),
                                    right,
                                    glyph.getYDirAdj()));
                }
                lines.computeIfAbsent(getCurrentPageNo(), page -> new TreeMap<>())
                        .computeIfAbsent(Math.round(glyph.getYDirAdj() / 3), y -> new StringBuilder())
                        .append(glyph.getUnicode());
            }
        };
        stripper.setSortByPosition(false);
        stripper.getText(document);
        lines.forEach((page, found) -> {
            // running head and page number are two of them
            if (found.size() < FEWEST_LINES + (document.getNumberOfPages() > 1 ? 2 : 0)) {
                faults.add("page " + page + " holds nothing but " + found.values());
            }
        });
    }
}
