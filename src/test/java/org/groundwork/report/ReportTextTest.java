package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.Golden;
import org.groundwork.lab.LabResults;
import org.groundwork.lab.LabSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a report says, word by word, as a page that stands alone. */
class ReportTextTest {

    private static final ReportPrinter PRINTER = new ReportPrinter("test");

    static Stream<Arguments> samples() {
        return ReportSamples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyReportIsAPageThatNeedsNothingBesideIt(String name, AssessmentFile file) {
        String whole = PRINTER.html(ReportSamples.page(file));
        assertThat(whole).contains("@font-face").doesNotContainPattern("url\\((?!\"?data:)");
        String html = whole.replaceAll("(?s)<style.*?</style>", "");

        assertThat(html)
                .doesNotContain("??")
                .doesNotContain(" th:")
                .doesNotContainPattern("(?i)<(script|link|img|iframe)\\b")
                .doesNotContainPattern("\\son[a-z]+=\"");
        List<String> ids = all("\\sid=\"([^\"]*)\"", html);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).as("what links lead to").containsAll(all("href=\"#([^\"]*)\"", html));
        assertThat(html).containsOnlyOnce("<h1").containsOnlyOnce("<main");
    }

    @Test
    void saysAboutRelatedPinsWhatItHasAlwaysSaid() {
        AssessmentFile file = ReportSamples.realCase();
        ReportPage page = ReportPage.of(file, ReportSamples.score(file), Provenance.file(ReportSamples.AT));

        Golden.check("src/test/resources/report/related-pins-2013.txt", words(PRINTER.html(page)));
    }

    @Test
    void saysAboutTheMoneyWhatItHasAlwaysSaid() {
        AssessmentFile file = ReportSamples.withMoney();
        ReportPage page = ReportPage.of(file, ReportSamples.score(file), Provenance.file(ReportSamples.AT));
        String html = PRINTER.html(page);
        String roi = part(html, "<section class=\"card\" id=\"roi\"", "</section>");
        String appendix = part(html, "<h3 id=\"money\"", "</details>");

        Golden.check(
                "src/test/resources/report/search-ranking-money.txt",
                words(roi + appendix).replace('\u00A0', ' '));
    }

    @Test
    void saysWhatWasMeasuredOnPastCases() {
        ReportPage page = ReportSamples.withPastCases(LabSamples.cancellations());
        String html = PRINTER.html(page);
        List<String> ids = all("\\sid=\"([^\"]*)\"", html);
        assertThat(ids).doesNotHaveDuplicates().contains("past-cases");

        Golden.check(
                "src/test/resources/report/past-cases.txt",
                words(part(html, "<section class=\"card\" id=\"past-cases\"", "</section>"))
                        .replace('\u00A0', ' '));
    }

    /** Whatever stands in the names of columns and values is text. */
    @Test
    void aStrangersNamesStandAsText() {
        for (int seed = 0; seed < 40; seed++) {
            String html = PRINTER.html(ReportSamples.withPastCases(LabResults.of(seed)));
            assertThat(html).doesNotContain("\u202E").doesNotContain("??");
        }
    }

    private static String part(String html, String from, String to) {
        int start = html.indexOf(from);
        return html.substring(start, html.indexOf(to, start));
    }

    /** A line for each block of text. */
    static String words(String html) {
        return html.replaceAll("(?s)<style.*?</style>|<svg.*?</svg>|<head>.*?</head>", "")
                .replaceAll("\\s+", " ")
                .replaceAll("</?(p|div|h[1-6]|tr|li|table|section|details|summary|main)\\b[^>]*>", "\n")
                .replaceAll("</t[dh]>", " | ")
                .replaceAll("<[^>]*>", "")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .lines()
                .map(String::strip)
                .map(line -> line.replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .reduce("", (text, line) -> text + line + "\n");
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }
}
