package org.groundwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.groundwork.economics.Range;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@NullUnmarked
class OffersTest {

    private static Map<String, Offer> of(LabResult result) {
        return Offers.of(result).stream().collect(Collectors.toMap(Offer::key, Function.identity()));
    }

    private static LabResult with(
            @Nullable Double smallestGain,
            @Nullable Double target,
            @Nullable Estimate over,
            @Nullable Estimate closesGap,
            @Nullable Estimate lastDoubling,
            List<LabWarning> warnings) {
        LabResult one = LabSamples.cancellations();
        LabQuestion asked = one.question();
        LabQuestion question = new LabQuestion(
                asked.task(),
                asked.outcome(),
                asked.yes(),
                asked.time(),
                asked.thing(),
                asked.today(),
                Set.of(),
                null,
                asked.worth(),
                asked.delayDays(),
                smallestGain,
                target,
                null);
        return new LabResult(
                question,
                one.unit(),
                one.cases(),
                one.possible(),
                one.reference(),
                one.contenders(),
                one.bestSimple(),
                over,
                closesGap,
                one.curve(),
                lastDoubling,
                one.overTime(),
                one.groups(),
                one.rule(),
                one.usedColumns(),
                one.needed(),
                warnings);
    }

    private static LabResult over(@Nullable Double smallestGain, double low, double high) {
        Estimate over = new Estimate((low + high) / 2, low, high);
        return with(smallestGain, null, over, over, one(), List.of());
    }

    private static @Nullable Estimate one() {
        return LabSamples.cancellations().lastDoubling();
    }

    @Property
    void theComparisonIsOfferedByTheIntervalAndByWhatAnyoneWouldNotice(
            @ForAll @DoubleRange(min = -10, max = 10) double one,
            @ForAll @DoubleRange(min = -10, max = 10) double other,
            @ForAll @DoubleRange(min = 0.1, max = 5) double smallest) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        Integer level = of(over(smallest, low, high)).get("versus-ml").level();
        assertThat(level).isEqualTo(high < smallest ? 0 : low > smallest ? 3 : 1);
    }

    @Example
    void whereNobodySaidWhatAnyoneWouldNoticeOnlyNoGainIsSettled() {
        assertThat(of(over(null, 1, 4)).get("versus-ml").level()).isEqualTo(1);
        assertThat(of(over(null, -3, -1)).get("versus-ml").level()).isZero();
    }

    @Property
    void sharesAreRangesThatEconomicsTake(
            @ForAll @DoubleRange(min = -3, max = 3) double one, @ForAll @DoubleRange(min = -3, max = 3) double other) {
        Offer offer = of(over(1.0, Math.min(one, other), Math.max(one, other))).get("closes-gap");
        if (Math.max(one, other) <= 0.01) {
            assertThat(offer).isNull();
        } else {
            assertThat(offer.range()).isInstanceOfSatisfying(Range.Interval.class, range -> {
                assertThat(range.low()).isGreaterThan(0).isLessThan(range.high());
                assertThat(range.high()).isLessThan(1);
            });
        }
    }

    @Example
    void theTargetIsReachedByTheWayFromToday() {
        // today catches 30.2, the best simple one 44.9
        assertThat(target(null)).isEqualTo("no-target");
        assertThat(target(30.0)).isEqualTo("no-target");
        assertThat(target(44.0)).isEqualTo("meets");
        assertThat(target(48.0)).isEqualTo("nearly");
        assertThat(target(60.0)).isEqualTo("falls-short");
        assertThat(target(200.0)).isEqualTo("far-short");
    }

    private static String target(@Nullable Double target) {
        return of(with(5.0, target, null, null, null, List.of())).get("target").option();
    }

    @Example
    void onlyWhatWasLookedAtIsOfferedWhereAColumnMayTellTheOutcome() {
        for (LabWarning.Kind kind : List.of(LabWarning.Kind.LEAK, LabWarning.Kind.LEAK_BY_MISSING)) {
            LabWarning used = new LabWarning(kind, List.of("skipped_boxes"), List.of(0.98), null);
            assertThat(of(with(5.0, null, null, null, null, List.of(used))).keySet())
                    .containsExactly("quality");
            LabWarning leftOut = new LabWarning(kind, List.of("cancel_reason"), List.of(0.98), null);
            assertThat(of(with(5.0, null, null, null, null, List.of(leftOut))).keySet())
                    .contains("heuristic");
        }
    }

    @Example
    void thePlateauIsToldByTheLastDoublingAndTheNextBest() {
        assertThat(plateau(new Estimate(0.4, -0.6, 1.4))).isEqualTo(3);
        assertThat(plateau(new Estimate(0.5, -5, 6))).isEqualTo(2);
        assertThat(plateau(new Estimate(7, 6, 8))).isEqualTo(1);
        assertThat(of(with(5.0, null, null, null, null, List.of()))).doesNotContainKey("plateau");
    }

    private static Integer plateau(Estimate lastDoubling) {
        return of(with(5.0, null, null, null, lastDoubling, List.of()))
                .get("plateau")
                .level();
    }

    @Example
    void howMuchDataThereIsCountsIndependentCasesOfTheRarestOutcome() {
        // 5130 of 43050 used are rare, 48210 in all, 9412 things among 12050 tested: 4487 alone
        assertThat(of(LabSamples.cancellations()).get("volume").level()).isEqualTo(2);
        assertThat(Offers.of(LabSamples.cancellations())).extracting(Offer::key).doesNotHaveDuplicates();
    }

    @Example
    void changesOverTimeSpeakAgainstARepresentativeSample() {
        LabWarning drift = new LabWarning(LabWarning.Kind.DRIFT, List.of("cancelled"), List.of(0.1, 0.3), null);
        assertThat(of(with(5.0, null, null, null, null, List.of(drift)))).doesNotContainKey("representative");
        assertThat(of(with(5.0, null, null, null, null, List.of()))).containsKey("representative");
    }
}
