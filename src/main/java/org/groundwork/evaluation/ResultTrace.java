package org.groundwork.evaluation;

import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Bounds;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.PyramidScore;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.SectionScore;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A result with its trace as JSON: the same text for the same result, for ever, and the same result
 * from the text. Not the contract that others read, which is {@code document.ResultJson}: this one
 * leaves nothing out.
 */
final class ResultTrace {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResultTrace() {}

    static String write(Result result) {
        CanonicalJson json = new CanonicalJson();
        json.object(
                () -> {
                    json.field("method", result.method());
                    json.field("verdict", result.verdict());
                    json.field("standing", result.blockingGate());
                    json.field("settled", result.settled());
                    json.field("possibleVerdicts", result.possibleVerdicts());
                    json.field("answered", result.answered());
                    json.name("readiness");
                    Readiness readiness = result.readiness();
                    if (readiness == null) {
                        json.nothing();
                    } else {
                        json.object(
                                () -> {
                                    band(json, readiness.band());
                                    json.field("heldBackBy", readiness.heldBackBy());
                                });
                    }
                    json.list("sections", result.sections(), section -> section(json, section));
                    json.list("pyramid", result.pyramid(), level -> pyramid(json, level));
                    json.list("gates", result.gates(), gate -> gate(json, gate));
                    json.name("cheapestChange");
                    CheapestChange change = result.cheapestChange();
                    if (change == null) {
                        json.nothing();
                    } else {
                        json.object(() -> cheapestChange(json, change));
                    }
                    json.field("stillMatters", result.stillMatters());
                });
        return json.text();
    }

    private static void band(CanonicalJson json, @Nullable Band band) {
        if (band == null) {
            json.name("band");
            json.nothing();
        } else {
            json.list("band", List.of(band.low(), band.stated(), band.high()), json::number);
        }
    }

    private static void section(CanonicalJson json, SectionScore section) {
        json.object(
                () -> {
                    json.field("id", section.id());
                    band(json, section.band());
                    json.field("coverage", section.coverage());
                    json.list(
                            "contributions",
                            section.contributions(),
                            part ->
                                    json.object(
                                            () -> {
                                                json.field("question", part.question());
                                                json.field("weight", part.weight());
                                                json.list(
                                                        "levels",
                                                        List.of(
                                                                part.levels().low(),
                                                                part.levels().stated(),
                                                                part.levels().high()),
                                                        json::number);
                                                json.list(
                                                        "points",
                                                        List.of(
                                                                part.points().low(),
                                                                part.points().stated(),
                                                                part.points().high()),
                                                        json::number);
                                                json.field("holdsLevel", part.holdsLevel());
                                            }));
                });
    }

    private static void pyramid(CanonicalJson json, PyramidScore level) {
        json.object(
                () -> {
                    json.field("id", level.id());
                    json.field("state", level.state().name());
                    band(json, level.band());
                });
    }

    private static void gate(CanonicalJson json, GateResult gate) {
        json.object(
                () -> {
                    json.field("id", gate.id());
                    json.field("state", gate.state().name());
                    json.field("verdictIfNotPassed", gate.verdictIfNotPassed());
                    json.name("condition");
                    condition(json, gate.condition());
                });
    }

    private static void condition(CanonicalJson json, ConditionResult condition) {
        json.object(
                () -> {
                    GateState state = condition.state();
                    json.field("state", state == null ? null : state.name());
                    switch (condition) {
                        case ConditionResult.Group group -> {
                            json.field("needed", group.needed());
                            json.field("applicable", group.applicable());
                            json.list("of", group.members(), member -> condition(json, member));
                        }
                        case ConditionResult.LevelLeaf leaf -> {
                            json.field("question", leaf.question());
                            json.field("need", leaf.need());
                            json.list(
                                    "levels",
                                    List.of(leaf.low(), leaf.stated(), leaf.high()),
                                    json::number);
                        }
                        case ConditionResult.OptionLeaf leaf -> {
                            json.field("question", leaf.question());
                            json.field("oneOf", leaf.oneOf());
                            json.field("stated", leaf.stated());
                        }
                        case ConditionResult.FigureLeaf leaf -> {
                            json.field("figure", leaf.figure().id());
                            json.field("need", leaf.need());
                            json.field("value", leaf.value());
                            json.name("otherwise");
                            if (leaf.otherwise() == null) {
                                json.nothing();
                            } else {
                                condition(json, leaf.otherwise());
                            }
                        }
                        case ConditionResult.GateLeaf leaf -> {
                            json.field("gate", leaf.gate());
                            json.name("condition");
                            condition(json, leaf.condition());
                        }
                        case ConditionResult.Always always -> json.field("always", true);
                    }
                });
    }

    private static void cheapestChange(CanonicalJson json, CheapestChange change) {
        json.field("gate", change.gate());
        json.field("cost", change.cost());
        json.list(
                "changes",
                change.changes(),
                one ->
                        json.object(
                                () -> {
                                    json.field("question", one.question());
                                    switch (one) {
                                        case CheapestChange.Lift lift -> {
                                            json.field("from", lift.from());
                                            json.field("to", lift.to());
                                        }
                                        case CheapestChange.Test test -> {
                                            json.field("tested", test.from());
                                            json.field("hopedFor", test.hopedFor());
                                        }
                                    }
                                    json.field("effort", one.effort().name());
                                    json.field("findOutFirst", one.findOutFirst());
                                }));
        json.field("facts", change.facts());
    }

