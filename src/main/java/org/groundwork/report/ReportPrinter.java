package org.groundwork.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.platform.DateTimesDialect;
import org.groundwork.platform.KeptFragments;
import org.groundwork.platform.TemplateCaches;
import org.groundwork.report.office.OfficeWriter;
import org.groundwork.report.pdf.Fit;
import org.groundwork.report.pdf.PdfWriter;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a report as PDF or as a page that stands alone; needs no server and no application. */
final class ReportPrinter {

    private static final String CSS = text("/report/print.css");

    private static final String REPORT_CSS = text("/report/print-report.css");

    /** Of the body of a report. */
    static final int MOST_PAGES = 7;

    private static final List<Fit.Way> WHOLE = List.of(Fit.Way.whole("roomy"), Fit.Way.whole("snug"));

    /** A report of usual length loses nothing; a long one first its looseness, then what matters least. */
    private static final List<Fit.Way> SHORT = List.of(
            new Fit.Way("roomy", 7, 900, false),
            new Fit.Way("snug", 7, 900, false),
            new Fit.Way("tight", 6, 500, false),
            new Fit.Way("tight", 5, 280, false),
            new Fit.Way("tight tightest", 3, 200, false),
            new Fit.Way("tight tightest", 3, 120, true),
            new Fit.Way("tight tightest", 2, 80, true));

    private static final List<Fit.Way> ONE_PAGE = List.of(
            new Fit.Way("", 8, 500, false),
            new Fit.Way("smaller", 6, 400, false),
            new Fit.Way("", 6, 400, true),
            new Fit.Way("smaller", 6, 400, true),
            new Fit.Way("smaller", 4, 200, true),
            new Fit.Way("smaller", 3, 100, true),
            new Fit.Way("smaller smallest", 3, 80, true));

    private final ResourceBundleMessageSource messages;
    private final SpringTemplateEngine templates;
    private final String producer;
    private final PdfWriter writer;
    private final OfficeWriter office;

    /**
     * @param version of the program; may be empty
     * @param moreMessages bundles beside the report’s own
     */
    ReportPrinter(String version, String... moreMessages) {
        this.messages = messages(moreMessages);
        this.templates = templates(messages);
        this.producer = ("Groundwork " + version).strip();
        this.writer = new PdfWriter(producer);
        this.office = new OfficeWriter(writer);
    }

