package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.method.Effort;
import org.groundwork.method.Plan;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On sheets and inputs of every kind, the sentences about money fit the table beside them. */
class MoneyClaimsTest {

    private static final int CASES = 250;

    private static final String PAYS = "On average it pays.";
    private static final String DEAR = "For this idea alone it does not pay";

    private record Case(long seed, AssessmentFile file, Appraisal appraisal, Roi roi) {

        static Case of(String method, long seed) {
            AssessmentFile file = MoneyCases.random(method, seed);
            Appraisal appraisal = MoneyCases.appraise(file);
            return new Case(seed, file, appraisal, Roi.of(file, appraisal));
        }

        Analysis analysis() {
            return Objects.requireNonNull(appraisal.analysis());
        }

        EconomicInputs inputs() {
            return Objects.requireNonNull(file.economics());
        }

        @Nullable
        String named() {
            return VerdictBasis.named(file.sheet(), appraisal.result());
        }

        PathTexts paths() {
            return new PathTexts(inputs());
        }

        double mean(Strategy strategy) {
            StrategyOutcome outcome = analysis().paths().get(strategy);
            return outcome == null ? 0 : outcome.mean();
        }

        double loss(Strategy strategy) {
            StrategyOutcome outcome = analysis().paths().get(strategy);
            return outcome == null ? 0 : outcome.probabilityOfLoss();
        }

