package org.groundwork.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.AssessmentFile;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.report.MixedScripts;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
class ReportPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Assessments assessments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    TestPeople people;

    private TestTeam team;

    @BeforeEach
    void aTeam() {
        team = people.retention();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    static Stream<Arguments> samples() {
        return ReportSamples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyReportIsAWholePage(String name, AssessmentFile file) throws Exception {
        AssessmentId id = team.importFile(file);
        String preview = page("/assessments/" + id + "/report", team.lead());

        PageRules.assertHoldForPage(preview);
        assertThat(preview).contains("Preview, not submitted");
        Result result = ReportSamples.score(file).result();
        String verdict = result.verdict();
        boolean nobodyKnows = VerdictBasis.of(file.sheet(), result).state() == VerdictBasis.State.NOBODY_KNOWS;
        assertThat(preview)
                .contains(
                        verdict == null
                                ? "It is too early to say; a few more answers will do."
                                : nobodyKnows
                                        ? "It is too early to say: find"
                                        : file.method().verdict(verdict).headline());

        team.submit(id);
        String submitted = page("/assessments/" + id + "/reports/1", team.contributor());
        PageRules.assertHoldForPage(submitted);
        assertThat(submitted)
                .contains("Report 1, submitted on")
                .contains("Mira Holm")
                .contains("the same result, to the last digit")
                .doesNotContain("Preview, not submitted")
                .doesNotContain("/open-again");
    }

    @Test
    void thePresentReportIsTheSubmittedOneWhileItIsInReview() throws Exception {
        AssessmentId id = submitted();

        MockHttpServletResponse response = perform(get("/assessments/" + id + "/report"), team.manager());

        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).isEqualTo("/assessments/" + id + "/reports/1");
    }

    @Test
    void aSubmissionTakenBackSaysSo() throws Exception {
        AssessmentId id = submitted();
        people.actAs(team.lead());
        evaluations.withdraw(id);
        people.nobody();

        assertThat(page("/assessments/" + id + "/reports/1", team.manager()))
                .contains("taken back since")
                .contains("It stays as it was");
        assertThat(page("/assessments/" + id + "/reports", team.manager()))
                .contains("Simple baseline first")
                .contains("taken back");
    }

    @Test
    void submitsTakesBackAndReopensByForms() throws Exception {
        AssessmentId id = team.importFile(ReportSamples.build("baseline.measured", ReportSamples.LOW));

        assertThat(perform(post("/assessments/" + id + "/submit").with(csrf()), team.lead()))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id + "/reports/1");
        PageRules.assertHoldForPage(page("/assessments/" + id + "/open-again", team.lead()));
        assertThat(page("/assessments/" + id + "/reports/1", team.lead())).contains("/open-again");
        assertThat(perform(post("/assessments/" + id + "/withdraw").with(csrf()), team.lead()))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id);
        assertThat(perform(post("/assessments/" + id + "/submit").with(csrf()), team.lead()))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id + "/reports/2");
        assertThat(perform(post("/assessments/" + id + "/reopen").with(csrf()), team.lead()))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id);
        assertThat(perform(get("/assessments/" + id + "/open-again"), team.lead())
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void eachRoleMayDoWhatItMayAndAnotherTeamFindsNothing() throws Exception {
        AssessmentId id = submitted();
        PersonId stranger = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        String base = "/assessments/" + id;
        for (String address : new String[] {"/report", "/report.pdf", "/reports", "/reports/1", "/reports/1.pdf"}) {
            for (PersonId person : new PersonId[] {team.lead(), team.contributor(), team.manager()}) {
                assertThat(perform(get(base + address), person).getStatus())
                        .as(address)
                        .isIn(200, 302);
            }
            assertThat(perform(get(base + address), stranger).getStatus()).isEqualTo(404);
        }
        assertThat(perform(get(base + "/open-again"), stranger).getStatus()).isEqualTo(404);
        assertThat(perform(get(base + "/open-again"), team.contributor()).getStatus())
                .isEqualTo(403);
        for (String act : new String[] {"/submit", "/withdraw", "/reopen"}) {
            assertThat(perform(post(base + act).with(csrf()), stranger).getStatus())
                    .isEqualTo(404);
            assertThat(perform(post(base + act).with(csrf()), team.contributor())
                            .getStatus())
                    .isEqualTo(403);
            assertThat(perform(post(base + act).with(csrf()), team.manager()).getStatus())
                    .isEqualTo(403);
        }
        for (String none : new String[] {"/reports/2", "/reports/0", "/reports/x", "/reports/2.pdf"}) {
            assertThat(perform(get(base + none), team.lead()).getStatus())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @Test
    void sendsEachDocumentUnderANameThatSaysWhatItIs() throws Exception {
        AssessmentId id = submitted();
        Map<String, String> names = Map.of(
                "/reports/1.pdf", "churn-early-warning-v1-report.pdf",
                "/reports/1.pdf?paper=letter", "churn-early-warning-v1-report.pdf",
                "/reports/1.pdf?kind=answers", "churn-early-warning-v1-report-with-answers.pdf",
                "/reports/1.pdf?kind=record", "churn-early-warning-v1-full-record.pdf",
                "/reports/1.pdf?kind=page", "churn-early-warning-v1-one-page.pdf",
                "/reports/1.pdf?summary", "churn-early-warning-v1-one-page.pdf",
                "/reports/1.pptx", "churn-early-warning-v1-slides.pptx",
                "/reports/1.docx", "churn-early-warning-v1-report.docx");
        for (Map.Entry<String, String> one : names.entrySet()) {
            MockHttpServletResponse response = perform(get("/assessments/" + id + one.getKey()), team.manager());
            boolean pdf = one.getValue().endsWith(".pdf");
            assertThat(response.getHeader("Content-Disposition"))
                    .as(one.getKey())
                    .isEqualTo((pdf ? "inline" : "attachment") + "; filename=\"" + one.getValue() + "\"");
            assertThat(new String(response.getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                    .startsWith(pdf ? "%PDF-" : "PK");
        }
        assertThat(page("/assessments/" + id + "/reports/1", team.manager()))
                .contains(id + "/reports/1.pdf?kind=answers", id + "/reports/1.pptx", id + "/reports/1.docx");
    }

    @Test
    void namesOfOtherScriptsAreEncoded() throws Exception {
        AssessmentId id = team.submit(ReportSamples.called("تحذير مبكر [2]"));
        MockHttpServletResponse response = perform(get("/assessments/" + id + "/reports/1.pdf"), team.manager());
        assertThat(response.getHeader("Content-Disposition"))
                .contains("filename*=UTF-8''%D8%AA%D8%AD%D8%B0%D9%8A%D8%B1-%D9%85%D8%A8%D9%83%D8%B1-2-v1-report.pdf");
    }

    /** A browser that waits is shown a page that looks again. */
    @Test
    void aBrowserIsShownHowFarADocumentIs() throws Exception {
        AssessmentId id = submitted();
        MockHttpServletRequestBuilder request =
                get("/assessments/" + id + "/reports/1.pdf?kind=record").accept("text/html", "*/*");
        MockHttpServletResponse response = perform(request, team.manager());
        while (String.valueOf(response.getContentType()).startsWith("text/html")) {
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getHeader("Refresh")).isEqualTo("2");
            PageRules.assertHoldForPage(response.getContentAsString(StandardCharsets.UTF_8));
            response = perform(request, team.manager());
        }
        assertThat(response.getContentType()).isEqualTo("application/pdf");
    }

    @Test
    void textOfAnyScriptInEveryFieldIsPrinted() throws Exception {
        AssessmentFile file = MixedScripts.in(ReportSamples.withMoney(), new Random(7));
        AssessmentId id = team.submit(file);
        for (String kind : new String[] {"report", "answers", "record", "page"}) {
            MockHttpServletResponse response =
                    perform(get("/assessments/" + id + "/reports/1.pdf?kind=" + kind), team.manager());
            assertThat(response.getStatus()).as(kind).isEqualTo(200);
            assertThat(response.getContentType()).isEqualTo("application/pdf");
        }
    }

    @Test
    void triesOtherAnswersWithoutKeepingThem() throws Exception {
        AssessmentId id = team.importFile(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        String address = "/assessments/" + id + "/report";

        String tried = page(address + "?try.baseline.measured=4&try.problem.value=0", team.lead());

        PageRules.assertHoldForPage(tried);
        assertThat(tried).contains("instead of “Simple baseline first”");
        assertThat(page(address, team.lead())).contains("Nothing is changed yet.");
        people.actAs(team.lead());
        assertThat(assessments.scored(id).result().verdict()).isEqualTo("BASELINE_FIRST");
    }

    @Test
    void sendsOnlyTheTryOutToTheScript() throws Exception {
        AssessmentId id = team.importFile(ReportSamples.build("baseline.measured", ReportSamples.LOW));

        String part = perform(
                        get("/assessments/" + id + "/report?try.baseline.measured=4")
                                .header("HX-Request", "true"),
                        team.lead())
                .getContentAsString();

        assertThat(part.strip()).startsWith("<section").endsWith("</section>");
        PageRules.assertHold(part);
        assertThat(part).contains("instead of “Simple baseline first”");
    }

    @Test
    void ignoresWhatCannotBeTried() throws Exception {
        AssessmentId id = team.importFile(ReportSamples.build("baseline.measured", ReportSamples.LOW));

        String page = page(
                "/assessments/"
                        + id
                        + "/report?try.baseline.measured=7&try.nothing=1&try.problem.decision="
                        + "not-applicable&try.baseline.target=maybe&more=no.question",
                team.lead());

        assertThat(page).contains("Nothing is changed yet.");
    }

    private AssessmentId submitted() {
        return team.submit(ReportSamples.build("baseline.measured", ReportSamples.LOW));
    }

    private String page(String address, PersonId person) throws Exception {
        MockHttpServletResponse response = perform(get(address), person);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, PersonId person) throws Exception {
        return mvc.perform(request.with(people.signedIn(person))).andReturn().getResponse();
    }
}
