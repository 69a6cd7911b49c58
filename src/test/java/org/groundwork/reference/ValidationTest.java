package org.groundwork.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.groundwork.method.Gate;
import org.junit.jupiter.api.Test;

/** What is counted from the cases, and what is only stated, is what docs/validation.md says. */
class ValidationTest {

    private static final Validation VALIDATION = Validation.of(ReferenceCases.scored());

    private final String page = page();

    @Test
    void countsWhatThePageSays() {
        assertThat(VALIDATION.total()).isEqualTo(36);
        says(
                "%d are the same, %d also defensible, %d missed",
                VALIDATION.same(), VALIDATION.defensible(), VALIDATION.misses().size());
        says(
                "%d of the 36 recommendations are settled, %d are provisional",
                VALIDATION.settled(), 36 - VALIDATION.settled());
        says(
                "In %d of the 36, a supported recommendation is given or still named as possible;"
                        + " in %d it is ruled out",
                VALIDATION.supportedPossible(), VALIDATION.ruledOut());
        says("would be supported in %d of the 36", VALIDATION.constant().supported());
        assertThat(VALIDATION.constant().verdict()).isEqualTo("PILOT_ML");
        Validation.GoingOn going = VALIDATION.goingOn();
        says(
                "(pilot or build) in %d of the 36. The recommendation does in %d, and %d of these"
                        + " are the same cases",
                going.hindsight(), going.recommended(), going.both());
        says("(%d %%) are “don’t know”", VALIDATION.unknownPercent());
        says("(%d %%) guesses", VALIDATION.guessPercent());
        says(
                "less sure of it in %d cases (confidence *medium*) and not sure in %d",
                VALIDATION.of(ReferenceCase.Confidence.MEDIUM), VALIDATION.of(ReferenceCase.Confidence.LOW));
        says("in the 36, in %d.", VALIDATION.settledWrong());
    }

    @Test
    void theMatrixIsThatOfThePage() {
        List<String> words =
                List.of("Rethink", "Foundations", "Baseline first", "Keep simple", "Pilot ML", "Build with ML");
        for (int i = 0; i < words.size(); i++) {
            String cells = VALIDATION.matrix().get(i).stream()
                    .map(n -> n == 0 ? " |" : " " + n + " |")
                    .collect(Collectors.joining());
            assertThat(page.replaceAll(" +", " ")).contains("| " + words.get(i) + " |" + cells);
        }
    }

    @Test
    void statesOfEarlierRatingsWhatThePageSays() {
        says(
                "| first, on the wording of `core@1` | `%s` | %d of 36 |",
                EarlierRatings.BEFORE, EarlierRatings.SHIPPED_BEFORE.first());
        says(
                "| second, on the wording of `core@1` | `%s` | %d of 36 |",
                EarlierRatings.BEFORE, EarlierRatings.SHIPPED_BEFORE.second());
        says("| first, the same ratings | `core@2` | %d of 36 |", EarlierRatings.SHIPPED_SINCE.first());
        says("| second, the same ratings | `core@2` | %d of 36 |", EarlierRatings.SHIPPED_SINCE.second());
        says("| | `%s` | %d of %d |", EarlierRatings.BEFORE, EarlierRatings.UNSEEN_BEFORE, EarlierRatings.UNSEEN);
        says("| at first sight | `core@2`, before four corrections | %d of 30 |", EarlierRatings.UNSEEN_AT_FIRST_SIGHT);
        says(
                "| first | `core@2` | %d of 30 | %d |",
                EarlierRatings.UNSEEN_SUPPORTED.first(), EarlierRatings.UNSEEN_SETTLED_WRONG.first());
        says(
                "| second | `core@2` | %d of 30 | %d |",
                EarlierRatings.UNSEEN_SUPPORTED.second(), EarlierRatings.UNSEEN_SETTLED_WRONG.second());
        says("the same recommendation in %d of the %d", EarlierRatings.UNSEEN_SAME, EarlierRatings.UNSEEN);
        says(
                "exactly in %d %% of answers and within one level in %d %%",
                EarlierRatings.AGREE_EXACTLY, EarlierRatings.AGREE_WITHIN_ONE);
    }

    @Test
    void eachMissStopsAtTheFirstStepNotReached() {
        Map<String, String> stops = VALIDATION.misses().stream()
                .collect(Collectors.toMap(
                        one -> one.reference().id(),
                        one -> Objects.requireNonNull(one.stop())
                                        instanceof ScoredCase.Stop(int number, Gate gate, var state)
                                ? number + " " + gate.id() + " " + state.id()
                                : "top"));

        assertThat(stops).hasSize(VALIDATION.misses().size());
        VALIDATION.misses().forEach(one -> assertThat(one.agreement()).isEqualTo(ScoredCase.Agreement.MISS));
        assertThat(stops.values()).allSatisfy(stop -> assertThat(stop).matches("[1-9] [a-z-]+ (open|failed)"));
        VALIDATION
                .misses()
                .forEach(one -> assertThat(
                                Objects.requireNonNull(one.stop()).gate().id())
                        .isEqualTo(one.result().blockingGate()));
    }

    private void says(String text, Object... figures) {
        assertThat(page).contains(text.formatted(figures));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/validation.md")).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
