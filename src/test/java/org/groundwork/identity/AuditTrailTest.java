package org.groundwork.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.assessment.AssessmentActivity;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.review.ReviewActivity;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestActivities;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriUtils;

@GroundworkTest
class AuditTrailTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditEvents trail;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient database;

    PersonId administrator;
    TestTeam team;
    final UUID assessment = UUID.randomUUID();

    @BeforeEach
    void somebody() {
        administrator = people.administrator("Ada");
        team = people.retention();
        database.sql("""
            insert into assessment (id, team_id, name, summary, method, status, created_at,
                created_by, changed_at, version)
            values (?, ?, 'Churn', '', 'core@1', 'OPEN', now(), ?, now(), 0)
            """)
                .params(assessment, team.id().value(), team.lead().value())
                .update();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void tellsWhoDidWhatToWhichAssessment() {
        happened(EvaluationActivity.SUBMITTED, "3");
        assertThat(find(team.id(), null)).first().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(team.lead());
            assertThat(event.act()).isEqualTo("SUBMITTED");
            assertThat(event.assessment()).isEqualTo(assessment);
            assertThat(event.detail()).isEqualTo("3");
        });
    }

    @Test
    void saysToWhomItWasDone() {
        publish(new ActivityEvent(
                AssessmentActivity.ASSIGNED,
                team.id(),
                assessment,
                team.lead(),
                Set.of(team.contributor()),
                null,
                "data"));
        publish(new ActivityEvent(
                ReviewActivity.DECIDED, team.id(), assessment, team.lead(), Set.of(team.contributor()), null, "1"));
        assertThat(find(team.id(), "ASSIGNED").getFirst().person()).isEqualTo(team.contributor());
        assertThat(find(team.id(), "DECIDED").getFirst().person())
                .as("was told of it, and is not whom it was done to")
                .isNull();
    }

    @Test
    void writesNothingOfWhatWasRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(
                    ActivityEvent.of(AssessmentActivity.ARCHIVED, team.id(), assessment, team.lead(), null));
            status.setRollbackOnly();
        });
        assertThat(find(team.id(), "ARCHIVED")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_event set detail = 'x'", "delete from audit_event"})
    void isOnlyAddedTo(String sql) {
        happened(AssessmentActivity.ARCHIVED, null);
        assertThatThrownBy(() -> database.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void everyActHasItsWords() throws Exception {
        for (ActivityKind kind : TestActivities.all()) {
            happened(kind, null);
        }
        for (AuditTrail.Event event : AuditTrail.Event.values()) {
            assertThat(trail.isAct(event.name())).isTrue();
        }
        String html = page("?team=" + team.id());
        PageRules.assertHoldForPage(html);
        assertThat(html).contains("Took a section back", "Wrong password", "Mira Holm");
    }

    @Test
    void isFoundByPersonTeamActAssessmentAndDay() {
        happened(AssessmentActivity.EDITED, null);
        happened(EvaluationActivity.SUBMITTED, "1");
        assertThat(acts(filter(team.lead(), null, null, null))).contains("EDITED", "SUBMITTED", "ROLE_SET");
        assertThat(acts(filter(team.contributor(), null, null, null))).doesNotContain("EDITED");
        assertThat(acts(filter(null, team.id(), "EDITED", null))).containsExactly("EDITED");
        assertThat(acts(filter(null, null, null, assessment.toString()))).containsExactly("SUBMITTED", "EDITED");
        assertThat(acts(filter(null, null, null, assessment.toString().substring(0, 8))))
                .containsExactly("SUBMITTED", "EDITED");
    }

    @Test
    void isFoundByTheWholeAddressOfAnAssessment() throws Exception {
        happened(AssessmentActivity.EDITED, null);
        happened(EvaluationActivity.SUBMITTED, "1");
        assertThat(export(
                        UriUtils.encode("https://ground.example.org/assessments/" + assessment + "/report?x=1", UTF_8)))
                .extracting(line -> line.split(",")[1].replace("\"", ""))
                .containsExactly("act", "SUBMITTED", "EDITED");
    }

    /** The lines of the file. */
    private List<String> export(String encodedAssessment) throws Exception {
        return mvc.perform(get(URI.create("/audit/export.csv?assessment=" + encodedAssessment))
                        .with(people.signedIn(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .lines()
                .toList();
    }

    @Test
    void goesBackAPageAtATime() throws Exception {
        for (int i = 0; i < 60; i++) {
            happened(AssessmentActivity.ANSWERED, "q" + i + "q");
        }
        String first = page("?act=ANSWERED&team=" + team.id());
        assertThat(Jsoup.parse(first).text()).contains("q59q", "q10q").doesNotContain("q9q");
        assertThat(first).contains("rel=\"next\"");
        String older = first.replaceAll("(?s).*before=(\\d+).*", "$1");
        String second = page("?act=ANSWERED&team=" + team.id() + "&before=" + older);
        assertThat(Jsoup.parse(second).text()).contains("q9q", "q0q").doesNotContain("q10q");
        assertThat(second).doesNotContain("rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({"from,yesterday", "person,nobody", "team,x", "act,FLEW", "assessment,abc", "assessment,' or 1=1"})
    void refusesWhatCannotBeRead(String field, String value) throws Exception {
        String html = mvc.perform(get("/audit").queryParam(field, value).with(people.signedIn(administrator)))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(html);
        assertThat(html).contains("error-summary");
        mvc.perform(get("/audit/export.csv").queryParam(field, value).with(people.signedIn(administrator)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void isTakenOutAsAFileThatHoldsNoFormulaAndIsItselfWrittenDown() throws Exception {
        PersonId odd = people.member("=cmd|' /C calc'!A0", team.id(), TeamRole.LEAD);
        publish(ActivityEvent.of(AssessmentActivity.EDITED, team.id(), assessment, odd, null));
        String csv = mvc.perform(
                        get("/audit/export.csv?act=EDITED&team=" + team.id()).with(people.signedIn(administrator)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv).contains("\"'=cmd|' /C calc'!A0\"").contains(assessment.toString());
        assertThat(csv.lines()).hasSize(2);
        assertThat(trail.find(new AuditFilter(administrator, null, "AUDIT_EXPORTED", null, null, null), null, 5))
                .first()
                .satisfies(event -> assertThat(event.detail()).isEqualTo("team act"));
    }

    @Test
    void namesNobodyWhoWasErased() throws Exception {
        PersonId gone = people.member("Ivo Gone", team.id(), TeamRole.LEAD);
        publish(ActivityEvent.of(AssessmentActivity.EDITED, team.id(), assessment, gone, null));
        accounts.erase(gone, administrator);
        String html = page("?act=EDITED&team=" + team.id());
        assertThat(html).contains("Former member").doesNotContain("Ivo Gone");
        assertThat(page("?person=" + gone)).contains("Former member");
    }

    @Test
    void isForAdministratorsOnly() throws Exception {
        for (String path : List.of("/audit", "/audit/export.csv")) {
            mvc.perform(get(path).with(people.signedIn(team.lead()))).andExpect(status().isNotFound());
            mvc.perform(get(path)).andExpect(redirectedUrlPattern("/sign-in?continue=*"));
        }
    }

    @Test
    void saysSoWhereNothingIsFound() throws Exception {
        String html = page("?from=2001-01-01&to=2001-01-02");
        PageRules.assertHoldForPage(html);
        assertThat(html).contains("Nothing found");
    }

    private String page(String query) throws Exception {
        return mvc.perform(get("/audit" + query).with(people.signedIn(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void happened(ActivityKind kind, @Nullable String detail) {
        publish(ActivityEvent.of(kind, team.id(), assessment, team.lead(), detail));
    }

    private void publish(ActivityEvent activityEvent) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(activityEvent));
    }

    private List<AuditEvents.AuditEventView> find(TeamId in, @Nullable String act) {
        return trail.find(new AuditFilter(null, in, act, null, null, null), null, 100);
    }

    private static AuditFilter filter(
            @Nullable PersonId person, @Nullable TeamId in, @Nullable String act, @Nullable String text) {
        return new AuditFilter(
                person,
                in,
                act,
                text == null ? null : AuditFilter.AssessmentReference.of(text).orElseThrow(),
                null,
                null);
    }

    private List<String> acts(AuditFilter filter) {
        return trail.find(filter, null, 100).stream()
                .map(AuditEvents.AuditEventView::act)
                .toList();
    }
}
