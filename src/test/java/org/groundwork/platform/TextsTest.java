package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.groundwork.document.Allowed;
import org.groundwork.markup.Characters;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars(
                                "aü\u0308 \n\r"
                                    + "\t\u0000\u0003\u000b\u000c\u001b\u0085\u0093\u00a0\u200b\u200d\u202e\u2066\u2028\ufeff\ud800")
                        .ofMaxLength(20));
    }

    @Property
    void whatIsWrittenCanBeKeptEverywhere(@ForAll("texts") String given) {
        String text = Texts.written(given);
        assertThat(Allowed.forbidden(text)).isNull();
        assertThat(Texts.written(text)).isEqualTo(text);
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
    }

    @Property
    void aNameIsOneLineOfWhatCanBeSeen(@ForAll("texts") String given) {
        String name = Texts.name(given);
        assertThat(name).doesNotContainPattern("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069\u200b\ufeff\u00a0\u2028]| {2}");
        assertThat(Texts.bare(name)).isEqualTo(name);
        assertThat(Texts.name(name)).isEqualTo(name);
    }

    @Property
    void plainTextStaysAsItIs(@ForAll @CharRange(from = ' ', to = '~') String given) {
        assertThat(Texts.written(given)).isEqualTo(given);
    }

    @Test
    void turnsWhatWordProcessorsSendIntoWhatTheyMean() {
        assertThat(Texts.written("one\u000btwo\u000cthree\u0085four\u2028five"))
                .isEqualTo("one\ntwo\nthree\nfour\nfive");
        assertThat(Texts.written("\u0093quoted\u0094 \u0096 it\u0092s"))
                .isEqualTo("\u201cquoted\u201d \u2013 it\u2019s");
    }

    @Test
    void showsWhereACharacterStoodThatNoTextCanHold() {
        assertThat(Texts.written("a\u0001b\u0003c\u001bd\ufffee\ud800"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffd");
        assertThat(Texts.name("a\u0000b\u0003c\u001bd\ufffee\ud800")).isEqualTo("abcde");
        assertThat(Texts.name(Texts.written("a\u0003b"))).isEqualTo("ab");
    }

    @Test
    void whatAFileMayHoldIsWhatAFormKeeps() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String one = Character.toString(c);
            boolean kept = Texts.written(one).equals(Normalizer.normalize(one, Normalizer.Form.NFC));
            boolean becomesALineEnd = c == 0x2028 || c == 0x2029;
            assertThat(Allowed.forbidden(one) == null).as("U+%04X", c).isEqualTo(kept || becomesALineEnd);
        }
    }

    @Test
    void whatDeceivesInAMethodIsLeftOutOfNames() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String one = Character.toString(c);
            boolean harmless = c == 0xAD || c == Texts.REPLACEMENT; // a method says it; a name has no use for it
            if (!harmless && Characters.forbidden(one) == null) {
                boolean leftOut = Texts.name("a" + one + "b").equals("ab");
                assertThat(Characters.deceives(one)).as("U+%04X", c).isEqualTo(leftOut);
            }
        }
    }

    @Property
    void theNameOfAFileIsAShortNameWithoutAPath(
            @ForAll("texts") String folder,
            @ForAll("texts") String given,
            @ForAll @IntRange(min = 1, max = 40) int most) {
        String name = Texts.fileName(folder + "/" + given, most, "file");

        assertThat(name).isNotEmpty().doesNotContain("/", "\\", "\n");
        assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(Math.max(most, "file".length()));
        assertThat(Texts.fileName(given, Integer.MAX_VALUE, "file"))
                .isEqualTo(Texts.fileName(folder + "\\" + given, Integer.MAX_VALUE, "file"));
    }

    @Test
    void leavesJoinersAndEmojiAlone() {
        String text = "\ud83d\udc69\u200d\ud83d\udcbb \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
        assertThat(Texts.name(text)).isEqualTo(text);
        assertThat(Texts.written(text)).isEqualTo(text);
    }

    @Test
    void composesLetters() {
        assertThat(Texts.name(" Ku\u0308hlhaus ")).isEqualTo("K\u00fchlhaus");
    }
}
