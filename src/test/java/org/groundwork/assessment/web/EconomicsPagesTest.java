package org.groundwork.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.RandomRanges;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Calibrations;
import org.groundwork.assessment.EconomicDraft;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Quantity;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicSheet;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.EconomicValue.Amount;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.web.Pages.Got;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.Statements;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The page on economics in all its states, by the page's script and without it. */
@GroundworkTest
class EconomicsPagesTest {

    private static final String STAKE = "value.atStakePerYear";
    private static final String ADOPTION = "value.adoption";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Assessments assessments;

    @Autowired
    Economics economics;

    @Autowired
    EconomicTexts words;

    private Pages pages;
    private TestTeam team;
    private AssessmentId id;
    private String overview;
    private String at;

    @BeforeEach
    void aTeamWithAnAssessment() {
        pages = new Pages(mvc, people);
        team = people.retention();
        people.actAs(team.lead());
        id = team.start();
        overview = "/assessments/" + id;
        at = overview + "/economics";
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private void state(EconomicItem item, EconomicValue value) {
        people.actAs(team.lead());
        economics.save(id, EconomicDraft.of(item, value));
    }

    private void stateTheFirst() {
        state(Setting.CURRENCY, new EconomicValue.Word("USD"));
        state(new Quantity(Input.AT_STAKE), new Amount(new Range.Interval(300_000, 1_600_000)));
        state(new Quantity(Input.ADOPTION), Amount.of(0.7));
    }

    private EconomicSheet sheet() {
        people.actAs(team.lead());
        return economics.sheet(id);
    }

    private int version(EconomicItem item) {
        return Objects.requireNonNull(sheet().entry(item)).version();
    }

    @Test
    void asksForEverythingAndSaysWhatLeavingItOutMeans() throws Exception {
        Document page = pages.page(team.contributor(), at);

        assertThat(page.select("fieldset[data-autosave]"))
                .hasSize(EconomicGroup.all().size());
        for (EconomicItem item : EconomicGroup.all()) {
            Element asked = id(page, "e-" + item.id());
            assertThat(asked.select("h3").text()).as(item.id()).isNotBlank();
            if (!EconomicGroup.isWay(item)) {
                assertThat(asked.select(".eco-left-out").text()).as(item.id()).startsWith("Left out,");
            }
        }
        assertThat(id(page, "left-out-baseline.buildWeeks").text())
                .isEqualTo("Left out, we assume 3 to 10 person-weeks, 9 times in 10. Evidence: our judgement.");
        assertThat(id(page, "left-out-baseline.captures").text())
                .startsWith("Left out, we assume 10 to 60 %, 9 times in 10.")
                .contains("Holte 1993");
        assertThat(id(page, "left-out-ml.maintenanceShare").text())
                .contains("10 to 50 % a year at the outside; most likely 25");
        assertThat(id(page, "left-out-baseline.runPerMonth").text()).contains("counts as nothing");
        assertThat(id(page, "left-out-ml.runPerMonth").text()).contains("of what ML costs to build");
        assertThat(id(page, "left-out-costs.dayRate").text()).contains("In any other currency");
        assertThat(id(page, "left-out-" + STAKE).text()).contains("nothing can be said");
        assertThat(id(page, "picture").text()).contains("As soon as you state");
        assertThat(page.select("#picture svg.strips")).isEmpty();
    }

    @Test
    void thereAreWordsForAllThatTheAnalysisMisses() {
        for (Analysis.Missing missing : Analysis.Missing.values()) {
            assertThat(words.text("missing." + missing)).endsWith(".");
        }
    }

    @Test
    void everyInputOfTheAnalysisIsAskedOnce() {
        List<String> asked = EconomicGroup.all().stream().map(EconomicItem::id).toList();
        List<String> all = new ArrayList<>();
        for (Input input : Input.values()) {
            all.add(input.id());
        }
        for (Setting setting : Setting.values()) {
            all.add(setting.id());
        }

        assertThat(asked).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void showsWhatIsStatedAndWhatItImplies() throws Exception {
        stateTheFirst();

        Document page = pages.page(team.contributor(), at);

        assertThat(id(page, "low-" + STAKE).val()).isEqualTo("300,000");
        assertThat(id(page, "high-" + STAKE).val()).isEqualTo("1,600,000");
        assertThat(id(page, "exact-" + ADOPTION).val()).isEqualTo("70");
        assertThat(id(page, "reads-" + STAKE).text())
                .isEqualTo("9 times in 10 the truth lies between 300,000 and 1,600,000 USD a" + " year.");
        assertThat(id(page, "saved-" + STAKE).text()).contains("Saved", "Mira Holm");
        assertThat(id(page, "stated-value").text()).isEqualTo("2 stated");
        Element picture = id(page, "picture");
        assertThat(picture.select(".picture-advice").text()).startsWith("Your estimates imply");
        assertThat(picture.text())
                .contains("of 20 futures", "10,000 possible futures", "On average: ", "In the middle: ");
        assertThat(picture.select("svg.strips")).hasSize(1);
        assertThat(picture.select(".assumed dt").eachText()).contains("Cost of a day of work");
    }

    @Test
    void numbersStandAsThePersonWritesThem() throws Exception {
        stateTheFirst();

        Document page = pages.perform(
                        team.contributor(), MockMvcRequestBuilders.get(at).header("Accept-Language", "de-CH"))
                .page();

        assertThat(id(page, "low-" + STAKE).val()).isEqualTo("300’000");
        assertThat(page.select("#word-currency optgroup:first-of-type option:first-child")
                        .val())
                .isEqualTo("CHF");
    }

    @Test
    void theScriptGetsThePartsThatChanged() throws Exception {
        stateTheFirst();
        Document page = pages.page(team.contributor(), at);

        Got got = pages.send(
                team.contributor(), at + "/ml.buildWeeks", fields("ml.buildWeeks", "range", "1", "200", "0"));

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).doesNotContain("??").doesNotContain("<html");
        Document parts = got.page();
        assertThat(id(parts, "saved-ml.buildWeeks").text()).contains("Saved", "Jonas Berg");
        assertThat(id(parts, "version-economics-ml.buildWeeks").val()).isEqualTo("1");
        assertThat(id(parts, "reads-ml.buildWeeks").text())
                .contains("between 1 and 200 person-weeks", "Sure? The upper end is 200 times");
        assertThat(id(parts, "stated-ml").text()).isEqualTo("1 stated");
        assertThat(id(parts, "picture").select("svg.strips")).hasSize(1);
        assertThat(parts.select("textarea, input:not([type=hidden])")).isEmpty();
        for (Element part : parts.body().children()) {
            assertThat(page.getElementById(part.id())).as(part.id()).isNotNull();
        }
    }

    @Test
    void theCurrencyChangesTheUnitsOfAll() throws Exception {
        stateTheFirst();

        Document parts = pages.send(
                        team.contributor(), at + "/currency", "currency.word", "CHF", "currency.version", "1")
                .page();

        assertThat(id(parts, "unit-" + STAKE).text()).isEqualTo("CHF a year");
        assertThat(id(parts, "reads-" + STAKE).text()).contains("CHF a year");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "range; 1.250; 5000; Do you mean 1250 or 1.25?",
                "range; many; 5; “many” is no number",
                "range; 5; 3; The lower end has to be below",
                "range; 0; 3; A range has to begin above zero",
                "range; -1; 3; cannot be below zero",
                "range; 5; ''; The upper end is missing",
                "range; ''; 5; The lower end is missing",
                "ends; 0; 5; need the most likely figure",
            })
    void saysWhatIsWrongAndWhatWouldBeRight(String kind, String low, String high, String words) throws Exception {
        Got got = pages.send(team.contributor(), at + "/" + STAKE, fields(STAKE, kind, low, high, "0"));
        assertThat(got.status()).isEqualTo(422);
        assertThat(id(got.page(), "problem-" + STAKE).text()).contains(words);

        Got whole = pages.post(team.contributor(), at, fields(STAKE, kind, low, high, "0"));
        assertThat(whole.status()).isEqualTo(422);
        Document page = Pages.wellFormed(whole);
        assertThat(page.title()).startsWith("Please check");
        assertThat(page.select("[data-error-summary] a").eachText()).anyMatch(t -> t.contains(words));
        assertThat(id(page, "low-" + STAKE).val()).isEqualTo(low);
        assertThat(id(page, "high-" + STAKE).val()).isEqualTo(high);
        String field = page.select("[data-error-summary] a").attr("href").substring(1);
        assertThat(id(page, field).attr("aria-invalid")).isEqualTo("true");
        assertThat(sheet().entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "costs.overrun; 30 %; if you mean 30 % more, write 1.3; if you mean 30 % of it, write 0.3",
                "value.adoption; 0.7; Do you mean 0.7 % or 70 %?",
                "discountRate; 0.08; Do you mean 0.08 % or 8 %?",
                "discountRate; 800; This is more than 100 % a year",
                "costs.dayRate; 700 GBP; in another currency; here amounts are in USD",
                "costs.dayRate; 700 a year; here USD a day is meant",
                "ml.buildWeeks; 30 %; is a share, and here person-weeks is meant",
                "ml.goLiveMonth; 2 weeks; Whole months, please",
                "ml.goLiveMonth; 5 m; is no number that we can read",
            })
    void neverTakesAFigureForAHundredTimesAsMuch(String item, String text, String words) throws Exception {
        stateTheFirst();

        Got got = pages.send(
                team.contributor(), at + "/" + item, with(fields(item, "exact", "", "", "1"), item + ".exact", text));

        assertThat(got.status()).isEqualTo(422);
        assertThat(id(got.page(), "problem-" + item).text()).contains(words);
        Got whole = pages.post(team.contributor(), at, with(fields(item, "exact", "", "", "1"), item + ".exact", text));
        assertThat(id(Pages.wellFormed(whole), "exact-" + item).val()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "costs.overrun; 1.3; 1.3",
                "discountRate; 8; 0.08",
                "value.adoption; 0.7 %; 0.007",
                "costs.dayRate; 1,5 Tsd; 1500",
                "value.atStakePerYear; ½ million; 500000",
                "value.atStakePerYear; 1 Mio USD a year; 1000000",
                "ml.buildWeeks; 10 days; 2",
                "value.hoursPerDecision; 6 minutes; 0.1",
            })
    void understandsWhatPeopleType(String item, String text, double value) throws Exception {
        state(Setting.CURRENCY, new EconomicValue.Word("USD"));

        Got got = pages.send(
                team.contributor(), at + "/" + item, with(fields(item, "exact", "", "", "0"), item + ".exact", text));

        assertThat(got.status()).as(got.text()).isEqualTo(200);
        EconomicItem saved = EconomicItem.find(item).orElseThrow();
        assertThat(sheet().value(saved)).contains(Amount.of(value));
        Document page = pages.page(team.contributor(), at);
        assertThat(id(page, "reads-" + item).text()).startsWith("Read as");
        Got again = pages.post(
                team.contributor(),
                at,
                with(
                        fields(item, "exact", "", "", "1"),
                        item + ".exact",
                        id(page, "exact-" + item).val()));
        assertThat(again.status()).isEqualTo(302);
        assertThat(version(saved)).as("the field reads what it shows").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "20 to 30; ''; 20; 30",
                "'between 20k and 30k'; ''; 20000; 30000",
                "''; 20–30; 20; 30",
                "1.5–2m; ''; 1500000; 2000000"
            })
    void aWholeRangeMayStandInOneField(String low, String high, double from, double to) throws Exception {
        Got got = pages.send(team.contributor(), at + "/" + STAKE, fields(STAKE, "range", low, high, "0"));

        assertThat(got.status()).isEqualTo(200);
        assertThat(sheet().value(new Quantity(Input.AT_STAKE))).contains(new Amount(new Range.Interval(from, to)));
        Element version = id(got.page(), "version-economics-" + STAKE);
        assertThat(version.attr("data-kind")).isEqualTo("range");
        assertThat(version.attr("data-low")).isNotBlank();
        assertThat(version.attr("data-high")).isNotBlank();
    }

    @Test
    void aRangeInOneFieldAndAnEndInTheOtherIsRefused() throws Exception {
        Got got = pages.send(team.contributor(), at + "/" + STAKE, fields(STAKE, "range", "20 to 30", "40", "0"));

        assertThat(got.status()).isEqualTo(422);
        assertThat(id(got.page(), "problem-" + STAKE).text()).contains("“20 to 30” is a range already");
        assertThat(pages.send(team.contributor(), at + "/" + STAKE, fields(STAKE, "range", "20", "30 to 40", "0"))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"value.atStakePerYear; 0–50,000; 20000; 50000", "value.adoption; 50–100 %; 80; 1"})
    void firmLimitsAreOfferedWhereARangeReachesItsEnd(String item, String text, String likely, double max)
            throws Exception {
        Got refused = pages.post(team.contributor(), at, fields(item, "range", text, "", "0"));
        Element offer = id(Pages.wellFormed(refused), "problem-" + item)
                .select("button[type=submit]")
                .first();
        assertThat(Objects.requireNonNull(offer).text()).startsWith("Use firm limits instead");

        Got switched = pages.post(
                team.contributor(), at, with(fields(item, "range", text, "", "0"), offer.attr("name"), offer.val()));
        Document page = Pages.wellFormed(switched);
        assertThat(id(page, "problem-" + item).text()).contains("Firm limits need the most likely figure too");
        assertThat(id(page, "kind-ends-" + item).hasAttr("checked")).isTrue();
        assertThat(id(page, "low-" + item).val()).isEqualTo(text);

        Got saved =
                pages.post(team.contributor(), at, with(fields(item, "ends", text, "", "0"), item + ".likely", likely));
        assertThat(saved.status()).isEqualTo(302);
        assertThat(sheet().value(EconomicItem.find(item).orElseThrow()))
                .hasValueSatisfying(value -> assertThat(((Range.Ends) ((Amount) value).range()).max())
                        .isEqualTo(max));
    }

    @Test
    void asksAboutEffortThatLooksLikePerCentsAndAboutUseBeforeItIsBuilt() throws Exception {
        Got effort = pages.send(
                team.contributor(), at + "/costs.overrun", fields("costs.overrun", "range", "0.1", "0.4", "0"));
        assertThat(effort.status()).isEqualTo(200);
        assertThat(id(effort.page(), "reads-costs.overrun").text())
                .contains("Sure? 0.1 times means 10 % of the work that was planned.", "write 1.3");

        pages.send(
                team.contributor(),
                at + "/ml.goLiveMonth",
                with(fields("ml.goLiveMonth", "exact", "", "", "0"), "ml.goLiveMonth.exact", "6"));
        Document parts = pages.send(
                        team.contributor(),
                        at + "/ml.buildMonths",
                        with(fields("ml.buildMonths", "exact", "", "", "0"), "ml.buildMonths.exact", "12"))
                .page();
        assertThat(id(parts, "reads-ml.buildMonths").text()).contains("in use before it is built");
        assertThat(id(parts, "reads-ml.goLiveMonth").text()).contains("in use before it is built");
        Document fits = pages.send(
                        team.contributor(),
                        at + "/ml.goLiveMonth",
                        with(fields("ml.goLiveMonth", "exact", "", "", "1"), "ml.goLiveMonth.exact", "12"))
                .page();
        assertThat(id(fits, "reads-ml.buildMonths").text()).doesNotContain("Sure?");
    }

    @ParameterizedTest
    @CsvSource({"XAU", "XXX", "XTS", "DEM", "CHW", "EURO"})
    void offersAndTakesOnlyMoneyThatPeoplePayWith(String code) throws Exception {
        assertThat(pages.page(team.contributor(), at).select("#word-currency option[value=" + code + "]"))
                .isEmpty();
        Got got = pages.send(team.contributor(), at + "/currency", "currency.word", code, "currency.version", "0");
        assertThat(got.status()).isEqualTo(422);
        assertThat(id(got.page(), "problem-currency").text()).contains("Please choose one of the answers offered");
    }

    @Test
    void everyPlaceSaysTheSameOfEveryInput() {
        RandomRanges.forEach((input, range) -> {
            AmountTexts amounts = AmountTexts.english("EUR");
            assertThat(words.value(new Quantity(input), new Amount(range), amounts))
                    .isEqualTo(amounts.range(input.unit(), range));
            assertThat(EconomicForm.of(
                                    new Quantity(input),
                                    new EconomicEntry(
                                            new Quantity(input),
                                            new Amount(range),
                                            "",
                                            team.contributor(),
                                            Instant.EPOCH,
                                            1),
                                    amounts)
                            .said(amounts))
                    .isEqualTo(new EconomicForm.Value(new Amount(range)));
        });
    }

    @Test
    void sharesAreTypedInPerCent() throws Exception {
        pages.send(team.contributor(), at + "/" + ADOPTION, fields(ADOPTION, "range", "12,5 %", "60", "0"));

        assertThat(sheet().value(new Quantity(Input.ADOPTION))).contains(new Amount(new Range.Interval(0.125, 0.6)));
        assertThat(pages.send(team.contributor(), at + "/" + ADOPTION, fields(ADOPTION, "range", "50", "130", "1"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void withoutTheScriptOneFormSavesAllThatChangedAndLosesNothing() throws Exception {
        stateTheFirst();
        List<String> sent = new ArrayList<>(List.of(fields(STAKE, "exact", "", "", "1")));
        sent.addAll(List.of(STAKE + ".exact", "2m"));
        sent.addAll(List.of(fields("ml.buildWeeks", "range", "10", "", "0")));
        sent.addAll(List.of(fields("costs.dayRate", "ends", "500", "900", "0")));
        sent.addAll(List.of("costs.dayRate.likely", "700", "costs.dayRate.note", "our own"));
        sent.addAll(List.of("currency.word", "USD", "currency.version", "1"));
        sent.addAll(List.of("value.way.word", "whole", "value.way.version", "0"));

        Got got = pages.post(team.contributor(), at, sent.toArray(String[]::new));

        assertThat(got.status()).isEqualTo(422);
        Document page = Pages.wellFormed(got);
        assertThat(page.select("[data-error-summary] li")).hasSize(1);
        assertThat(id(page, "low-ml.buildWeeks").val()).isEqualTo("10");
        assertThat(sheet().value(new Quantity(Input.AT_STAKE))).contains(Amount.of(2_000_000));
        assertThat(sheet().value(new Quantity(Input.DAY_RATE))).contains(new Amount(new Range.Ends(500, 700, 900)));
        assertThat(version(Setting.CURRENCY)).isEqualTo(1);
        assertThat(sheet().entry(Setting.VALUE_WAY)).isNull();

        Got fine = pages.post(team.contributor(), at, fields("ml.buildWeeks", "range", "10", "30", "0"));
        assertThat(fine.location()).isEqualTo(at);
    }

    @Test
    void showsBothWhereTwoStatedTheSame() throws Exception {
        stateTheFirst();

        Got got = pages.send(team.contributor(), at + "/" + STAKE, fields(STAKE, "range", "5", "9", "0"));
        assertThat(got.status()).isEqualTo(409);
        assertThat(got.text()).doesNotContain("??");
        Element panel = id(got.page(), "conflict-economics-" + STAKE);
        assertThat(panel.text()).contains("5 to 9 USD a year", "300,000 to 1,600,000", "Mira Holm");
        assertThat(panel.select("input[name='" + STAKE + ".version']").val()).isEqualTo("1");

        Got kept = pages.post(
                team.contributor(),
                at + "/" + STAKE + "/keep",
                with(fields(STAKE, "range", "5", "9", "1"), "keep", "mine"));
        assertThat(kept.location()).isEqualTo(at + "#e-" + STAKE);
        assertThat(sheet().value(new Quantity(Input.AT_STAKE))).contains(new Amount(new Range.Interval(5, 9)));
        pages.post(
                team.contributor(),
                at + "/" + STAKE + "/keep",
                with(fields(STAKE, "range", "1", "2", "2"), "keep", "theirs"));
        assertThat(version(new Quantity(Input.AT_STAKE))).isEqualTo(2);
    }

    @Test
    void withoutTheScriptAConflictIsSettledInTheForm() throws Exception {
        stateTheFirst();
        String[] mine = fields(STAKE, "range", "5", "9", "0");

        Got got = pages.post(team.contributor(), at, mine);

        assertThat(got.status()).isEqualTo(409);
        Document page = Pages.wellFormed(got);
        assertThat(id(page, "theirs-" + STAKE).text()).contains("Mira Holm", "300,000 to 1,600,000");
        assertThat(id(page, "low-" + STAKE).val()).isEqualTo("5");
        assertThat(id(page, "version-economics-" + STAKE).val()).isEqualTo("1");
        pages.post(team.contributor(), at, with(fields(STAKE, "range", "5", "9", "1"), STAKE + ".keep", "theirs"));
        assertThat(version(new Quantity(Input.AT_STAKE))).isEqualTo(1);
        pages.post(team.contributor(), at, with(fields(STAKE, "range", "5", "9", "1"), STAKE + ".keep", "mine"));
        assertThat(sheet().value(new Quantity(Input.AT_STAKE))).contains(new Amount(new Range.Interval(5, 9)));
    }

    @Test
    void isReadOnlyForManagersAndWhileInReview() throws Exception {
        stateTheFirst();
        Document managers = pages.page(team.manager(), at);
        assertThat(managers.select("main input, main textarea, main select, main form"))
                .isEmpty();
        assertThat(id(managers, "e-" + STAKE).text()).contains("300,000 to 1,600,000");
        assertThat(id(managers, "e-baseline.buildWeeks").text()).contains("left out", "3 to 10");
        assertThat(managers.select("#picture svg.strips")).hasSize(1);
        assertThat(pages.post(team.manager(), at + "/" + STAKE, fields(STAKE, "range", "1", "2", "1"))
                        .status())
                .isEqualTo(403);

        people.actAs(team.lead());
        assessments.move(id, org.groundwork.assessment.Transition.SUBMIT);
        Document page = pages.page(team.contributor(), at);
        assertThat(page.select("main input")).isEmpty();
        assertThat(page.text()).contains("In review.");
        String[] late = fields(STAKE, "range", "5", "9", "1");
        Got script = pages.send(team.contributor(), at + "/" + STAKE, late);
        assertThat(script.status()).isEqualTo(422);
        assertThat(id(script.page(), "problem-" + STAKE).text()).contains("Nothing was saved");
        Got whole = pages.post(team.contributor(), at, late);
        assertThat(whole.status()).isEqualTo(422);
        assertThat(id(Pages.wellFormed(whole), "low-" + STAKE).val()).isEqualTo("5");
    }

    @Test
    void keepsTheHistoryOfEachInput() throws Exception {
        stateTheFirst();
        pages.send(team.contributor(), at + "/" + STAKE, fields(STAKE, "range", "5", "9", "1"));

        Document page = pages.page(team.manager(), at + "/" + STAKE + "/history");

        assertThat(page.select(".history li"))
                .hasSize(2)
                .first()
                .satisfies(now -> assertThat(now.text()).contains("Now.", "Jonas Berg", "5 to 9"));
        pages.page(team.manager(), at + "/ml.dataKind/history");
    }

    @Test
    void theOverviewAndTheCheckPageTellOfIt() throws Exception {
        assertThat(pages.page(team.lead(), overview)
                        .select(".task-list li:last-child")
                        .text())
                .contains("Economics", "nothing stated", "Not started");
        assertThat(pages.page(team.lead(), overview + "/check").text()).contains("No economics are stated");
        state(Setting.CURRENCY, new EconomicValue.Word("USD"));
        assertThat(pages.page(team.lead(), overview)
                        .select(".task-list li:last-child")
                        .text())
                .contains("1 stated", "In progress", "Last changed by Mira Holm");
        assertThat(pages.page(team.lead(), overview + "/check")
                        .select("[aria-labelledby=part-economics]")
                        .text())
                .contains("What cannot be said yet", "not stated what is at stake in a year");
        stateTheFirst();

        assertThat(pages.page(team.lead(), overview)
                        .select(".task-list li:last-child")
                        .text())
                .contains("3 stated", "Done");
        Document check = pages.page(team.lead(), overview + "/check");
        assertThat(check.select("[aria-labelledby=part-economics]").text())
                .contains("What is at stake a year", "300,000 to 1,600,000", "things are assumed");
        assertThat(check.select("a[href$='#e-" + STAKE + "']")).hasSize(1);
        assertThat(pages.page(team.lead(), overview + "/sections/risk")
                        .select(".section-nav a.button")
                        .attr("href"))
                .isEqualTo(at);
        assertThat(pages.page(team.lead(), overview + "/activity").text())
                .contains("Mira Holm stated 3 economic inputs");
    }

    @Test
    void isNotThereForOthers() throws Exception {
        PersonId other = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        for (String path : List.of("", "/" + STAKE + "/history", "/calibration")) {
            assertThat(pages.get(other, at + path).status()).as(path).isEqualTo(404);
        }
        assertThat(pages.post(other, at, fields(STAKE, "range", "1", "2", "0")).status())
                .isEqualTo(404);
        assertThat(pages.get(team.lead(), at + "/value.nonsense/history").status())
                .isEqualTo(404);
        assertThat(pages.send(team.lead(), at + "/value.nonsense").status()).isEqualTo(404);
    }

    @Test
    void thePageTakesAsManyQueriesForAllItemsAsForNone() throws Exception {
        long empty = Statements.in(() -> pages.page(team.contributor(), at));
        for (Input input : Input.values()) {
            state(
                    new Quantity(input),
                    new Amount(
                            input.kind() == Input.Kind.SHARE
                                    ? new Range.Interval(0.1, 0.5)
                                    : new Range.Interval(1, 5)));
        }

        // names of those who stated something
        assertThat(Statements.in(() -> pages.page(team.contributor(), at))).isLessThanOrEqualTo(empty + 1);
    }

    @Test
    void theExerciseGivesAFactorThatCanBeUsed() throws Exception {
        String exercise = at + "/calibration";
        assertThat(pages.page(team.contributor(), exercise).select("main fieldset"))
                .hasSize(10);
        assertThat(pages.get(team.contributor(), exercise + "/result").status()).isEqualTo(404);
        Got missing = pages.post(team.contributor(), exercise, "q1.low", "1000", "q1.high", "900");
        assertThat(missing.status()).isEqualTo(422);
        Document again = Pages.wellFormed(missing);
        assertThat(again.select("[data-error-summary] li")).hasSize(10);
        assertThat(id(again, "q1-low").val()).isEqualTo("1000");

        Got taken = pages.post(team.contributor(), exercise, ranges(6));

        assertThat(taken.location()).isEqualTo(exercise + "/result");
        Document result = pages.page(team.contributor(), exercise + "/result");
        assertThat(result.select("h2.verdict").text()).isEqualTo("6 of your 10 ranges hold the true value.");
        assertThat(result.text()).contains("2 times as wide", "between 30 and 85 %", "True value: 1863.");
        assertThat(result.select(".chip-passed")).hasSize(6);
        assertThat(pages.post(team.contributor(), exercise + "/use", "version", "0")
                        .location())
                .isEqualTo(at + "#e-adjust.overconfidence");
        assertThat(sheet().value(Setting.OVERCONFIDENCE)).contains(Amount.of(2));
        assertThat(pages.page(team.contributor(), exercise + "/result").text()).contains("uses it already");
        assertThat(pages.page(team.contributor(), at).text()).contains("6 of 10, a factor of 2");
        assertThat(pages.page(team.lead(), at).text()).contains("How wide are your own ranges?");

        pages.post(team.contributor(), exercise, ranges(10));
        assertThat(pages.page(team.contributor(), exercise + "/result").text())
                .contains("10 of your 10", "wide enough");
        assertThat(pages.post(team.manager(), exercise, ranges(3)).status()).isEqualTo(302);
        assertThat(pages.page(team.manager(), exercise + "/result").select("form"))
                .hasSize(2);
    }

    private static String[] ranges(int hits) {
        List<String> sent = new ArrayList<>();
        for (Calibrations.Quantity quantity : Calibrations.Quantity.values()) {
            boolean hit = quantity.ordinal() < hits;
            String name = CalibrationForm.id(quantity);
            double low = hit ? quantity.value() * 0.9 : quantity.value() * 2;
            sent.addAll(List.of(name + ".low", "" + (long) low));
            sent.addAll(List.of(name + ".high", "" + (long) (low * 2)));
        }
        return sent.toArray(String[]::new);
    }

    private static String[] fields(String item, String kind, String low, String high, String version) {
        return new String[] {item + ".kind", kind, item + ".low", low, item + ".high", high, item + ".version", version
        };
    }

    private static String[] with(String[] fields, String name, String value) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of(name, value));
        return all.toArray(String[]::new);
    }

    private static Element id(Document page, String id) {
        return Objects.requireNonNull(page.getElementById(id), id);
    }
}
