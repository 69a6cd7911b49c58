package org.groundwork.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.report.ShareLinks;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@GroundworkTest
class ShareLinksTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    Assessments assessments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    ShareLinks links;

    @Autowired
    JdbcClient database;

    TestTeam team;
    AssessmentId assessment;
    String place;

    @BeforeEach
    void submission() {
        team = people.retention();
        assessment = team.submit(team.start());
        place = "/assessments/" + assessment + "/reports/1/share";
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void showsTheReportToSomebodyWithoutAnAccount() throws Exception {
        String secret = make(team.lead());
        MvcResult result = mvc.perform(get("/shared/" + secret))
                .andExpect(status().isOk())
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("X-Robots-Tag", "noindex, nofollow, noarchive"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().exists("Content-Security-Policy"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andReturn();
        String html = result.getResponse().getContentAsString();
        PageRules.assertHoldForPage(html);
        assertThat(html)
                .contains("Churn early warning", "Report 1", "Mira Holm", "noindex")
                .doesNotContainPattern("href=\"/(assessments|account|sign-in|\")")
                .doesNotContain("<form", "csrf");
        assertThat(result.getRequest().getSession(false))
                .as("it needs no session")
                .isNull();
        assertThat(result.getResponse().getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a4", "letter"})
    void hasThePdfToo(String paper) throws Exception {
        byte[] pdf = mvc.perform(get("/shared/" + make(team.manager()) + "/report.pdf?paper=" + paper))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(pdf).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void hasEachKindOfPdf() throws Exception {
        String secret = make(team.manager());
        assertThat(mvc.perform(get("/shared/" + secret))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("/shared/" + secret + "/report.pdf?kind=record")
                .doesNotContain(".pptx", ".docx");
        mvc.perform(get("/shared/" + secret + "/report.pdf?kind=page"))
                .andExpect(status().isOk())
                .andExpect(
                        header().string("Content-Disposition", org.hamcrest.Matchers.endsWith("-v1-one-page.pdf\"")));
    }

    @Test
    void opensNothingElse() throws Exception {
        String secret = make(team.lead());
        mvc.perform(get("/shared/" + secret));
        for (String other : List.of("/assessments/" + assessment, "/shared/" + secret + "/report", "/")) {
            mvc.perform(get(other)).andExpect(status().is3xxRedirection());
        }
    }

    @Test
    void showsTheSubmissionAsItWas() throws Exception {
        String secret = make(team.lead());
        people.actAs(team.lead());
        evaluations.reopen(assessment, "Things have moved on.");
        assessments.edit(
                assessment, "Another name", "", assessments.view(assessment).version());
        evaluations.submit(assessment);
        people.nobody();
        assertThat(ok(secret)).contains("Report 1", "Churn early warning").doesNotContain("Report 2");
    }

    @Test
    void countsItsUse() throws Exception {
        String secret = make(team.lead());
        ok(secret);
        ok(secret);
        people.actAs(team.manager());
        assertThat(links.of(assessment, 1)).singleElement().satisfies(link -> {
            assertThat(link.uses()).isEqualTo(2);
            assertThat(link.lastUsed()).isNotNull();
            assertThat(link.by()).isEqualTo("Mira Holm");
            assertThat(link.works()).isTrue();
        });
        assertThat(page(team.manager())).contains("2 times", "Mira Holm").doesNotContain(secret);
    }

    @Test
    void givesTheSameAnswerWhenRevokedExpiredOrUnknown() throws Exception {
        String revoked = make(team.lead());
        mvc.perform(post(place + "/" + latest() + "/revoke")
                        .with(people.signedIn(team.manager()))
                        .with(csrf()))
                .andExpect(redirectedUrl(place));
        assertThat(page(team.lead())).contains("Revoked");

        String expired = make(team.lead());
        database.sql("update share_link set created_at = created_at - interval '31 days', expires_at ="
                        + " expires_at - interval '31 days' where id = :id")
                .param("id", latest())
                .update();
        String unknown = gone("/shared/" + "x".repeat(43));
        assertThat(gone("/shared/" + revoked)).isEqualTo(unknown);
        assertThat(gone("/shared/" + expired)).isEqualTo(unknown);
        assertThat(gone("/shared/" + revoked + "/report.pdf")).isEqualTo(unknown);
        assertThat(page(team.lead())).contains("Expired");
        PageRules.assertHoldForPage(unknown);
        assertThat(unknown).contains("This link is no longer valid").doesNotContain("<form");
    }

    @Test
    void worksAsLongAsWhoMadeItMayShare() throws Exception {
        String secret = make(team.manager());
        memberships.set(team.manager(), team.id(), TeamRole.CONTRIBUTOR, team.lead());
        gone("/shared/" + secret);
        assertThat(page(team.lead())).contains("Who made it may not share");
        memberships.end(team.manager(), team.id(), team.lead());
        gone("/shared/" + secret);
        memberships.set(team.manager(), team.id(), TeamRole.MANAGER, team.lead());
        ok(secret);
        accounts.deactivate(team.manager(), team.lead());
        gone("/shared/" + secret);
    }

    @Test
    void isForLeadsAndManagers() throws Exception {
        PersonId stranger = people.member("Sam", people.team("Other"), TeamRole.LEAD);
        make(team.lead());
        for (PersonId person : List.of(team.contributor(), stranger, people.administrator("Root"))) {
            int refused = person.equals(team.contributor()) ? 403 : 404;
            mvc.perform(get(place).with(people.signedIn(person))).andExpect(status().is(refused));
            mvc.perform(post(place)
                            .param("days", "7")
                            .with(people.signedIn(person))
                            .with(csrf()))
                    .andExpect(status().is(refused));
            mvc.perform(post(place + "/" + latest() + "/revoke")
                            .with(people.signedIn(person))
                            .with(csrf()))
                    .andExpect(status().is(refused));
        }
        String report = "/assessments/" + assessment + "/reports/1";
        assertThat(text(report, team.lead())).contains(place);
        assertThat(text(report, team.contributor())).doesNotContain(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "8", "-7", "36500", "x"})
    void refusesAnotherNumberOfDays(String days) throws Exception {
        String html = mvc.perform(post(place)
                        .param("days", days)
                        .with(people.signedIn(team.lead()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(html);
        assertThat(html).contains("error-summary", "Choose for how long");
    }

    @Test
    void findsNoSubmissionAndNoLinkThatThereIsNot() throws Exception {
        for (String path : List.of(
                place.replace("reports/1", "reports/2"),
                place.replace(assessment.toString(), UUID.randomUUID().toString()))) {
            mvc.perform(get(path).with(people.signedIn(team.lead()))).andExpect(status().isNotFound());
        }
        mvc.perform(post(place + "/" + UUID.randomUUID() + "/revoke")
                        .with(people.signedIn(team.lead()))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void isWrittenInTheAuditTrailOnce() throws Exception {
        make(team.lead());
        UUID link = latest();
        for (int i = 0; i < 2; i++) {
            mvc.perform(post(place + "/" + link + "/revoke")
                    .with(people.signedIn(team.lead()))
                    .with(csrf()));
        }
        assertThat(database.sql("select act from audit_event where assessment_id = :id and act"
                                + " like 'SHARE%' order by id")
                        .param("id", assessment.value())
                        .query(String.class)
                        .list())
                .containsExactly("SHARED", "SHARE_REVOKED");
    }

    @Test
    void slowsGuessingDownAndStillOpensARightLinkFromThere() throws Exception {
        String secret = make(team.lead());
        String last = "";
        for (int i = 0; i < 51; i++) {
            last = from("192.0.2.7", "/shared/guess" + i).getContentAsString();
        }
        assertThat(last).contains("Too many tries");
        PageRules.assertHoldForPage(last);
        assertThat(from("192.0.2.7", "/shared/guess/report.pdf").getStatus()).isEqualTo(429);
        assertThat(from("192.0.2.7", "/shared/" + secret).getStatus()).isEqualTo(200);
        assertThat(from("192.0.2.8", "/shared/guess").getStatus()).isEqualTo(404);
    }

    @Test
    void readingARightLinkManyTimesIsNoGuessing() throws Exception {
        String secret = make(team.lead());
        for (int i = 0; i < 60; i++) {
            assertThat(from("192.0.2.9", "/shared/" + secret).getStatus()).isEqualTo(200);
        }
    }

    private MockHttpServletResponse from(String address, String path) throws Exception {
        return mvc.perform(get(path).with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                }))
                .andReturn()
                .getResponse();
    }

    @Test
    void thereAreOnlySoManyAtATimeToOneReport() throws Exception {
        for (int i = 0; i < 20; i++) {
            make(team.lead());
        }
        assertThat(mvc.perform(post(place)
                                .param("days", "30")
                                .with(people.signedIn(team.manager()))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        people.doAs(team.lead(), () -> {
            links.revoke(assessment, 1, latest());
        });
        make(team.manager());
    }

    /** Makes a link and takes its secret from the page, the only place where it stands. */
    private String make(PersonId person) throws Exception {
        String html = mvc.perform(post(place)
                        .param("days", "30")
                        .with(people.signedIn(person))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(html);
        assertThat(html).contains("/shared/");
        return html.replaceAll("(?s).*value=\"http://localhost/shared/([A-Za-z0-9_-]{43})\".*", "$1");
    }

    private UUID latest() {
        return database.sql("select id from share_link where assessment_id = :id order by created_at desc" + " limit 1")
                .param("id", assessment.value())
                .query(UUID.class)
                .single();
    }

    private String page(PersonId person) throws Exception {
        String html = text(place, person);
        PageRules.assertHoldForPage(html);
        return html;
    }

    private String text(String path, PersonId person) throws Exception {
        return mvc.perform(get(path).with(people.signedIn(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String ok(String secret) throws Exception {
        return mvc.perform(get("/shared/" + secret))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String gone(String path) throws Exception {
        return mvc.perform(get(path))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
