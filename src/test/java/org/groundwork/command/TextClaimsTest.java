package org.groundwork.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.report.Claims;
import org.groundwork.report.MoneyCases;
import org.groundwork.report.ReportSamples;
import org.groundwork.report.Roi;
import org.groundwork.scoring.Appraisal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text for a terminal says follows from the answers; see the report's own test. */
class TextClaimsTest {

    private static final int SHEETS = 150;

    @Test
    void everySentenceThatSaysThatNothingIsLeftIsHeldToTheAnswers() throws IOException {
        ResourceBundle messages = messages();
        List<String> unclaimed = new ArrayList<>();
        for (String key : messages.keySet()) {
            if (key.startsWith("text.")
                    && Claims.SWEEPING.matcher(messages.getString(key)).find()
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
        for (long seed = 1_000; seed < 1_000 + SHEETS; seed++) {
            Claims.Case c = Claims.Case.of(Claims.random(method, seed));
            String text =
                    TextReport.of(new ScoreCommand.Scored("x", c.file(), ReportSamples.score(c.file()), null), false);
            for (var claim : Claims.CLAIMS.entrySet()) {
                if (claim.getKey().startsWith("text.") && Claims.printed(messages.getString(claim.getKey()), text)) {
                    assertThat(claim.getValue().test(c))
                            .as("sheet %s says %s: %s", seed, claim.getKey(), c.sheet())
                            .isTrue();
                }
            }
            for (Question question : Claims.risks(c)) {
                assertThat(text).as("sheet %s", seed).contains("   - " + question.title() + ":");
            }
            assertThat(text.lines())
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(TextReport.COLUMNS));
        }
    }

    /** Beside the table, no sentence says what the table does not. */
    @ParameterizedTest
    @ValueSource(strings = {"core@1", "core@2"})
    void whatIsSaidOfTheMoneyFollowsFromTheFigures(String ref) {
        int weighed = 0;
        for (long seed = 3_000; seed < 3_000 + SHEETS; seed++) {
            AssessmentFile file = MoneyCases.random(ref, seed);
            Appraisal appraisal = MoneyCases.appraise(file);
            EconomicInputs inputs = Objects.requireNonNull(file.economics());
            Analysis analysis = Objects.requireNonNull(appraisal.analysis());
            String text = TextReport.of(new ScoreCommand.Scored("x", file, appraisal, null), false);
            String flat = text.replaceAll("\\s+", " ");
            if (inputs.hasBaseline()) {
                assertThat(flat)
                        .as("case %s", seed)
                        .doesNotContain("traight to ML", "ML at once", "money alone: nothing");
            } else {
                assertThat(flat).as("case %s", seed).doesNotContain("on top of what is there");
            }
            String foundations = Roi.of(file, appraisal).foundations();
            weighed += foundations == null ? 0 : 1;
            assertThat(flat.contains("What the steps ask for next"))
                    .as("case %s", seed)
                    .isEqualTo(foundations != null);
            Analysis.OpenDecision open = inputs.hasBaseline() ? null : analysis.openDecision();
            assertThat(flat.contains("adds next to nothing on average"))
                    .as("case %s", seed)
                    .isEqualTo(
                            open != null && Math.abs(open.mean()) < Objects.requireNonNull(inputs.meanAtStake()) / 100);
            assertThat(flat.split("a few large wins carry the mean", -1))
                    .as("case %s", seed)
                    .hasSize(1
                            + (int) analysis.paths().values().stream()
                                    .filter(path -> path.carriedBy() != null)
                                    .count());
            assertThat(text.lines())
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(TextReport.COLUMNS));
        }
        assertThat(weighed).isPositive();
    }

    private static ResourceBundle messages() throws IOException {
        try (var in =
                Objects.requireNonNull(TextClaimsTest.class.getResourceAsStream("/messages/command.properties"))) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }
}