        /** Every sentence that says what to do about the money. */
        List<String> sentences() {
            List<String> all = new ArrayList<>(roi.advice());
            Stream.of(roi.agreement() == null ? null : roi.agreement().text(), roi.foundations())
                    .filter(Objects::nonNull)
                    .forEach(all::add);
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core@1", "core@2"})
    void oneTableAndNoSentenceAgainstIt(String method) {
        Set<String> said = new HashSet<>();
        for (long seed = 0; seed < CASES; seed++) {
            Case c = Case.of(method, seed);
            try {
                theyAreWhole(c);
                noPoorerAndRiskierPathIsNamed(c);
                whatIsThereIsNotBuilt(c);
                smallAmountsAreNextToNothing(c);
                aMeanThatMostFuturesDoNotReachIsExplained(c);
                noThresholdIsSweeping(c);
                layingTheFoundationsIsWeighed(c, said);
                theStepsSayNothingWhileItIsTooEarly(c);
            } catch (AssertionError e) {
                throw new AssertionError("case " + seed + ": " + c.sentences() + "\n" + c.inputs(), e);
            }
        }
        assertThat(said).contains(PAYS, DEAR, "cannot be said: no day rate");
    }

    private static void theyAreWhole(Case c) {
        for (String sentence : c.sentences()) {
            assertThat(sentence).doesNotContain("{", "null", "  ", "fact").matches("(?s).*[.:]$");
        }
    }

    private static boolean onOffer(Case c, Strategy strategy) {
        Analysis.Advice advice = Objects.requireNonNull(c.analysis().advice());
        return strategy != Strategy.STAGED || advice.staging() != Analysis.Advice.Staging.RARELY_PASSED;
    }

    /** Of the paths on offer, none that is named is worth less and loses more often than another. */
    private static void noPoorerAndRiskierPathIsNamed(Case c) {
        if (c.analysis().advice() == null) {
            return;
        }
        Set<Strategy> named = new HashSet<>(List.of(c.analysis().advice().strategy()));
        if (c.roi().foundations() instanceof String text && text.contains("Once")) {
            String worth = text.substring(text.indexOf("Once"));
            Stream.of(Strategy.values())
                    .filter(strategy -> worth.contains("in place, “" + c.paths().label(strategy) + "” is worth"))
                    .forEach(named::add);
        }
        for (Strategy one : named) {
            assertThat(onOffer(c, one)).isTrue();
            for (Strategy other : c.analysis().paths().keySet()) {
                assertThat(onOffer(c, other)
                                && c.mean(other) > c.mean(one)
                                && c.loss(other) < c.loss(one)
                                && !c.analysis().advice().tossUpWith().contains(other))
                        .as("%s is poorer and riskier than %s", one, other)
                        .isFalse();
            }
        }
    }

    private static void whatIsThereIsNotBuilt(Case c) {
        String all = String.join(" ", c.sentences());
        Roi.Body body = c.roi().body();
        if (c.inputs().hasBaseline()) {
            assertThat(all
                            + (body == null
                                    ? ""
                                    : body.breakEvens() + "" + body.paths() + body.works() + body.worksNote()))
                    .doesNotContain(
                            "ML at once",
                            "Do nothing",
                            "leaving things as they are",
                            "build the simple solution",
                            "the simple solution first",
                            "Simple solution first");
        } else {
            assertThat(all).doesNotContain("that is there, without", "on top of what is there");
        }
    }

    private static void smallAmountsAreNextToNothing(Case c) {
        Analysis.Advice advice = c.analysis().advice();
        if (advice == null || advice.strategy() == Strategy.NOTHING) {
            return;
        }
        double atStake = Objects.requireNonNull(c.inputs().meanAtStake());
        assertThat(c.roi().advice().stream().anyMatch(s -> s.contains("On average that is worth next to nothing")))
                .isEqualTo(Math.abs(c.mean(advice.strategy())) < atStake / 100);
    }

    private static void aMeanThatMostFuturesDoNotReachIsExplained(Case c) {
        if (c.analysis().advice() == null) {
            return;
        }
        StrategyOutcome advised = c.analysis().paths().get(c.analysis().advice().strategy());
        Analysis.OpenDecision open =
                c.inputs().hasBaseline() ? null : c.analysis().openDecision();
        long carried = Stream.of(advised == null ? null : advised.carriedBy(), open == null ? null : open.carriedBy())
                .filter(Objects::nonNull)
                .count();
        assertThat(c.roi().advice().stream().filter(s -> s.startsWith("Most futures do not gain by it")))
                .hasSize((int) carried);
        if (advised != null && advised.carriedBy() != null) {
            assertThat(advised.probabilityPositive()).isLessThan(0.5);
            assertThat(advised.mean()).isPositive();
        }
    }

    private static void noThresholdIsSweeping(Case c) {
        Analysis.GateOutcome gate = c.analysis().gate();
        for (String sentence : c.roi().advice()) {
            if (sentence.startsWith("Wherever a threshold is set")) {
                assertThat(Objects.requireNonNull(gate).probability()).isZero();
            }
            assertThat(sentence).doesNotContainPattern("at least \u2212");
        }
    }

    private static void theStepsSayNothingWhileItIsTooEarly(Case c) {
        if (c.named() == null && c.roi().agreement() != null) {
            assertThat(c.roi().agreement().text()).contains("it is too early");
        }
    }

    private static void layingTheFoundationsIsWeighed(Case c, Set<String> said) {
        String named = c.named();
        String text = c.roi().foundations();
        boolean foundations = named != null && c.file().method().verdict(named).plan() == Plan.FOUNDATIONS;
        assertThat(text != null).isEqualTo(foundations);
        if (text == null) {
            return;
        }
        CheapestChange change = Objects.requireNonNull(c.appraisal().result().cheapestChange());
        if (!change.reachable()) {
            assertThat(text).contains("not a matter of work").doesNotContain("pay");
            return;
        }
        boolean rate =
                c.inputs().states(Input.DAY_RATE) || "USD".equals(c.inputs().currency());
        assertThat(text.contains("cannot be said: no day rate")).isNotEqualTo(rate);
        double least = 0;
        double most = 0;
        for (CheapestChange.Change one : change.changes()) {
            int steps = one instanceof CheapestChange.Lift lift ? lift.to() - lift.from() : 1;
            most += steps * days(one.effort(), true);
            Answer answer = c.file().sheet().answer(one.question());
            boolean known = answer != null && !(answer instanceof Answer.Unknown);
            least += known ? steps * days(one.effort(), false) : 0;
        }
        assertThat(text).contains(MoneyTexts.counted((long) most) + " person-days");
        for (String claim : List.of(PAYS, DEAR, "depends on how long it takes", "cannot be said: no day rate")) {
            if (text.contains(claim)) {
                said.add(claim);
            }
        }
        Analysis.Advice advice = c.analysis().advice();
        if (advice == null) {
            assertThat(text).doesNotContain(PAYS, DEAR);
            return;
        }
        double worth = text.contains("Only ML waits") ? moreWithMl(c) : c.mean(advice.strategy());
        if (text.contains(PAYS)) {
            assertThat(worth).isGreaterThan(most * end(c, true));
            assertThat(text).doesNotContain(DEAR);
        }
        if (text.contains(DEAR)) {
            assertThat(worth <= 0 || worth < least * end(c, false)).isTrue();
        }
        if (text.contains("depends on how long")) {
            assertThat(worth).isBetween(least * end(c, false), most * end(c, true));
        }
        assertThat(text.contains(PAYS)
                        || text.contains(DEAR)
                        || text.contains("depends on how long")
                        || text.contains("pays where it costs less than that"))
                .isTrue();
    }

    private static int days(Effort effort, boolean most) {
        return switch (effort) {
            case S -> most ? 5 : 1;
            case M -> most ? 20 : 5;
            case L -> most ? 60 : 20;
            case FACT -> 0;
        };
    }

    private static double moreWithMl(Case c) {
        double best = Stream.of(Strategy.STAGED, Strategy.CONTINUE, Strategy.ML)
                .filter(strategy -> c.analysis().paths().containsKey(strategy) && onOffer(c, strategy))
                .mapToDouble(c::mean)
                .max()
                .orElse(0);
        return best - Math.max(0, c.mean(Strategy.BASELINE));
    }

    private static double end(Case c, boolean high) {
        return switch (c.inputs().stated().get(Input.DAY_RATE)) {
            case Range.Certain(double value) -> value;
            case Range.Interval(double low, double up) -> high ? up : low;
            case Range.Percentiles(double low, double likely, double up) -> high ? up : low;
            case null -> high ? 1_100 : 500;
            default -> throw new AssertionError("not among the cases");
        };
    }

    private static String foundations(double atStake, @Nullable Range day, String currency) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, new Range.Certain(atStake));
        stated.put(Input.ADOPTION, new Range.Certain(0.9));
        stated.put(Input.CAPTURES, new Range.Certain(0.5));
        stated.put(Input.BASELINE_SUCCESS, new Range.Certain(1));
        stated.put(Input.BASELINE_WEEKS, new Range.Certain(0.5));
        stated.put(Input.CLOSES_GAP, new Range.Certain(0.9));
        stated.put(Input.ML_SUCCESS, new Range.Certain(1));
        stated.put(Input.ML_WEEKS, new Range.Certain(1));
        stated.put(Input.ML_LIVE, new Range.Certain(4));
        if (day != null) {
            stated.put(Input.DAY_RATE, day);
        }
        AssessmentFile file = ReportSamples.withEconomics(
                ReportSamples.named("lay foundations"),
                new EconomicInputs(currency, null, stated, null, EconomicInputs.Adjustments.STANDARD));
        return Objects.requireNonNull(Roi.of(file, MoneyCases.appraise(file)).foundations());
    }

