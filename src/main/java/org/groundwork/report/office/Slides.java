package org.groundwork.report.office;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;
import org.w3c.dom.Element;

/**
 * Sets a report on slides, a section after the other. What does not fit a slide goes on with the next one: a paragraph
 * or a row is moved, or cut between words where it is longer than a slide.
 */
final class Slides {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final double LEFT = 48;
    private static final double BODY_TOP = 106;
    private static final double BODY_WIDTH = WIDTH - 2 * LEFT;
    private static final double BODY_HEIGHT = HEIGHT - BODY_TOP - 40;
    private static final double PICTURE_WIDTH = 530;
    private static final double GAP = 24;
    private static final double FILLED = 0.93;

    private static final double TEXT = 15;
    private static final double SMALL = 12;
    private static final double CELL = 12;
    private static final double CELL_MARGIN = 5;
    private static final double BETWEEN = 6;
    private static final double INDENT = 16;

    private static final Color INK = new Color(0x1d, 0x23, 0x27);
    private static final Color SOFT = new Color(0x56, 0x60, 0x67);
    private static final Color ACCENT = new Color(0x0b, 0x6e, 0x63);
    private static final Color LINE = new Color(0xdc, 0xd9, 0xd1);
    private static final Color SHADE = new Color(0xf5, 0xf8, 0xf6);

    private static final String FONT = "Arial";

    private final OfficeWriter.Words words;
    private final Function<Element, Picture> pictures;
    private final XMLSlideShow show = new XMLSlideShow();

    private String title = "";
    private boolean begun;
    private final List<Line> waiting = new ArrayList<>();

    /** A slide with room below a table, and how much of it is taken. */
    private @Nullable XSLFSlide open;

    private double openUsed;

    Slides(OfficeWriter.Words words, Function<Element, Picture> pictures) {
        this.words = words;
        this.pictures = pictures;
    }

    /** A paragraph as it is set. */
    private record Line(String text, double size, boolean bold, boolean bullet, Color colour) {

        double height(double width) {
            return Measure.height(text, size, width - (bullet ? INDENT : 0)) + BETWEEN;
        }

        Line with(String other) {
            return new Line(other, size, bold, bullet, colour);
        }
    }

    byte[] write(List<Block> blocks) throws IOException {
        try (show) {
            show.setPageSize(new java.awt.Dimension(WIDTH, HEIGHT));
            show.getProperties().getCoreProperties().setTitle(words.title());
            show.getProperties().getCoreProperties().setCreator(words.author());
            int section = cover(blocks);
            addAll(blocks.subList(section, blocks.size()));
            texts();
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
            show.write(out);
            return out.toByteArray();
        }
    }

    /** The first slide has the name and the recommendation; what else stands before the first section follows. */
    private int cover(List<Block> blocks) {
        int end = 0;
        while (end < blocks.size()
                && !(blocks.get(end) instanceof Block.Heading heading
                        && heading.level() == 2
                        && !heading.text().equals(words.recommendation()))) {
            end++;
        }
        List<Block> front = blocks.subList(0, end);
        String name = words.title();
        String verdict = "";
        List<Line> about = new ArrayList<>();
        List<Block> rest = new ArrayList<>();
        for (Block block : front) {
            if (block instanceof Block.Heading heading && heading.level() <= 2) {
                name = heading.level() == 1 ? heading.text() : name;
            } else if (verdict.isEmpty() && block instanceof Block.Paragraph paragraph) {
                if (paragraph.kind() == Block.Kind.VERDICT) {
                    verdict = paragraph.text();
                } else {
                    about.add(line(paragraph));
                }
            } else {
                rest.add(block);
            }
        }
        XSLFSlide slide = slide(shortened(name, 30, BODY_WIDTH, 2));
        double top = BODY_TOP;
        List<Line> lines = new ArrayList<>();
        if (!verdict.isEmpty()) {
            lines.add(new Line(verdict, 26, true, false, ACCENT));
        }
        lines.addAll(about);
        begun = true;
        List<Line> over = box(slide, lines, LEFT, top, BODY_WIDTH, BODY_HEIGHT);
        begin(words.recommendation());
        waiting.addAll(over);
        addAll(rest);
        return end;
    }

    private static String shortened(String text, double size, double width, int lines) {
        List<String> parts = Measure.parts(text, size, width, lines);
        if (parts.size() == 1) {
            return text;
        }
        String first = parts.getFirst();
        return first.substring(0, Math.max(1, first.length() - 2)).strip() + " …";
    }

