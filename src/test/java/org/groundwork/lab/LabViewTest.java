package org.groundwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.groundwork.lab.LabView.Addition.Standing;
import org.junit.jupiter.api.Test;

/** What a result says: to be understood, and true of it. */
class LabViewTest {

    /** A sentence that claims much, and when a result bears it out. */
    private record Claim(String words, BiPredicate<LabResult, LabView> holds) {}

    private static final Pattern CLAIMING = Pattern.compile(
            "(?i)\\b(nothing|none|no longer|never|cannot|agrees?|settled|each group|in all \\d+|even the)\\b");

    private static final Pattern MINUS_NOTHING = Pattern.compile("[-−]0(?:\\.0+)?(?![.\\d])");

    /** Said of every result, or of a warning, whose kind bears it out. */
    private static final List<String> ALWAYS = List.of(
            "only people can say",
            "A number of the case tells nothing",
            "What is always the same tells nothing apart",
            "Nothing needs to be done",
            "these cases look as if nothing had happened",
            "there is nothing to tell apart",
            "If empty means that nothing happened",
            "because nothing could have happened yet",
            "No rule and no model was surely better",
            "neither a rule nor a model could be shown to help",
            "could not be loaded on this machine");

    private static final List<Claim> CLAIMS = List.of(
            new Claim("hold no real case, so there was nothing to catch", (result, view) -> !(result.possible() > 0)),
            new Claim(
                    "there was nothing to be gained, even with hindsight", (result, view) -> !(result.possible() > 0)),
            new Claim(
                    "it adds none",
                    (result, view) ->
                            result.closesGap() != null && result.closesGap().high() <= 0),
            new Claim(
                    "cannot be told yet with this many cases",
                    (result, view) -> view.addition().standing() == Standing.NOT_TOLD
                            && over(result).low() <= bar(result)
                            && over(result).high() >= bar(result)),
            new Claim("Even the lower end", (result, view) -> over(result).low() > bar(result)),
            new Claim("Even the upper end", (result, view) -> over(result).high() < bar(result)),
            new Claim(
                    "it no longer gains from more cases",
                    (result, view) -> result.lastDoubling() != null
                            && result.lastDoubling().low() <= 0
                            && result.lastDoubling().high() < bar(result)),
            new Claim(
                    "more cases would help cannot be told",
                    (result, view) -> result.lastDoubling() != null
                            && result.lastDoubling().low() <= 0),
            new Claim(
                    "would help by as much as anyone would notice cannot be told",
                    (result, view) -> result.lastDoubling() != null
                            && result.lastDoubling().low() <= 0
                            && result.lastDoubling().high() >= bar(result)),
            new Claim(
                    "ahead of it in all",
                    (result, view) -> result.overTime().stream()
                            .allMatch(slice -> gain(slice, Contender.STRONG) > gain(slice, result.bestSimple()))),
            new Claim(
                    "ahead of it in none",
                    (result, view) -> result.overTime().stream()
                            .noneMatch(slice -> gain(slice, Contender.STRONG) > gain(slice, result.bestSimple()))),
            new Claim("in each group shown", (result, view) -> {
                List<Double> shares = result.groups().stream()
                        .map(group -> group.gains().getFirst().gain() / group.possible())
                        .toList();
                return Math.abs(shares.getFirst() - shares.getLast()) < 0.05;
            }),
            new Claim(
                    "never stands on both sides",
                    (result, view) -> result.question().thing() != null),
            new Claim(
                    "its library cannot be loaded",
                    (result, view) -> result.strongOverSimple() == null
                            && kinds(result).contains(LabWarning.Kind.NO_STRONG_MODEL)));

    private static double gain(LabResult.Slice slice, Contender contender) {
        return slice.gains().stream()
                .filter(gain -> gain.contender() == contender)
                .mapToDouble(LabResult.ContenderGain::gain)
                .sum();
    }

    private static List<LabWarning.Kind> kinds(LabResult result) {
        return result.warnings().stream().map(LabWarning::kind).toList();
    }

    private static Estimate over(LabResult result) {
        return java.util.Objects.requireNonNull(result.strongOverSimple());
    }

    private static double bar(LabResult result) {
        return java.util.Objects.requireNonNull(result.question().smallestGain());
    }

    @Provide
    static Arbitrary<LabResult> results() {
        return LabResults.any();
    }

    @Property(tries = 3_000)
    void whatASentenceClaimsTheResultBearsOut(@ForAll("results") LabResult result) {
        LabView view = LabView.of(result);
        for (String sentence : sentences(view)) {
            if (!CLAIMING.matcher(sentence).find() || ALWAYS.stream().anyMatch(sentence::contains)) {
                continue;
            }
            List<Claim> claims = CLAIMS.stream()
                    .filter(claim -> sentence.contains(claim.words()))
                    .toList();
            assertThat(claims).as("a claim without a check: %s", sentence).isNotEmpty();
            assertThat(claims).as(sentence).allMatch(claim -> claim.holds().test(result, view));
        }
    }

