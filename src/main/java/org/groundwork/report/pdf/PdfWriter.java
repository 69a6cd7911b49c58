package org.groundwork.report.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.jspecify.annotations.Nullable;
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

    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final Set<String> SEMIBOLD = Set.of("bold", "600", "700", "800", "900");

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

    /**
     * Prints a page.
     *
     * @param page makes the XHTML, given the characters for which no font has a glyph and that
     *     stand as boxes in the document; called with none first and, when there are such
     *     characters, once more with them
     * @param remark stands at the end of each text that is too long to be printed whole
     */
    public Printed write(Function<SortedSet<Integer>, String> page, String remark) {
        return write(page, remark, number -> {});
    }

    /**
     * As {@link #write(Function, String)}.
     *
     * @param progress is told the number of each page, from 1, when it is begun
     */
    public Printed write(Function<SortedSet<Integer>, String> page, String remark, IntConsumer progress) {
        Printable printable = new Printable(PrintFonts.INSTANCE);
        Document document = parse(page.apply(new TreeSet<>()));
        new TextBounds(remark).applyTo(document.getDocumentElement());
        printable.replaceIn(document.getDocumentElement());
        if (!printable.missing().isEmpty()) {
            document = parse(page.apply(printable.missing()));
            new TextBounds(remark).applyTo(document.getDocumentElement());
            printable.replaceIn(document.getDocumentElement());
        }
        prepareDrawings(document);
        describeLinks(document);
        return print(document, progress);
    }

    private Printed print(Document document, IntConsumer progress) {
        String text = document.getDocumentElement().getTextContent();
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
        builder.usePageSupplier((pdf, width, height, number, shadow) -> {
            PDPage next = new PDPage(new PDRectangle(width, height));
            pdf.addPage(next);
            progress.accept(pdf.getNumberOfPages());
            return next;
        });
        builder.withW3cDocument(document, null);
        try (PDDocument pdf = new PDDocument()) {
            builder.usePDDocument(pdf);
            PrintFonts.INSTANCE.useForDrawings(builder);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                PrintFonts.INSTANCE.useForText(renderer.getFontResolver(), pdf, text);
                renderer.createPDFWithoutClosing();
            }
            pdf.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
            List<Integer> starts = new ArrayList<>();
            starts(pdf.getDocumentCatalog().getDocumentOutline(), pdf, starts);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
            pdf.save(out);
            byte[] bytes = out.toByteArray();
            return new Printed(ArabicShapes.in(text) ? ArabicReading.of(bytes) : bytes, pdf.getNumberOfPages(), starts);
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
        for (int i = all.getLength() - 1; i >= 0; i--) {
            Element element = (Element) all.item(i);
            element.removeAttribute("font-family");
            String weight = element.getAttribute("font-weight");
            element.removeAttribute("font-weight");
            if (element.getLocalName().equals("text") && PrintFonts.INSTANCE.needStandIns(element.getTextContent())) {
                DrawnText.outline(element, PrintFonts.INSTANCE, SEMIBOLD.contains(weight));
            } else if (SEMIBOLD.contains(weight)) {
                element.setAttribute("font-family", PrintFonts.DRAWN_SEMIBOLD);
            }
        }
    }

    /** A link is described by what it says. */
    private static void describeLinks(Document document) {
        NodeList links = document.getElementsByTagNameNS("*", "a");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            if (link.getAttribute("title").isEmpty()) {
                link.setAttribute("title", link.getTextContent().strip());
            }
        }
    }
}