    /**
     * @throws IllegalArgumentException if it is not such a text
     */
    static Result read(String text) {
        JsonNode json = JSON.readTree(text);
        JsonNode readiness = json.required("readiness");
        JsonNode change = json.required("cheapestChange");
        return new Result(
                json.required("method").stringValue(),
                textOrNull(json, "verdict"),
                textOrNull(json, "standing"),
                json.required("settled").booleanValue(),
                texts(json, "possibleVerdicts"),
                json.required("answered").asDouble(),
                readiness.isNull()
                        ? null
                        : new Readiness(
                                certain(readBand(readiness)),
                                readiness.required("heldBackBy").stringValue()),
                list(json, "sections", ResultTrace::readSection),
                list(
                        json,
                        "pyramid",
                        level ->
                                new PyramidScore(
                                        level.required("id").stringValue(),
                                        PyramidScore.State.valueOf(
                                                level.required("state").stringValue()),
                                        readBand(level))),
                list(
                        json,
                        "gates",
                        gate ->
                                new GateResult(
                                        gate.required("id").stringValue(),
                                        GateState.valueOf(gate.required("state").stringValue()),
                                        gate.required("verdictIfNotPassed").stringValue(),
                                        readCondition(gate.required("condition")))),
                change.isNull() ? null : readChange(change),
                texts(json, "stillMatters"));
    }

    private static @Nullable Band readBand(JsonNode json) {
        JsonNode band = json.required("band");
        return band.isNull()
                ? null
                : new Band(
                        band.required(0).asDouble(),
                        band.required(1).asDouble(),
                        band.required(2).asDouble());
    }

    private static Band certain(@Nullable Band band) {
        if (band == null) {
            throw new IllegalArgumentException("a band is missing");
        }
        return band;
    }

    private static SectionScore readSection(JsonNode json) {
        JsonNode coverage = json.required("coverage");
        return new SectionScore(
                json.required("id").stringValue(),
                readBand(json),
                coverage.isNull() ? null : coverage.asDouble(),
                list(
                        json,
                        "contributions",
                        part -> {
                            JsonNode levels = part.required("levels");
                            JsonNode points = part.required("points");
                            return new SectionScore.Contribution(
                                    part.required("question").stringValue(),
                                    part.required("weight").intValue(),
                                    new Bounds.Levels(
                                            levels.required(0).intValue(),
                                            levels.required(1).intValue(),
                                            levels.required(2).intValue()),
                                    new Band(
                                            points.required(0).asDouble(),
                                            points.required(1).asDouble(),
                                            points.required(2).asDouble()),
                                    part.required("holdsLevel").booleanValue());
                        }));
    }

    private static ConditionResult readCondition(JsonNode json) {
        JsonNode stateOrNull = json.required("state");
        GateState state =
                stateOrNull.isNull() ? null : GateState.valueOf(stateOrNull.stringValue());
        if (json.has("of")) {
            return new ConditionResult.Group(
                    state,
                    json.required("needed").intValue(),
                    json.required("applicable").intValue(),
                    list(json, "of", ResultTrace::readCondition));
        }
        if (json.has("levels")) {
            JsonNode levels = json.required("levels");
            return new ConditionResult.LevelLeaf(
                    state,
                    json.required("question").stringValue(),
                    json.required("need").intValue(),
                    levels.required(0).intValue(),
                    levels.required(1).intValue(),
                    levels.required(2).intValue());
        }
        if (json.has("oneOf")) {
            return new ConditionResult.OptionLeaf(
                    state,
                    json.required("question").stringValue(),
                    texts(json, "oneOf"),
                    textOrNull(json, "stated"));
        }
        if (json.has("figure")) {
            JsonNode value = json.required("value");
            JsonNode otherwise = json.required("otherwise");
            return new ConditionResult.FigureLeaf(
                    state,
                    figure(json.required("figure").stringValue()),
                    json.required("need").asDouble(),
                    value.isNull() ? null : value.asDouble(),
                    otherwise.isNull() ? null : readCondition(otherwise));
        }
        if (json.has("gate")) {
            return new ConditionResult.GateLeaf(
                    state,
                    json.required("gate").stringValue(),
                    readCondition(json.required("condition")));
        }
        if (state == null) {
            throw new IllegalArgumentException("what holds always has a state");
        }
        return new ConditionResult.Always(state);
    }

    private static EconomicMetric figure(String id) {
        for (EconomicMetric figure : EconomicMetric.values()) {
            if (figure.id().equals(id)) {
                return figure;
            }
        }
        throw new IllegalArgumentException("no figure " + id);
    }

    private static CheapestChange readChange(JsonNode json) {
        JsonNode cost = json.required("cost");
        return new CheapestChange(
                json.required("gate").stringValue(),
                cost.isNull() ? null : cost.intValue(),
                list(json, "changes", ResultTrace::readOneChange),
                texts(json, "facts"));
    }

    private static CheapestChange.Change readOneChange(JsonNode json) {
        String question = json.required("question").stringValue();
        Effort effort = Effort.valueOf(json.required("effort").stringValue());
        boolean findOutFirst = json.required("findOutFirst").booleanValue();
        return json.has("hopedFor")
                ? new CheapestChange.Test(
                        question,
                        textOrNull(json, "tested"),
                        texts(json, "hopedFor"),
                        effort,
                        findOutFirst)
                : new CheapestChange.Lift(
                        question,
                        json.required("from").intValue(),
                        json.required("to").intValue(),
                        effort,
                        findOutFirst);
    }

    private static @Nullable String textOrNull(JsonNode json, String name) {
        JsonNode value = json.required(name);
        return value.isNull() ? null : value.stringValue();
    }

    private static List<String> texts(JsonNode json, String name) {
        return list(json, name, JsonNode::stringValue);
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> item) {
        List<T> items = new ArrayList<>();
        json.required(name).forEach(node -> items.add(item.apply(node)));
        return List.copyOf(items);
    }
}
