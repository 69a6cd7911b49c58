package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Economics in the assessment file and in the result. */
class EconomicsFilesTest {

    /** A file with these lines below {@code economics:}, which stand in line 6 and after. */
    private static String file(String... lines) {
        return """
            groundwork: 1
            method: core@1
            initiative: { name: Churn }
            answers: {}
            economics:
            """ + "  " + String.join("\n  ", lines) + "\n";
    }

    private static AssessmentFile withEconomics(EconomicInputs economics) {
        AssessmentFile plain = Samples.parse(Samples.answers("problem.decision: { level: 1 }"));
        return new AssessmentFile(plain.method(), plain.initiative(), plain.answers(), economics);
    }

    private static AssessmentFile again(String text) {
        return Samples.parse(text);
    }

    @Test
    void everyInputInEveryShapeIsReadBackAsItWasWritten() {
        List<Range> shapes = List.of(
                new Range.Certain(0.5),
                new Range.Interval(0.125, 0.75),
                new Range.Percentiles(0.1, 0.2, 0.9),
                new Range.Ends(0, 0.25, 1));
        int next = 0;
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        for (Input input : Input.values()) {
            boolean either = List.of(
                            Input.DECISIONS,
                            Input.ERROR_SHARE,
                            Input.COST_PER_ERROR,
                            Input.HOURS_PER_DECISION,
                            Input.HOURLY_RATE,
                            Input.LABELLING)
                    .contains(input);
            if (!either) {
                boolean months = input.kind() == Input.Kind.MONTHS;
                Range shape = shapes.get(next++ % shapes.size());
                stated.put(input, months && shape instanceof Range.Certain ? new Range.Certain(3) : shape);
            }
        }
        EconomicInputs inputs = new EconomicInputs(
                "SEK", 2.5, stated, DataKind.TEXT, new Adjustments(1.25, false, -0.25, 0.5, false), true);
        AssessmentFile file = withEconomics(inputs);
        assertThat(again(AssessmentFiles.writeYaml(file)).economics()).isEqualTo(inputs);
        assertThat(again(AssessmentFiles.writeJson(file)).economics()).isEqualTo(inputs);
        assertThat(AssessmentFiles.writeYaml(again(AssessmentFiles.writeYaml(file))))
                .isEqualTo(AssessmentFiles.writeYaml(file));
    }

    @Test
    void theValueByItsPartsAndLabellingAsOneFigureAreReadBackToo() {
        AssessmentFile file = again(file(
                "value: { decisionsPerYear: 1000, errorShareToday: 0.1,"
                        + " costPerError: { min: 0, likely: 10, max: 90 } }",
                "ml: { labelling: { low: 100, high: 1000 } }"));
        assertThat(again(AssessmentFiles.writeYaml(file)).economics()).isEqualTo(file.economics());
        assertThat(Objects.requireNonNull(file.economics()).stated())
                .containsEntry(Input.COST_PER_ERROR, new Range.Ends(0, 10, 90))
                .containsEntry(Input.LABELLING, new Range.Interval(100, 1000));
    }

