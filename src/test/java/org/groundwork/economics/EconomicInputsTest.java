package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.interval;

import java.util.Arrays;
import java.util.Map;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EconomicInputsTest {

    private static EconomicInputs stating(Map<Input, Range> ranges) {
        return new EconomicInputs(null, null, ranges, null, Adjustments.STANDARD);
    }

    private static EconomicInputs over(@Nullable Double years) {
        return new EconomicInputs(null, years, Map.of(), null, Adjustments.STANDARD);
    }

    @Test
    void aHorizonIsAWholeNumberOfMonthsUpToThirtyYears() {
        for (double years : new double[] {1 / 12.0, 1.25, 3, 30}) {
            assertThat(EconomicInputs.isHorizon(years)).as("%s", years).isTrue();
        }
        for (double years : new double[] {0, -1, 0.5 / 12, 1.3, 30 + 1 / 12.0, Double.NaN}) {
            assertThat(EconomicInputs.isHorizon(years)).as("%s", years).isFalse();
        }
        assertThatThrownBy(() -> over(31.0)).hasMessageContaining("31");
        assertThat(over(1.25).months()).isEqualTo(15);
        assertThat(over(null).months()).isEqualTo(36);
    }

    @ParameterizedTest
    @CsvSource({
        "horizonYears, YEARS",
        "adjust.overconfidence, FACTOR",
        "adjust.successCorrelation, CORRELATION",
        "adjust.upliftCorrelation, CORRELATION",
        "ml.closesGap, SHARE",
        "costs.dayRate, MONEY_PER_DAY",
        "adjust.readiness,",
        "currency,",
    })
    void whatANumberCounts(String id, @Nullable Unit unit) {
        assertThat(EconomicInputs.unit(id).orElse(null)).isEqualTo(unit);
    }

    @Test
    void whatWasNotSaidIsAsUsual() {
        EconomicInputs none = EconomicInputs.NONE;
        assertThat(none.hasBaseline()).isFalse();
        assertThat(none.kindOfData()).isEqualTo(DataKind.TABULAR);
        assertThat(none.adjust().widening()).isEqualTo(1.6);
        assertThat(none.adjust().followsReadiness()).isTrue();
        assertThat(none.adjust().delays()).isTrue();
        assertThat(none.adjust().successTogether()).isEqualTo(0.5);
        assertThat(none.adjust().upliftTogether()).isZero();
        assertThat(none.states(Input.AT_STAKE)).isFalse();
    }

    @Test
    void whatWasSaidIsTaken() {
        Adjustments adjust = new Adjustments(2.0, false, 0.1, 0.2, false);
        assertThat(adjust.widening()).isEqualTo(2);
        assertThat(adjust.followsReadiness()).isFalse();
        assertThat(adjust.delays()).isFalse();
        assertThat(adjust.successTogether()).isEqualTo(0.1);
        assertThat(adjust.upliftTogether()).isEqualTo(0.2);
        for (boolean exists : new boolean[] {true, false}) {
            EconomicInputs inputs = new EconomicInputs(null, null, Map.of(), DataKind.IMAGE, adjust, exists);
            assertThat(inputs.hasBaseline()).isEqualTo(exists);
            assertThat(inputs.kindOfData()).isEqualTo(DataKind.IMAGE);
        }
    }

    @Test
    void whatIsAtStakeIsStatedOrTheProductOfItsParts() {
        assertThat(stating(Map.of(Input.AT_STAKE, interval(50, 200))).meanAtStake())
                .isCloseTo(109.285166, within(1e-6));
        assertThat(stating(Map.of(Input.ERROR_SHARE, certain(0.1))).meanAtStake())
                .isNull();
        assertThat(stating(Map.of(
                                Input.DECISIONS, certain(1_000),
                                Input.ERROR_SHARE, certain(0.1),
                                Input.COST_PER_ERROR, certain(30),
                                Input.HOURS_PER_DECISION, certain(0.5),
                                Input.HOURLY_RATE, certain(40)))
                        .meanAtStake())
                .isCloseTo(1_000 * (0.1 * 30 + 0.5 * 40), within(1e-9));
    }

    @Test
    void whatASimpleSolutionCapturesIsReadOffWhatItLeaves() {
        Map<Input, Range> shared = Map.of(Input.AT_STAKE, certain(1_000), Input.ADOPTION, certain(0.5));
        assertThat(stating(shared).capturedWhereLeft(400)).isCloseTo(0.2, within(1e-12));
        assertThat(stating(shared).capturedWhereLeft(600)).isCloseTo(-0.2, within(1e-12));
        Map<Input, Range> own = Map.of(
                Input.AT_STAKE, certain(1_000), Input.ADOPTION, certain(0.5), Input.BASELINE_ADOPTION, certain(0.8));
        assertThat(stating(own).capturedWhereLeft(400)).isCloseTo(0.5, within(1e-12));
        assertThat(stating(Map.of(Input.AT_STAKE, certain(1_000))).capturedWhereLeft(400))
                .isNull();
        assertThat(stating(Map.of(Input.ADOPTION, certain(0.5))).capturedWhereLeft(400))
                .isNull();
        assertThat(stating(Map.of(Input.AT_STAKE, certain(0), Input.ADOPTION, certain(0.5)))
                        .capturedWhereLeft(400))
                .isNull();
    }

    @Test
    void theDayRateHasADefaultInDollarsOnly() {
        assertThat(Input.DAY_RATE.hasStandardIn("USD")).isTrue();
        assertThat(Input.DAY_RATE.hasStandardIn("EUR")).isFalse();
        assertThat(Input.DAY_RATE.hasStandardIn(null)).isFalse();
        assertThat(Input.OVERRUN.hasStandardIn(null)).isTrue();
        assertThat(Input.AT_STAKE.hasStandardIn("USD")).isFalse();
        assertThat(Input.find("value.adoption")).contains(Input.ADOPTION);
        assertThat(Input.find("value")).isEmpty();
        assertThat(Input.ML_SUCCESS.strength()).isEqualTo("W/M");
        assertThat(Input.RETRAIN_COST.multiplesOf()).contains(Input.Multiples.DAY_RATE);
        assertThat(Input.ML_RUNNING.multiplesOf()).contains(Input.Multiples.BUILD_COST);
        assertThat(Arrays.stream(Input.values())
                        .filter(input -> input.multiplesOf().isPresent()))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void unitsThatAreMoneySharesOrLarge(Unit unit) {
        boolean money = unit.name().startsWith("MONEY");
        assertThat(unit.money()).isEqualTo(money);
        assertThat(unit.share()).isEqualTo(unit == Unit.SHARE || unit == Unit.SHARE_PER_YEAR);
        assertThat(unit.large())
                .isEqualTo(money || unit == Unit.COUNT || unit == Unit.PER_YEAR || unit == Unit.PERSON_WEEKS);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void pathsThatMlIsPartOf(Strategy strategy) {
        assertThat(strategy.withMl()).isEqualTo(strategy.compareTo(Strategy.BASELINE) > 0);
        assertThat(strategy.id()).isEqualToIgnoringCase(strategy.name()).isLowerCase();
    }
}
