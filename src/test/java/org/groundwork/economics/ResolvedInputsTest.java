package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.interval;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.groundwork.economics.Analysis.Assumption.Source;
import org.groundwork.economics.Analysis.Missing;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which inputs play a part, what is assumed of the others, and what has to be asked. */
class ResolvedInputsTest {

    /** Enough for all paths. */
    private final Map<Input, Range> stated = new EnumMap<>(Map.of(
            Input.AT_STAKE, certain(1e6),
            Input.ADOPTION, certain(0.7),
            Input.DAY_RATE, certain(700)));

    private @Nullable DataKind kind;
    private boolean exists;

    private ResolvedInputs resolved() {
        return new ResolvedInputs(
                new EconomicInputs("EUR", 3.0, stated, kind, new Adjustments(1.6, true, 0.5, 0.0, true), exists), null);
    }

    private void assertUsed(Input... inputs) {
        assertThat(resolved().used()).contains(inputs);
    }

    private void assertUnused(Input... inputs) {
        assertThat(resolved().used()).doesNotContain(inputs);
    }

    private void state(Input... inputs) {
        for (Input input : inputs) {
            stated.put(input, input.kind() == Input.Kind.SHARE ? certain(0.5) : certain(2));
        }
    }

    private static Input[] inputs(String start) {
        return Arrays.stream(Input.values())
                .filter(input ->
                        input.id().startsWith(start) && input.standard().isPresent())
                .toArray(Input[]::new);
    }

    @Test
    void whatIsAtStakeCountsAsStatedAndElseByItsParts() {
        Input[] parts = {
            Input.DECISIONS, Input.ERROR_SHARE, Input.COST_PER_ERROR, Input.HOURS_PER_DECISION, Input.HOURLY_RATE
        };
        state(parts);
        assertUsed(Input.AT_STAKE);
        assertUnused(parts);
        stated.remove(Input.AT_STAKE);
        assertUsed(parts);
        assertUnused(Input.AT_STAKE);
    }

    @Test
    void anAdoptionOfItsOwnTakesThePlaceOfTheShared() {
        state(Input.BASELINE_ADOPTION);
        assertUsed(Input.ADOPTION, Input.BASELINE_ADOPTION);
        state(Input.ML_ADOPTION);
        assertUsed(Input.BASELINE_ADOPTION, Input.ML_ADOPTION);
        assertUnused(Input.ADOPTION);
        stated.remove(Input.BASELINE_ADOPTION);
        assertUsed(Input.ADOPTION, Input.ML_ADOPTION);
        exists = true;
        assertUnused(Input.ADOPTION, Input.BASELINE_ADOPTION);
    }

    @Test
    void labellingCountsByItsPartsWhereAllAreStated() {
        Input[] parts = {Input.LABEL_ITEMS, Input.LABELLERS, Input.LABEL_PRICE};
        assertUsed(Input.LABELLING);
        for (Input missing : parts) {
            state(parts);
            assertUsed(parts);
            assertUnused(Input.LABELLING);
            stated.remove(missing);
            assertUsed(Input.LABELLING);
            assertUnused(parts);
        }
    }

    @Test
    void ofWhatIsThereOnlyItsChanceMatters() {
        exists = true;
        state(Input.GATE_COST, Input.GATE_MONTH, Input.STAGED_MONTHS, Input.STAGED_LIVE, Input.YEARS_BETWEEN);
        Input[] unused = Arrays.stream(inputs("baseline."))
                .filter(input -> input != Input.BASELINE_SUCCESS)
                .toArray(Input[]::new);
        assertUnused(unused);
        assertUsed(Input.BASELINE_SUCCESS, Input.ML_SUCCESS);
        assertUsed(
                Input.COST_REUSE,
                Input.OFFLINE_NOISE,
                Input.GATE_COST,
                Input.GATE_MONTH,
                Input.STAGED_MONTHS,
                Input.STAGED_LIVE,
                Input.YEARS_BETWEEN,
                Input.DISCOUNT_RATE,
                Input.OVERRUN,
                Input.RAMP);
        state(Input.ML_SUCCESS_AFTER);
        assertUsed(Input.ML_SUCCESS_AFTER);
        assertUnused(Input.BASELINE_SUCCESS, Input.ML_SUCCESS);
        assertThat(resolved().missing()).isEmpty();
        assertThat(resolved().baselineKnown()).isFalse();
        assertThat(resolved().stagedKnown()).isTrue();
    }

    @Test
    void whatIsMultipliedByNothingPlaysNoPart() {
        state(Input.YEARS_BETWEEN);
        assertUsed(Input.YEARS_BETWEEN, Input.RETRAIN_COST);
        stated.put(Input.DECAY, certain(0));
        assertUnused(Input.YEARS_BETWEEN);
        stated.put(Input.RETRAINS, certain(0));
        assertUnused(Input.RETRAIN_COST);
        stated.put(Input.RETRAINS, new Range.Ends(0, 0, 1));
        assertUsed(Input.RETRAIN_COST);
    }

