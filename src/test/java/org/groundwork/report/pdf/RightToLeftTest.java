package org.groundwork.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import org.junit.jupiter.api.Test;

class RightToLeftTest {

    private final RightToLeft.Reorderer reorderer = new RightToLeft.Reorderer();

    @Test
    void turnsLettersRoundAndLeavesNumbersAndOtherWords() {
        assertThat(reorderer.reorderRTLTextToLTR("שלום 123 abc"))
                .isEqualTo("abc 123 " + new StringBuilder("שלום").reverse());
    }

    @Test
    void bracketsChangeSides() {
        assertThat(reorderer.reorderRTLTextToLTR("(שלום)")).isEqualTo("(" + new StringBuilder("שלום").reverse() + ")");
    }

    @Test
    void aRunGoesFromTheFirstToTheLastCharacterOfAScript() {
        RightToLeft.Splitter splitter = new RightToLeft.Splitter();
        splitter.setParagraph("the שלום 123 בדיקה end", BidiSplitter.LTR);

        assertThat(splitter.countTextRuns()).isEqualTo(3);
        BidiTextRun middle = splitter.getVisualRun(1);
        assertThat(middle.getStart()).isEqualTo(4);
        assertThat(middle.getLength()).isEqualTo("שלום 123 בדיקה".length());
        assertThat(middle.getDirection()).isEqualTo(BidiSplitter.RTL);
    }

    @Test
    void theFirstStrongCharacterGivesTheDirection() {
        RightToLeft.Splitter splitter = new RightToLeft.Splitter();

        assertThat(splitter.getBaseDirection("12 שלום abc")).isEqualTo(BidiSplitter.RTL);
        assertThat(splitter.getBaseDirection("12 abc שלום")).isEqualTo(BidiSplitter.LTR);
        assertThat(splitter.getBaseDirection("12 –")).isEqualTo(BidiSplitter.NEUTRAL);
    }

    @Test
    void lettersJoin() {
        // seen initial, lam with alef final, meem isolated
        assertThat(ArabicShapes.shape("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
        // beh initial, yeh medial, teh final
        assertThat(ArabicShapes.shape("بيت")).isEqualTo("\uFE91\uFEF4\uFE96");
        assertThat(ArabicShapes.letters("\uFEB3\uFEFC\uFEE1")).isEqualTo("سلام");
    }

    @Test
    void lettersJoinOverVowelMarks() {
        assertThat(ArabicShapes.shape("بَت")).isEqualTo("\uFE91\u064E\uFE96");
    }

    @Test
    void textWithoutArabicStaysAsItIs() {
        String text = "Ring the hundred 🎉";

        assertThat(ArabicShapes.shape(text)).isSameAs(text);
    }
}
