package org.groundwork.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.method.EconomicMetric;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class StoredJsonTest {

    static Stream<Arguments> samples() {
        return ReportSamples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void aResultComesBackAsItWasWritten(String name, AssessmentFile file) {
        Result result = ReportSamples.score(file).result();
        String text = StoredJson.write(result);

        assertThat(StoredJson.result(text)).isEqualTo(result);
        assertThat(StoredJson.write(StoredJson.result(text))).isEqualTo(text);
    }

    @Test
    void figuresThatWereComputedComeBackToo() {
        AssessmentFile file = ReportSamples.build("baseline.measured", ReportSamples.LOW);
        Result result = new Scorer(file.method())
                .score(
                        file.sheet(),
                        EconomicMetrics.of(Map.of(
                                EconomicMetric.BEST_UPSIDE, 12_345.678, EconomicMetric.ML_BEATS_BASELINE, 0.1 + 0.2)));

        assertThat(StoredJson.result(StoredJson.write(result))).isEqualTo(result);
        assertThat(StoredJson.write(result)).contains("0.30000000000000004");
    }

    @Test
    void theTextIsTheSameForEver() {
        String text = StoredJson.write(
                ReportSamples.score(ReportSamples.build("x", ReportSamples.LOW)).result());

        assertThat(text)
                .startsWith("{\"method\":\"core@1\",\"verdict\":\"BUILD_ML\",\"standing\":null,"
                        + "\"settled\":true,\"possibleVerdicts\":[\"BUILD_ML\"],"
                        + "\"answered\":1,\"readiness\":{\"band\":[1,1,1],"
                        + "\"heldBackBy\":\"problem\"},\"sections\":[{\"id\":\"problem\","
                        + "\"band\":[1,1,1],\"coverage\":1,\"contributions\":[{"
                        + "\"question\":\"problem.decision\",\"weight\":2,"
                        + "\"levels\":[4,4,4],\"points\":[1,1,1],\"holdsLevel\":true}")
                .endsWith("\"cheapestChange\":null,\"stillMatters\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"real-case", "hinges-on-a-fact", "with-money", "only-guesses", "all-not-applicable"})
    void whatWasStoredBeforeReadsAndWritesToTheByte(String name) throws IOException {
        String stored = stored(name + ".result.json");

        assertThat(StoredJson.write(StoredJson.result(stored))).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine-2-defaults", "engine-2-nothing"})
    void soDoOnesOfDefaultsAndOfNothing(String name) throws IOException {
        Analysis analysis = Objects.requireNonNull(StoredJson.analysis(stored(name + ".analysis.json")));

        assertThat(analysis.engine()).isEqualTo("2");
        assertThat(analysis.metrics()).isNull();
        assertThat(analysis.statedRanges()).isEmpty();
        assertThat(StoredJson.analysis(StoredJson.write(analysis))).isEqualTo(analysis);
    }

    @Test
    void anAnalysisOfAnEarlierEngineStaysReadable() throws IOException {
        Analysis analysis = Objects.requireNonNull(StoredJson.analysis(stored("engine-2.analysis.json")));

        assertThat(analysis.engine()).isEqualTo("2");
        assertThat(analysis.paths()).isNotEmpty();
        assertThat(StoredJson.analysis(StoredJson.write(analysis))).isEqualTo(analysis);
    }

    @Test
    void aKeyThatIsNotKnownIsRefused() throws IOException {
        String renamed = stored("real-case.result.json").replace("\"standing\"", "\"blockingGate\"");

        assertThatThrownBy(() -> StoredJson.result(renamed))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("blockingGate");
    }

    private static String stored(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(StoredJsonTest.class.getResourceAsStream("/evaluation/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