    /** How a picture is read stands beside it. */
    private void addAll(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Picture picture) {
                boolean legend = i + 1 < blocks.size()
                        && blocks.get(i + 1) instanceof Block.Paragraph next
                        && next.kind() == Block.Kind.META;
                picture(picture, legend ? line((Block.Paragraph) blocks.get(++i)) : null);
            } else {
                add(blocks.get(i));
            }
        }
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading when heading.level() <= 2 -> begin(heading.text());
            case Block.Heading heading ->
                waiting.add(new Line(heading.text(), TEXT, true, false, heading.level() == 3 ? ACCENT : INK));
            case Block.Paragraph paragraph -> waiting.add(line(paragraph));
            case Block.Table table -> table(table);
            case Block.Picture picture -> picture(picture, null);
        }
    }

    private void begin(String section) {
        texts();
        title = section;
        begun = false;
    }

    private static Line line(Block.Paragraph paragraph) {
        return switch (paragraph.kind()) {
            case VERDICT -> new Line(paragraph.text(), 20, true, false, ACCENT);
            case META -> new Line(paragraph.text(), SMALL, false, false, SOFT);
            case QUOTE -> new Line("“" + paragraph.text() + "”", TEXT, false, false, SOFT);
            case BULLET -> new Line(paragraph.text(), TEXT, false, true, INK);
            case PLAIN -> new Line(paragraph.text(), TEXT, false, false, INK);
        };
    }

    private XSLFSlide next() {
        String shown = begun ? words.continued().apply(title) : title;
        begun = true;
        return slide(shortened(shown, 26, BODY_WIDTH, 2));
    }

    private XSLFSlide slide(String heading) {
        XSLFSlideLayout layout = show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_ONLY);
        XSLFSlide slide = show.createSlide(layout);
        for (XSLFTextShape shape : List.copyOf(List.of(slide.getPlaceholders()))) {
            if (shape.getTextType() != Placeholder.TITLE) {
                slide.removeShape(shape);
            }
        }
        XSLFTextShape shape = slide.getPlaceholder(0);
        shape.setAnchor(new Rectangle2D.Double(LEFT, 30, BODY_WIDTH, BODY_TOP - 38));
        inset(shape);
        shape.setVerticalAlignment(VerticalAlignment.BOTTOM);
        shape.clearText();
        XSLFTextParagraph paragraph = shape.addNewTextParagraph();
        paragraph.setTextAlign(org.apache.poi.sl.usermodel.TextParagraph.TextAlign.LEFT);
        run(paragraph, heading, 26, true, INK);
        return slide;
    }

    /** Slides of what waits; below a table, where it fits there. */
    private void texts() {
        double room = BODY_HEIGHT - openUsed - 2 * BETWEEN;
        if (open != null && !waiting.isEmpty() && height(waiting) <= room) {
            box(open, waiting, LEFT, BODY_TOP + openUsed + 2 * BETWEEN, BODY_WIDTH, room);
            waiting.clear();
        }
        open = null;
        while (!waiting.isEmpty()) {
            List<Line> over = box(next(), waiting, LEFT, BODY_TOP, BODY_WIDTH, BODY_HEIGHT);
            waiting.clear();
            waiting.addAll(over);
        }
    }

    private static double height(List<Line> lines) {
        return lines.stream().mapToDouble(line -> line.height(BODY_WIDTH)).sum();
    }

    /** Slides of what waits before the last heading, which goes with what comes now. */
    private void textsBeforeHeading() {
        int heading = waiting.size() - 1;
        while (heading > 0 && !heading(waiting.get(heading))) {
            heading--;
        }
        List<Line> kept = heading > 0 ? List.copyOf(waiting.subList(heading, waiting.size())) : List.of();
        if (heading > 0) {
            waiting.subList(heading, waiting.size()).clear();
        }
        if (!kept.isEmpty() || waiting.isEmpty() || !heading(waiting.getFirst())) {
            texts();
        }
        waiting.addAll(kept);
    }

    /**
     * Sets as many lines as fit.
     *
     * @return the others
     */
    private static List<Line> box(
            XSLFSlide slide, List<Line> lines, double left, double top, double width, double boxHeight) {
        // some programs set another font, which is higher
        double height = lines.size() > 3 && boxHeight >= BODY_HEIGHT ? boxHeight * FILLED : boxHeight;
        List<Line> fitting = new ArrayList<>();
        List<Line> over = new ArrayList<>();
        double used = 0;
        for (Line line : lines) {
            double high = line.height(width);
            if (!over.isEmpty()) {
                over.add(line);
            } else if (used + high <= height) {
                fitting.add(line);
                used += high;
            } else {
                int room = (int) ((height - used - BETWEEN) / (line.size() * Measure.LINE));
                if (room >= 3 || fitting.isEmpty()) {
                    List<String> parts = Measure.parts(
                            line.text(), line.size(), width - (line.bullet() ? INDENT : 0), Math.max(1, room));
                    fitting.add(line.with(parts.getFirst()));
                    if (parts.size() > 1) {
                        over.add(line.with(
                                line.text().substring(parts.getFirst().length()).strip()));
                    }
                } else {
                    over.add(line);
                }
            }
        }
        // a heading goes with what follows
        while (fitting.size() > 1 && !over.isEmpty() && heading(fitting.getLast())) {
            over.addFirst(fitting.removeLast());
        }
        if (fitting.isEmpty()) {
            return over;
        }
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(new Rectangle2D.Double(left, top, width, boxHeight));
        inset(box);
        box.clearText();
        for (Line line : fitting) {
            XSLFTextParagraph paragraph = box.addNewTextParagraph();
            paragraph.setSpaceAfter(-BETWEEN);
            if (line.bullet()) {
                paragraph.setBullet(true);
                paragraph.setLeftMargin(INDENT);
                paragraph.setIndent(-INDENT);
            }
            run(paragraph, line.text(), line.size(), line.bold(), line.colour());
        }
        return over;
    }

    private static boolean heading(Line line) {
        return line.bold() && line.size() == TEXT;
    }

    private static void inset(XSLFTextShape shape) {
        shape.setLeftInset(0);
        shape.setRightInset(0);
        shape.setTopInset(0);
        shape.setBottomInset(0);
        shape.setWordWrap(true);
        shape.setTextAutofit(TextShape.TextAutofit.NONE);
    }

    private static void run(XSLFTextParagraph paragraph, String text, double size, boolean bold, Color colour) {
        if (leansRight(text)) {
            CTTextParagraph xml = paragraph.getXmlObject();
            (xml.isSetPPr() ? xml.getPPr() : xml.addNewPPr()).setRtl(true);
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                paragraph.addLineBreak();
            }
            XSLFTextRun run = paragraph.addNewTextRun();
            run.setText(lines[i]);
            run.setFontFamily(FONT);
            run.setFontSize(size);
            run.setBold(bold);
            run.setFontColor(colour);
        }
    }

    /** Its first letter belongs to a script that runs from right to left. */
    static boolean leansRight(String text) {
        return !new Bidi(text.isEmpty() ? " " : text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /** A picture with the text that waits beside it; what does not fit stands before it. */
    private void picture(Block.Picture block, @Nullable Line legend) {
        Picture picture = pictures.apply(block.drawing());
        double side = BODY_WIDTH - PICTURE_WIDTH - GAP;
        if (waiting.stream().skip(1).anyMatch(Slides::heading)) {
            textsBeforeHeading();
        }
        if (legend != null) {
            waiting.add(legend);
        }
        if (waiting.stream().mapToDouble(line -> line.height(side)).sum() > BODY_HEIGHT) {
            texts();
        }
        open = null;
        XSLFSlide slide = next();
        double scale = Math.min(PICTURE_WIDTH / picture.width(), BODY_HEIGHT / picture.height());
        XSLFPictureShape shape = slide.createPicture(show.addPicture(picture.png(), PictureData.PictureType.PNG));
        shape.setAnchor(new Rectangle2D.Double(LEFT, BODY_TOP, picture.width() * scale, picture.height() * scale));
        ((CTPicture) shape.getXmlObject()).getNvPicPr().getCNvPr().setDescr(block.alternative());
        List<Line> lines = new ArrayList<>(waiting);
        if (lines.isEmpty() || lines.size() == 1 && lines.getFirst() == legend) {
            lines.addFirst(new Line(block.alternative(), SMALL, false, false, SOFT));
        }
        waiting.clear();
        waiting.addAll(box(slide, lines, LEFT + PICTURE_WIDTH + GAP, BODY_TOP, side, BODY_HEIGHT));
    }

    /** A table below the text that waits, if both fit; its head comes again on each slide. */
    private void table(Block.Table table) {
        double[] widths = widths(table);
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            rows.addAll(fitting(row, widths));
        }
        double first = (table.head().isEmpty() ? 0 : height(table.head(), widths)) + height(rows.getFirst(), widths);
        if (height(waiting) + first > BODY_HEIGHT * 0.7) {
            textsBeforeHeading();
        }
        if (height(waiting) + first > BODY_HEIGHT - BETWEEN) {
            texts();
        }
        open = null;
        XSLFSlide slide = next();
        double used = 0;
        if (!waiting.isEmpty()) {
            used = height(waiting) + BETWEEN;
            box(slide, waiting, LEFT, BODY_TOP, BODY_WIDTH, used);
            waiting.clear();
        }
        int at = 0;
        while (at < rows.size()) {
            double top = BODY_TOP + used;
            used += table.head().isEmpty() ? 0 : height(table.head(), widths);
            int from = at;
            while (at < rows.size() && (at == from || used + height(rows.get(at), widths) <= BODY_HEIGHT)) {
                used += height(rows.get(at), widths);
                at++;
            }
            set(slide, table, rows.subList(from, at), widths, top);
            if (at < rows.size()) {
                slide = next();
                used = 0;
            }
        }
        open = slide;
        openUsed = used;
    }

    /** A row, or several where one is higher than a slide. */
    private static List<List<String>> fitting(List<String> row, double[] widths) {
        int most = (int) ((BODY_HEIGHT * 0.8) / (CELL * Measure.LINE));
        List<List<String>> columns = new ArrayList<>();
        int parts = 1;
        for (int i = 0; i < widths.length; i++) {
            List<String> cut = Measure.parts(row.get(i), CELL, widths[i] - 2 * CELL_MARGIN, most);
            columns.add(cut);
            parts = Math.max(parts, cut.size());
        }
        List<List<String>> rows = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<String> cells = new ArrayList<>();
            for (List<String> column : columns) {
                cells.add(part < column.size() ? column.get(part) : "");
            }
            rows.add(cells);
        }
        return rows;
    }

    private static double height(List<String> row, double[] widths) {
        double most = 0;
        for (int i = 0; i < widths.length; i++) {
            most = Math.max(most, Measure.height(row.get(i), CELL, widths[i] - 2 * CELL_MARGIN));
        }
        return most + 2 * CELL_MARGIN;
    }

    /** By the longest text of each column, none too narrow for its longest word where that is of usual length. */
    private static double[] widths(Block.Table table) {
        double[] widths = new double[table.columns()];
        double[] least = new double[widths.length];
        double wanted = 0;
        double needed = 0;
        for (int i = 0; i < widths.length; i++) {
            List<String> texts = new ArrayList<>();
            if (!table.head().isEmpty()) {
                texts.add(table.head().get(i));
            }
            for (List<String> row : table.rows()) {
                texts.add(row.get(i));
            }
            double longest = 0;
            double word = 0;
            for (String text : texts) {
                longest = Math.max(longest, Measure.width(text, CELL));
                for (String one : text.split("\\s")) {
                    word = Math.max(word, Measure.width(one, CELL));
                }
            }
            least[i] = Math.min(word + 3 * CELL_MARGIN, 140);
            widths[i] = Math.clamp(longest + 3 * CELL_MARGIN, least[i], 460);
            wanted += widths[i];
            needed += least[i];
        }
        if (needed >= BODY_WIDTH) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = least[i] * BODY_WIDTH / needed;
            }
            return widths;
        }
        double share = (BODY_WIDTH - needed) / Math.max(1, wanted - needed);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = wanted == needed ? least[i] * BODY_WIDTH / needed : least[i] + (widths[i] - least[i]) * share;
        }
        return widths;
    }

    private static void set(XSLFSlide slide, Block.Table table, List<List<String>> rows, double[] widths, double top) {
        XSLFTable shape = slide.createTable();
        double high = 0;
        if (!table.head().isEmpty()) {
            high += row(shape, table.head(), widths, true);
        }
        for (List<String> row : rows) {
            high += row(shape, row, widths, false);
        }
        for (int i = 0; i < widths.length; i++) {
            shape.setColumnWidth(i, widths[i]);
        }
        shape.setAnchor(new Rectangle2D.Double(LEFT, top, BODY_WIDTH, high));
    }

    private static double row(XSLFTable table, List<String> texts, double[] widths, boolean head) {
        XSLFTableRow row = table.addRow();
        double high = height(texts, widths);
        row.setHeight(high);
        for (int i = 0; i < widths.length; i++) {
            XSLFTableCell cell = row.addCell();
            cell.setLeftInset(CELL_MARGIN);
            cell.setRightInset(CELL_MARGIN);
            cell.setTopInset(CELL_MARGIN);
            cell.setBottomInset(CELL_MARGIN);
            cell.setBorderColor(TableCell.BorderEdge.bottom, LINE);
            cell.setBorderWidth(TableCell.BorderEdge.bottom, 0.75);
            if (head) {
                cell.setFillColor(SHADE);
            }
            cell.clearText();
            run(cell.addNewTextParagraph(), texts.get(i), CELL, head || i == 0, head ? SOFT : INK);
        }
        return high;
    }
}
