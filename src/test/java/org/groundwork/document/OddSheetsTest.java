package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that nobody would write, and what is made of them; as JSON, key by key. */
class OddSheetsTest {

    @Test
    void aFileWithoutAnswersIsTooEarlyToSay() {
        JsonNode json = json(q -> null);

        assertThat(json.get("verdict").isNull()).isTrue();
        assertThat(json.get("settled").asBoolean()).isFalse();
        assertThat(texts(json.get("possibleVerdicts")))
                .containsExactly("RETHINK", "LAY_FOUNDATIONS", "BASELINE_FIRST", "KEEP_SIMPLE", "PILOT_ML", "BUILD_ML");
        assertThat(states(json)).containsOnly("open");
        assertThat(json.at("/readiness/low").asDouble()).isZero();
        assertThat(json.at("/readiness/high").asDouble()).isOne();
        assertThat(json.at("/readiness/heldBackBy").asString()).isEqualTo("problem");
        assertThat(json.at("/sections/0/coverage").asDouble()).isZero();
        assertThat(texts(json.get("stillMatters"))).contains("problem.decision", "risk.harm");
        assertThat(json.at("/cheapestChange/gate").asString()).isEqualTo("worth-solving");
    }

    @Test
    void allUnknownIsAVerdictThatNothingSettles() {
        JsonNode json = json(q -> "dont-know");

        assertThat(json.get("verdict").asString()).isEqualTo("RETHINK");
        assertThat(json.get("settled").asBoolean()).isFalse();
        assertThat(states(json)).containsOnly("open");
        assertThat(json.at("/cheapestChange/reachable").asBoolean()).isTrue();
        assertThat(json.at("/cheapestChange/changes")).allSatisfy(change -> {
            assertThat(change.get("from").asInt()).isZero();
            assertThat(change.get("findOutFirst").asBoolean()).isTrue();
        });
    }

    @Test
    void whatMayNotApplyIsLeftOutAndItsLeavesCarryNoReadings() {
        JsonNode json = json(q -> q.mayBeNotApplicable() ? "{ notApplicable: x }" : "dont-know");

        List<JsonNode> leaves = leaves(json, "baseline.heuristic");
        assertThat(leaves).isNotEmpty();
        assertThat(leaves).allSatisfy(leaf -> assertThat(leaf.propertyNames()).containsExactly("question", "need"));
    }

    @Test
    void onlyGuessesAtTheTopReachEveryGateAndOneIsLeftToVerify() {
        JsonNode json = json(q -> switch (q) {
            case Question.Levelled level -> "{ level: 4, evidence: guess }";
            case Question.Choice choice ->
                q.id().equals("baseline.target") ? "{ option: far-short }" : "{ option: rank }";
        });

        assertThat(json.get("verdict").asString()).isEqualTo("BUILD_ML");
        assertThat(json.get("settled").asBoolean()).isFalse();
        assertThat(texts(json.get("possibleVerdicts"))).containsExactly("PILOT_ML", "BUILD_ML");
        assertThat(json.has("cheapestChange")).isFalse();
        assertThat(texts(json.get("stillMatters"))).containsExactly("problem.value");
    }

    @Test
    void onlyGuessesAtTheThresholdsAreAssumed() {
        JsonNode json = json(q -> switch (q) {
            case Question.Levelled level -> "{ level: 3, evidence: guess }";
            case Question.Choice choice -> "dont-know";
        });

        assertThat(json.get("verdict").asString()).isEqualTo("BASELINE_FIRST");
        assertThat(json.get("settled").asBoolean()).isFalse();
        assertThat(json.at("/cheapestChange/changes/0/question").asString()).isEqualTo("baseline.target");
        assertThat(json.at("/cheapestChange/changes/0/from").asString()).isEqualTo("unknown");
        assertThat(json.at("/cheapestChange/changes/0/to").asString()).isEqualTo("tested");
        assertThat(json.at("/cheapestChange/changes/0/findOutFirst").asBoolean())
                .isTrue();
        JsonNode choice = leaves(json, "baseline.target").getFirst();
        assertThat(choice.propertyNames()).containsExactly("question", "oneOf", "state");
    }

    @Test
    void aGateThatHingesOnAFactSaysSo() {
        JsonNode json = json(q -> switch (q) {
            case Question.Levelled level -> "{ level: 4 }";
            case Question.Choice choice -> q.id().equals("baseline.target") ? "{ option: meets }" : "{ option: rank }";
        });

        assertThat(json.get("verdict").asString()).isEqualTo("KEEP_SIMPLE");
        JsonNode change = json.get("cheapestChange");
        assertThat(change.propertyNames()).containsExactly("gate", "reachable", "facts");
        assertThat(change.get("gate").asString()).isEqualTo("simple-falls-short");
        assertThat(change.get("reachable").asBoolean()).isFalse();
        assertThat(texts(change.get("facts"))).containsExactly("baseline.target");
    }

    @Test
    void aFigureThatCannotBeComputedCarriesWhatStandsInForIt() {
        JsonNode json = json(q -> null);
        JsonNode gate = json.get("gates").get(6);

        assertThat(gate.get("id").asString()).isEqualTo("ml-pays");
        JsonNode leaf = gate.get("leaves").get(0);
        assertThat(leaf.propertyNames()).containsExactly("economics", "need", "state", "otherwise");
        assertThat(leaf.get("economics").asString()).isEqualTo("mlIncrementMean");
        assertThat(leaf.at("/otherwise/0/question").asString()).isEqualTo("problem.value");
        assertThat(json.get("gates").get(0).get("leaves").valueStream().toList().getLast())
                .isEqualTo(JsonMapper.shared().readTree("""
                    {"economics": "bestUpside", "need": 0, "state": "passed", "otherwise": []}
                    """));
    }

    @Test
    void severalResultsAreAnArrayInTheirOrder() {
        Result result = score(q -> null);
        JsonNode json = JsonMapper.shared()
                .readTree(
                        ResultJson.of(List.of(new ResultJson.Scored("a", result), new ResultJson.Scored("b", result))));

        assertThat(json.isArray()).isTrue();
        assertThat(json.get(0).get("initiative").asString()).isEqualTo("a");
        assertThat(json.get(1).get("initiative").asString()).isEqualTo("b");
    }

    private static JsonNode json(Function<Question, String> answer) {
        return JsonMapper.shared().readTree(ResultJson.of(new ResultJson.Scored("x", score(answer))));
    }

    /**
     * @param answer as a file says it; null leaves the question out
     */
    private static Result score(Function<Question, String> answer) {
        StringBuilder file = new StringBuilder("groundwork: 1\nmethod: core@1\ninitiative: { name: x }\nanswers: {\n");
        for (Question question : Methods.find("core@1").orElseThrow().questions()) {
            String text = answer.apply(question);
            if (text != null) {
                file.append(question.id()).append(": ").append(text).append(",\n");
            }
        }
        AssessmentFile read = Samples.parse(file.append("}\n").toString());
        return new Scorer(read.method()).score(read.sheet(), EconomicMetrics.NONE);
    }

    private static List<String> states(JsonNode json) {
        return json.get("gates")
                .valueStream()
                .map(gate -> gate.get("state").asString())
                .toList();
    }

    private static List<JsonNode> leaves(JsonNode json, String question) {
        List<JsonNode> found = new ArrayList<>();
        json.get("gates")
                .forEach(gate -> gate.get("leaves").forEach(leaf -> {
                    if (leaf.path("question").asString("").equals(question)) {
                        found.add(leaf);
                    }
                }));
        return found;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
