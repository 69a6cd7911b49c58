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
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.report.Claims;
import org.groundwork.report.ReportSamples;
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

    private static ResourceBundle messages() throws IOException {
        try (var in =
                Objects.requireNonNull(TextClaimsTest.class.getResourceAsStream("/messages/command.properties"))) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }
}
