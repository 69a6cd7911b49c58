package org.groundwork.evaluation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.Range;
import org.groundwork.method.EconomicMetric;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Bounds;
import org.groundwork.scoring.Caveats;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Results and economic analyses as they are stored: the same text for the same value, and the same
 * value from the text. Not the contract that others read, which is {@code document.ResultJson}:
 * this one leaves nothing out. The names of keys are those of the records' components, but for the
 * few that the mix-ins below keep as they were first stored; whole golden files pin them.
 */
final class StoredJson {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(kinds -> kinds.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new Plain())
                    .addSerializer(double.class, new Plain())
                    .addSerializer(EconomicMetrics.Reading.class, new WrittenReading())
                    .addDeserializer(EconomicMetrics.Reading.class, new ReadReading())
                    .addDeserializer(ConditionResult.class, new Conditions()))
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addMixIn(Range.class, OfRange.class)
            .addMixIn(Result.class, OfResult.class)
            .addMixIn(Band.class, AsList.class)
            .addMixIn(Bounds.Levels.class, AsList.class)
            .addMixIn(ConditionResult.Group.class, OfGroup.class)
            .addMixIn(ConditionResult.LevelLeaf.class, OfLevelLeaf.class)
            .addMixIn(ConditionResult.OptionLeaf.class, OfOptionLeaf.class)
            .addMixIn(ConditionResult.FigureLeaf.class, OfFigureLeaf.class)
            .addMixIn(ConditionResult.GateLeaf.class, OfItself.class)
            .addMixIn(ConditionResult.Always.class, OfAlways.class)
            .addMixIn(ConditionResult.Assumed.class, OfAlways.class)
            .addMixIn(GateResult.class, OfGate.class)
            .addMixIn(EconomicMetric.class, OfMetric.class)
            .addMixIn(CheapestChange.Change.class, OfChange.class)
            .addMixIn(CheapestChange.Test.class, OfTest.class)
            .build();

    private StoredJson() {}

    static String write(Result result) {
        return JSON.writeValueAsString(result);
    }

    static @Nullable String write(@Nullable Analysis analysis) {
        return analysis == null ? null : JSON.writeValueAsString(analysis);
    }

    /**
     * @throws tools.jackson.core.JacksonException if it is not such a text
     */
    static Result result(String text) {
        return JSON.readValue(text, Result.class);
    }

    /**
     * @throws tools.jackson.core.JacksonException if it is not such a text
     */
    static @Nullable Analysis analysis(@Nullable String text) {
        return text == null ? null : JSON.readValue(text, Analysis.class);
    }

    /** A number with the fewest digits that read back as the same: 1, not 1.0. */
    private static final class Plain extends StdSerializer<Double> {

        private static final double MOST_WHOLE = 1e15;

        Plain() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            double number = value;
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("not for JSON: " + number);
            }
            if (number == Math.rint(number) && Math.abs(number) < MOST_WHOLE) {
                out.writeNumber((long) number);
            } else {
                out.writeNumber(number);
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "shape")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Range.Certain.class, name = "certain"),
        @JsonSubTypes.Type(value = Range.Interval.class, name = "interval"),
        @JsonSubTypes.Type(value = Range.Percentiles.class, name = "percentiles"),
        @JsonSubTypes.Type(value = Range.Ends.class, name = "ends"),
        @JsonSubTypes.Type(value = Range.Mixture.class, name = "mixture")
    })
    private interface OfRange {}

    private interface OfResult {
        @JsonProperty("standing")
        @Nullable
        String blockingGate();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Caveats caveats();
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface AsList {}

    /** Which it is shows in the keys. */
    private static final class Conditions extends StdDeserializer<ConditionResult> {

        Conditions() {
            super(ConditionResult.class);
        }

        @Override
        public ConditionResult deserialize(JsonParser in, DeserializationContext context) {
            JsonNode json = context.readTree(in);
            return context.readTreeAsValue(json, kind(json));
        }

        private static Class<? extends ConditionResult> kind(JsonNode json) {
            if (json.has("of")) {
                return ConditionResult.Group.class;
            }
            if (json.has("levels")) {
                return ConditionResult.LevelLeaf.class;
            }
            if (json.has("oneOf")) {
                return ConditionResult.OptionLeaf.class;
            }
            if (json.has("figure")) {
                return ConditionResult.FigureLeaf.class;
            }
            if (json.has("gate")) {
                return ConditionResult.GateLeaf.class;
            }
            return json.required("always").booleanValue()
                    ? ConditionResult.Always.class
                    : ConditionResult.Assumed.class;
        }
    }

    /** A figure whose readings are the same is one number, else the three of them. */
    private static final class WrittenReading extends StdSerializer<EconomicMetrics.Reading> {

        WrittenReading() {
            super(EconomicMetrics.Reading.class);
        }

        @Override
        public void serialize(EconomicMetrics.Reading reading, JsonGenerator out, SerializationContext context) {
            if (reading.restsOnDefaults()) {
                context.writeValue(out, new double[] {reading.low(), reading.stated(), reading.high(), 1});
            } else if (reading.low() == reading.high()) {
                context.writeValue(out, reading.stated());
            } else {
                context.writeValue(out, new double[] {reading.low(), reading.stated(), reading.high()});
            }
        }
    }

    /** The other way round. */
    private static final class ReadReading extends StdDeserializer<EconomicMetrics.Reading> {

        ReadReading() {
            super(EconomicMetrics.Reading.class);
        }

        @Override
        public EconomicMetrics.Reading deserialize(JsonParser in, DeserializationContext context) {
            JsonNode json = context.readTree(in);
            return json.isArray()
                    ? new EconomicMetrics.Reading(
                            json.required(0).asDouble(),
                            json.required(1).asDouble(),
                            json.required(2).asDouble(),
                            json.size() > 3)
                    : EconomicMetrics.Reading.of(json.asDouble());
        }
    }

    /** Undoes the choice among the kinds, which is made once. */
    @JsonDeserialize(using = ValueDeserializer.None.class)
    private interface OfItself {}

    @JsonPropertyOrder({"state", "needed", "applicable", "of"})
    @JsonDeserialize(using = ValueDeserializer.None.class)
    private interface OfGroup {
        @JsonProperty("of")
        List<ConditionResult> members();
    }

    @JsonDeserialize(using = ValueDeserializer.None.class)
    private interface OfLevelLeaf {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean assumes();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean assumed();
    }

    @JsonDeserialize(using = ValueDeserializer.None.class)
    private interface OfOptionLeaf {
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean assumes();
    }

    @JsonDeserialize(using = ValueDeserializer.None.class)
    private interface OfFigureLeaf {
        @JsonProperty("value")
        EconomicMetrics.@Nullable Reading reading();
    }

    @JsonDeserialize(using = ValueDeserializer.None.class)
    @JsonIgnoreProperties(value = "always", allowGetters = true)
    private interface OfAlways {
        @JsonProperty("always")
        boolean always();
    }

    private interface OfGate {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ConditionResult.LevelLeaf> expects();
    }

    private interface OfMetric {
        @JsonValue
        String id();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(CheapestChange.Lift.class), @JsonSubTypes.Type(CheapestChange.Test.class)})
    private interface OfChange {}

    @JsonPropertyOrder({"question", "tested", "hopedFor", "effort", "findOutFirst"})
    private interface OfTest {
        @JsonProperty("tested")
        @Nullable
        String from();
    }
}