    @Test
    void withoutAnAdoptionOfMlOnlyTheSimpleSolutionIsKnown() {
        stated.remove(Input.ADOPTION);
        state(Input.BASELINE_ADOPTION, Input.GATE_COST, Input.STAGED_MONTHS, Input.LABEL_ITEMS);
        assertUnused(inputs("ml."));
        assertUnused(inputs("staging."));
        assertUnused(Input.GATE_COST, Input.STAGED_MONTHS, Input.LABEL_ITEMS, Input.ADOPTION);
        assertUsed(inputs("baseline."));
        assertThat(resolved().missing()).containsExactly(Missing.ML_ADOPTION);
        assertThat(resolved().assumptions())
                .extracting(Analysis.Assumption::input)
                .noneMatch(id -> id.startsWith("staging.") || id.startsWith("ml.") && !id.equals("ml.dataKind"));
    }

    @Test
    void withoutAnAdoptionOfTheSimpleSolutionOnlyMlIsKnown() {
        stated.remove(Input.ADOPTION);
        state(Input.ML_ADOPTION);
        assertUsed(inputs("ml."));
        assertUsed(Input.CAPTURES);
        assertUnused(Input.BASELINE_SUCCESS, Input.BASELINE_WEEKS, Input.COST_REUSE, Input.OFFLINE_NOISE);
        assertThat(resolved().missing()).containsExactly(Missing.BASELINE_ADOPTION);
    }

    @Test
    void whatHasToBeAskedForIsNamed() {
        assertThat(resolved().missing()).isEmpty();
        stated.clear();
        assertThat(resolved().missing())
                .containsExactly(Missing.VALUE, Missing.BASELINE_ADOPTION, Missing.ML_ADOPTION, Missing.DAY_RATE);
        for (Input part : List.of(
                Input.DECISIONS,
                Input.ERROR_SHARE,
                Input.COST_PER_ERROR,
                Input.HOURS_PER_DECISION,
                Input.HOURLY_RATE)) {
            stated.clear();
            state(part);
            assertThat(resolved().missing()).as("%s", part).doesNotContain(Missing.VALUE);
            assertThat(resolved().missing().contains(Missing.DECISIONS)).isEqualTo(part != Input.DECISIONS);
            assertThat(resolved().missing().contains(Missing.ERROR_SHARE)).isEqualTo(part != Input.ERROR_SHARE);
            assertThat(resolved().missing().contains(Missing.COST_PER_ERROR)).isEqualTo(part != Input.COST_PER_ERROR);
        }
        stated.clear();
        stated.put(Input.COST_PER_ERROR, certain(0));
        assertThat(resolved().missing()).contains(Missing.DECISIONS).doesNotContain(Missing.ERROR_SHARE);
        exists = true;
        assertThat(resolved().missing()).doesNotContain(Missing.BASELINE_ADOPTION);
    }

    @Test
    void whatIsFreeNeedsNoDayRate() {
        stated.remove(Input.DAY_RATE);
        Map<Input, Range> free = Map.of(
                Input.BASELINE_WEEKS, certain(0),
                Input.ML_WEEKS, certain(0),
                Input.RETRAINS, certain(0),
                Input.GATE_COST, certain(100));
        stated.putAll(free);
        assertThat(resolved().missing()).isEmpty();
        assertThat(resolved().stagedKnown()).isTrue();
        for (Input input : free.keySet()) {
            stated.putAll(free);
            stated.remove(input);
            assertThat(resolved().missing()).as("%s", input).containsExactly(Missing.DAY_RATE);
            assertThat(resolved().baselineKnown()).isEqualTo(input != Input.BASELINE_WEEKS);
            assertThat(resolved().mlKnown()).isEqualTo(input != Input.ML_WEEKS && input != Input.RETRAINS);
            assertThat(resolved().stagedKnown()).isFalse();
        }
        stated.putAll(free);
        stated.remove(Input.RETRAINS);
        stated.put(Input.RETRAIN_COST, certain(50));
        assertThat(resolved().missing()).isEmpty();
        assertThat(resolved().mlKnown()).isTrue();
        stated.remove(Input.BASELINE_WEEKS);
        exists = true;
        assertThat(resolved().missing()).isEmpty();
    }

    @Test
    void aFigureRestsOnDefaultsUntilWhatItIsMadeOfIsStated() {
        assertRests(true, true);
        for (Input input : List.of(Input.CAPTURES, Input.BASELINE_SUCCESS, Input.BASELINE_WEEKS)) {
            state(input);
            assertRests(false, true);
            exists = true;
            assertRests(true, true);
            exists = false;
            stated.remove(input);
        }
        for (Input input : List.of(Input.CLOSES_GAP, Input.ML_SUCCESS, Input.ML_SUCCESS_AFTER, Input.ML_WEEKS)) {
            state(input);
            assertRests(true, false);
            stated.remove(input);
        }
    }