    @Test
    void nothingStatedIsNotTheSameAsNoEconomics() {
        assertThat(again(file("value: {}")).economics()).isEqualTo(EconomicInputs.NONE);
        AssessmentFile empty = withEconomics(EconomicInputs.NONE);
        assertThat(again(AssessmentFiles.writeYaml(empty)).economics()).isEqualTo(EconomicInputs.NONE);
        assertThat(again(AssessmentFiles.writeJson(empty)).economics()).isEqualTo(EconomicInputs.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        currency: EURO                                  | 6:13: economics.currency: | EUR
        currency: eur                                   | 6:13: economics.currency: | did you mean “EUR”
        currency: 7                                     | 6:13: economics.currency: | ISO 4217
        currency: DEM                                   | 6:13: economics.currency: | no money that people pay with today
        currency: XAU                                   | 6:13: economics.currency: | no money that people pay with today
        currency: xxx                                   | 6:13: economics.currency: | no money that people pay with today
        currency: XTS                                   | 6:13: economics.currency: | no money that people pay with today
        discountRate: 8 %                               | 6:17: economics.discountRate: | write 0.08
        value: { atStakePerYear: 1.5m }                 | 6:28: economics.value.atStakePerYear: | write 1500000
        value: { atStakePerYear: 20k to 30k }           | 6:28: economics.value.atStakePerYear: | write { low: 20000, high: 30000 }
        value: { atStakePerYear: "0–50,000" }           | 6:28: economics.value.atStakePerYear: | write { min: 0, likely: …, max: 50000 }
        value: { adoption: { low: 30 %, high: 0.5 } }   | 6:29: economics.value.adoption.low: | write 0.3
        costs: { overrun: 30 % }                        | 6:21: economics.costs.overrun: | is expected, not the text “30 %”
        ml: { buildWeeks: 10 days }                     | 6:21: economics.ml.buildWeeks: | write 2
        horizonYears: 0                                 | 6:17: economics.horizonYears: | whole months
        horizonYears: 31                                | 6:17: economics.horizonYears: | at most 30 years
        horizonYears: 2.7                               | 6:17: economics.horizonYears: | whole months
        horizonYears: .nan                              | 6:17: economics.horizonYears: | a number
        discountRate: -0.1                              | 6:17: economics.discountRate: | below zero
        discountRate: .inf                              | 6:17: economics.discountRate: | is expected
        discountRate: .nan                              | 6:17: economics.discountRate: | is expected
        discountRate: 1e400                             | 6:17: economics.discountRate: | is expected
        discountRate: 2e15                              | 6:17: economics.discountRate: | at most 1,000,000,000,000,000
        discountRate: { low: 0.1, high: 0.05 }          | 6:17: economics.discountRate: | the low end has to be below the high end
        discountRate: { low: 0.1, high: 0.1 }           | 6:17: economics.discountRate: | below the high end
        discountRate: { low: 0, high: 0.1 }             | 6:17: economics.discountRate: | low has to be above zero
        discountRate: { low: 0.1 }                      | 6:17: economics.discountRate.high: | missing
        discountRate: { low: 0.1, likely: 0.3, high: 0.2 } | 6:17: economics.discountRate: | likely has to lie between
        discountRate: { low: 0.1, max: 0.2 }            | 6:17: economics.discountRate: | not some of each
        discountRate: { lwo: 0.1, high: 0.2 }           | 6:19: economics.discountRate.lwo: | did you mean “low”
        discountRate: { low: 0.1, high: .inf }          | 6:35: economics.discountRate.high: | a number of usual size is expected
        discountRate: {}                                | 6:17: economics.discountRate | missing
        discountRate: [0.1, 0.2]                        | 6:17: economics.discountRate: | not a list
        discountRate:                                   | 6:16: economics.discountRate: | not nothing
        discountRate: "0.1"                             | 6:17: economics.discountRate: | is expected
        discountRate: 8                                 | 6:17: economics.discountRate: | 8 % is 0.08
        discountRate: { low: 5, high: 10 }              | 6:17: economics.discountRate: | 8 % is 0.08
        baseline: { exists: 1 }                         | 6:23: economics.baseline.exists: | true or false
        adjust: { overrunDelays: maybe }                | 6:28: economics.adjust.overrunDelays: | true or false
        discontRate: 0.1                                | 6:3: economics.discontRate: | did you mean “discountRate”
        value: 3                                        | 6:10: economics.value: | a group of keys is expected
        value:                                          | 6:9: economics.value: | a group of keys is expected
        value: { adoption: 1.2 }                        | 6:22: economics.value.adoption: | 35 % is 0.35
        value: { adoption: 70 }                         | 6:22: economics.value.adoption: | a share from 0 to 1
        value: { adoption: { low: 0.5, high: 1 } }      | 6:22: economics.value.adoption: | not at an end
        value: { adoptoin: 0.5 }                        | 6:12: economics.value.adoptoin: | did you mean “adoption”
        value: { atStakePerYear: 5, decisionsPerYear: 3 } | 6:49: economics.value.decisionsPerYear: | not both
        ml: { dataKind: tabluar }                       | 6:19: economics.ml.dataKind: | tabular, text, image
        ml: { goLiveMonth: 2.5 }                        | 6:22: economics.ml.goLiveMonth: | whole months
        ml: { labelling: { items: 5 } }                 | 6:20: economics.ml.labelling.labellersPerItem: | missing
        ml: { labelling: { items: 5, labellers: 2 } }   | 6:32: economics.ml.labelling.labellers: | known here: items, labellersPerItem
        adjust: { overconfidence: 0 }                   | 6:29: economics.adjust.overconfidence: | from 0.1 to 10
        adjust: { readiness: maybe }                    | 6:24: economics.adjust.readiness: | true or false
        adjust: { successCorrelation: 1 }               | 6:33: economics.adjust.successCorrelation: | from -0.99 to 0.99
        staging: { gateCots: 5 }                        | 6:14: economics.staging.gateCots: | did you mean “gateCost”
        """)
    void eachMistakeIsToldWithItsPlace(String line, String place, String part) {
        assertThat(Samples.problems(file(line)))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("f.yaml:" + place).contains(part));
    }

    @Test
    void whatWasSubmittedInMoneyOfThePastIsStillRead() {
        byte[] stored = file("currency: DEM").getBytes(StandardCharsets.UTF_8);
        AssessmentFile file = AssessmentFiles.readStored("f.yaml", stored, KnownMethods.installed());
        assertThat(Objects.requireNonNull(file.economics()).currency()).isEqualTo("DEM");
    }

    @Test
    void aNumberThatIsNoneIsToldOnce() {
        assertThat(Samples.problems(file("discountRate: { low: 0.1, high: .inf }")))
                .hasSize(1);
        assertThat(Samples.problems(file("value: { adoption: { low: .nan, high: 0.5 } }")))
                .hasSize(1);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(Samples.problems(file(
                        "currency: XXQ",
                        "horizonYears: 99",
                        "value: { adoption: 2, atStakePerYear: -1 }",
                        "ml: { closesGap: { low: 0.9, high: 0.1 } }",
                        "adjust: { overconfidence: 99 }")))
                .hasSize(6);
        assertThat(Samples.problems(file("- 3"))).singleElement().asString().contains("a group");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        value: { atStakePerYear: 300.000 }                        | value.atStakePerYear | 300.000
        value: { decisionsPerYear: { low: 1.500, high: 4000 } }   | value.decisionsPerYear.low | 1.500
        costs: { dayRate: { min: 500, likely: 733.125, max: 1100 } } | costs.dayRate.likely | 733.125
        ml: { labelling: { items: 20.000, labellersPerItem: 2, pricePerLabel: 1 } } | ml.labelling.items | 20.000
        """)
    void refusesAnAmountThatCanBeReadInTwoWays(String line, String key, String number) {
        assertThat(Samples.problems(file(line)))
                .singleElement()
                .asString()
                .contains("economics.%s: %s can be read in two ways; write %s for thousands, or %s0"
                        .formatted(key, number, number.replace(".", ""), number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value: { atStakePerYear: 300.0 }",
                "value: { atStakePerYear: 300.0000 }",
                "value: { atStakePerYear: 1234.567 }",
                "value: { atStakePerYear: 0.125 }",
                "value: { adoption: 0.125 }",
                "discountRate: 0.085",
                "costs: { overrun: { low: 0.875, high: 2.125 } }",
            })
    void takesWhatCanBeReadInOneWay(String line) {
        assertThat(Samples.problems(file(line))).isEmpty();
    }

    @Test
    void writesAnAmountSoThatItIsReadBack() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, new Range.Certain(12.375));
        stated.put(Input.DAY_RATE, new Range.Interval(1.125, 733.25));
        EconomicInputs inputs = new EconomicInputs("EUR", null, stated, null, Adjustments.STANDARD);
        AssessmentFile file = withEconomics(inputs);

        assertThat(AssessmentFiles.writeYaml(file))
                .contains("atStakePerYear: 12.3750")
                .contains("dayRate: {low: 1.1250, high: 733.25}");
        assertThat(again(AssessmentFiles.writeYaml(file))).isEqualTo(file);
        assertThat(again(AssessmentFiles.writeJson(file))).isEqualTo(file);
    }

