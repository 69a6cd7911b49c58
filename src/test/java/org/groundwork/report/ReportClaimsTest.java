package org.groundwork.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.groundwork.document.AssessmentFile;
import org.groundwork.method.Method;
import org.groundwork.method.MethodFile;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.groundwork.plan.ProposedAction;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.GateState;
import org.groundwork.testing.OwnMethods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On sheets of every kind, what a report says is true: of nothing that is low, a guess or unknown
 * does it say that all is well.
 */
class ReportClaimsTest {

    private static final int SHEETS = 40;

    private static final ReportPrinter PRINTER = new ReportPrinter("test");

    @Test
    void everySentenceThatSaysThatNothingIsLeftIsHeldToTheAnswers() throws IOException {
        ResourceBundle messages = messages();
        List<String> unclaimed = new ArrayList<>();
        for (String key : messages.keySet()) {
            if (Claims.SWEEPING.matcher(messages.getString(key)).find()
                    && !Claims.CLAIMS.containsKey(key)
                    && !Claims.NO_CLAIM.matcher(key).matches()) {
                unclaimed.add(key + "=" + messages.getString(key));
            }
        }
        assertThat(unclaimed).as("add what these claim to Claims").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core@1", "core@2"})
    void whatIsSaidFollowsFromTheAnswers(String ref) throws IOException {
        ResourceBundle messages = messages();
        Method method = Methods.find(ref).orElseThrow();
        List<String> said = new ArrayList<>();
        for (long seed = -1; seed < SHEETS; seed++) {
            Claims.Case c = Claims.Case.of(seed < 0 ? ReportSamples.best(ref) : Claims.random(method, seed));
            String html = PRINTER.html(ReportSamples.page(c.file()));
            String words = ReportTextTest.words(html);
            for (var claim : Claims.CLAIMS.entrySet()) {
                if (messages.containsKey(claim.getKey()) && Claims.printed(messages.getString(claim.getKey()), words)) {
                    said.add(claim.getKey());
                    assertThat(claim.getValue().test(c))
                            .as("sheet %s says %s: %s", seed, claim.getKey(), c.sheet())
                            .isTrue();
                }
            }
            nothingLowIsSilent(c, html, seed);
            whatAVerdictClaimsIsTrue(c, words, seed);
            nothingIsAdvisedForWhatIsNotKnown(c);
        }
        assertThat(said)
                .as("sentences that were held to the answers")
                .contains("report.settled.text", "report.standing.top", "report.low", "report.risks.none");
    }

    @Test
    void whatIsSaidOfAMethodOfOnesOwnFollowsFromTheAnswers() throws IOException {
        ResourceBundle messages = messages();
        Method method =
                MethodFile.read("own.yaml", OwnMethods.small("claims", 1).getBytes(UTF_8));
        List<String> said = new ArrayList<>();
        for (long seed = 0; seed < SHEETS; seed++) {
            Claims.Case c = Claims.Case.of(Claims.random(method, seed));
            String html = PRINTER.html(ReportSamples.page(c.file()));
            String words = ReportTextTest.words(html);
            for (var claim : Claims.CLAIMS.entrySet()) {
                if (messages.containsKey(claim.getKey()) && Claims.printed(messages.getString(claim.getKey()), words)) {
                    said.add(claim.getKey());
                    assertThat(claim.getValue().test(c))
                            .as("sheet %s says %s: %s", seed, claim.getKey(), c.sheet())
                            .isTrue();
                }
            }
            whatAVerdictClaimsIsTrue(c, words, seed);
        }
        assertThat(said).contains("report.risks.no-questions").doesNotContain("report.risks.none");
    }

    /** Every answer at 0 and every risk stands before the answers, where people read. */
    private static void nothingLowIsSilent(Claims.Case c, String html, long seed) {
        String body = html.substring(0, html.indexOf("id=\"answers\""));
        for (Question question : Claims.atTheBottom(c)) {
            assertThat(body).as("sheet %s", seed).contains("#a-" + question.id() + "\"");
        }
        String risks = part(body, "id=\"risks\"");
        for (Question question : Claims.risks(c)) {
            assertThat(risks).as("sheet %s", seed).contains("#a-" + question.id() + "\"");
        }
        String low = part(body, "id=\"low\"");
        for (Question question : c.method().questions()) {
            if (low.contains("#a-" + question.id() + "\"")) {
                assertThat(Claims.changesNoStep(c, question))
                        .as("sheet %s, %s holds nothing up", seed, question.id())
                        .isTrue();
            }
        }
    }

    private static String part(String html, String id) {
        int start = html.indexOf(id);
        return start < 0 ? "" : html.substring(start, html.indexOf("</section>", start));
    }

    private static void whatAVerdictClaimsIsTrue(Claims.Case c, String words, long seed) {
        String id = c.result().verdict();
        for (Verdict verdict : c.method().verdicts()) {
            if (words.contains(verdict.good())) {
                var gate = c.blockingGate();
                assertThat(verdict.id()).isEqualTo(id);
                assertThat(gate == null
                                || gate.state() == GateState.FAILED
                                || c.result().settled())
                        .as("sheet %s", seed)
                        .isTrue();
            }
        }
    }

    private static void nothingIsAdvisedForWhatIsNotKnown(Claims.Case c) {
        for (ProposedAction step : ReportSamples.page(c.file()).nextSteps()) {
            String question = step.question();
            if (question == null || step.kind() != ProposedAction.Kind.STEP) {
                continue;
            }
            Answer answer = c.sheet().answer(question);
            assertThat(answer).as("what nobody was asked is no action").isNotNull();
            if (answer instanceof Answer.Unknown) {
                assertThat(step.title()).matches("(?s)Find out.*");
                assertThat(step.does())
                        .allSatisfy(does -> assertThat(does)
                                .satisfiesAnyOf(
                                        how -> assertThat(how)
                                                .isEqualTo(c.method()
                                                        .question(question)
                                                        .how()),
                                        hope -> assertThat(hope).startsWith("Hoped for")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core@1", "core@2"})
    void anEmptyAssessmentIsNotAskedYet(String ref) {
        Method method = Methods.find(ref).orElseThrow();
        AssessmentFile empty = new AssessmentFile(method, new AssessmentFile.Initiative("Empty", null, null), Map.of());
        ReportPage page = ReportSamples.page(empty);
        String words = ReportTextTest.words(PRINTER.html(page));

        assertThat(page.startingConditions())
                .allSatisfy(one -> assertThat(one.state()).isEqualTo("NOT_ASKED"));
        assertThat(page.pyramid().rows())
                .allSatisfy(row -> assertThat(row.state().name()).isEqualTo("NOT_ASKED"));
        assertThat(page.bringIn().roles()).isEmpty();
        assertThat(page.risks().toSettle()).isEmpty();
        assertThat(words.substring(0, words.indexOf("All answers, with their evidence")))
                .doesNotContain("held back by")
                .doesNotContain("partial")
                .doesNotContain("No risk is left")
                .doesNotContain("Nobody new is needed")
                .contains("not asked yet");
    }

    @Test
    void whereNobodyKnowsAnythingItSaysWhatToFindOut() {
        for (String ref : List.of("core@1", "core@2")) {
            ReportPage page = ReportSamples.page(ReportSamples.unknown(ref));
            String words = ReportTextTest.words(PRINTER.html(page));

            assertThat(page.recommendation().tooEarly()).isTrue();
            assertThat(page.recommendation().findOut()).isNotEmpty();
            assertThat(page.pyramid().rows())
                    .allSatisfy(row -> assertThat(row.state().name()).isEqualTo("NOT_KNOWN"));
            assertThat(words)
                    .contains("It is too early to say: find out these "
                            + page.recommendation().findOut().size()
                            + " first.")
                    .contains("Readiness 0–100 %, held back by every section alike")
                    .doesNotContain("You have found the weak spot");
        }
    }

    @Test
    void aRecommendationThatIsSettledIsShownHoweverFewAnswersThereAre() {
        ReportPage page = ReportSamples.page(ReportSamples.named("weak after one answer"));

        assertThat(page.recommendation().answeredPercent()).isLessThan(20);
        assertThat(Objects.requireNonNull(page.recommendation().verdict()).id()).isEqualTo("RETHINK");
        assertThat(page.recommendation().tooEarly()).isFalse();
        assertThat(page.recommendation().shown()).isTrue();
    }

    private static ResourceBundle messages() throws IOException {
        try (var in =
                Objects.requireNonNull(ReportClaimsTest.class.getResourceAsStream("/messages/report.properties"))) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }
}