    private void assertRests(boolean simple, boolean learned) {
        ResolvedInputs resolved = resolved();
        assertThat(resolved.restsOnDefaults(Strategy.NOTHING)).isFalse();
        assertThat(resolved.restsOnDefaults(Strategy.BASELINE)).isEqualTo(simple);
        assertThat(resolved.restsOnDefaults(Strategy.ML)).isEqualTo(learned);
        assertThat(resolved.restsOnDefaults(Strategy.STAGED)).isEqualTo(simple && learned);
        assertThat(resolved.restsOnDefaults(Strategy.CONTINUE)).isEqualTo(simple && learned);
    }

    @Test
    void whatFollowsFromOthersIsAssumedToFollow() {
        for (Input input : List.of(
                Input.BASELINE_MONTHS,
                Input.ML_MONTHS,
                Input.YEARS_BETWEEN,
                Input.GATE_COST,
                Input.GATE_MONTH,
                Input.STAGED_MONTHS,
                Input.STAGED_LIVE,
                Input.ML_RUNNING,
                Input.RETRAIN_COST)) {
            assertThat(resolved().assumptions()).contains(new Analysis.Assumption(input.id(), Source.DERIVED, null));
            state(input);
            assertThat(resolved().assumptions())
                    .extracting(Analysis.Assumption::input)
                    .doesNotContain(input.id());
        }
        assertThat(resolved().isMultiple(Input.ML_RUNNING)).isFalse();
        stated.remove(Input.ML_RUNNING);
        assertThat(resolved().isMultiple(Input.ML_RUNNING)).isTrue();
        assertThat(resolved().isMultiple(Input.OVERRUN)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(DataKind.class)
    void theKindOfDataIsAssumedWhereItDecidesSomething(DataKind of) {
        Analysis.Assumption tabular = new Analysis.Assumption("ml.dataKind", Source.DEFAULT, null, "tabular");
        assertThat(resolved().assumptions()).contains(tabular);
        state(Input.CAPTURES);
        assertThat(resolved().assumptions()).contains(tabular);
        state(Input.CLOSES_GAP);
        assertThat(resolved().assumptions()).doesNotContain(tabular);
        stated.remove(Input.CAPTURES);
        assertThat(resolved().assumptions()).contains(tabular);
        kind = of;
        assertThat(resolved().assumptions())
                .extracting(Analysis.Assumption::input)
                .doesNotContain("ml.dataKind");
    }

    @Test
    void whatWasAdjustedIsNotAssumed() {
        assertThat(resolved().assumptions())
                .extracting(Analysis.Assumption::input)
                .noneMatch(id -> id.startsWith("adjust.") || id.equals("horizonYears"));
    }

    @Test
    void intervalsThatPeopleStateAreWidened() {
        stated.put(Input.AT_STAKE, interval(50, 200));
        stated.put(Input.ML_WEEKS, new Range.Percentiles(10, 20, 40));
        stated.put(Input.BASELINE_WEEKS, new Range.Ends(1, 2, 4));
        ResolvedInputs resolved = resolved();
        assertThat(resolved.isWidened(Input.AT_STAKE)).isTrue();
        assertThat(resolved.isWidened(Input.ML_WEEKS)).isTrue();
        assertThat(resolved.isWidened(Input.BASELINE_WEEKS)).isFalse();
        assertThat(resolved.isWidened(Input.CAPTURES)).isFalse();
        assertThat(resolved.isWidened(Input.ADOPTION)).isFalse();
        double wide = resolved.quantiles(Input.AT_STAKE).at(0.95)
                / resolved.quantiles(Input.AT_STAKE).at(0.05);
        double asStated = resolved.unwidened(Input.AT_STAKE).at(0.95)
                / resolved.unwidened(Input.AT_STAKE).at(0.05);
        assertThat(asStated).isCloseTo(4, within(0.01));
        assertThat(wide).isCloseTo(Math.pow(4, 1.6), within(0.02));
        assertThat(resolved.unwidened(Input.BASELINE_WEEKS)).isSameAs(resolved.quantiles(Input.BASELINE_WEEKS));

        assertThat(resolved.statedRanges())
                .extracting(Analysis.StatedRange::input)
                .containsExactly(Input.AT_STAKE, Input.BASELINE_WEEKS, Input.ML_WEEKS);
        Analysis.StatedRange atStake = resolved.statedRanges().getFirst();
        assertThat(atStake.stated()).isEqualTo(interval(50, 200));
        assertThat(atStake.low()).isEqualTo(resolved.quantiles(Input.AT_STAKE).at(0.05));
        assertThat(atStake.high()).isEqualTo(resolved.quantiles(Input.AT_STAKE).at(0.95));
        assertThat(atStake.mean()).isCloseTo(109.285166, within(1e-6));
        assertThat(atStake.meanAboveP90()).isFalse();
    }
}
