package org.groundwork.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.groundwork.document.AssessmentFile;
import org.groundwork.method.EconomicMetric;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

class ResultTraceTest {

    static Stream<Arguments> samples() {
        return ReportSamples.all().entrySet().stream()
                .map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void aResultComesBackAsItWasWritten(String name, AssessmentFile file) {
        Result result = ReportSamples.score(file).result();
        String text = ResultTrace.write(result);

        assertThat(ResultTrace.read(text)).isEqualTo(result);
        assertThat(ResultTrace.write(ResultTrace.read(text))).isEqualTo(text);
    }

    @Test
    void figuresThatWereComputedComeBackToo() {
        AssessmentFile file = ReportSamples.build("baseline.measured", ReportSamples.LOW);
        Result result =
                new Scorer(file.method())
                        .score(
                                file.sheet(),
                                new EconomicMetrics(
                                        Map.of(
                                                EconomicMetric.BEST_UPSIDE,
                                                12_345.678,
                                                EconomicMetric.ML_BEATS_BASELINE,
                                                0.1 + 0.2)));

        assertThat(ResultTrace.read(ResultTrace.write(result))).isEqualTo(result);
        assertThat(ResultTrace.write(result)).contains("0.30000000000000004");
    }

    @Test
    void theTextIsTheSameForEver() {
        String text =
                ResultTrace.write(
                        ReportSamples.score(ReportSamples.build("x", ReportSamples.LOW)).result());

        assertThat(text)
                .startsWith(
                        "{\"method\":\"core@1\",\"verdict\":\"BUILD_ML\",\"standing\":null,"
                                + "\"settled\":true,\"possibleVerdicts\":[\"BUILD_ML\"],"
                                + "\"answered\":1,\"readiness\":{\"band\":[1,1,1],"
                                + "\"heldBackBy\":\"problem\"},\"sections\":[{\"id\":\"problem\","
                                + "\"band\":[1,1,1],\"coverage\":1,\"contributions\":[{"
                                + "\"question\":\"problem.decision\",\"weight\":2,"
                                + "\"levels\":[4,4,4],\"points\":[1,1,1],\"holdsLevel\":true}")
                .endsWith("\"cheapestChange\":null,\"stillMatters\":[]}");
    }
}
