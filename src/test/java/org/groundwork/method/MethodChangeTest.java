package org.groundwork.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.groundwork.method.Questionnaires.choice;
import static org.groundwork.method.Questionnaires.levelled;
import static org.groundwork.method.Questionnaires.of;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.groundwork.method.MethodChange.Kind;
import org.junit.jupiter.api.Test;

class MethodChangeTest {

    private static final Question ONE = levelled("s.one", "One?", "a", true);
    private static final Question TWO = levelled("s.two", "Two?", "b", true);

    @Test
    void whatIsWordedAlikeMeansTheSame() {
        MethodChange change = MethodChange.of(of(1, null, ONE, TWO), of(2, null, ONE, TWO));

        assertThat(change.of(Kind.SAME)).containsExactly("s.one", "s.two");
        assertThat(change.why()).isNull();
    }

    @Test
    void anotherTextOrAnotherAnchorMeansSomethingElse() {
        Question text = levelled("s.one", "One, really?", "a", true);
        Question anchors = levelled("s.two", "Two?", "c", true);

        MethodChange change = MethodChange.of(of(1, null, ONE, TWO), of(2, null, text, anchors));

        assertThat(change.of(Kind.CHANGED)).containsExactly("s.one", "s.two");
        assertThat(change.of("s.one").what()).isNull();
    }

    @Test
    void theWordOfTheNewerVersionStandsWhereItReplacesTheOlder() {
        Question text = levelled("s.one", "One, really?", "a", true);
        Replaces replaces =
                new Replaces("small@1", "It was wrong.", List.of(new Replaces.Changed("s.two", "Two means three.")));

        MethodChange change = MethodChange.of(of(1, null, ONE, TWO), of(2, replaces, text, TWO));

        assertThat(change.of("s.one").kind()).isEqualTo(Kind.SAME);
        assertThat(change.of("s.two").kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.of("s.two").what()).isEqualTo("Two means three.");
        assertThat(change.why()).isEqualTo("It was wrong.");
    }

    @Test
    void itsWordOnAnotherVersionDoesNot() {
        Replaces replaces =
                new Replaces("small@2", "It was wrong.", List.of(new Replaces.Changed("s.two", "Two means three.")));

        MethodChange change = MethodChange.of(of(1, null, ONE, TWO), of(3, replaces, ONE, TWO));

        assertThat(change.of(Kind.SAME)).containsExactly("s.one", "s.two");
        assertThat(change.why()).isNull();
    }

    @Test
    void newQuestionsComeInTheirPlaceAndDroppedOnesAtTheEnd() {
        Question three = levelled("s.three", "Three?", "c", true);

        MethodChange change = MethodChange.of(of(1, null, TWO, ONE), of(2, null, three, ONE));

        assertThat(change.questions().keySet()).containsExactly("s.three", "s.one", "s.two");
        assertThat(change.of(Kind.ADDED)).containsExactly("s.three");
        assertThat(change.of(Kind.DROPPED)).containsExactly("s.two");
    }

    @Test
    void saysWhichAnswersNoLongerExist() {
        MethodChange change = MethodChange.of(
                of(1, null, choice("s.c", "C?", true, "x", "y", "z"), ONE),
                of(2, null, choice("s.c", "C?", false, "y", "w"), levelled("s.one", "One?", "a", false)));

        assertThat(change.of("s.c").optionsGone()).containsExactly("x", "z");
        assertThat(change.of("s.c").notApplicableGone()).isTrue();
        assertThat(change.of("s.one").kind()).isEqualTo(Kind.SAME);
        assertThat(change.of("s.one").notApplicableGone()).isTrue();
        assertThat(change.of("s.one").optionsGone()).isEmpty();
    }

    @Test
    void aQuestionThatIsAnsweredInAnotherWayMeansSomethingElseWhateverIsSaid() {
        Replaces replaces = new Replaces("small@1", "Why.", List.of());

        MethodChange change = MethodChange.of(of(1, null, ONE), of(2, replaces, choice("s.one", "One?", true, "x")));

        assertThat(change.of("s.one").kind()).isEqualTo(Kind.CHANGED);
    }

    @Test
    void knowsNoQuestionOfNeither() {
        MethodChange change = MethodChange.of(of(1, null, ONE), of(2, null, ONE));

        assertThatThrownBy(() -> change.of("s.nine")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatCoreTwoSaysOfCoreOne() {
        Method one = Methods.find("core@1").orElseThrow();
        Method two = Methods.find("core@2").orElseThrow();
        MethodChange change = MethodChange.of(one, two);

        assertThat(change.of(Kind.ADDED)).containsExactly("baseline.versus-ml");
        assertThat(change.of(Kind.DROPPED)).isEmpty();
        assertThat(change.of(Kind.CHANGED))
                .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(two.replaces()).changed().stream()
                        .map(Replaces.Changed::question)
                        .toList());
        assertThat(change.of(Kind.SAME)).hasSize(one.questions().size() - 22);
        assertThat(MethodChange.of(two, one).of(Kind.DROPPED)).containsExactly("baseline.versus-ml");
    }

    @Test
    void findsTheNewestVersionOfTheSameMethod() {
        List<String> refs = List.of("core@1", "core@2", "own@7", "core@3");

        assertThat(Methods.newest(refs, "core@1")).contains("core@3");
        assertThat(Methods.newest(refs, "core@3")).isEmpty();
        assertThat(Methods.newest(refs, "own@7")).isEmpty();
        assertThat(Methods.newest(refs, "core@9")).isEmpty();
        assertThat(Methods.newer("core@1").map(Method::ref)).contains("core@2");
    }
}