    /** Weighed at both ends of what it can cost. */
    @Test
    void whetherFoundationsPayIsHeldAgainstBothEndsOfTheirCost() {
        Range day = new Range.Interval(400, 800);
        String takes = "What the steps ask for next takes 40 to 120 person-days of work (a step of days is counted"
                + " as 1 to 5, one of weeks as 5 to 20, one of months as 20 to 60)";
        assertThat(Stream.of(50_000.0, 100_000.0, 2_000_000.0).map(atStake -> foundations(atStake, day, "EUR")))
                .allSatisfy(said -> assertThat(said)
                        .startsWith(takes
                                + ": 16,000 to 96,000\u00A0EUR at the day rate that is stated. Only ML"
                                + " waits for it. Once it is in place, “Simple solution first, then ML"
                                + " without a gate” is worth "))
                .satisfiesExactly(
                        dear -> assertThat(dear).contains("less than it costs even where it takes least. " + DEAR),
                        may -> assertThat(may).endsWith("whether it pays depends on how long it takes."),
                        pays -> assertThat(pays).endsWith("more than it costs even where it takes longest. " + PAYS));
        assertThat(foundations(100_000, null, "EUR"))
                .startsWith(takes + ". What that costs cannot be said: no day rate in EUR is stated.");
        assertThat(foundations(100_000, null, "USD"))
                .contains("20,000 to 130,000\u00A0USD at the day rate that is usual in US dollars; state your own.");
    }
}
