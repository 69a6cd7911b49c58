package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.report.ReportPage.AnswerView;
import org.groundwork.report.ReportPage.CheapestPath;
import org.groundwork.report.ReportPage.Deciding;
import org.groundwork.report.ReportPage.Doubt;
import org.groundwork.report.ReportPage.Experiment;
import org.groundwork.report.ReportPage.SectionReceipt;
import org.groundwork.report.ReportPage.Three;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPageTest {

    static Stream<Arguments> samples() {
        return ReportSamples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @Test
    void namesTheGuessesAndUnknownsThatDecideWhileItIsProvisional() {
        AssessmentFile file = with(
                ReportSamples.build("baseline.measured", guess(3)), Map.of("baseline.plateau", new Answer.Unknown()));
        ReportPage.Recommendation recommendation = ReportSamples.page(file).recommendation();

        assertThat(recommendation.settled()).isFalse();
        assertThat(recommendation.couldBecome()).contains("Simple baseline first");
        assertThat(recommendation.deciding()).extracting(Deciding::question).startsWith("baseline.measured");
        assertThat(recommendation.guesses()).isEqualTo(1);
        assertThat(recommendation.unknowns())
                .isEqualTo(recommendation.deciding().size() - 1);
        assertThat(recommendation.deciding().getFirst().doubt()).isEqualTo(Doubt.GUESS);
    }

    @Test
    void namesWhatTheTeamDisagreesAboutWhereItDecides() {
        ReportPage page =
                ReportSamples.page(ReportSamples.build("baseline.measured", new Answer.Spread(List.of(1, 3, 3))));

        assertThat(page.recommendation().settled()).isFalse();
        assertThat(page.recommendation().deciding())
                .extracting(Deciding::question, Deciding::doubt)
                .contains(tuple("baseline.measured", Doubt.SPREAD));
        assertThat(page.receipt().spreads()).isEqualTo(1);
        assertThat(page.answers().stream()
                        .flatMap(section -> section.answers().stream())
                        .filter(answer -> answer.question().equals("baseline.measured")))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.kind()).isEqualTo(ReportPage.AnswerView.Kind.SPREAD);
                    assertThat(answer.label()).matches("The team disagrees: 2 .* \\(1 vote\\), 4 .* \\(2 votes\\)");
                });
    }

    @Test
    void namesTheThreeNearestCasesWithWhatTheyHaveInCommon() {
        CasesLikeThis like = ReportSamples.page(ReportSamples.realCase()).like();

        assertThat(like.among()).isEqualTo(36);
        assertThat(like.cases()).hasSize(3);
        assertThat(like.cases().getFirst().sameKind()).isNotNull();
        assertThat(like.cases()).allSatisfy(near -> {
            assertThat(near.alike()).isNotEmpty();
            assertThat(near.hindsight()).isNotEmpty();
            assertThat(near.ours()).isNotBlank();
            assertThat(near.alike())
                    .allSatisfy(both -> assertThat(both.mine() + both.theirs()).isNotBlank());
        });
    }

    @Test
    void namesNoCaseWhereTooLittleIsAnswered() {
        assertThat(ReportSamples.page(ReportSamples.named("nothing answered"))
                        .like()
                        .cases())
                .isEmpty();
        assertThat(ReportSamples.page(ReportSamples.named("all unknown")).like().cases())
                .isEmpty();
    }

    @Test
    void aCaseIsNotLikeItself() {
        ReferenceCase one = ReferenceCases.shipped().all().getFirst();
        ReportPage page =
                ReportPage.of(one.file(), ReportSamples.score(one.file()), Provenance.reference(ReportSamples.AT));

        assertThat(page.like().cases())
                .hasSize(3)
                .extracting(CasesLikeThis.Near::id)
                .doesNotContain(one.id());
        assertThat(ReportSamples.page(one.file()).like().cases().getFirst().id())
                .isEqualTo(one.id());
    }

    @Test
    void asksForWhatIsMissingOfTheFirstStepsWhileItIsTooEarly() {
        ReportPage page = ReportSamples.page(ReportSamples.named("nothing answered"));

        assertThat(page.recommendation().tooEarly()).isTrue();
        assertThat(page.recommendation().answeredPercent()).isZero();
        assertThat(page.recommendation().firstQuestions())
                .extracting(Deciding::question)
                .startsWith("problem.decision")
                .hasSize(6);
        assertThat(page.staircase().currentNumber())
                .as("nobody stands anywhere")
                .isZero();
        assertThat(page.bars()).as("everything else is shown").isNotNull();
    }

    @Test
    void quotesTheTeamInTheExperimentAndInventsNothing() {
        AssessmentFile file = withNote(
                with(
                        ReportSamples.build("baseline.heuristic", level(1)),
                        Map.of(
                                "baseline.measured", level(1),
                                "baseline.process", level(1),
                                "baseline.manual", level(1),
                                "baseline.simple-model", level(1),
                                "baseline.off-the-shelf", level(1))),
                "problem.metric",
                "Share of subscribers still there after 90 days");
        Experiment experiment = Objects.requireNonNull(ReportSamples.page(file).experiment());

        assertThat(Objects.requireNonNull(experiment.metric()).note())
                .isEqualTo("Share of subscribers still there after 90 days");
        AnswerView today = Objects.requireNonNull(experiment.today());
        assertThat(today.level()).isEqualTo(1);
        assertThat(experiment.start().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(experiment.start()).isAfter(ReportSamples.AT.toLocalDate());
        assertThat(experiment.decide()).isEqualTo(experiment.start().plusWeeks(experiment.weeks()));
    }

    @Test
    void saysThatAStepHingesOnAFact() {
        ReportPage page = ReportSamples.page(ReportSamples.named("hinges on a fact"));
        CheapestPath here = Objects.requireNonNull(page.changes().here());

        assertThat(here.reachable()).isFalse();
        assertThat(here.effort()).isNull();
        assertThat(here.facts()).extracting(ReportPage.Fact::title).containsExactly("Precedent");
        assertThat(here.facts().getFirst().need()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theReceiptAddsUpToTheScores(String name, AssessmentFile file) {
        Result result = ReportSamples.score(file).result();
        ReportPage page = ReportSamples.page(file);

        for (SectionReceipt section : page.receipt().sections()) {
            Three band = section.band();
            if (band == null) {
                assertThat(section.contributions()).isEmpty();
                continue;
            }
            double low = 0;
            double high = 0;
            int weight = 0;
            for (ReportPage.Contribution part : section.contributions()) {
                low += part.weight() * part.points().low();
                high += part.weight() * part.points().high();
                weight += part.weight();
            }
            assertThat(low / weight).isCloseTo(band.low(), within(1e-12));
            assertThat(high / weight).isCloseTo(band.high(), within(1e-12));
            assertThat(section.weight()).isEqualTo(weight);
        }
        assertThat(page.receipt().gates()).hasSameSizeAs(result.gates());
        assertThat(page.answers().stream().mapToInt(s -> s.answers().size()).sum())
                .isEqualTo(file.method().questions().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyWayUpLeadsWhereItSays(String name, AssessmentFile file) {
        ReportPage page = ReportSamples.page(file);
        CheapestPath here = page.changes().here();

        if (here == null) {
            assertThat(page.recommendation().verdict()).isNotNull();
            return;
        }
        assertThat(here.reachable()).isEqualTo(here.effort() != null);
        if (here.reachable() && page.recommendation().answeredPercent() >= 60) {
            assertThat(here.leadsTo() == null).isEqualTo(!here.outcomes().isEmpty());
        }
    }

    @Test
    void shortensWhatIsQuotedAfterAWord() {
        String note = "word ".repeat(100).strip();
        AnswerView answer = ReportSamples.page(
                        withNote(ReportSamples.build("problem.value", level(2)), "problem.value", note))
                .answers()
                .stream()
                .flatMap(section -> section.answers().stream())
                .filter(a -> a.question().equals("problem.value"))
                .findFirst()
                .orElseThrow();

        assertThat(answer.note()).isEqualTo(note);
        assertThat(answer.shortNote()).hasSizeLessThan(290).endsWith("word …");
    }

    @Test
    void namesItsFileAfterTheInitiativeTheVersionAndTheKind() {
        ReportPage preview = ReportSamples.page(ReportSamples.build("x", level(1)));
        assertThat(preview.fileName(ReportKind.REPORT)).isEqualTo("churn-early-warning-preview-report");
        ReportPage submitted = ReportSamples.submitted(ReportSamples.WAITING);
        assertThat(submitted.fileName(ReportKind.RECORD)).isEqualTo("churn-early-warning-v1-full-record");
    }

    @Test
    void joinsTextsAsASentenceDoes() {
        ReportPage page = ReportSamples.page(ReportSamples.build("x", level(1)));

        assertThat(page.series(List.of(), ", ", " or ")).isEmpty();
        assertThat(page.series(List.of("A"), ", ", " or ")).isEqualTo("A");
        assertThat(page.series(List.of("A", "B", "C"), ", ", " or ")).isEqualTo("A, B or C");
    }

    private static Answer level(int level) {
        return new Answer.Level(level, Evidence.KNOWN);
    }

    private static Answer guess(int level) {
        return new Answer.Level(level, Evidence.GUESS);
    }

    private static AssessmentFile with(AssessmentFile file, Map<String, Answer> answers) {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>(file.answers());
        answers.forEach((question, answer) -> entries.put(question, AssessmentFile.Entry.of(answer)));
        return new AssessmentFile(file.method(), file.initiative(), entries);
    }

    private static AssessmentFile withNote(AssessmentFile file, String question, String note) {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>(file.answers());
        entries.computeIfPresent(
                question, (id, entry) -> new AssessmentFile.Entry(entry.answer(), note, List.of(), null, null));
        return new AssessmentFile(file.method(), file.initiative(), entries);
    }
}
