package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

    @Test
    void breaksBetweenWords() {
        assertThat(TextLines.wrap("Simple solution measured", 14.5, 95))
                .containsExactly("Simple", "solution", "measured");
        assertThat(TextLines.wrap("Worth solving", 14.5, 95)).containsExactly("Worth solving");
    }

    @Test
    void breaksAWordThatIsWiderThanALine() {
        assertThat(TextLines.wrap("Wirtschaftlichkeitsbetrachtung", 14.5, 95))
                .hasSizeGreaterThan(1)
                .allMatch(line -> TextLines.width(line, 14.5) <= 95)
                .satisfies(lines -> assertThat(String.join("", lines).replace("-", ""))
                        .isEqualTo("Wirtschaftlichkeitsbetrachtung"));
    }

    @Test
    void nothingToSayTakesNoLine() {
        assertThat(TextLines.wrap("  ", 14, 80)).isEmpty();
    }

    @Property
    void everyLineFitsAndNothingIsLost(
            @ForAll @StringLength(max = 60) String text, @ForAll @DoubleRange(min = 60, max = 300) double room) {
        List<String> lines = TextLines.wrap(text, 14, room);

        assertThat(lines).allMatch(line -> TextLines.width(line, 14) <= room);
        assertThat(withoutSpaceAndHyphen(String.join("", lines))).isEqualTo(withoutSpaceAndHyphen(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Simple solution measured",
                "Entscheidungsgrößen",
                "Δεδομένα εκπαίδευσης",
                "Обучающие данные",
                "Żródła i jakość danych"
            })
    void neverThinksATextNarrowerThanTheFontDrawsIt(String text) throws Exception {
        try (InputStream file = TextLinesTest.class.getResourceAsStream("/fonts/SourceSans3-Semibold.ttf")) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(100f);
            double drawn = font.getStringBounds(text, new FontRenderContext(null, true, true))
                    .getWidth();

            assertThat(TextLines.width(text, 100)).isGreaterThanOrEqualTo(drawn * 0.98);
        }
    }

    private static String withoutSpaceAndHyphen(String text) {
        return text.replaceAll("[\\p{javaWhitespace}-]+", "");
    }
}
