package org.groundwork.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TextBoundsTest {

    private static final String REMARK = "(shortened)";

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.strings().withChars("ab \n").ofMaxLength(200)),
                Tuple.of(2, Arbitraries.integers().between(0, 9_990).map("\n"::repeat)),
                Tuple.of(2, Arbitraries.integers().between(0, 9_990).map("x\n"::repeat)),
                Tuple.of(2, Arbitraries.integers().between(0, 9_990).map("word "::repeat)),
                Tuple.of(2, Arbitraries.integers().between(0, 4_990).map("\uD83D\uDE00"::repeat)));
    }

    @Property
    void noTextAndNotAllOfThemAreMoreThanPaperHolds(@ForAll("documents") List<String> texts) {
        List<String> printed = bounded(texts);

        int characters = 0;
        int lines = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String kept = printed.get(i);
            if (kept.equals(text)) {
                assertThat(kept.strip().length()).isLessThanOrEqualTo(TextBounds.CHARACTERS);
            } else {
                assertThat(kept).endsWith(" " + REMARK);
                String beginning = kept.substring(0, kept.length() - REMARK.length() - 1);
                assertThat(text).startsWith(beginning);
                assertThat(beginning.length()).isLessThanOrEqualTo(TextBounds.CHARACTERS);
                assertThat(Character.isHighSurrogate(
                                beginning.isEmpty() ? ' ' : beginning.charAt(beginning.length() - 1)))
                        .isFalse();
            }
            String shown = kept.strip();
            assertThat(shown.lines().count()).isLessThanOrEqualTo(TextBounds.LINES);
            characters += shown.length();
            lines += (int) shown.lines().count();
        }
        int rest = texts.size() * (TextBounds.FEW_CHARACTERS + REMARK.length() + 1);
        assertThat(characters).isLessThanOrEqualTo(TextBounds.ALL_CHARACTERS + TextBounds.CHARACTERS + rest);
        assertThat(lines).isLessThanOrEqualTo(TextBounds.ALL_LINES + TextBounds.LINES + 2 * texts.size());
    }

    @Provide
    Arbitrary<List<String>> documents() {
        return texts().list().ofMaxSize(300);
    }

    @Example
    void whatFitsStaysAsItIs() {
        String fits = ("word ".repeat(10) + "\n").repeat(TextBounds.LINES - 1).strip();
        assertThat(bounded(List.of(fits, "", " \n ", "short"))).containsExactly(fits, "", " \n ", "short");
    }

    @Example
    void isCutBetweenWordsAndLines() {
        assertThat(bounded(List.of("word ".repeat(1_000)))).first().asString().endsWith("word word " + REMARK);
        assertThat(bounded(List.of("a\n".repeat(TextBounds.LINES + 1))))
                .containsExactly("a\n".repeat(TextBounds.LINES).stripTrailing() + " " + REMARK);
    }

    @Example
    void drawingsAndTheHeadAreLeftAlone() {
        String much = "x".repeat(TextBounds.CHARACTERS + 1);
        Document document = document();
        Element root = document.createElementNS(null, "html");
        for (String name : List.of("head", "svg", "p")) {
            Element element = document.createElementNS(null, name);
            element.setTextContent(much);
            root.appendChild(element);
        }
        new TextBounds(REMARK).applyTo(root);
        assertThat(root.getChildNodes().item(0).getTextContent()).isEqualTo(much);
        assertThat(root.getChildNodes().item(1).getTextContent()).isEqualTo(much);
        assertThat(root.getChildNodes().item(2).getTextContent()).endsWith(REMARK);
    }

    private static List<String> bounded(List<String> texts) {
        Document document = document();
        Element root = document.createElementNS(null, "body");
        for (String text : texts) {
            Element element = document.createElementNS(null, "p");
            element.appendChild(document.createTextNode(text));
            root.appendChild(element);
        }
        new TextBounds(REMARK).applyTo(root);
        List<String> bounded = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            bounded.add(root.getChildNodes().item(i).getTextContent());
        }
        return bounded;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