    @Property(tries = 3_000)
    void everySentenceIsFilledAndItsFiguresAreRead(@ForAll("results") LabResult result) {
        Pattern broken = Pattern.compile(
                "\\{\\d|NaN|Infinity|∞|\\bnull\\b|[-−]0(?![.\\d])|[1-9][\\d,.]{12,}|  |\\bE\\d| ,| \\.|\\.\\.");
        Pattern one = Pattern.compile("(?<![\\d.,−-])1 (cases|weeks|days|real cases|rows|groups)\\b");
        for (String sentence : sentences(LabView.of(result))) {
            assertThat(sentence)
                    .doesNotContainPattern(broken)
                    .doesNotContainPattern(one)
                    .isNotBlank();
            assertThat(sentence.codePoints().noneMatch(point -> point < ' ' || point == 0x202E))
                    .isTrue();
            assertThat(sentence.length()).isLessThan(2_000);
        }
    }

    /** Intervals of every kind of gain that end a little below nothing, at it, or a little above it. */
    @Property(tries = 2_000)
    void noIntervalEndsAtMinusNothing(
            @ForAll("results") LabResult result,
            @ForAll @DoubleRange(min = -1, max = 0) double low,
            @ForAll @DoubleRange(min = -0.01, max = 0.01) double high) {
        Estimate near = new Estimate(
                result.possible() * low / 2, result.possible() * low, result.possible() * Math.max(low, high));
        LabView view = LabView.of(around(result, near));
        assertThat(Stream.concat(view.lines().stream().map(LabView.Line::interval), sentences(view).stream()))
                .noneMatch(words -> MINUS_NOTHING.matcher(words).find());
    }

    /** The same with other intervals. */
    private static LabResult around(LabResult result, Estimate interval) {
        return new LabResult(
                result.question(),
                result.unit(),
                result.cases(),
                result.possible(),
                result.reference(),
                result.contenders().stream()
                        .map(one -> new LabResult.Measured(
                                one.contender(),
                                interval,
                                one.level(),
                                one.captured(),
                                one.acted(),
                                one.right(),
                                one.tuned()))
                        .toList(),
                result.bestSimple(),
                result.strongOverSimple() == null ? null : interval,
                result.closesGap(),
                result.curve(),
                result.lastDoubling() == null ? null : interval,
                result.overTime(),
                result.groups(),
                result.rule(),
                result.usedColumns(),
                result.needed(),
                result.warnings());
    }

    /** Whoever sees the figures sees on which side of the bar the interval lies. */
    @Property(tries = 2_000)
    void roundingNeverTurnsAnIntervalAround(@ForAll("results") LabResult result) {
        LabView.Addition addition = LabView.of(result).addition();
        Estimate over = result.strongOverSimple();
        if (over == null || over.low() <= 0 && over.high() >= 0) {
            return;
        }
        String sentence = addition.sentences().getFirst();
        String above = ".*\\b(more|smaller)\\b.*";
        String below = ".*\\b(fewer|less|larger)\\b.*";
        assertThat(sentence).doesNotMatch(over.low() > 0 ? below : above);
        if (sentence.contains("about the same") || sentence.contains("about as ")) {
            // as good as nothing, in figures that tell the others apart; where nobody named a bar nothing is the bar
            assertThat(Math.max(Math.abs(over.low()), Math.abs(over.high())))
                    .isLessThan((result.question().smallestGain() == null ? 1e-5 : 0.01) * largest(result));
        } else {
            assertThat(sentence).matches(over.low() > 0 ? above : below);
        }
    }

    /** Of the figures that are shown. */
    private static double largest(LabResult result) {
        return result.contenders().stream()
                .flatMapToDouble(one -> one.level() == null
                        ? DoubleStream.of(
                                one.gain().value(),
                                result.possible() - one.gain().value())
                        : DoubleStream.of(one.gain().value(), one.level()))
                .map(Math::abs)
                .reduce(Math.max(100, result.possible()), Math::max);
    }

    @Property(tries = 500)
    void jsonReadsBackWhatItWrote(@ForAll("results") LabResult result) {
        assertThat(LabJson.read(LabJson.write(result))).isEqualTo(result);
        assertThat(LabJson.write(result)).doesNotContain(":null", "YES_NO", "LEAK_BY");
    }

