package org.groundwork.report.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Prints XHTML as PDF/UA-1 and PDF/A-2a: tagged, with title, language, bookmarks and embedded
 * fonts. Safe for use by several threads.
 *
 * <p>The page has to be well-formed XML without a document type, with a {@code title}, {@code lang}
 * on the root, and SVG drawings that have a {@code title}. Nothing is loaded: no image, no style
 * sheet, no font but those of the jar.
 */
public final class PdfWriter {

    private static final Logger log = LoggerFactory.getLogger(PdfWriter.class);

    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final Set<String> SEMIBOLD = Set.of("bold", "600", "700", "800", "900");

    private static final int POINTS_PER_INCH = 72;

    /** Of a last page, as a share. */
    private static final double LEAST_USED = 0.12;

    /** Id of what stands last in a document. */
    private static final String DOCUMENT_END = "document-end";

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final String producer;

    /**
     * @param producer the program's name, for the document's properties
     */
    public PdfWriter(String producer) {
        this.producer = producer;
    }

    /**
     * A document.
     *
     * @param pages how many it has
     * @param starts the page on which each bookmark leads, from 1, in the order of the bookmarks
     */
    public record Printed(byte[] pdf, int pages, List<Integer> starts) {
        public Printed {
            starts = List.copyOf(starts);
        }
    }

    /** See {@link #write(Function, String, Fit)}; as many pages as it takes. */
    public Printed write(Function<SortedSet<Integer>, String> page, String remark) {
        return write(page, remark, Fit.ANY);
    }

    /**
     * As {@link #write(Function, String)}.
     *
     * @param progress is told the number of each page, from 1, when it is begun
     */
    public Printed write(Function<SortedSet<Integer>, String> page, String remark, IntConsumer progress) {
        return write(page, remark, Fit.ANY, progress);
    }

    /**
     * Prints a page.
     *
     * @param page makes the XHTML, given the characters for which no font has a glyph and that
     *     stand as boxes in the document; called with none first and, when there are such
     *     characters, once more with them
     * @param remark stands at the end of each text that is too long to be printed whole
     * @param fit how many pages it may have
     */
    public Printed write(Function<SortedSet<Integer>, String> page, String remark, Fit fit) {
        return write(page, remark, fit, number -> {});
    }

    private Printed write(Function<SortedSet<Integer>, String> page, String remark, Fit fit, IntConsumer progress) {
        PrintFonts fonts = PrintFonts.current();
        Document document = printable(page, remark, fonts);
        prepareDrawings(document);
        if (fit.ways().size() == 1) {
            return printAnyway(document, fonts, fit, fit.ways().getFirst(), progress);
        }
        Fit.@Nullable Way best = null;
        for (Fit.Way way : fit.ways()) {
            Outcome outcome = print(document, fonts, fit, way, Looks.GOOD, progress);
            if (outcome.printed() != null) {
                return outcome.printed();
            }
            best = best == null && outcome.looks() == Looks.LOOSE ? way : best;
        }
        return printAnyway(document, fonts, fit, best == null ? fit.ways().getLast() : best, progress);
    }

    private Printed printAnyway(Document document, PrintFonts fonts, Fit fit, Fit.Way way, IntConsumer progress) {
        return Objects.requireNonNull(
                print(document, fonts, fit, way, Looks.BAD, progress).printed());
    }

    /** The tree of a page, its drawings described and ready to be drawn. */
    public static Document tree(String xhtml) {
        Document document = parse(xhtml);
        prepareDrawings(document);
        return document;
    }

