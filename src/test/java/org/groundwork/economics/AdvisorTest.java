package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.groundwork.economics.Analysis.Advice.Staging;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules by which a path is advised, on figures made up for each. */
class AdvisorTest {

    private final Map<Strategy, StrategyOutcome> paths = new EnumMap<>(Strategy.class);
    private Analysis.@Nullable GateOutcome gate;
    private double error;

    private void path(Strategy strategy, double mean, double loss) {
        paths.put(
                strategy,
                new StrategyOutcome(
                        strategy,
                        mean,
                        1,
                        mean - 1,
                        mean,
                        mean + 1,
                        1 - loss,
                        loss,
                        Collections.nCopies(20, mean),
                        null,
                        null,
                        null,
                        0,
                        1,
                        null,
                        null,
                        null,
                        null,
                        new StrategyOutcome.Errors(0, null, 0, 0, 0, null, null, null, 0, null, null)));
    }

    private void gate(@Nullable Double threshold, double probability, double worth, double cost) {
        gate = new Analysis.GateOutcome(threshold, threshold, threshold, null, probability, 0, worth, 0, cost, 0);
    }

    private Analysis.Advice advice() {
        return Advisor.advise(paths, gate, (a, b) -> error);
    }

    @Test
    void thePathWithTheHighestMeanIsAdvised() {
        path(Strategy.BASELINE, 100, 0.2);
        path(Strategy.CONTINUE, 150, 0.1);
        path(Strategy.ML, 120, 0.1);
        Analysis.Advice advice = advice();
        assertThat(advice.strategy()).isEqualTo(Strategy.CONTINUE);
        assertThat(advice.highestMean()).isEqualTo(Strategy.CONTINUE);
        assertThat(advice.tossUpWith()).isEmpty();
        assertThat(advice.staging()).isNull();
        assertThat(advice.lookAgainAbove()).isNull();
    }

    @Test
    void whereNoPathGainsNothingIsAdvised() {
        path(Strategy.BASELINE, -100, 0.9);
        path(Strategy.ML, -50, 0.9);
        Analysis.Advice advice = advice();
        assertThat(advice.strategy()).isEqualTo(Strategy.NOTHING);
        assertThat(advice.highestMean()).isEqualTo(Strategy.NOTHING);
        assertThat(advice.tossUpWith()).isEmpty();
    }

    /** Twenty in four hundred are a twentieth; a lead of as much is one. */
    @ParameterizedTest
    @CsvSource({"380.1, 0, BASELINE", "380, 0, ML", "379, 0, ML", "379, 10.4, ML", "379, 10.6, BASELINE"})
    void aLeadWithinTheErrorOrATwentiethIsATossUpForTheMoreReversible(double mean, double off, Strategy advised) {
        path(Strategy.BASELINE, mean, 0.3);
        path(Strategy.ML, 400, 0.3);
        error = off;
        Analysis.Advice advice = advice();
        assertThat(advice.strategy()).isEqualTo(advised);
        assertThat(advice.highestMean()).isEqualTo(Strategy.ML);
        assertThat(advice.tossUpWith()).isEqualTo(advised == Strategy.ML ? List.of() : List.of(Strategy.ML));
    }

    @Test
    void theSameMeanIsATossUp() {
        path(Strategy.BASELINE, 0, 0.5);
        path(Strategy.ML, 0, 0.5);
        Analysis.Advice advice = advice();
        assertThat(advice.strategy()).isEqualTo(Strategy.NOTHING);
        assertThat(advice.tossUpWith()).containsExactly(Strategy.BASELINE, Strategy.ML);
    }

    @Test
    void ofATossUpNothingIsAdvisedThatIsPoorerAndRiskierThanAnother() {
        path(Strategy.BASELINE, 390, 0.3);
        path(Strategy.CONTINUE, 395, 0.2);
        path(Strategy.ML, 400, 0.2);
        Analysis.Advice advice = advice();
        assertThat(advice.strategy()).isEqualTo(Strategy.CONTINUE);
        assertThat(advice.tossUpWith()).containsExactly(Strategy.BASELINE, Strategy.ML);
        path(Strategy.BASELINE, 390, 0.2);
        assertThat(advice().strategy()).as("as safe").isEqualTo(Strategy.BASELINE);
        path(Strategy.BASELINE, 395, 0.3);
        path(Strategy.ML, 395, 0.2);
        assertThat(advice().strategy()).as("as rich").isEqualTo(Strategy.BASELINE);
    }

    @Test
    void doingNothingNeverLoses() {
        path(Strategy.BASELINE, 1, 0.3);
        error = 1;
        assertThat(advice().strategy()).isEqualTo(Strategy.NOTHING);
        assertThat(advice().tossUpWith()).containsExactly(Strategy.BASELINE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.049, 50, 10, RARELY_PASSED, BASELINE",
        "0.05, 50, 10, WORTH_ITS_GATE, STAGED",
        "0.05, 10, 10, WORTH_ITS_GATE, STAGED",
        "0.05, 9, 10, NOT_WORTH_ITS_COST, STAGED"
    })
    void aGateThatIsHardlyEverPassedIsNotOnOffer(
            double probability, double worth, double cost, Staging staging, Strategy advised) {
        path(Strategy.BASELINE, 100, 0.2);
        path(Strategy.STAGED, 150, 0.2);
        gate(1_000.0, probability, worth, cost);
        Analysis.Advice advice = advice();
        assertThat(advice.staging()).isEqualTo(staging);
        assertThat(advice.strategy()).isEqualTo(advised);
        assertThat(advice.highestMean()).isEqualTo(advised);
        assertThat(advice.lookAgainAbove()).isEqualTo(advised == Strategy.BASELINE ? Double.valueOf(1_000) : null);
    }

    @Test
    void withoutAThresholdThereIsNothingToLookAgainFor() {
        path(Strategy.BASELINE, 100, 0.2);
        gate(null, 0, 0, 10);
        assertThat(advice().lookAgainAbove()).isNull();
        gate(0.0, 0, 0, 10);
        assertThat(advice().lookAgainAbove())
                .as("it pays however little is left")
                .isNull();
        gate(0.5, 0, 0, 10);
        assertThat(advice().lookAgainAbove()).isEqualTo(0.5);
    }
}
