package org.groundwork.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.AssessmentFile;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
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

    private TeamId team;
    private PersonId lead;
    private PersonId contributor;
    private PersonId manager;

    @BeforeEach
    void aTeam() {
        team = people.team("Retention");
        lead = people.member("Mira Holm", team, TeamRole.LEAD);
        contributor = people.member("Jonas Berg", team, TeamRole.CONTRIBUTOR);
        manager = people.member("Ada Wolff", team, TeamRole.MANAGER);
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
        AssessmentId id = assessmentOf(file);
        String preview = page("/assessments/" + id + "/report", lead);

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

        people.actAs(lead);
        evaluations.submit(id);
        people.nobody();
        String submitted = page("/assessments/" + id + "/reports/1", contributor);
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

        MockHttpServletResponse response = perform(get("/assessments/" + id + "/report"), manager);

        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).isEqualTo("/assessments/" + id + "/reports/1");
    }

    @Test
    void aSubmissionTakenBackSaysSo() throws Exception {
        AssessmentId id = submitted();
        people.actAs(lead);
        evaluations.withdraw(id);
        people.nobody();

        assertThat(page("/assessments/" + id + "/reports/1", manager))
                .contains("taken back since")
                .contains("It stays as it was");
        assertThat(page("/assessments/" + id + "/reports", manager))
                .contains("Simple baseline first")
                .contains("taken back");
    }

    @Test
    void submitsTakesBackAndReopensByForms() throws Exception {
        AssessmentId id = assessmentOf(ReportSamples.build("baseline.measured", ReportSamples.LOW));

        assertThat(perform(post("/assessments/" + id + "/submit").with(csrf()), lead))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id + "/reports/1");
        PageRules.assertHoldForPage(page("/assessments/" + id + "/open-again", lead));
        assertThat(page("/assessments/" + id + "/reports/1", lead)).contains("/open-again");
        assertThat(perform(post("/assessments/" + id + "/withdraw").with(csrf()), lead))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id);
        assertThat(perform(post("/assessments/" + id + "/submit").with(csrf()), lead))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id + "/reports/2");
        assertThat(perform(post("/assessments/" + id + "/reopen").with(csrf()), lead))
                .extracting(MockHttpServletResponse::getRedirectedUrl)
                .isEqualTo("/assessments/" + id);
        assertThat(perform(get("/assessments/" + id + "/open-again"), lead).getStatus())
                .isEqualTo(409);
    }

    @Test
    void eachRoleMayDoWhatItMayAndAnotherTeamFindsNothing() throws Exception {
        AssessmentId id = submitted();
        PersonId stranger = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        String base = "/assessments/" + id;
        for (String address : new String[] {"/report", "/report.pdf", "/reports", "/reports/1", "/reports/1.pdf"}) {
            for (PersonId person : new PersonId[] {lead, contributor, manager}) {
                assertThat(perform(get(base + address), person).getStatus())
                        .as(address)
                        .isIn(200, 302);
            }
            assertThat(perform(get(base + address), stranger).getStatus()).isEqualTo(404);
        }
        assertThat(perform(get(base + "/open-again"), stranger).getStatus()).isEqualTo(404);
        assertThat(perform(get(base + "/open-again"), contributor).getStatus()).isEqualTo(403);
        for (String act : new String[] {"/submit", "/withdraw", "/reopen"}) {
            assertThat(perform(post(base + act).with(csrf()), stranger).getStatus())
                    .isEqualTo(404);
            assertThat(perform(post(base + act).with(csrf()), contributor).getStatus())
                    .isEqualTo(403);
            assertThat(perform(post(base + act).with(csrf()), manager).getStatus())
                    .isEqualTo(403);
        }
        for (String none : new String[] {"/reports/2", "/reports/0", "/reports/x", "/reports/2.pdf"}) {
            assertThat(perform(get(base + none), lead).getStatus()).as(none).isEqualTo(404);
        }
    }

    @Test
    void sendsThePdfInBothSizesAndOnOnePage() throws Exception {
        AssessmentId id = submitted();
        for (String address :
                new String[] {"/reports/1.pdf", "/reports/1.pdf?paper=letter", "/reports/1.pdf?summary"}) {
            MockHttpServletResponse response = perform(get("/assessments/" + id + address), manager);
            assertThat(response.getContentType()).isEqualTo("application/pdf");
            assertThat(response.getHeader("Content-Disposition"))
                    .startsWith("inline;")
                    .contains("churn-early-warning-readiness.pdf");
            assertThat(new String(response.getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-");
        }
    }

    @Test
    void triesOtherAnswersWithoutKeepingThem() throws Exception {
        AssessmentId id = assessmentOf(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        String address = "/assessments/" + id + "/report";

        String tried = page(address + "?try.baseline.measured=4&try.problem.value=0", lead);

        PageRules.assertHoldForPage(tried);
        assertThat(tried).contains("instead of “Simple baseline first”");
        assertThat(page(address, lead)).contains("Nothing is changed yet.");
        people.actAs(lead);
        assertThat(assessments.scored(id).result().verdict()).isEqualTo("BASELINE_FIRST");
    }

    @Test
    void sendsOnlyTheTryOutToTheScript() throws Exception {
        AssessmentId id = assessmentOf(ReportSamples.build("baseline.measured", ReportSamples.LOW));

        String part = perform(
                        get("/assessments/" + id + "/report?try.baseline.measured=4")
                                .header("HX-Request", "true"),
                        lead)
                .getContentAsString();

        assertThat(part.strip()).startsWith("<section").endsWith("</section>");
        PageRules.assertHold(part);
        assertThat(part).contains("instead of “Simple baseline first”");
    }

    @Test
    void ignoresWhatCannotBeTried() throws Exception {
        AssessmentId id = assessmentOf(ReportSamples.build("baseline.measured", ReportSamples.LOW));

        String page = page(
                "/assessments/"
                        + id
                        + "/report?try.baseline.measured=7&try.nothing=1&try.problem.decision="
                        + "not-applicable&try.baseline.target=maybe&more=no.question",
                lead);

        assertThat(page).contains("Nothing is changed yet.");
    }

    private AssessmentId submitted() {
        AssessmentId id = assessmentOf(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        people.actAs(lead);
        evaluations.submit(id);
        people.nobody();
        return id;
    }

    private AssessmentId assessmentOf(AssessmentFile file) {
        people.actAs(lead);
        try {
            return assessments.importFile(team, file, null);
        } finally {
            people.nobody();
        }
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