    /**
     * A drawing of such a tree as a picture of points (PNG).
     *
     * @param width in points
     * @param dots for each point
     */
    public byte[] picture(Element drawing, int width, int dots) {
        Document page = parse("""
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><title>Drawing</title><style>
            @page { size: %dpt %dpt; margin: 0; } body { margin: 0; font-family: "Source Sans 3"; }
            svg { display: block; width: %dpt; }
            </style></head><body></body></html>
            """.formatted(width, (int) Math.ceil(width * proportion(drawing)) + 1, width));
        Dom.all(page.getDocumentElement(), "body").getFirst().appendChild(page.importNode(drawing, true));
        byte[] pdf = printAnyway(
                        page, PrintFonts.current(), Fit.ANY, Fit.ANY.ways().getFirst(), number -> {})
                .pdf();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image =
                    new PDFRenderer(document).renderImageWithDPI(0, POINTS_PER_INCH * dots, ImageType.RGB);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Height of a drawing for each unit of its width. */
    public static double proportion(Element drawing) {
        String[] box = drawing.getAttribute("viewBox").strip().split("[ ,]+");
        return Double.parseDouble(box[3]) / Double.parseDouble(box[2]);
    }

    private static Document printable(Function<SortedSet<Integer>, String> page, String remark, PrintFonts fonts) {
        Printable printable = new Printable(fonts);
        Document document = parse(page.apply(new TreeSet<>()));
        new TextBounds(remark).applyTo(document.getDocumentElement());
        printable.replaceIn(document.getDocumentElement());
        if (!printable.missing().isEmpty()) {
            document = parse(page.apply(printable.missing()));
            new TextBounds(remark).applyTo(document.getDocumentElement());
            printable.replaceIn(document.getDocumentElement());
        }
        return document;
    }

    /** How a document fits its pages, the worst first. */
    private enum Looks {
        /** It has too many pages. */
        BAD,
        /** Its last page is next to empty. */
        LOOSE,
        GOOD
    }

    /**
     * @param printed null where it looks worse than was asked for
     */
    private record Outcome(Looks looks, @Nullable Printed printed) {}

    /** The library fails on some tables whose head is repeated on each page; then none is. */
    private Outcome print(
            Document document, PrintFonts fonts, Fit fit, Fit.Way way, Looks least, IntConsumer progress) {
        try {
            return set((Document) document.cloneNode(true), fonts, fit, way, least, progress);
        } catch (NullPointerException | ClassCastException e) {
            log.debug("printed without repeated heads of tables", e);
            Element style =
                    document.createElementNS(document.getDocumentElement().getNamespaceURI(), "style");
            style.setTextContent("table { -fs-table-paginate: auto !important; }");
            Dom.all(document.getDocumentElement(), "head").getFirst().appendChild(style);
            return set(document, fonts, fit, way, least, progress);
        }
    }

    private Outcome set(Document document, PrintFonts fonts, Fit fit, Fit.Way way, Looks least, IntConsumer progress) {
        new Shortening(fit, way).applyTo(document.getDocumentElement());
        Rows.keepTogether(document.getDocumentElement());
        Links links = new Links(document);
        links.listContents();
        links.describe();
        String text = document.getDocumentElement().getTextContent();
        Alike alike = new Alike(fonts, text);
        alike.applyTo(document);
        PdfRendererBuilder builder = builder(document, text);
        builder.usePageSupplier((pdf, width, height, number, shadow) -> {
            PDPage next = new PDPage(new PDRectangle(width, height));
            pdf.addPage(next);
            progress.accept(pdf.getNumberOfPages());
            return next;
        });
        try (PDDocument pdf = new PDDocument()) {
            builder.usePDDocument(pdf);
            fonts.useForDrawings(builder);
            List<PrintFont.Loaded> twins;
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                twins = fonts.useForText(renderer.getFontResolver(), pdf, text);
                renderer.layout();
                Looks looks = looks(renderer, fit);
                if (looks.compareTo(least) < 0) {
                    return new Outcome(looks, null);
                }
                renderer.createPDFWithoutClosing();
            }
            pdf.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
            List<Integer> starts = new ArrayList<>();
            starts(pdf.getDocumentCatalog().getDocumentOutline(), pdf, starts);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
            pdf.save(out);
            if (alike.any() || ArabicShapes.in(text)) {
                // only what is saved has its fonts complete
                new Reading(alike, text, dictionaries(twins)).applyTo(pdf);
                out.reset();
                pdf.save(out);
            }
            return new Outcome(least, new Printed(out.toByteArray(), pdf.getNumberOfPages(), starts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void starts(@Nullable PDOutlineNode node, PDDocument pdf, List<Integer> starts) throws IOException {
        if (node != null) {
            for (PDOutlineItem item : node.children()) {
                starts.add(pdf.getPages().indexOf(item.findDestinationPage(pdf)) + 1);
                starts(item, pdf, starts);
            }
        }
    }

    private static Set<COSDictionary> dictionaries(List<PrintFont.Loaded> fonts) {
        Set<COSDictionary> dictionaries = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PrintFont.Loaded font : fonts) {
            @Nullable COSDictionary dictionary = font.dictionary();
            if (dictionary != null) {
                dictionaries.add(dictionary);
            }
        }
        return dictionaries;
    }

    private PdfRendererBuilder builder(Document document, String text) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        if (RightToLeft.in(text)) {
            builder.useUnicodeBidiSplitter(RightToLeft.Splitter::new);
            builder.useUnicodeBidiReorderer(new RightToLeft.Reorderer());
        }
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useReplacementText(Printable.BOX);
        builder.useColorProfile(colours);
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.useExternalResourceAccessControl((uri, type) -> false, null);
        builder.withProducer(producer);
        builder.withW3cDocument(document, null);
        return builder;
    }

    private static Looks looks(PdfBoxRenderer renderer, Fit fit) {
        List<PageBox> pages = renderer.getRootBox().getLayer().getPages();
        @Nullable
        Box end = fit.end() == null ? null : renderer.getSharedContext().getBoxById(fit.end());
        int counted = end == null ? pages.size() : page(pages, end) + 1;
        if (counted > fit.pages()) {
            return Looks.BAD;
        }
        @Nullable Box last = renderer.getSharedContext().getBoxById(DOCUMENT_END);
        return loose(pages, end) || loose(pages, last) ? Looks.LOOSE : Looks.GOOD;
    }

    /** On which page it is, from 0. */
    private static int page(List<PageBox> pages, Box box) {
        int page = 0;
        while (page + 1 < pages.size() && box.getAbsY() > pages.get(page + 1).getTop()) {
            page++;
        }
        return page;
    }

    /** Next to nothing is on the page on which something ends. */
    private static boolean loose(List<PageBox> pages, @Nullable Box end) {
        if (end == null) {
            return false;
        }
        int number = page(pages, end);
        PageBox page = pages.get(number);
        return number > 0 && end.getAbsY() - page.getTop() < LEAST_USED * (page.getBottom() - page.getTop());
    }

    private static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(Printable.xml(xhtml))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException("the page is not well-formed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Icons beside words go: the words say it. */
    private static void prepareDrawings(Document document) {
        NodeList drawings = document.getElementsByTagNameNS("*", "svg");
        for (int i = drawings.getLength() - 1; i >= 0; i--) {
            Element drawing = (Element) drawings.item(i);
            if (drawing.getAttribute("aria-hidden").equals("true")) {
                drawing.getParentNode().removeChild(drawing);
                continue;
            }
            describe(drawing);
            wholeViewBox(drawing);
            drawing.setAttribute("font-family", PrintFonts.DRAWN);
            chooseFonts(drawing);
        }
    }

    /** The library finds a drawing's proportions only in whole numbers. */
    private static void wholeViewBox(Element drawing) {
        String[] numbers = drawing.getAttribute("viewBox").strip().split("[ ,]+");
        StringBuilder whole = new StringBuilder();
        for (String number : numbers) {
            whole.append(whole.isEmpty() ? "" : " ").append((long) Math.ceil(Double.parseDouble(number)));
        }
        drawing.setAttribute("viewBox", whole.toString());
    }

    /** A drawing's alternative text is its title and description. */
    private static void describe(Element drawing) {
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {"title", "desc"}) {
            NodeList found = drawing.getElementsByTagNameNS(SVG, name);
            if (found.getLength() > 0) {
                text.append(text.isEmpty() ? "" : ". ")
                        .append(found.item(0).getTextContent().strip());
            }
        }
        drawing.setAttribute("alt", text.toString());
    }

    /** The drawing library wants a family for each weight. */
    private static void chooseFonts(Element drawing) {
        NodeList all = drawing.getElementsByTagNameNS(SVG, "*");
        PrintFonts fonts = PrintFonts.current();
        for (int i = all.getLength() - 1; i >= 0; i--) {
            Element element = (Element) all.item(i);
            element.removeAttribute("font-family");
            String weight = element.getAttribute("font-weight");
            element.removeAttribute("font-weight");
            if (element.getLocalName().equals("text") && fonts.needStandIns(element.getTextContent())) {
                DrawnText.outline(element, fonts, SEMIBOLD.contains(weight));
            } else if (SEMIBOLD.contains(weight)) {
                element.setAttribute("font-family", PrintFonts.DRAWN_SEMIBOLD);
            }
        }
    }
}
