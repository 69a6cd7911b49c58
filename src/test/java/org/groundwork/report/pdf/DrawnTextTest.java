package org.groundwork.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class DrawnTextTest {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String ROCKET = "\uD83D\uDE80";

    private static Element drawing(String words, String anchor) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(("<svg xmlns='%s'><text x='200' y='50' font-size='20'"
                                + " text-anchor='%s' fill='#123456'>%s</text></svg>")
                        .formatted(SVG, anchor, words))));
        Element drawing = document.getDocumentElement();
        DrawnText.outline((Element) drawing.getFirstChild(), PrintFonts.current(), false);
        return drawing;
    }

    private static String path(String words, String anchor) throws Exception {
        Element path = (Element) drawing(words, anchor).getFirstChild();
        assertThat(path.getLocalName()).isEqualTo("path");
        assertThat(path.getAttribute("fill")).isEqualTo("#123456");
        return path.getAttribute("d");
    }

    /** All x of the path. */
    private static List<Double> across(String data) {
        List<Double> all = new ArrayList<>();
        Matcher pairs = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)").matcher(data);
        while (pairs.find()) {
            all.add(Double.valueOf(pairs.group(1)));
        }
        return all;
    }

    private static double width(String words) throws Exception {
        List<Double> all = across(path(words, "start"));
        return all.stream().max(Double::compare).orElseThrow()
                - all.stream().min(Double::compare).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {ROCKET, "\u260E", "تحليل العملاء", "חיזוי", ROCKET + " Launch تحليل"})
    void everyScriptOfTheFontsIsDrawn(String words) throws Exception {
        assertThat(across(path(words, "start"))).hasSizeGreaterThan(8).allMatch(x -> x >= 198);
        assertThat(across(path(words, "end"))).allMatch(x -> x <= 202);
    }

    @Test
    void arabicLettersJoin() throws Exception {
        assertThat(width("سسسس")).isLessThan(width("س س س س") * 0.9);
        assertThat(path("سسسس", "start")).isNotEqualTo(path("س\u200Cس\u200Cس\u200Cس", "start"));
    }

    @Test
    void pictographsArabicAndHebrewInADrawingNeedNoBox() {
        List<SortedSet<Integer>> asked = new ArrayList<>();
        PdfWriter.Printed printed = new PdfWriter("Test")
                .write(
                        missing -> {
                            asked.add(missing);
                            return """
                                <html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>
                                <meta name="description" content="d"/></head><body><div>
                                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" width="100" height="40" role="img">
                                <title>Map</title><text x="5" y="20" font-size="12" font-weight="bold">%s تحليل</text>
                                <text x="5" y="36" font-size="12">חיזוי</text></svg></div></body></html>
                                """.formatted(ROCKET);
                        },
                        "cut");

        assertThat(asked)
                .singleElement()
                .satisfies(missing -> assertThat(missing).isEmpty());
        assertThat(printed.pages()).isEqualTo(1);
    }
}