    @Test
    void theReferenceModelIsScoredFromItsFile() {
        AssessmentFile file = Samples.read("/cases/economics-r1.yaml");
        Appraisal appraisal = new Appraiser(file.method()).appraise(file.sheet(), file.economics());
        JsonNode economics = JsonMapper.shared()
                .readTree(ResultJson.of(new ResultJson.Scored("R1", appraisal.result(), appraisal.analysis())))
                .get("economics");
        JsonNode paths = economics.get("paths");
        assertThat(paths.values().stream().map(path -> path.get("id").asString()))
                .containsExactly("baseline", "staged", "continue", "ml");
        assertMean(paths.get(0), 290_330.824431);
        JsonNode staged = paths.get(1).get("npv");
        assertThat(staged.get("mean").asDouble())
                .isGreaterThan(292_400 - 3 * staged.get("se").asDouble());
        assertMean(paths.get(3), -34_504.052630);
        assertThat(economics.get("advice").asString()).isEqualTo("baseline");
        assertThat(economics.get("staging").asString()).isEqualTo("worth-its-gate");
        assertThat(economics.get("gate").get("threshold").asDouble()).isBetween(0.9e6, 1.58e6);
        JsonNode range = economics.get("gate").get("thresholdRange");
        assertThat(range.get("low").asDouble())
                .isLessThan(economics.get("gate").get("threshold").asDouble());
        assertThat(range.get("high").asDouble())
                .isGreaterThan(economics.get("gate").get("threshold").asDouble());
        JsonNode open = economics.get("openDecision");
        assertThat(open.propertyNames()).contains("mean", "se", "p10", "p50", "p90", "probabilityPositive");
        assertThat(open.get("probabilityPositive").asDouble()).isBetween(0.05, 0.25);
        for (String metric : List.of("bestUpside", "mlIncrementMean", "mlBeatsBaseline")) {
            JsonNode reading = economics.get("readings").get(metric);
            assertThat(reading.get("stated")).isEqualTo(economics.get(metric));
            assertThat(reading.get("low").asDouble())
                    .isLessThanOrEqualTo(reading.get("stated").asDouble());
            assertThat(reading.get("high").asDouble())
                    .isGreaterThanOrEqualTo(reading.get("stated").asDouble());
            assertThat(reading.get("restsOnDefaults").asBoolean()).isFalse();
        }
        assertThat(economics.get("lookAgainAbove"))
                .isEqualTo(economics.get("gate").get("threshold"));
        assertThat(economics.get("gate").get("probability").asDouble()).isBetween(0.05, 0.08);
        assertThat(economics.get("gate").get("alwaysContinueMean").asDouble())
                .isCloseTo(175_198.519628, within(4_000.0));
        assertThat(economics.get("seed").asLong()).isEqualTo(1);
        assertThat(economics.get("draws").asInt()).isEqualTo(100_000);
        for (String key : List.of(
                "engine",
                "bestUpside",
                "bestUpsideSe",
                "mlIncrementMean",
                "mlIncrementMeanSe",
                "mlBeatsBaseline",
                "mlBeatsBaselineSe",
                "valueOfStaging",
                "valueOfStagingSe",
                "evpi",
                "evpiSe",
                "noiseFloor",
                "valueOfInformation",
                "assumptions")) {
            assertThat(economics.has(key)).as(key).isTrue();
        }
        for (JsonNode path : paths.values()) {
            assertThat(path.get("npv").propertyNames()).contains("mean", "se", "p10", "p10Se", "p50", "p90", "p90Se");
            assertThat(path.propertyNames())
                    .contains(
                            "probabilityPositive",
                            "probabilityOfLoss",
                            "paybackYears",
                            "meanIfItWorks",
                            "meanIfItFails",
                            "successProbability",
                            "dots");
            assertThat(path.get("dots").size()).isEqualTo(20);
        }
        assertThat(paths.get(3).get("paybackYears").has("p50")).isFalse();
        assertThat(paths.get(3).get("paybackYears").get("notWithinHorizon").asDouble())
                .isGreaterThan(0.5);
        JsonNode first = economics.get("valueOfInformation").get(0);
        assertThat(first.get("input").asString()).isEqualTo("ml.buildWeeks");
        assertThat(first.propertyNames()).containsExactly("input", "evppi", "low", "high", "at10", "at90");
        for (JsonNode assumption : economics.get("assumptions").values()) {
            assertThat(assumption.get("source").asString()).isIn("default", "derived", "readiness");
        }
    }

    private static void assertMean(JsonNode path, double expected) {
        JsonNode npv = path.get("npv");
        assertThat(npv.get("mean").asDouble())
                .isCloseTo(expected, within(3 * npv.get("se").asDouble()));
    }

    @Test
    void whatCannotBeSaidIsAbsent() {
        AssessmentFile file = again(file("value: { atStakePerYear: 5000 }"));
        Appraisal appraisal = new Appraiser(file.method()).appraise(file.sheet(), file.economics(), 1, 1_000);
        JsonNode economics = JsonMapper.shared()
                .readTree(ResultJson.of(new ResultJson.Scored("x", appraisal.result(), appraisal.analysis())))
                .get("economics");
        assertThat(economics.get("paths").size()).isZero();
        assertThat(economics.propertyNames()).doesNotContain("advice", "bestUpside", "gate", "evpi", "mlBeatsBaseline");
        assertThat(economics.get("missing").values().stream().map(JsonNode::asString))
                .containsExactly("value.adoption", "costs.dayRate");
        Analysis analysis = Objects.requireNonNull(appraisal.analysis());
        assertThat(analysis.errors().bestUpside()).isNull();
    }
}
