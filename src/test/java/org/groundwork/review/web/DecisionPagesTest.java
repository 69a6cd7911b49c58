package org.groundwork.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Calendar;
import org.groundwork.review.ReviewSamples;
import org.groundwork.review.Reviews;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
class DecisionPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Assessments assessments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Reviews reviews;

    @Autowired
    Calendar calendar;

    @Autowired
    TestPeople people;

    private TestTeam team;
    private PersonId stranger;
    private AssessmentId id;
    private String report = "";

    @BeforeEach
    void aSubmission() {
        team = people.retention();
        stranger = people.member("Eva Stern", people.team("Other"), TeamRole.MANAGER);
        id = team.submit(ReviewSamples.churn());
        report = "/assessments/" + id + "/reports/1";
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private MockHttpServletRequestBuilder committing(MockHttpServletRequestBuilder request) {
        return request.param("reason", "Go on.")
                .param("budget", "125.000")
                .param("currency", "eur")
                .param("people", "2")
                .param("weeks", "6")
                .param("owner", team.contributor().toString())
                .param("deadline", calendar.today().toString())
                .param("conditions", "Legal agrees in writing\nThe labels are there")
                .param("lookAgain", calendar.today().plusMonths(2).toString())
                .header("Accept-Language", "de");
    }

    private void decide() throws Exception {
        assertThat(perform(committing(post(report + "/accept")), team.manager()).getRedirectedUrl())
                .isEqualTo(report + "#decision");
    }

    @Test
    void theFormProposesWhatIsKnownAndTheReportShowsWhatWasDecided() throws Exception {
        Document form = page(report + "/accept", team.manager());
        assertThat(form.select("#weeks").val()).isNotEmpty();
        assertThat(form.select("#deadline").val()).isNotEmpty();
        assertThat(form.select("#owner option[selected]").text()).isEqualTo("Mira Holm");
        PageRules.assertHoldForPage(form.html());

        decide();

        Document shown = page(report, team.lead());
        assertThat(shown.select("#decision").text().replace('\u00A0', ' '))
                .contains("Jonas Berg")
                .contains("125,000 EUR")
                .contains("2 people, 6 weeks")
                .contains("Legal agrees in writing")
                .contains("The labels are there");
        PageRules.assertHoldForPage(shown.html());
        assertThat(page("/assessments/" + id + "/history", team.lead())
                        .select("#next")
                        .text())
                .contains("planned by Ada Wolff");
    }

    @Test
    void everythingThatCannotBeReadStandsBesideItsFieldAndNoWordIsLost() throws Exception {
        Document again = html(
                post(report + "/accept")
                        .param("reason", "Go.")
                        .param("budget", "a lot")
                        .param("people", "two")
                        .param("weeks", "0")
                        .param("deadline", "soon")
                        .param("owner", team.lead().toString())
                        .param("conditions", "Legal agrees"),
                team.manager(),
                422);

        assertThat(again.select(".error-summary a").eachAttr("href"))
                .containsExactly("#budget", "#people", "#deadline");
        assertThat(again.select("#budget").val()).isEqualTo("a lot");
        assertThat(again.select("#people").val()).isEqualTo("two");
        assertThat(again.select("#conditions").val()).isEqualTo("Legal agrees");
        assertThat(again.select("#owner option[selected]").text()).isEqualTo("Mira Holm");
        PageRules.assertHoldForPage(again.html());
        assertThat(html(post(report + "/accept").param("weeks", "0").param("anyway", "yes"), team.manager(), 422)
                        .select(".error-summary a")
                        .eachAttr("href"))
                .containsExactly("#weeks");
        people.actAs(team.manager());
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
    }

    @ParameterizedTest
    @CsvSource({"KEEP_SIMPLE, true", "PILOT_ML, true", "RETHINK, false", "else, false"})
    void goingOnWithoutAnOwnerAndADeadlineIsAskedAboutOnce(String verdict, boolean asks) throws Exception {
        MockHttpServletRequestBuilder decision =
                post(report + "/decide-otherwise").param("verdict", verdict).param("reason", "Because.");
        if (asks) {
            Document question = html(decision, team.manager(), 422);
            assertThat(question.select("#loose").text()).contains("Nobody answers for this yet");
            assertThat(question.select("#reason").val()).isEqualTo("Because.");
            assertThat(question.select("form button[type=submit]").eachAttr("name"))
                    .as("the Enter key presses the first")
                    .containsSubsequence("anyway");
            PageRules.assertHoldForPage(question.html());
            decision = post(report + "/decide-otherwise")
                    .param("verdict", verdict)
                    .param("reason", "Because.")
                    .param("anyway", "yes");
        }
        assertThat(perform(decision, team.manager()).getStatus()).isEqualTo(302);
        people.actAs(team.lead());
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.DECIDED);
    }

    @Test
    void aDecisionIsCorrectedOnItsFormAndWhatWasSaidBeforeStaysOnThePage() throws Exception {
        decide();
        Document form = page(report + "/decision/correct", team.manager());
        assertThat(form.select("input[name=verdict][checked]").val()).isEqualTo("accept");
        assertThat(form.select("#budget").val()).isEqualTo("125,000");
        assertThat(form.select("#conditions").val()).isEqualTo("Legal agrees in writing\nThe labels are there");
        PageRules.assertHoldForPage(form.html());

        MockHttpServletRequestBuilder correction = post(report + "/decision/correct")
                .param("revision", "1")
                .param("verdict", "accept")
                .param("reason", "Less money.")
                .param("budget", "80000")
                .param("currency", "EUR")
                .param("owner", team.lead().toString())
                .param("why", "The budget was cut.");
        assertThat(perform(correction, team.manager()).getRedirectedUrl()).isEqualTo(report + "/decision");

        Document shown = page(report + "/decision", team.contributor());
        assertThat(shown.text().replace('\u00A0', ' '))
                .contains("80,000 EUR")
                .contains("Corrected because: The budget was cut.")
                .contains("What was said before")
                .contains("125,000 EUR");
        PageRules.assertHoldForPage(shown.html());
        Document late = html(
                post(report + "/decision/correct")
                        .param("revision", "1")
                        .param("verdict", "accept")
                        .param("reason", "Too late.")
                        .param("budget", "90000")
                        .param("currency", "EUR")
                        .param("anyway", "yes"),
                team.manager(),
                409);
        assertThat(late.select("#kept-text").val()).contains("Too late.").contains("Budget: 90000 EUR");
        PageRules.assertHoldForPage(late.html());
        PageRules.assertHoldForPage(
                page("/assessments/" + id + "/reports", team.lead()).html());
    }

    @Test
    void aDecisionIsWithdrawnWithAReasonAndStandsInReviewAgain() throws Exception {
        decide();
        PageRules.assertHoldForPage(
                page(report + "/decision/withdraw", team.manager()).html());
        Document again = html(post(report + "/decision/withdraw").param("revision", "1"), team.manager(), 422);
        assertThat(again.select(".error-summary a").attr("href")).isEqualTo("#reason");
        perform(
                post(report + "/decision/withdraw").param("revision", "1").param("reason", "The board looks first."),
                team.manager());

        Document shown = page(report, team.manager());
        assertThat(shown.select("#decision").text())
                .contains("waiting for a decision")
                .contains("Decision withdrawn by")
                .contains("The board looks first.");
        assertThat(shown.select("#decision a.button").eachAttr("href")).contains(report + "/accept");
        PageRules.assertHoldForPage(shown.html());
        assertThat(page(report + "/decision", team.lead()).text()).contains("The board looks first.");
    }

    @Test
    void whatHappenedIsEnteredByItsOwnerAndStandsBesideWhatWasPromisedAndInTheTrackRecord() throws Exception {
        decide();
        assertThat(page("/", team.contributor()).select(".waiting").text()).contains("Say what happened");
        Document form = page(report + "/decision/outcome", team.contributor());
        assertThat(form.text().replace('\u00A0', ' ')).contains("125,000 EUR");
        PageRules.assertHoldForPage(form.html());
        Document again = html(
                post(report + "/decision/outcome").param("cost", "much").param("learned", "Ask first."),
                team.contributor(),
                422);
        assertThat(again.select(".error-summary a").eachAttr("href")).containsExactly("#result", "#on", "#cost");
        assertThat(again.select("#learned").val()).isEqualTo("Ask first.");
        PageRules.assertHoldForPage(again.html());
        perform(
                post(report + "/decision/outcome")
                        .param("result", "PARTLY")
                        .param("on", calendar.today().toString())
                        .param("cost", "140000")
                        .param("people", "3")
                        .param("weeks", "6")
                        .param("measured", "=31 %")
                        .param("reached", "no")
                        .param("learned", "Ask finance first."),
                team.contributor());

        Document shown = page(report + "/decision", team.lead());
        assertThat(shown.select(".promised").text().replace('\u00A0', ' '))
                .contains("on the day")
                .contains("125,000 EUR 140,000 EUR over the budget")
                .contains("2 3 more than promised")
                .contains("=31 % threshold not reached");
        assertThat(shown.text()).contains("Ask finance first.");
        PageRules.assertHoldForPage(shown.html());
        assertThat(page(report, team.lead()).select("#decision").text()).contains("Partly done");

        Document record = page("/decisions", team.manager());
        assertThat(record.select(".record-summary").text()).isEqualTo("0 of 1 done, 1 over budget");
        assertThat(record.select(".record tbody tr")).hasSize(1);
        PageRules.assertHoldForPage(record.html());
        MockHttpServletResponse file = perform(get("/decisions.csv"), team.manager());
        assertThat(file.getContentType()).startsWith("text/csv");
        List<String> lines =
                file.getContentAsString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).contains("\"Initiative\",\"Team\"");
        assertThat(lines.get(1)).contains("125000,\"EUR\",140000").contains("\"'=31 %\"");
        assertThat(page("/portfolio", team.manager()).select(".tabs a").eachAttr("href"))
                .contains("/decisions");
    }

    @ParameterizedTest
    @CsvSource({
        "/decision,          200, 200, 200",
        "/decision/correct,  403, 403, 200",
        "/decision/withdraw, 403, 403, 200",
        "/decision/outcome,  200, 200, 200"
    })
    void eachRoleMayDoWhatItMay(String below, int byContributor, int byLead, int byManager) throws Exception {
        decide();
        assertThat(status(report + below, team.contributor())).isEqualTo(byContributor);
        assertThat(status(report + below, team.lead())).isEqualTo(byLead);
        assertThat(status(report + below, team.manager())).isEqualTo(byManager);
        assertThat(status(report + below, stranger)).isEqualTo(404);
        assertThat(status("/decisions", team.lead())).isEqualTo(403);
        assertThat(status("/decisions.csv", team.contributor())).isEqualTo(403);
        assertThat(page("/decisions", stranger).select(".record")).isEmpty();
    }

    @Test
    void whatIsNotDecidedHasNoDecisionPage() throws Exception {
        assertThat(status(report + "/decision", team.manager())).isEqualTo(404);
        assertThat(status(report + "/decision/correct", team.manager())).isEqualTo(409);
        assertThat(status(report + "/decision/outcome", team.manager())).isEqualTo(404);
    }

    @Test
    void aReasonBesideAnEconomicInputStandsOnItsCard() throws Exception {
        assertThat(page(report + "/return", team.manager())
                        .select("[name^=input-]")
                        .eachAttr("name"))
                .as("nothing is stated; this would be the first thing")
                .containsExactly("input-value.atStakePerYear");
        id = team.submit(ReviewSamples.churnWithMoney());
        report = "/assessments/" + id + "/reports/1";
        Document form = page(report + "/return", team.manager());
        assertThat(form.select("[name='input-costs.dayRate']")).hasSize(1);
        PageRules.assertHoldForPage(form.html());
        perform(post(report + "/return").param("input-costs.dayRate", "Whose rate is it?"), team.manager());

        assertThat(page(report, team.lead()).select("#decision").text()).contains("Whose rate is it?");
        assertThat(page("/assessments/" + id, team.lead())
                        .select(".review-note a")
                        .eachAttr("href"))
                .contains("/assessments/" + id + "/economics#e-costs.dayRate");
        Document economics = page("/assessments/" + id + "/economics", team.lead());
        assertThat(economics.select("[id=e-costs.dayRate] .returned-note").text())
                .isEqualTo("Returned: Whose rate is it?");
        PageRules.assertHoldForPage(economics.html());
        people.as(team.lead(), () -> evaluations.submit(id));
        assertThat(page("/assessments/" + id + "/economics", team.lead()).select(".returned-note"))
                .isEmpty();
        assertThat(page("/assessments/" + id + "/reports/2", team.manager())
                        .select("#since")
                        .text())
                .contains("Since report 1")
                .contains("Ada Wolff returned it.")
                .contains("Whose rate is it?");
    }

    @Test
    void whoeverGivesUpADecisionIsAskedWhyAndTheNextReportSaysIt() throws Exception {
        decide();
        String reopen = "/assessments/" + id + "/reopen";
        Document again = html(post(reopen), team.lead(), 422);
        assertThat(again.select(".error-summary a").attr("href")).isEqualTo("#reason");
        PageRules.assertHoldForPage(again.html());
        perform(post(reopen).param("reason", "The labels came in May."), team.lead());

        assertThat(page("/assessments/" + id + "/history", team.manager()).text())
                .contains("The labels came in May.");
        assertThat(page(report, team.manager()).select("#decision").text()).contains("The labels came in May.");
        assertThat(page("/notices", team.manager()).text()).contains("The labels came in May.");
        people.as(team.lead(), () -> evaluations.submit(id));
        assertThat(page("/assessments/" + id + "/reports/2", team.manager())
                        .select("#since")
                        .text())
                .contains("Ada Wolff accepted the recommendation.")
                .contains("The labels came in May.");
    }

    @Test
    void theInboxIsNarrowedAndLeadsFromOneReportToTheNext() throws Exception {
        AssessmentId early = team.submit(team.start("Early", ""));
        Document all = page("/review", team.manager());
        assertThat(all.select(".review-list > li")).hasSize(2);
        assertThat(all.select(".review-list").text()).contains("Since today");
        PageRules.assertHoldForPage(all.html());
        Document some = page("/review?verdict=early&team=" + team.id(), team.manager());
        assertThat(some.select(".review-list a").eachAttr("href"))
                .containsExactly("/assessments/" + early + "/reports/1");
        assertThat(some.select(".found").text()).isEqualTo("1 of 2");
        PageRules.assertHoldForPage(some.html());
        assertThat(page("/review?waiting=week", team.manager()).select(".review-list > li"))
                .isEmpty();
        assertThat(status("/review?team=nonsense&verdict=none&page=7", team.manager()))
                .isEqualTo(200);
        assertThat(page("/", team.manager()).select(".waiting-all").text()).isEqualTo("2 reports wait for your review");

        assertThat(perform(get("/review/next"), team.manager()).getRedirectedUrl())
                .isEqualTo(report);
        decide();
        Document decided = page(report, team.manager());
        assertThat(decided.select("#decision a[href^=/review/next]").text())
                .isEqualTo("Next: one more report waits for your review");
        assertThat(page(report, team.lead()).select("#decision a[href^=/review/next]"))
                .isEmpty();
        assertThat(perform(get("/review/next?after=" + id), team.manager()).getRedirectedUrl())
                .isEqualTo("/assessments/" + early + "/reports/1");
        assertThat(perform(get("/review/next?after=" + early), team.manager()).getRedirectedUrl())
                .isEqualTo("/review");
        assertThat(status("/review/next", team.lead())).isEqualTo(403);
    }

    private Document page(String address, PersonId person) throws Exception {
        return html(get(address), person, 200);
    }

    private Document html(MockHttpServletRequestBuilder request, PersonId person, int status) throws Exception {
        MockHttpServletResponse response = perform(request, person);
        assertThat(response.getStatus()).isEqualTo(status);
        Document page = Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
        page.outputSettings().prettyPrint(false);
        return page;
    }

    private int status(String address, PersonId person) throws Exception {
        return perform(get(address), person).getStatus();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, PersonId person) throws Exception {
        return mvc.perform(request.with(csrf()).with(people.signedIn(person)))
                .andReturn()
                .getResponse();
    }
}
