package org.groundwork.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @Test
    void listsProblemsInTheOrderOfTheLines() {
        Problems problems = new Problems("f");
        problems.add(new Problem("f", 7, 2, "c", "third"));
        problems.add(new Problem("f", 2, 9, "b", "second"));
        problems.add(new Problem("f", 2, 3, "", "first"));
        problems.inFile("whole");

        assertThat(problems.list())
                .extracting(Problem::toString)
                .containsExactly("f: whole", "f:2:3: first", "f:2:9: b: second", "f:7:2: c: third");
    }

    @Test
    void throwsOnlyWhereSomethingIsWrong() {
        Problems problems = new Problems("f");
        assertThat(problems.none()).isTrue();
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();

        problems.inFile("wrong");

        assertThat(problems.none()).isFalse();
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(MarkupException.class)
                .hasMessage("f: wrong");
    }

    @Test
    void countsWhatItNoLongerLists() {
        Problems problems = new Problems("f");
        for (int i = 0; i < Problems.MOST + 3; i++) {
            problems.inFile("p" + i);
        }

        assertThat(problems.list()).hasSize(Problems.MOST + 1);
        assertThat(problems.list().getLast()).hasToString("f: and 3 more like these");
    }

    @ParameterizedTest
    @CsvSource({
        "levle, level",
        "level, level",
        "LEVEL, level",
        "evidense, evidence",
        "links, links",
        "lnks, links",
        "notAplicable, notApplicable",
        "zzz, ",
        "levelsandlevels, ",
        "'', ",
    })
    void findsTheWordThatWasMeant(String word, String nearest) {
        assertThat(Nearest.of(word, List.of("level", "evidence", "links", "notApplicable")))
                .isEqualTo(nearest);
    }

    @Test
    void takesTheFirstOfSeveralThatAreEquallyNear() {
        assertThat(Nearest.of("cat", List.of("cut", "cot"))).isEqualTo("cut");
    }

    @Test
    void doesNotCompareVeryLongWords() {
        assertThat(Nearest.of("x".repeat(101), List.of("x".repeat(101)))).isNull();
    }

    @Test
    void namesUnknownKeysWithTheNearestOrAllKnownOnes() {
        assertThat(Node.unknown("levle", List.of("level", "note")))
                .isEqualTo("unknown key “levle”; did you mean “level”?");
        assertThat(Node.unknown("xyz", List.of("level", "note")))
                .isEqualTo("unknown key “xyz”; known here: level, note");
    }

    @Test
    void shortensLongTextsAtACharacter() {
        assertThat(Node.shorten(" a\tb\n")).isEqualTo("a b");
        assertThat(Node.shorten("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(Node.shorten("😀".repeat(61))).isEqualTo("😀".repeat(57) + "…");
    }
}
