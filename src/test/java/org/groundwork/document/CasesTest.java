package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two real initiatives as they stood when the decision was taken, with what the method makes of
 * them.
 */
class CasesTest {

    private static final JsonNode EXPECTED = JsonMapper.shared().readTree(Samples.resource("/cases/expected.json"));

    @ParameterizedTest
    @ValueSource(strings = {"related-pins-2013.yaml", "retinopathy-clinics-2018.yaml"})
    void makesOfEachCaseWhatTheMethodSays(String name) {
        JsonNode expected = EXPECTED.get(name);
        Result result = score(name);

        assertThat(result.verdict()).isEqualTo(expected.get("verdict").asString());
        assertThat(result.possibleVerdicts())
                .containsExactlyElementsOf(expected.get("possibleVerdicts").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(result.stillMatters())
                .containsExactlyElementsOf(expected.get("stillMatters").values().stream()
                        .map(JsonNode::asString)
                        .toList());
        Map<String, String> gates = new LinkedHashMap<>();
        for (GateResult gate : result.gates()) {
            gates.put(gate.id(), gate.state().id());
        }
        assertThat(gates).isEqualTo(JsonMapper.shared().treeToValue(expected.get("gates"), Map.class));
        JsonNode cheapest = expected.get("cheapestChange");
        assertThat(result.cheapestChange())
                .isNotNull()
                .returns(cheapest.get("gate").asString(), CheapestChange::gate)
                .returns(cheapest.get("reachable").asBoolean(), CheapestChange::reachable)
                .returns(cheapest.get("cost").asInt(), CheapestChange::cost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"related-pins-2013", "retinopathy-clinics-2018"})
    void writesTheResultByteForByteAsBefore(String name) {
        AssessmentFile file = Samples.read("/cases/" + name + ".yaml");
        String json = ResultJson.of(new ResultJson.Scored(file.initiative().name(), score(name + ".yaml")));

        Golden.check("src/test/resources/cases/" + name + ".result.json", json);
    }

    private static Result score(String name) {
        AssessmentFile file = Samples.read("/cases/" + name);
        return new Scorer(file.method()).score(file.sheet(), EconomicMetrics.NONE);
    }
}
