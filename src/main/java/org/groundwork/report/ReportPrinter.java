package org.groundwork.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.groundwork.platform.DateTimesDialect;
import org.groundwork.platform.KeptFragments;
import org.groundwork.platform.TemplateCaches;
import org.groundwork.report.pdf.PdfWriter;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a report as PDF or as a page that stands alone; needs no server and no application. */
final class ReportPrinter {

    private static final String CSS = text("/report/print.css");

    private final ResourceBundleMessageSource messages;
    private final SpringTemplateEngine templates;
    private final String producer;
    private final PdfWriter writer;

    /**
     * @param version of the program; may be empty
     * @param moreMessages bundles beside the report’s own
     */
    ReportPrinter(String version, String... moreMessages) {
        this.messages = messages(moreMessages);
        this.templates = templates(messages);
        this.producer = ("Groundwork " + version).strip();
        this.writer = new PdfWriter(producer);
    }

    private static ResourceBundleMessageSource messages(String... more) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/layout", "messages/review", "messages/action", "messages/report", "messages/cases");
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

    /** The whole report. */
    byte[] pdf(ReportPage page, PaperSize paper) {
        return writer.write(missing -> xhtml("report/print", page, paged(paper), false, missing), whereTheRestIs(page))
                .pdf();
    }

    /** Its essence on one page; set smaller where long texts need it. */
    byte[] summary(ReportPage page, PaperSize paper) {
        PdfWriter.Printed printed = summary(page, paper, false);
        return (printed.pages() == 1 ? printed : summary(page, paper, true)).pdf();
    }

    private PdfWriter.Printed summary(ReportPage page, PaperSize paper, boolean smaller) {
        return writer.write(
                missing -> xhtml("report/print-summary", page, onePage(paper), smaller, missing), whereTheRestIs(page));
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

    private String xhtml(String template, ReportPage page, String paper, boolean smaller, SortedSet<Integer> missing) {
        return xhtml(template, Map.of("page", page, "smaller", smaller), paper + CSS, missing);
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
        return """
            @page { size: %s; margin: 25mm 21mm 22mm; @top-left { content: element(head); }
              @bottom-right { content: "%s " counter(page) " %s " counter(pages);
                font-family: "Source Sans 3"; font-size: 8.5pt; color: #566067; } }
            @page :first { @top-left { content: none; } }
            """.formatted(paper.css(), message("report.paper.page"), message("report.paper.of"));
    }

    private static String onePage(PaperSize paper) {
        return "@page { size: %s; margin: 15mm 18mm 12mm; }\n".formatted(paper.css());
    }

    private String message(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }

    /** Names of the scripts of these characters: "Han, Hangul". */
    private static String scripts(SortedSet<Integer> characters) {
        return characters.stream()
                .map(Character.UnicodeScript::of)
                .map(script ->
                        script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
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
