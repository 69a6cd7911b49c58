package org.groundwork.portfolio.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Where the letters of a document stand, page by page. */
final class PrintedPages {

    private final List<List<TextPosition>> pages = new ArrayList<>();
    private final List<Float> widths = new ArrayList<>();

    private PrintedPages() {}

    static PrintedPages of(PDDocument document) throws IOException {
        PrintedPages printed = new PrintedPages();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            List<TextPosition> letters = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    if (!text.getUnicode().isBlank()) {
                        letters.add(text);
                    }
                }
            };
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            stripper.getText(document);
            printed.pages.add(letters);
            printed.widths.add(document.getPage(page - 1).getMediaBox().getWidth());
        }
        return printed;
    }

    /** Lines of text, those at the head and the foot of the page among them. */
    int lines(int page) {
        TreeSet<Integer> baselines = new TreeSet<>();
        pages.get(page - 1).forEach(letter -> baselines.add(Math.round(letter.getYDirAdj() / 3)));
        return baselines.size();
    }

    /** Letters that stand on top of another one. */
    List<String> overprints(int page) {
        List<String> found = new ArrayList<>();
        List<TextPosition> letters = pages.get(page - 1);
        for (int i = 0; i < letters.size(); i++) {
            for (int j = i + 1; j < letters.size() && found.size() < 5; j++) {
                if (meet(letters.get(i), letters.get(j))) {
                    found.add("“%s” at %.0f, %.0f meets “%s” at %.0f, %.0f"
                            .formatted(
                                    letters.get(i).getUnicode(),
                                    letters.get(i).getXDirAdj(),
                                    letters.get(i).getYDirAdj(),
                                    letters.get(j).getUnicode(),
                                    letters.get(j).getXDirAdj(),
                                    letters.get(j).getYDirAdj()));
                }
            }
        }
        return found;
    }

    /** The middles of two letters, so that kerning and marks are none. */
    private static boolean meet(TextPosition one, TextPosition other) {
        double size = Math.min(one.getFontSizeInPt(), other.getFontSizeInPt());
        return one.getXDirAdj() + 0.3 * one.getWidthDirAdj() < other.getXDirAdj() + 0.7 * other.getWidthDirAdj()
                && other.getXDirAdj() + 0.3 * other.getWidthDirAdj() < one.getXDirAdj() + 0.7 * one.getWidthDirAdj()
                && Math.abs(one.getYDirAdj() - other.getYDirAdj()) < 0.5 * size;
    }

    /** Letters that stand beyond the edges of the paper. */
    List<String> outside(int page) {
        return pages.get(page - 1).stream()
                .filter(letter ->
                        letter.getXDirAdj() < 0 || letter.getXDirAdj() + letter.getWidthDirAdj() > widths.get(page - 1))
                .map(TextPosition::getUnicode)
                .toList();
    }
}
