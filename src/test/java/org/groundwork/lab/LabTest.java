package org.groundwork.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.groundwork.lab.LabResult.Condition;
import org.groundwork.lab.LabResult.Measured;
import org.groundwork.lab.engines.LoadedLearners;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class LabTest {

    private static final Watch NOBODY = (step, done) -> {};
    private static final Learner.Learners REAL = new LoadedLearners();

    private static LabResult run(CaseTable table, LabQuestion question) {
        return Lab.run(table, question, REAL, List.of(), NOBODY, 1);
    }

    private static double gain(LabResult result, Contender contender) {
        return result.of(contender).orElseThrow().gain().value();
    }

    @Test
    void findsTheRuleThatMadeTheCases() {
        LabResult result =
                run(Past.cancellations(8_000, 3_000, 1), Past.question(new Worth.Capacity(110, Per.WEEK), 1.0));
        assertThat(result.rule()).isNotNull();
        assertThat(result.rule().both()).isTrue();
        assertThat(result.rule().parts().stream().map(Condition::column)).containsExactlyInAnyOrder("skipped", "idle");
        assertThat(result.rule().parts()).allSatisfy(part -> {
            assertThat(part.comparison()).isEqualTo(">=");
            assertThat(part.number()).isCloseTo(part.column().equals("skipped") ? 2 : 30, within(3.0));
        });
        assertThat(result.rule().sql()).matches("\"(skipped|idle)\" >= \\d+ AND \"(skipped|idle)\" >= \\d+");
        assertThat(gain(result, Contender.RULE_OF_TWO))
                .isGreaterThan(gain(result, Contender.RULE))
                .isGreaterThan(gain(result, Contender.TODAY));
        assertThat(gain(result, Contender.TODAY)).isGreaterThan(gain(result, Contender.NOTHING));
        assertThat(result.contenders()).extracting(Measured::contender).contains(Contender.STRONG, Contender.TREE);
        assertThat(result.contenders()).allSatisfy(one -> {
            assertThat(one.gain().low()).isLessThanOrEqualTo(one.gain().value());
            assertThat(one.gain().high()).isGreaterThanOrEqualTo(one.gain().value());
            assertThat(one.gain().value()).isLessThanOrEqualTo(result.possible() + 1e-9);
        });
        // the rule is all there is to know
        assertThat(result.strongOverSimple()).isNotNull();
        assertThat(result.strongOverSimple().low()).isLessThan(1);
        assertThat(result.warnings()).extracting(LabWarning::kind).doesNotContain(LabWarning.Kind.NOTHING_TELLS);
        assertThat(result.curve()).hasSize(4);
        assertThat(result.overTime()).hasSize(4);
        assertThat(result.groups()).extracting(LabResult.GroupResult::value).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(LabJson.read(LabJson.write(result))).isEqualTo(result);
    }

    @Test
    void givesTheSameTwice() {
        CaseTable table = Past.cancellations(1_500, 600, 2);
        assertThat(run(table, Past.question())).isEqualTo(run(table, Past.question()));
    }

    @Test
    void saysWhereNothingTellsTheOutcome() {
        CaseTable table = Past.cancellations(4_000, 4_000, 3);
        double[] outcome =
                new Random(4).doubles(4_000).map(value -> value < 0.2 ? 1 : 0).toArray();
        LabResult result = run(
                Past.with(table, outcome, List.of()),
                new LabQuestion(
                        Task.YES_NO,
                        "o",
                        "1",
                        "t",
                        "c",
                        null,
                        Set.of(),
                        null,
                        new Worth.Capacity(20, Per.WEEK),
                        0,
                        1.0,
                        null,
                        null));
        assertThat(result.reference()).isEqualTo(Contender.NOTHING);
        assertThat(result.warnings()).extracting(LabWarning::kind).contains(LabWarning.Kind.NOTHING_TELLS);
    }

    @Test
    void countsMoneyByWhatACaseIsWorth() {
        LabResult result =
                run(Past.cancellations(6_000, 3_000, 5), Past.question(new Worth.Values(100, 40, "EUR"), 50.0));
        assertThat(result.unit()).isEqualTo(LabResult.Unit.MONEY);
        assertThat(gain(result, Contender.NOTHING)).isZero();
        Measured two = result.of(Contender.RULE_OF_TWO).orElseThrow();
        // acted on are those of whom 0.45 are real: 0.6 * 2/3 of all
        assertThat(two.acted()).isCloseTo(0.4, within(0.05));
        assertThat(two.right()).isCloseTo(0.45, within(0.1));
        assertThat(two.gain().value())
                .isCloseTo(100 * two.acted() * (100 * two.right() - 40 * (1 - two.right())), within(1e-6));
    }

    @Test
    void sortsIntoClassesWhereEachCountsTheSame() {
        CaseTable table = Past.cancellations(4_000, 4_000, 6);
        double[] skipped = ((CaseColumn.Numbers) table.columns().getFirst()).values();
        double[] idle = ((CaseColumn.Numbers) table.columns().get(1)).values();
        double[] outcome = IntStream.range(0, 4_000)
                .mapToDouble(row -> skipped[row] >= 3 ? 2 : idle[row] < 5 ? 1 : 0)
                .toArray();
        LabResult result = run(
                Past.with(table, outcome, List.of("none", "few", "many")),
                new LabQuestion(
                        Task.CLASSES,
                        "o",
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        null,
                        new Worth.Sorted(true),
                        0,
                        1.0,
                        null,
                        null));
        assertThat(result.possible()).isCloseTo(100, within(1e-6));
        assertThat(gain(result, Contender.NOTHING)).isCloseTo(100.0 / 3, within(1e-6));
        assertThat(gain(result, Contender.TREE)).isGreaterThan(95);
        assertThat(gain(result, Contender.STRONG)).isGreaterThan(95);
        assertThat(gain(result, Contender.RULE)).isBetween(60.0, 70.0);
        assertThat(result.rule().sql()).startsWith("CASE WHEN ");
        assertThat(List.of("none", "few", "many"))
                .contains(result.rule().then(), result.rule().otherwise());
    }

    @Test
    void estimatesNumbersAndKnowsThatTooLittleMayCostMore() {
        CaseTable table = Past.cancellations(4_000, 4_000, 7);
        double[] skipped = ((CaseColumn.Numbers) table.columns().getFirst()).values();
        Random random = new Random(8);
        double[] outcome = Arrays.stream(skipped)
                .map(value -> 10 * value + random.nextGaussian())
                .toArray();
        CaseTable numbers = Past.with(table, outcome, List.of());
        LabResult alike = run(numbers, number(1, 1));
        assertThat(alike.of(Contender.LINEAR).orElseThrow().level()).isCloseTo(0.8, within(0.1));
        assertThat(gain(alike, Contender.NOTHING)).isZero();
        assertThat(alike.possible()).isCloseTo(12, within(0.6));
        assertThat(alike.of(Contender.RULE).orElseThrow().captured().value()).isGreaterThan(0.9);
        assertThat(alike.rule().sql()).startsWith("CASE WHEN ").contains("\"skipped\"");
        // where too little costs nine times as much, the 90th percentile is best: 1.28 above the mean
        LabResult dear = run(numbers, number(1, 9));
        double best = 1.755;
        assertThat(dear.of(Contender.LINEAR).orElseThrow().level()).isCloseTo(best, within(0.25));
    }

    private static LabQuestion number(double over, double under) {
        return new LabQuestion(
                Task.NUMBER,
                "o",
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                new Worth.Error(over, under),
                0,
                1.0,
                null,
                null);
    }

    @Test
    void forecastsFromWhatWasKnownThen() {
        LabResult result = run(Past.weekly(260, 9), weekly(4));
        assertThat(result.reference()).isEqualTo(Contender.TODAY);
        assertThat(gain(result, Contender.RULE)).isZero();
        // a season ago is as good as it gets, four weeks ago is not
        assertThat(result.of(Contender.RULE_OF_TWO).orElseThrow().level())
                .isLessThan(result.of(Contender.RULE).orElseThrow().level());
        assertThat(result.of(Contender.LINEAR).orElseThrow().level())
                .isLessThan(result.of(Contender.TODAY).orElseThrow().level());
        assertThat(result.groups())
                .extracting(LabResult.GroupResult::value)
                .containsExactlyInAnyOrder("small", "large");
        assertThat(result.of(Contender.NOTHING)).isEmpty();
        assertThat(LabJson.read(LabJson.write(result))).isEqualTo(result);
    }

    private static LabQuestion weekly(int ahead) {
        return new LabQuestion(
                Task.FORECAST,
                "sold",
                null,
                "week",
                null,
                "forecast",
                Set.of(),
                "shop",
                new Worth.Error(1, 1),
                0,
                5.0,
                null,
                new LabQuestion.Forecast(Per.WEEK, ahead, "shop", true));
    }

    /** What lies after the time at which it is forecast must not matter. */
    @Test
    void noForecastSeesWhatIsForecast() {
        CaseTable table = Past.weekly(120, 10);
        ForecastTable before = ForecastTable.of(table, weekly(3).forecast(), 100_000);
        double[] changed = table.outcome().clone();
        int from = 2 * 100;
        for (int row = from; row < changed.length; row++) {
            changed[row] *= 7;
        }
        CaseTable other = new CaseTable(
                table.rows(),
                table.all(),
                table.columns(),
                changed,
                List.of(),
                table.time(),
                null,
                table.today(),
                table.series(),
                table.group());
        ForecastTable after = ForecastTable.of(other, weekly(3).forecast(), 100_000);
        long changedFrom = table.time()[from];
        int same = 0;
        for (int row = 0; row < before.cases().rows(); row++) {
            if (before.cases().time()[row] < changedFrom - 7 * Past.DAY + 3 * 7 * Past.DAY) {
                for (int k = 0; k < before.cases().columns().size(); k++) {
                    if (before.cases().columns().get(k) instanceof CaseColumn.Numbers(String name, double[] values)) {
                        Double now =
                                ((CaseColumn.Numbers) after.cases().columns().get(k)).values()[row];
                        assertThat(now).as("%s of row %d", name, row).isEqualTo(Double.valueOf(values[row]));
                        same++;
                    }
                }
            }
        }
        assertThat(same).isGreaterThan(1_000);
    }

    @Test
    void withoutTheStrongModelTheRestRuns() {
        LabResult result =
                Lab.run(Past.cancellations(1_000, 500, 11), Past.question(), Past.cheap(false), List.of(), NOBODY, 1);
        assertThat(result.of(Contender.STRONG)).isEmpty();
        assertThat(result.strongOverSimple()).isNull();
        assertThat(result.warnings()).extracting(LabWarning::kind).contains(LabWarning.Kind.NO_STRONG_MODEL);
        assertThat(Offers.of(result)).extracting(Offer::key).doesNotContain("versus-ml", "closes-gap");
    }

    @Test
    void canBeEndedAtEveryStepAndGoesForward() {
        CaseTable table = Past.cancellations(1_000, 500, 12);
        List<Double> shares = new ArrayList<>();
        Set<Watch.Step> steps = EnumSet.noneOf(Watch.Step.class);
        Lab.run(
                table,
                Past.question(),
                Past.cheap(true),
                List.of(),
                (step, done) -> {
                    steps.add(step);
                    shares.add(done);
                },
                1);
        assertThat(shares).isSorted().last().isEqualTo(1.0);
        steps.forEach(end -> assertThatThrownBy(() -> Lab.run(
                        table,
                        Past.question(),
                        Past.cheap(true),
                        List.of(),
                        (step, done) -> {
                            if (step == end) {
                                throw new CancellationException();
                            }
                        },
                        1))
                .isInstanceOf(CancellationException.class));
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertRefused("few-rows", Past.cancellations(99, 50, 13), Past.question());
        CaseTable table = Past.cancellations(2_000, 900, 14);
        double[] five = new double[2_000];
        IntStream.of(100, 600, 1_100, 1_600, 1_990).forEach(row -> five[row] = 1);
        assertRefused("few-rarest", Past.with(table, five, List.of()), Past.question());
        assertRefused("one-outcome", Past.with(table, new double[2_000], List.of()), Past.question());
        assertRefused("capacity-all", table, Past.question(new Worth.Capacity(5_000, Per.WEEK), null));
        assertRefused("alarms-free", table, Past.question(new Worth.Values(10, 0, null), null));
    }

    private static void assertRefused(String key, CaseTable table, LabQuestion question) {
        assertThatThrownBy(() -> run(table, question))
                .isInstanceOfSatisfying(
                        LabException.class, fault -> assertThat(fault.key()).isEqualTo(key));
    }

    /** Today's way is the same in every sample, so that the truth is known: one long sample. */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        Worth worth = new Worth.Capacity(20, Per.HUNDRED);
        LabResult truth =
                Lab.run(Past.cancellations(150_000, 50_000, 15), today(worth), Past.cheap(false), List.of(), NOBODY, 1);
        int repeats = 150;
        int held = 0;
        int heldShare = 0;
        for (int k = 0; k < repeats; k++) {
            LabResult sample = Lab.run(
                    Past.cancellations(1_200, 400, 100 + k), today(worth), Past.cheap(false), List.of(), NOBODY, k);
            held += holds(
                            sample.of(Contender.TODAY).orElseThrow().gain(),
                            truth.of(Contender.TODAY).orElseThrow().gain().value())
                    ? 1
                    : 0;
            heldShare += holds(over(sample), over(truth).value()) ? 1 : 0;
        }
        assertThat(held).as("today's way").isBetween((int) (0.84 * repeats), (int) (0.97 * repeats));
        assertThat(heldShare).as("today's way less chance").isBetween((int) (0.84 * repeats), (int) (0.97 * repeats));
    }

    /** The cheap model ranks by the first column, the same in every sample, too. */
    private static Estimate over(LabResult result) {
        return result.of(Contender.LINEAR).orElseThrow().gain();
    }

    private static boolean holds(Estimate interval, double truth) {
        return interval.low() <= truth && truth <= interval.high();
    }

    private static LabQuestion today(Worth worth) {
        return new LabQuestion(
                Task.YES_NO,
                "cancelled",
                "yes",
                "decided_at",
                "customer",
                "score",
                Set.of(),
                null,
                worth,
                0,
                null,
                null,
                null);
    }
}
