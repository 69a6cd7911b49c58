package org.groundwork.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.report.ReportSamples;
import org.groundwork.review.CommentDraft;
import org.groundwork.review.CommentId;
import org.groundwork.review.Comments;
import org.groundwork.review.Reviews;
import org.groundwork.review.ThreadId;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
class ReviewPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Assessments assessments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Reviews reviews;

    @Autowired
    Comments comments;

    @Autowired
    TestPeople people;

    private TestTeam team;
    private PersonId stranger;
    private AssessmentId id;
    private String at = "";

    @BeforeEach
    void aSubmission() {
        team = people.retention();
        stranger = people.member("Eva Stern", people.team("Other"), TeamRole.MANAGER);
        id = team.submit(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        at = "/assessments/" + id;
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private void as(PersonId person, Runnable deed) {
        people.actAs(person);
        deed.run();
        people.nobody();
    }

    private void bringInto(AssessmentStatus status) {
        switch (status) {
            case IN_REVIEW -> {}
            case OPEN -> as(team.lead(), () -> evaluations.reopen(id, "Things have moved on."));
            case RETURNED ->
                as(
                        team.manager(),
                        () -> reviews.giveBack(
                                id, 1, "Not yet <b>ready</b>.", Map.of("problem.value", "Whose figure?")));
            case DECIDED -> as(team.manager(), () -> reviews.decideOtherwise(id, 1, "KEEP_SIMPLE", "No money."));
        }
    }

    private CommentId comment(PersonId person, String text) {
        people.actAs(person);
        CommentId comment = comments.begin(id, "problem.value", new CommentDraft(text, Set.of(team.lead())));
        people.nobody();
        return comment;
    }

    private ThreadId thread() {
        people.actAs(team.lead());
        ThreadId thread = comments.threads(id).getFirst().id();
        people.nobody();
        return thread;
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsWholeInEveryStatus(AssessmentStatus status) throws Exception {
        comment(team.manager(), "@Mira Holm, https://wiki.example/x?");
        bringInto(status);
        for (PersonId person : new PersonId[] {team.lead(), team.contributor(), team.manager()}) {
            for (String page : new String[] {
                "",
                "/reports",
                "/reports/1",
                "/comments",
                "/comments?on=problem.value",
                "/comments?on=whole",
                "/sections/problem",
                "/activity"
            }) {
                PageRules.assertHoldForPage(page(at + page, person).html());
            }
            PageRules.assertHoldForPage(page("/", person).html());
        }
        PageRules.assertHoldForPage(page("/review", team.manager()).html());
        as(team.lead(), () -> assessments.archive(id));
        PageRules.assertHoldForPage(page(at, team.lead()).html());
        PageRules.assertHoldForPage(page(at + "/comments", team.lead()).html());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /reports/1/accept,           403, 403, 200",
        "GET,  /reports/1/decide-otherwise, 403, 403, 200",
        "GET,  /reports/1/return,           403, 403, 200",
        "POST, /reports/1/accept?anyway=yes, 403, 403, 302",
        "POST, /reports/1/accept,           403, 403, 422",
        "GET,  /reports/1/decision,         404, 404, 404",
        "POST, /reports/1/decide-otherwise, 403, 403, 422",
        "POST, /reports/1/return,           403, 403, 422",
        "GET,  /open-again,                 403, 200, 403",
        "GET,  /comments,                   200, 200, 200",
        "POST, /comments,                   422, 422, 422",
        "GET,  /comments?on=no.question,    404, 404, 404",
        "POST, /comments/threads/T/replies, 422, 422, 422",
        "POST, /comments/threads/T/settle,  302, 302, 302",
        "POST, /comments/threads/T/open-again, 302, 302, 302",
        "GET,  /comments/C/edit,            403, 403, 200",
        "POST, /comments/C/edit,            403, 403, 422",
        "GET,  /comments/C/withdraw,        403, 403, 200",
        "POST, /comments/C/withdraw,        403, 403, 302",
        "GET,  /reports/2/accept,           403, 403, 404",
        "GET,  /comments/no-id/edit,        404, 404, 404"
    })
    void eachRoleMayDoWhatItMayAndAnotherTeamFindsNothing(
            String method, String path, int byContributor, int byLead, int byManager) throws Exception {
        CommentId comment = comment(team.manager(), "Whose figure?");
        String address = at + path.replace("/T/", "/" + thread() + "/").replace("/C/", "/" + comment + "/");
        Map<PersonId, Integer> expected =
                Map.of(team.contributor(), byContributor, team.lead(), byLead, team.manager(), byManager);
        assertThat(status(method, address, stranger)).as("stranger").isEqualTo(404);
        for (PersonId person : new PersonId[] {team.contributor(), team.lead(), team.manager()}) {
            assertThat(status(method, address, person))
                    .as(people.load(person).name())
                    .isEqualTo(expected.get(person));
        }
        assertThat(status(method, address, people.administrator("Admin"))).isEqualTo(404);
    }

    @Test
    void theInboxIsForManagersOnlyAndSoIsTheWayToIt() throws Exception {
        assertThat(status("GET", "/review", team.lead())).isEqualTo(403);
        assertThat(status("GET", "/review", team.contributor())).isEqualTo(403);
        assertThat(page("/review", team.manager()).select(".review-list a").eachAttr("href"))
                .containsExactly(at + "/reports/1");
        assertThat(page("/review", stranger).select(".review-list")).isEmpty();
        assertThat(page("/", team.manager()).select(".site-nav a").eachAttr("href"))
                .contains("/review");
        assertThat(page("/", team.lead()).select(".site-nav a").eachAttr("href"))
                .doesNotContain("/review");
    }

    @Test
    void aDecisionStandsInTheReportBesideTheRecommendation() throws Exception {
        assertThat(page(at + "/reports/1", team.manager()).select("#decision .button"))
                .hasSize(3);
        assertThat(page(at + "/reports/1", team.lead()).select("#decision .button"))
                .isEmpty();

        MockHttpServletResponse decided = perform(
                post(at + "/reports/1/decide-otherwise")
                        .param("verdict", "KEEP_SIMPLE")
                        .param("reason", "The office closes in May.")
                        .param("anyway", "yes"),
                team.manager());

        assertThat(decided.getRedirectedUrl()).isEqualTo(at + "/reports/1#decision");
        String block = page(at + "/reports/1", team.lead()).select("#decision").text();
        assertThat(block)
                .contains("Simple baseline first")
                .contains("Keep the simple solution")
                .contains("The office closes in May.")
                .contains("Ada Wolff");
        as(team.lead(), () -> evaluations.reopen(id, "Things have moved on."));
        assertThat(page(at + "/reports/1", team.manager()).select("#decision").text())
                .contains("This decision no longer holds. Mira Holm reopened the assessment")
                .contains("Keep the simple solution");
    }

    @Test
    void whatIsMissingIsAskedForAndWhatWasWrittenStays() throws Exception {
        Document again =
                html(post(at + "/reports/1/decide-otherwise").param("reason", "No money."), team.manager(), 422);
        assertThat(again.select(".error-summary a").eachAttr("href")).containsExactly("#verdict");
        assertThat(again.select("#reason").val()).isEqualTo("No money.");

        Document returned = html(
                post(at + "/reports/1/return")
                        .param("reason", "x".repeat(5_003))
                        .param("reason-problem.value", "Whose?"),
                team.manager(),
                422);
        assertThat(returned.select(".error-summary").text()).contains("this is 3 too long");
        assertThat(returned.select("[id=reason-problem.value]").val()).isEqualTo("Whose?");
        assertThat(returned.select("details[open] textarea")).isNotEmpty();
    }

    @Test
    void whoeverIsSecondSeesWhoDecidedAndLosesNoWord() throws Exception {
        bringInto(AssessmentStatus.DECIDED);
        PersonId second = people.member("Otto Stern", team.id(), TeamRole.MANAGER);

        Document late = html(
                post(at + "/reports/1/return")
                        .param("reason", "Please measure first.")
                        .param("reason-problem.value", "Whose figure?"),
                second,
                409);

        assertThat(late.text()).contains("Decided otherwise by Ada Wolff").contains("Keep the simple solution");
        assertThat(late.select("#kept-text").val())
                .contains("Please measure first.")
                .contains("Value: Whose figure?");
        PageRules.assertHoldForPage(late.html());
        assertThat(html(get(at + "/reports/1/accept"), second, 409).select("#kept-text"))
                .isEmpty();
    }

    @Test
    void whoeverDecidesOnWhatWasTakenBackIsToldSo() throws Exception {
        as(team.lead(), () -> evaluations.withdraw(id));
        assertThat(html(post(at + "/reports/1/accept"), team.manager(), 409).text())
                .contains("A team lead has taken it back meanwhile.");
        as(team.lead(), () -> evaluations.submit(id));
        assertThat(html(post(at + "/reports/1/accept"), team.manager(), 409)
                        .select(".button-row .button")
                        .eachAttr("href"))
                .contains(at + "/reports/2");
        as(team.lead(), () -> assessments.archive(id));
        assertThat(html(post(at + "/reports/2/accept").param("reason", "Go."), team.manager(), 409)
                        .text())
                .contains("put into the archive meanwhile");
    }

    @Test
    void reasonsStandBesideTheirQuestionsUntilItIsSubmittedAgain() throws Exception {
        bringInto(AssessmentStatus.RETURNED);

        Document overview = page(at, team.lead());
        assertThat(overview.select(".review-note").text())
                .contains("Returned to the team")
                .contains("Not yet <b>ready</b>.")
                .contains("Whose figure?");
        assertThat(page(at + "/sections/problem", team.contributor())
                        .select("#q-problem\\.value")
                        .text())
                .contains("Returned: Whose figure?");
        assertThat(page("/", team.lead()).select(".waiting").text()).contains("Look at it again");
        assertThat(page("/", team.contributor()).select(".waiting")).isEmpty();

        as(team.lead(), () -> evaluations.submit(id));

        assertThat(page(at, team.lead()).select(".review-note")).isEmpty();
        assertThat(page(at + "/sections/problem", team.lead()).select(".returned-note"))
                .isEmpty();
        assertThat(page(at + "/reports/1", team.lead()).select("#decision").text())
                .contains("Whose figure?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whole", "problem.value"})
    void commentsAreWrittenAnsweredAndSettledByForms(String on) throws Exception {
        MockHttpServletResponse begun = perform(
                post(at + "/comments")
                        .param("on", on)
                        .param("text", "See <b>HTTPS://wiki.example/a</b>, @Ada Wolff")
                        .param("mention", team.lead().toString()),
                team.contributor());
        assertThat(begun.getRedirectedUrl()).startsWith(at + "/comments").contains("#comment-");
        Document page = page(at + "/comments" + (on.isEmpty() ? "" : "?on=" + on), team.manager());
        assertThat(page.select(".comment-text a").attr("href")).isEqualTo("HTTPS://wiki.example/a");
        assertThat(page.select(".comment-text b.mention").text()).isEqualTo("@Ada Wolff");
        assertThat(page.select(".comment").text()).contains("Ada Wolff", "Mira Holm");

        perform(post(at + "/comments/threads/" + thread() + "/replies").param("text", "Yes."), team.manager());
        assertThat(page(at + "/comments", team.lead()).select(".comment")).hasSize(2);
        perform(post(at + "/comments/threads/" + thread() + "/settle"), team.lead());
        assertThat(page(at + "/comments", team.lead()).select(".thread-settled"))
                .hasSize(1);
    }

    @Test
    void aCommentThatIsTooLongComesBackWithItsWords() throws Exception {
        Document again = html(
                post(at + "/comments")
                        .param("on", "problem.value")
                        .param("text", "ü".repeat(5_001))
                        .param("mention", team.manager().toString()),
                team.lead(),
                422);

        assertThat(again.select(".error-summary").text()).contains("5000", "this is 1 too long");
        assertThat(again.select("#text-new").val()).hasSize(5_001);
        assertThat(again.select("input[name=mention][checked]").val())
                .isEqualTo(team.manager().toString());
        PageRules.assertHoldForPage(again.html());
    }

    @Test
    void aCommentBeingWrittenWhileItIsArchivedIsKeptOnThePage() throws Exception {
        CommentId mine = comment(team.contributor(), "Whose?");
        as(team.lead(), () -> assessments.archive(id));

        Document kept = html(post(at + "/comments").param("text", "Long thoughts."), team.contributor(), 409);
        assertThat(kept.select("#text-kept").val()).isEqualTo("Long thoughts.");
        PageRules.assertHoldForPage(kept.html());
        Document edited = html(
                post(at + "/comments/" + mine + "/edit")
                        .param("text", "Longer thoughts.")
                        .param("version", "1"),
                team.contributor(),
                409);
        assertThat(edited.select("#text-edit").val()).isEqualTo("Longer thoughts.");
        PageRules.assertHoldForPage(edited.html());
    }

    @Test
    void whatIsTooEarlyCanBeDecidedAnywayAndNotAccepted() throws Exception {
        AssessmentId early = team.submit(team.start("Early", ""));
        String report = "/assessments/" + early + "/reports/1";

        assertThat(page(report, team.manager()).select("#decision .button").eachText())
                .containsExactly("Decide anyway", "Return to the team…");
        assertThat(html(post(report + "/accept"), team.manager(), 422).text()).contains("none to accept");
        perform(
                post(report + "/decide-otherwise").param("verdict", "else").param("reason", "Not this year."),
                team.manager());
        assertThat(page(report, team.lead()).select("#decision").text())
                .contains("Something else")
                .contains("Not this year.");
        PageRules.assertHoldForPage(page(report, team.lead()).html());
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

    private int status(String method, String address, PersonId person) throws Exception {
        return perform(method.equals("GET") ? get(address) : post(address), person)
                .getStatus();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, PersonId person) throws Exception {
        return mvc.perform(request.with(csrf()).with(people.signedIn(person)))
                .andReturn()
                .getResponse();
    }
}
