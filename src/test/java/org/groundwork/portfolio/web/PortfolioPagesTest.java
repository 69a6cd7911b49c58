package org.groundwork.portfolio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.TestJobs;
import org.groundwork.portfolio.PortfolioSamples;
import org.groundwork.report.pdf.PdfCheck;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
class PortfolioPagesTest {

    private static final List<String> PAGES = List.of(
            "/portfolio",
            "/portfolio/map",
            "/portfolio/missing",
            "/portfolio/capacity",
            "/portfolio/trends",
            "/portfolio/planning");
    private static final Pattern VIEW = Pattern.compile("/portfolio/views/([0-9a-f-]{36})/delete");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestJobs jobs;

    private TestTeam team;

    @BeforeEach
    void aTeam() {
        team = people.retention();
    }

    private MockHttpServletResponse open(PersonId person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.signedIn(person)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String page(String path) throws Exception {
        MockHttpServletResponse response = open(team.manager(), get(path));
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        String html = response.getContentAsString();
        PageRules.assertHoldForPage(html);
        return html;
    }

    @Test
    void thoseWhoManageNoTeamAreRefused() throws Exception {
        AssessmentId id = team.submit(PortfolioSamples.random("Secret plan", 1, null));
        PersonId administrator = people.administrator("Sigrid Lund");
        for (String path : List.of(
                "/portfolio",
                "/portfolio/map",
                "/portfolio/missing",
                "/portfolio/capacity",
                "/portfolio/trends",
                "/portfolio/planning",
                "/portfolio.csv",
                "/portfolio.xlsx")) {
            assertThat(open(team.lead(), get(path)).getStatus()).as(path).isEqualTo(403);
            assertThat(open(team.contributor(), get(path)).getStatus()).as(path).isEqualTo(403);
            assertThat(open(administrator, get(path)).getStatus()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/portfolio/views", "/portfolio/planning/choice")) {
            assertThat(open(team.lead(), post(path).param("id", id.toString()).param("name", "x"))
                            .getStatus())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(open(team.lead(), get("/")).getContentAsString()).doesNotContain("href=\"/portfolio\"");
        assertThat(open(team.manager(), get("/")).getContentAsString()).contains("href=\"/portfolio\"");
    }

    @Test
    void managersOfOtherTeamsSeeNothingOfIt() throws Exception {
        AssessmentId id = team.submit(PortfolioSamples.random("Secret plan", 3, PortfolioSamples.stakes("EUR", 1)));
        PersonId other = people.member("Otto Stern", people.team("Other"), TeamRole.MANAGER);
        for (String path : List.of(
                "/portfolio", "/portfolio/map", "/portfolio/missing", "/portfolio/capacity", "/portfolio.csv")) {
            assertThat(open(other, get(path)).getContentAsString()).as(path).doesNotContain("Secret plan");
        }
        assertThat(open(other, get("/portfolio?team=" + team.id())).getStatus()).isEqualTo(404);
        assertThat(open(other, get("/portfolio.csv?team=" + team.id())).getStatus())
                .isEqualTo(404);
        open(other, post("/portfolio/planning/choice").param("id", id.toString()));
        assertThat(open(other, get("/portfolio/planning")).getContentAsString()).doesNotContain("Secret plan");
    }

    @Test
    void everyPageIsSoundWithNothingAndWithOne() throws Exception {
        for (String path : PAGES) {
            page(path);
        }
        team.submit(PortfolioSamples.random("Churn", 2, null));
        for (String path : PAGES) {
            page(path);
            page(path + "?q=nothing+like+it&verdict=BUILD_ML&from=2020-01-01");
        }
    }

    @Test
    void longNamesAndSeveralCurrenciesStayOnTheirPages() throws Exception {
        String longName =
                "Straßenbahnoberleitungsinstandhaltungsplanung".repeat(5).substring(0, 200);
        team.submit(PortfolioSamples.random(longName, 3, PortfolioSamples.stakes("EUR", 1)));
        team.submit(PortfolioSamples.random("=1+1 <b>bold</b>", 3, PortfolioSamples.stakes("EUR", 1)));
        team.submit(PortfolioSamples.random("In dollars", 3, PortfolioSamples.stakes("USD", 1)));
        team.submit(PortfolioSamples.random("No money", 4, null));

        assertThat(page("/portfolio?sort=value"))
                .contains("aria-sort=\"descending\"", longName, "&lt;b&gt;bold")
                .contains("sorted by currency first");
        assertThat(page("/portfolio/map")).contains("No value stated", "left out: currencies are not mixed");
        assertThat(page("/portfolio/capacity")).contains("The money is in another currency");
        assertThat(page("/portfolio/map?currency=USD")).contains("Money in USD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12; 12; into 12 person-weeks",
                "1.5 Tsd; 1,500; into 1,500 person-weeks",
                "10 days; 2; into 2 person-weeks",
                "many; many; “many” is no number that we can read",
                "2.5; 2.5; Whole person-weeks from 1 to 2,000, please. What is shown below is for 40 person-weeks.",
                "9000; 9000; Whole person-weeks from 1 to 2,000, please.",
                "20 to 30; 20 to 30; is a range, and here one figure is meant"
            })
    void theCapacityIsReadAsPeopleWriteIt(String typed, String shown, String words) throws Exception {
        team.submit(PortfolioSamples.random("One", 3, PortfolioSamples.stakes("EUR", 1)));

        String page = page("/portfolio/capacity?weeks=" + typed.replace("%", "%25"));

        assertThat(page).contains(words).contains("value=\"" + shown + "\"");
    }

    @Test
    void aViewIsSavedUnderANameAndOnlyItsOwnerSeesAndDeletesIt() throws Exception {
        team.submit(PortfolioSamples.random("Churn", 1, null));
        String query = "q=churn&verdict=BASELINE_FIRST&sort=name";
        assertThat(open(
                                team.manager(),
                                post("/portfolio/views")
                                        .param("name", "First quarter")
                                        .param("query", query))
                        .getRedirectedUrl())
                .isEqualTo("/portfolio?" + query);
        String html = page("/portfolio");
        assertThat(html).contains("First quarter", query.replace("&", "&amp;"));
        Matcher view = VIEW.matcher(html);
        assertThat(view.find()).isTrue();

        MockHttpServletResponse again =
                open(team.manager(), post("/portfolio/views").param("name", "First quarter"));
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("has this name already");
        assertThat(open(team.manager(), post("/portfolio/views").param("name", " "))
                        .getStatus())
                .isEqualTo(422);

        PersonId other = people.member("Otto Stern", team.id(), TeamRole.MANAGER);
        assertThat(open(other, get("/portfolio")).getContentAsString()).doesNotContain("First quarter");
        String delete = "/portfolio/views/" + view.group(1) + "/delete";
        assertThat(open(other, post(delete)).getStatus()).isEqualTo(404);
        assertThat(open(team.manager(), post(delete)).getStatus()).isEqualTo(302);
        assertThat(page("/portfolio")).doesNotContain("First quarter");
    }

    private String made(List<AssessmentId> ids) throws Exception {
        MockHttpServletRequestBuilder choose = post("/portfolio/planning/choice");
        for (AssessmentId id : ids) {
            choose = choose.param("id", id.toString());
        }
        open(team.manager(), choose);
        return Objects.requireNonNull(open(
                        team.manager(),
                        post("/portfolio/planning")
                                .param("title", "Planning meeting, first quarter")
                                .param("date", "2026-12-01")
                                .param("paper", "a4"))
                .getRedirectedUrl());
    }

    @Test
    void aShortDocumentIsMadeAtOnceInTheOrderChosenAndIsAccessible() throws Exception {
        AssessmentId first =
                team.submit(PortfolioSamples.random("Churn early warning", 3, PortfolioSamples.stakes("EUR", 1)));
        AssessmentId second = team.submit(PortfolioSamples.allBut("Invoice reading", "data.labels", 0));
        String longName = "Tag für Tag ".repeat(17).substring(0, 200).strip();
        AssessmentId third = team.submit(PortfolioSamples.random(longName, 7, null));
        open(
                team.manager(),
                post("/portfolio/planning/choice").param("id", first.toString(), second.toString(), third.toString()));
        open(team.manager(), post("/portfolio/planning/choice/" + second + "/up"));

        String address = made(List.of());
        assertThat(page(address)).contains("Ready");
        byte[] pdf = open(team.manager(), get(address + ".pdf")).getContentAsByteArray();

        assertThat(PdfCheck.accessibility(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Planning meeting, first quarter", "Tuesday, 1 December 2026")
                    .contains("Prepared by Ada Wolff")
                    .doesNotContain("??", "#");
            assertThat(text.lastIndexOf("Invoice reading")).isLessThan(text.lastIndexOf("Churn early warning"));
            assertThat(document.getNumberOfPages())
                    .as("cover, portfolio, and a page for each")
                    .isEqualTo(5);
            assertThat(document.getDocumentCatalog().getDocumentOutline().hasChildren())
                    .isTrue();
        }
        PersonId other = people.member("Otto Stern", team.id(), TeamRole.MANAGER);
        assertThat(open(other, get(address)).getStatus()).isEqualTo(404);
        assertThat(open(other, get(address + ".pdf")).getStatus()).isEqualTo(404);
        assertThat(open(other, post(address + "/delete")).getStatus()).isEqualTo(404);
        assertThat(open(team.manager(), post(address + "/delete")).getStatus()).isEqualTo(302);
        assertThat(open(team.manager(), get(address)).getStatus()).isEqualTo(404);
    }

    @Test
    void aLongDocumentIsMadeInTheBackground() throws Exception {
        List<AssessmentId> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(team.submit(PortfolioSamples.random("Initiative " + i, i, null)));
        }
        String address = made(ids);

        assertThat(page(address)).contains("Waiting its turn", "http-equiv=\"refresh\"");
        assertThat(open(team.manager(), get(address + ".pdf")).getStatus()).isEqualTo(404);
        jobs.runDue();

        assertThat(page(address)).contains("Ready").doesNotContain("http-equiv=\"refresh\"");
        byte[] pdf = open(team.manager(), get(address + ".pdf")).getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(14);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "date"})
    void aDocumentWithoutTitleOrDateIsRefused(String missing) throws Exception {
        AssessmentId id = team.submit(PortfolioSamples.random("Churn", 1, null));
        open(team.manager(), post("/portfolio/planning/choice").param("id", id.toString()));

        MockHttpServletResponse response = open(
                team.manager(),
                post("/portfolio/planning")
                        .param("title", missing.equals("title") ? " " : "Meeting")
                        .param("date", missing.equals("date") ? "tomorrow" : "2026-12-01"));

        assertThat(response.getStatus()).isEqualTo(422);
        PageRules.assertHoldForPage(response.getContentAsString());
        assertThat(response.getContentAsString()).contains("href=\"#" + missing + "\"");
    }

    @Test
    void theChoiceIsRememberedAndReordered() throws Exception {
        AssessmentId a = team.submit(PortfolioSamples.random("Alpha", 1, null));
        AssessmentId b = team.submit(PortfolioSamples.random("Beta", 2, null));
        open(team.manager(), post("/portfolio/planning/choice").param("id", a.toString(), b.toString()));
        open(
                team.manager(),
                post("/portfolio/planning/choice/order")
                        .param("place-" + a, "9")
                        .param("place-" + b, "2")
                        .param("place-nonsense", "1"));
        String html = page("/portfolio/planning");
        assertThat(html.indexOf("Beta")).isLessThan(html.indexOf("Alpha"));
        open(team.manager(), post("/portfolio/planning/choice/" + b + "/remove"));
        assertThat(page("/portfolio/planning")).doesNotContain("Beta").contains("Alpha");
    }

    private MockHttpServletResponse order(List<AssessmentId> shown, List<String> typed) throws Exception {
        MockHttpServletRequestBuilder order =
                post("/portfolio/planning/choice/order").param("title", "A title that is kept");
        for (int i = 0; i < shown.size(); i++) {
            order = order.param("place-" + shown.get(i), typed.get(i));
        }
        return open(team.manager(), order);
    }

    private List<AssessmentId> chosen(String... names) throws Exception {
        List<AssessmentId> ids = new ArrayList<>();
        MockHttpServletRequestBuilder choose = post("/portfolio/planning/choice");
        for (int i = 0; i < names.length; i++) {
            ids.add(team.submit(PortfolioSamples.random(names[i], i, PortfolioSamples.stakes("EUR", 1))));
            choose = choose.param("id", ids.getLast().toString());
        }
        open(team.manager(), choose);
        return ids;
    }

    @Test
    void aPlaceThatIsTypedIsThePlaceAndWhatIsWrongIsNamedAllAtOnce() throws Exception {
        List<AssessmentId> ids = chosen("Alpha", "Beta", "Gamma");

        assertThat(order(ids, List.of("1", "2", "1")).getRedirectedUrl())
                .isEqualTo("/portfolio/planning?title=A%20title%20that%20is%20kept");
        String html = page("/portfolio/planning?title=A title that is kept");
        assertThat(html).containsSubsequence("Gamma", "Alpha", "Beta").contains("value=\"A title that is kept\"");

        MockHttpServletResponse refused =
                order(List.of(ids.get(2), ids.get(0), ids.get(1)), List.of("first", "0", "2"));
        assertThat(refused.getStatus()).isEqualTo(422);
        PageRules.assertHoldForPage(refused.getContentAsString());
        assertThat(refused.getContentAsString())
                .contains("href=\"#place-" + ids.get(2), "href=\"#place-" + ids.get(0))
                .contains("“first” is no place for “Gamma”: a whole number from 1 to 3, please.")
                .contains("value=\"first\"", "value=\"0\"", "value=\"A title that is kept\"")
                .doesNotContain("href=\"#place-" + ids.get(1));
    }

    @Test
    void everythingThatIsWrongWithAMeetingIsNamedAtOnceAndNothingTypedIsLost() throws Exception {
        AssessmentId id = chosen("Alpha").getFirst();

        MockHttpServletResponse response = open(
                team.manager(),
                post("/portfolio/planning")
                        .param("title", " ")
                        .param("date", "tomorrow")
                        .param("weeks", "many")
                        .param("team", people.team("Other").toString())
                        .param("place-" + id, "x"));

        assertThat(response.getStatus()).isEqualTo(422);
        String html = response.getContentAsString();
        PageRules.assertHoldForPage(html);
        assertThat(html)
                .contains("href=\"#title\"", "href=\"#date\"", "href=\"#weeks\"", "href=\"#team\"")
                .contains("href=\"#place-" + id)
                .contains("value=\"tomorrow\"", "value=\"many\"", "value=\"x\"")
                .contains("“many” is no number that we can read");
    }

    @Test
    void whatIsWrongWithTheCapacityIsNamedAtOnce() throws Exception {
        team.submit(PortfolioSamples.random("One", 3, PortfolioSamples.stakes("EUR", 1)));

        assertThat(page("/portfolio/capacity?weeks=many&s=0&m=few&l=20"))
                .contains("href=\"#weeks\"", "href=\"#s\"", "href=\"#m\"")
                .contains("value=\"many\"", "value=\"0\"", "value=\"few\"")
                .doesNotContain("href=\"#l\"");
        assertThat(page("/portfolio/capacity?weeks=12")).doesNotContain("data-error-summary");
    }

    @Test
    void whatFitsIsTakenAndWhatDoesNotIsNamedWithByHowMuch() throws Exception {
        List<AssessmentId> ids = chosen("Alpha", "Beta", "Gamma", "Delta");
        AssessmentId without = team.submit(PortfolioSamples.random("Without money", 5, null));
        open(team.manager(), post("/portfolio/planning/choice").param("id", without.toString()));

        MockHttpServletResponse none = open(team.manager(), post("/portfolio/planning/choice/fitting"));
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(none.getContentAsString()).contains("href=\"#weeks\"");

        String address = Objects.requireNonNull(
                open(team.manager(), post("/portfolio/planning/choice/fitting").param("weeks", "20"))
                        .getRedirectedUrl());
        String html = page(address);
        assertThat(html).contains("What fits into 20 person-weeks", "more than are left", "No economics are stated");
        List<String> kept = ids.stream()
                .map(AssessmentId::toString)
                .filter(id -> html.contains("name=\"place-" + id))
                .toList();
        assertThat(kept).isNotEmpty().hasSizeLessThan(4);
        assertThat(html).doesNotContain("name=\"place-" + without);
        assertThat(address).contains("left=" + without);
    }

    @Test
    void viewsAndDocumentsAreSharedWithThoseWhoManageTheTeam() throws Exception {
        PersonId colleague = people.member("Otto Stern", team.id(), TeamRole.MANAGER);
        PersonId stranger = people.member("Nora Feld", people.team("Other"), TeamRole.MANAGER);
        chosen("Alpha");
        open(
                team.manager(),
                post("/portfolio/views")
                        .param("name", "For all of us")
                        .param("query", "sort=name&column=owner")
                        .param("shared", team.id().toString()));

        String seen = open(colleague, get("/portfolio")).getContentAsString();
        assertThat(seen).contains("For all of us", "shared by Ada Wolff").doesNotContainPattern(VIEW);
        assertThat(open(stranger, get("/portfolio")).getContentAsString()).doesNotContain("For all of us");
        MockHttpServletResponse both = open(
                team.manager(),
                post("/portfolio/views")
                        .param("name", "")
                        .param("shared", people.team("Another").toString()));
        assertThat(both.getStatus()).isEqualTo(422);
        assertThat(both.getContentAsString()).contains("href=\"#name\"", "href=\"#shared\"");

        String address = made(List.of());
        assertThat(open(colleague, get(address)).getStatus()).isEqualTo(404);
        open(team.manager(), post(address + "/share").param("team", team.id().toString()));
        assertThat(open(colleague, get(address)).getContentAsString())
                .contains("shared by Ada Wolff")
                .doesNotContain(address + "/delete");
        assertThat(open(colleague, get(address + ".pdf")).getContentAsByteArray())
                .startsWith('%', 'P', 'D', 'F');
        assertThat(open(colleague, post(address + "/delete")).getStatus()).isEqualTo(404);
        assertThat(open(stranger, get(address)).getStatus()).isEqualTo(404);
        assertThat(open(colleague, post(address + "/share")).getStatus()).isEqualTo(404);
        open(team.manager(), post(address + "/share").param("team", ""));
        assertThat(open(colleague, get(address)).getStatus()).isEqualTo(404);
    }

    @Test
    void theTableShowsTheColumnsThatTheAddressNames() throws Exception {
        chosen("Alpha");

        assertThat(page("/portfolio?column=owner&column=due&column=decided"))
                .contains("data-label=\"Owner\"", "data-label=\"Due\"", "data-label=\"Decided path\"")
                .doesNotContain("data-label=\"Readiness\"");
        assertThat(page("/portfolio?sort=waiting"))
                .contains("data-label=\"Waits\"", "data-label=\"Readiness\"", "since today");
        assertThat(page("/portfolio?q=alp&status=waiting"))
                .contains("<bdi>“alp”</bdi>", "<bdi>Waiting for a decision</bdi>");
    }

    /** Names that are as long as may be, without a space; with pictographs; from right to left. */
    private static String name(int i) {
        return switch (i % 4) {
            case 0 -> "Straßenbahnoberleitungsinstandhaltungsplanung".repeat(5).substring(0, 198) + i;
            case 1 -> "Tag für Tag ".repeat(16) + i;
            case 2 -> "\uD83D\uDE80 Launch " + i;
            default -> "تحليل العملاء " + i;
        };
    }

    @ParameterizedTest
    @CsvSource({"12, 14", "13, 16"})
    void everyPartOfADocumentHasItsPagesAndNothingOverprints(int initiatives, int pages) throws Exception {
        List<AssessmentId> ids = new ArrayList<>();
        for (int i = 0; i < initiatives; i++) {
            ids.add(team.submit(
                    PortfolioSamples.random(name(i), i, i % 5 == 4 ? null : PortfolioSamples.stakes("EUR", 1 + i))));
        }
        MockHttpServletRequestBuilder choose = post("/portfolio/planning/choice");
        for (AssessmentId id : ids) {
            choose = choose.param("id", id.toString());
        }
        open(team.manager(), choose);
        String address = Objects.requireNonNull(open(
                        team.manager(),
                        post("/portfolio/planning")
                                .param("title", "Planungssitzungsvorbereitungsbesprechung".repeat(3))
                                .param("date", "2026-12-01")
                                .param("weeks", "40"))
                .getRedirectedUrl());
        jobs.runDue();
        byte[] pdf = open(team.manager(), get(address + ".pdf")).getContentAsByteArray();

        assertThat(PdfCheck.accessibility(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            PrintedPages printed = PrintedPages.of(document);
            for (int page = 1; page <= pages; page++) {
                assertThat(printed.lines(page)).as("lines of page %d", page).isGreaterThan(4);
                assertThat(printed.overprints(page)).as("page %d", page).isEmpty();
                assertThat(printed.outside(page)).as("page %d", page).isEmpty();
            }
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("What fits into 40 person-weeks", "decisions are wanted", "No action is overdue")
                    .contains("Expected to be worth", "\uD83D\uDE80 Launch 2")
                    .doesNotContain("\u25A1");
            assertThat(text.contains("The portfolio on a page")).isEqualTo(initiatives <= 12);
        }
    }

    @Test
    void filesAreSentWithTheirNames() throws IOException, Exception {
        team.submit(PortfolioSamples.random("Churn", 1, null));
        MockHttpServletResponse csv = open(team.manager(), get("/portfolio.csv?sort=name"));
        assertThat(csv.getContentType()).startsWith("text/csv");
        assertThat(csv.getHeader("Content-Disposition")).contains("portfolio.csv");
        assertThat(csv.getContentAsString())
                .contains("Churn")
                .contains(
                        "\"Waits for a decision, days\"",
                        "Decided path",
                        "\"Next action\",\"Owner of the next action\",\"Next action due\"");
        assertThat(open(team.manager(), get("/portfolio.xlsx")).getContentAsByteArray())
                .startsWith('P', 'K');
    }
}