    private static ResourceBundleMessageSource messages(String... more) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/layout",
                "messages/review",
                "messages/action",
                "messages/report",
                "messages/cases",
                "messages/lab");
        messages.addBasenames(more);
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static SpringTemplateEngine templates(ResourceBundleMessageSource messages) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.addDialect(new DateTimesDialect(() -> ZoneOffset.UTC));
        engine.addDialect(new KeptFragments());
        TemplateCaches.install(engine);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }

    /** In any kind. */
    byte[] document(ReportPage page, PaperSize paper, ReportKind kind) {
        return switch (kind) {
            case SLIDES -> office.slides(editable(page, kind), words(page, paper));
            case TEXT -> office.text(editable(page, kind), words(page, paper));
            default -> pdf(page, paper, kind);
        };
    }

    private String editable(ReportPage page, ReportKind kind) {
        return xhtml("report/print", page, kind, "", new TreeSet<>());
    }

    private OfficeWriter.Words words(ReportPage page, PaperSize paper) {
        return new OfficeWriter.Words(
                message("report.title", page.name()),
                page.team() == null ? "" : page.team(),
                message("report.recommendation"),
                title -> message("report.slides.continued", title),
                paper == PaperSize.LETTER);
    }

    /**
     * A kind of PDF.
     *
     * @throws IllegalArgumentException if it is another kind of document
     */
    byte[] pdf(ReportPage page, PaperSize paper, ReportKind kind) {
        return switch (kind) {
            case REPORT, ANSWERS -> body(page, paper, kind, new Fit(MOST_PAGES, "body-end", SHORT, this::more));
            case RECORD -> body(page, paper, kind, new Fit(Integer.MAX_VALUE, "body-end", WHOLE, this::more));
            case PAGE ->
                writer.write(
                                missing -> xhtml("report/print-summary", page, kind, onePage(paper), missing),
                                whereTheRestIs(page),
                                new Fit(1, null, ONE_PAGE, this::moreInReport))
                        .pdf();
            case SLIDES, TEXT -> throw new IllegalArgumentException(kind + " is no PDF");
        };
    }

    private byte[] body(ReportPage page, PaperSize paper, ReportKind kind, Fit fit) {
        return writer.write(
                        missing -> xhtml("report/print", page, kind, reportPages(paper), missing),
                        whereTheRestIs(page),
                        fit)
                .pdf();
    }

    private String more(int lines) {
        return message("report.paper.more", lines);
    }

    private String moreInReport(int lines) {
        return message("report.paper.more.report", lines);
    }

    /** Another document, with page numbers. */
    PdfWriter.Printed document(
            String template, Map<String, Object> variables, PaperSize paper, String style, IntConsumer progress) {
        return writer.write(
                missing -> xhtml(template, variables, paged(paper) + CSS + style, missing),
                message("report.paper.shortened"),
                progress);
    }

    /** What stands at the end of a text that is too long for paper. */
    private String whereTheRestIs(ReportPage page) {
        return message(
                page.provenance().kind() == Provenance.Kind.FILE
                        ? "report.paper.shortened.file"
                        : "report.paper.shortened");
    }

    private String xhtml(String template, ReportPage page, ReportKind kind, String paper, SortedSet<Integer> missing) {
        return xhtml(template, Map.of("page", page, "kind", kind), paper + CSS + REPORT_CSS, missing);
    }

    private String xhtml(String template, Map<String, Object> variables, String css, SortedSet<Integer> missing) {
        Context context = new Context(Locale.ENGLISH, variables);
        context.setVariable("css", css);
        context.setVariable("unprintable", missing);
        context.setVariable("scripts", scripts(missing));
        return templates.process(template, context);
    }

    /** Paper, running head and page numbers, whose words are messages. */
    private String paged(PaperSize paper) {
        return paged(paper, "25mm 21mm 22mm");
    }

    private String reportPages(PaperSize paper) {
        return paged(paper, "19mm 18mm 16mm") + "@page :first { margin-top: 15mm; }\n";
    }

    private String paged(PaperSize paper, String margin) {
        return """
            @page { size: %s; margin: %s; @top-left { content: element(head); }
              @bottom-right { content: "%s " counter(page) " %s " counter(pages);
                font-family: "Source Sans 3"; font-size: 8.5pt; color: #566067; } }
            @page :first { @top-left { content: none; } }
            """.formatted(paper.css(), margin, message("report.paper.page"), message("report.paper.of"));
    }

    private static String onePage(PaperSize paper) {
        return "@page { size: %s; margin: 13mm 18mm 11mm; }\n".formatted(paper.css());
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, Locale.ENGLISH);
    }

    /** Names of the scripts of these characters: "Han, Hangul"; signs of no script have the name of what they are. */
    private String scripts(SortedSet<Integer> characters) {
        return characters.stream()
                .map(Character.UnicodeScript::of)
                .map(script -> switch (script) {
                    case COMMON, INHERITED, UNKNOWN -> message("report.paper.signs");
                    default -> name(script);
                })
                .distinct()
                .sorted(Comparator.comparing(message("report.paper.signs")::equals))
                .collect(Collectors.joining(", "));
    }

    private static String name(Character.UnicodeScript script) {
        return Stream.of(script.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** A page that needs nothing beside it: style and fonts are in it. */
    String html(ReportPage page) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("page", page);
        context.setVariable("generator", producer);
        return templates
                .process("report/file", context)
                .replaceFirst("<style></style>", Matcher.quoteReplacement("<style>" + pageStyle() + "</style>"));
    }

    private static String pageStyle() {
        StringBuilder style = new StringBuilder();
        for (Face face : List.of(
                new Face("Source Serif 4", "source-serif-4-latin"), new Face("Source Sans 3", "source-sans-3-latin"))) {
            style.append("""
                @font-face { font-family: "%s"; font-weight: 200 900; src: url(data:font/woff2;base64,%s) format("woff2"); }
                """.formatted(
                    face.family, Base64.getEncoder().encodeToString(bytes("/static/fonts/" + face.file + ".woff2"))));
        }
        return style.append(text("/META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap-reboot.min.css"))
                .append(text("/META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap-utilities.min.css"))
                .append(text("/static/css/groundwork.css"))
                .toString();
    }

    private record Face(String family, String file) {}

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = ReportPrinter.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not in this build: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
