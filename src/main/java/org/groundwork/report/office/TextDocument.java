package org.groundwork.report.office;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.w3c.dom.Element;

/** Sets a report as text with headings, lists and tables that are such, so that it can be edited and moved around in. */
final class TextDocument {

    private static final int TWENTIETHS = 20;
    private static final double MARGIN = 56;
    private static final double A4_WIDTH = 595;
    private static final double A4_HEIGHT = 842;
    private static final double LETTER_WIDTH = 612;
    private static final double LETTER_HEIGHT = 792;

    private static final String INK = "1D2327";
    private static final String SOFT = "566067";
    private static final String ACCENT = "0B6E63";
    private static final String FONT = "Arial";

    private final OfficeWriter.Words words;
    private final Function<Element, Picture> pictures;
    private final XWPFDocument document = new XWPFDocument();
    private final double width;
    private BigInteger bullets = BigInteger.ZERO;

    TextDocument(OfficeWriter.Words words, Function<Element, Picture> pictures) {
        this.words = words;
        this.pictures = pictures;
        this.width = (words.letter() ? LETTER_WIDTH : A4_WIDTH) - 2 * MARGIN;
    }

    byte[] write(List<Block> blocks) throws IOException {
        try (document) {
            document.getProperties().getCoreProperties().setTitle(words.title());
            document.getProperties().getCoreProperties().setCreator(words.author());
            paper();
            style("Title", "Title", 0, 26, INK, true);
            style("Heading1", "heading 1", 1, 17, INK, true);
            style("Heading2", "heading 2", 2, 13, ACCENT, true);
            style("Heading3", "heading 3", 3, 11, INK, true);
            style("Verdict", "Verdict", 0, 17, ACCENT, true);
            style("Meta", "Meta", 0, 9, SOFT, false);
            style("Quote", "Quote", 0, 10.5, SOFT, false);
            style("Plain", "Normal", 0, 10.5, INK, false);
            bullets();
            for (Block block : blocks) {
                add(block);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
            document.write(out);
            return out.toByteArray();
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private void paper() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twentieths(words.letter() ? LETTER_WIDTH : A4_WIDTH));
        size.setH(twentieths(words.letter() ? LETTER_HEIGHT : A4_HEIGHT));
        CTPageMar margin = section.addNewPgMar();
        margin.setTop(twentieths(MARGIN));
        margin.setBottom(twentieths(MARGIN));
        margin.setLeft(twentieths(MARGIN));
        margin.setRight(twentieths(MARGIN));
    }

    private static BigInteger twentieths(double points) {
        return BigInteger.valueOf(Math.round(points * TWENTIETHS));
    }

    private void style(String id, String name, int outline, double size, String colour, boolean bold) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.setType(STStyleType.PARAGRAPH);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        CTPPr paragraph = CTPPr.Factory.newInstance();
        var spacing = paragraph.addNewSpacing();
        spacing.setBefore(twentieths(bold ? size * 0.7 : 0));
        spacing.setAfter(twentieths(5));
        if (bold) {
            paragraph.addNewKeepNext();
        }
        if (outline > 0) {
            paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(outline - 1L));
        }
        style.addNewPPr().set(paragraph);
        var run = style.addNewRPr();
        var fonts = run.addNewRFonts();
        fonts.setAscii(FONT);
        fonts.setHAnsi(FONT);
        if (bold) {
            run.addNewB();
        }
        run.addNewColor().setVal(colour);
        run.addNewSz().setVal(BigInteger.valueOf(Math.round(size * 2)));
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    private void bullets() {
        CTAbstractNum list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.ONE);
        CTLvl level = list.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(STNumberFormat.BULLET);
        level.addNewLvlText().setVal("•");
        var indent = level.addNewPPr().addNewInd();
        indent.setLeft(twentieths(16));
        indent.setHanging(twentieths(12));
        bullets = document.createNumbering().addNum(document.getNumbering().addAbstractNum(new XWPFAbstractNum(list)));
    }

    private void add(Block block) throws IOException, InvalidFormatException {
        switch (block) {
            case Block.Heading heading ->
                write(
                        document.createParagraph(),
                        heading.level() == 1 ? "Title" : "Heading" + (heading.level() - 1),
                        heading.text());
            case Block.Paragraph paragraph -> add(paragraph);
            case Block.Table table -> add(table);
            case Block.Picture picture -> add(picture);
        }
    }

    private void add(Block.Paragraph block) {
        XWPFParagraph paragraph = document.createParagraph();
        String style = switch (block.kind()) {
            case VERDICT -> "Verdict";
            case META -> "Meta";
            case QUOTE -> "Quote";
            case BULLET, PLAIN -> "Plain";
        };
        if (block.kind() == Block.Kind.BULLET) {
            paragraph.setNumID(bullets);
        }
        write(paragraph, style, block.text());
    }

    private static void write(XWPFParagraph paragraph, String style, String text) {
        paragraph.setStyle(style);
        boolean right = Slides.leansRight(text);
        if (right) {
            CTPPr properties = paragraph.getCTP().isSetPPr()
                    ? paragraph.getCTP().getPPr()
                    : paragraph.getCTP().addNewPPr();
            properties.addNewBidi();
        }
        String[] lines = text.split("\n", -1);
        XWPFRun run = paragraph.createRun();
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i], i);
        }
        if (right) {
            run.getCTR().addNewRPr().addNewRtl();
        }
    }

    private void add(Block.Table block) {
        XWPFTable table = document.createTable();
        table.removeRow(0);
        table.setWidth("100%");
        if (!block.head().isEmpty()) {
            XWPFTableRow head = table.createRow();
            head.setRepeatHeader(true);
            cells(head, block.head(), "Meta");
        }
        for (List<String> texts : block.rows()) {
            XWPFTableRow row = table.createRow();
            row.setCantSplitRow(true);
            cells(row, texts, "Plain");
        }
        document.createParagraph().setStyle("Meta");
    }

    private static void cells(XWPFTableRow row, List<String> texts, String style) {
        for (int i = 0; i < texts.size(); i++) {
            XWPFTableCell cell = i < row.getTableCells().size() ? row.getCell(i) : row.createCell();
            write(cell.getParagraphs().getFirst(), style, texts.get(i));
        }
    }

    private void add(Block.Picture block) throws IOException, InvalidFormatException {
        Picture picture = pictures.apply(block.drawing());
        double scale = Math.min(1, Math.min(width / picture.width(), A4_HEIGHT / 2 / picture.height()));
        XWPFRun run = document.createParagraph().createRun();
        run.addPicture(
                new ByteArrayInputStream(picture.png()),
                PictureType.PNG,
                "drawing.png",
                Units.toEMU(picture.width() * scale),
                Units.toEMU(picture.height() * scale));
        run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(block.alternative());
    }
}