    private static List<String> sentences(LabView view) {
        List<String> all = new ArrayList<>();
        all.add(view.headline());
        all.addAll(view.about());
        if (view.doubts() != null) {
            all.add(view.doubts());
        }
        all.addAll(view.addition().sentences());
        view.lines().forEach(line -> {
            all.addAll(List.of(line.name(), line.what(), line.gain()));
            for (String text : List.of(line.interval(), line.share(), line.hits())) {
                if (!text.isEmpty()) {
                    all.add(text);
                }
            }
        });
        for (LabView.Part part : new LabView.Part[] {view.curve(), view.overTime(), view.groups()}) {
            if (part != null) {
                all.addAll(part.sentences());
                all.addAll(part.heads());
                part.rows().forEach(row -> {
                    all.add(row.head());
                    all.addAll(row.cells());
                });
            }
        }
        if (view.rule() != null) {
            all.add(view.rule().sentence());
            all.addAll(view.rule().sentences());
        }
        view.warnings().forEach(warning -> all.addAll(List.of(warning.title(), warning.meaning(), warning.remedy())));
        all.addAll(view.how());
        all.addAll(view.notMeasured());
        view.picture().rows().forEach(row -> all.add(row.words()));
        all.add(view.picture().axis());
        return all;
    }

    @Test
    void aReaderWithoutStatisticsSeesWhatEachWayAchieves() {
        LabView view = LabView.of(LabSamples.cancellations());
        assertThat(view.headline())
                .isEqualTo("Of the 61 real cases a week that acting on 200 could reach, today’s way catches 30,"
                        + " the rule of thumb 44, a simple model 45 and machine learning 47.");
        assertThat(view.addition().standing()).isEqualTo(Standing.ADDS_LITTLE);
        assertThat(view.addition().text())
                .startsWith("On the test, machine learning caught 2.4 more real cases a week than the best simple"
                        + " solution,")
                .contains("between 1.1 and 3.7 more. That is 7 % to 22 %")
                .contains("Even the upper end, 3.7, is less than the 5 a week");
        assertThat(view.rule()).isNotNull();
        assertThat(view.rule().sentence())
                .isEqualTo("Act where “skipped_boxes” is 2 or more and “days_since_login” is 30 or more.");
        assertThat(view.how())
                .contains("Learned from 1 January 2024 to 31 May 2025, tested from 1 July 2025 to 31 December 2025.");
    }

    @Test
    void aLeakThatWasNotLearnedFromIsNoReasonToDoubt() {
        LabView view = LabView.of(LabSamples.cancellations());
        assertThat(view.serious()).isEmpty();
        assertThat(view.doubts()).isNull();
        assertThat(view.notes().getFirst().meaning()).contains("was not learned from");
        assertThat(LabWarnings.view(LabSamples.cancellations().warnings().getFirst())
                        .serious())
                .isTrue();
    }

    @Test
    void everyKindOfWarningSaysWhatItMeansAndWhatToDo() {
        for (LabWarning.Kind kind : LabWarning.Kind.values()) {
            LabView.Warning warning =
                    LabWarnings.view(new LabWarning(kind, List.of("age"), List.of(0.5, 0.25), "2025-01-01"));
            assertThat(List.of(warning.title(), warning.meaning(), warning.remedy()))
                    .as(kind.id())
                    .allMatch(text -> text.endsWith("."));
        }
    }

    @Test
    void everyOfferHasATitleARuleAndWhatItIsAbout() {
        for (String key : List.of(
                "heuristic",
                "simple-model",
                "target",
                "versus-ml",
                "plateau",
                "volume",
                "quality",
                "representative",
                "at-decision",
                "captures",
                "closes-gap")) {
            assertThat(LabTexts.offer(key).title()).isNotBlank();
            assertThat(LabTexts.offer(key).rule()).endsWith(".");
            assertThat(LabTexts.answers(key) == null).as(key).isNotEqualTo(LabTexts.input(key) == null);
        }
    }

    @Test
    void aNameIsOneLineOfSixtyCharactersAtMost() {
        assertThat(LabTexts.shortened("a\n\tb")).isEqualTo("a b");
        assertThat(LabTexts.shortened("x".repeat(500))).hasSize(60).endsWith("…");
        assertThat(LabTexts.shortened("a\u202Eb\u2066c\uD800")).isEqualTo("abc");
        assertThat(LabTexts.shortened("=cmd|' /C calc'!A0")).isEqualTo("=cmd|' /C calc'!A0");
    }

    /** One of each, to be looked at. */
    @Test
    void saysGainsInTheUnitOfTheWork() {
        Matcher money = Pattern.compile("EUR")
                .matcher(LabView.of(LabResults.of(Task.NUMBER, 3)).headline());
        assertThat(money.find()).isFalse();
        for (Task task : Task.values()) {
            assertThat(LabView.of(LabResults.of(task, 3)).headline()).endsWith(".");
        }
    }
}
