package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestActivities;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GroundworkTest
class NoticesTest {

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
    Assignments assignments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Notices notices;

    @Autowired
    NoticePreferences preferences;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    TestTeam team;
    PersonId otherManager;
    PersonId stranger;
    AssessmentId assessment;

    @BeforeEach
    void somebody() {
        team = people.retention();
        otherManager = people.member("Tove Lind", team.id(), TeamRole.MANAGER);
        stranger = people.member("Sam Stranger", people.team("Other"), TeamRole.MANAGER);
        people.actAs(team.lead());
        assessment = team.start();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @ParameterizedTest
    @MethodSource("org.groundwork.testing.TestActivities#all")
    void tellsWhomItConcernsAndNobodyElse(ActivityKind kind) {
        publish(event(kind, team.lead(), Set.of(team.lead(), team.contributor(), stranger)));
        Set<PersonId> told = new HashSet<>();
        for (PersonId person : List.of(team.lead(), team.contributor(), team.manager(), otherManager, stranger)) {
            if (unread(person) > 0) {
                told.add(person);
            }
        }
        assertThat(told)
                .isEqualTo(
                        switch (kind.id()) {
                            case "SUBMITTED", "WITHDRAWN", "REOPENED" -> Set.of(team.manager(), otherManager);
                            case "ASSIGNED",
                                    "RETURNED",
                                    "DECIDED",
                                    "DECISION_CORRECTED",
                                    "DECISION_REVOKED",
                                    "DEADLINE",
                                    "FOLLOWED_UP",
                                    "COMMENTED",
                                    "MENTIONED",
                                    "ACTION_ADDED",
                                    "ACTION_CHANGED",
                                    "DUE",
                                    "MEASURED",
                                    "MEASUREMENT_FAILED",
                                    "BLIND_ASKED",
                                    "BLIND_REMINDED",
                                    "BLIND_EXTENDED",
                                    "BLIND_DUE",
                                    "BLIND_ENDED",
                                    "BLIND_WITHDRAWN" -> Set.of(team.contributor());
                            case "CREATED",
                                    "IMPORTED",
                                    "DUPLICATED",
                                    "EDITED",
                                    "ARCHIVED",
                                    "RESTORED",
                                    "UNASSIGNED",
                                    "ANSWERED",
                                    "ECONOMICS_CHANGED",
                                    "COMMENT_SETTLED",
                                    "ACTION_DONE",
                                    "NEXT_PLANNED",
                                    "EXPORTED",
                                    "METHOD_CHANGED",
                                    "SHARED",
                                    "SHARE_REVOKED",
                                    "PLANNING_DOCUMENT_MADE",
                                    "CASES_UPLOADED",
                                    "MEASUREMENT_STARTED",
                                    "MEASUREMENT_CANCELLED",
                                    "MEASUREMENT_DELETED",
                                    "MEASUREMENT_TAKEN_OVER",
                                    "BLIND_HANDED_IN",
                                    "FILE_ATTACHED",
                                    "FILE_REMOVED",
                                    "FILE_RESTORED",
                                    "FILE_ERASED",
                                    "FILE_DOWNLOADED",
                                    "MEETING_STARTED",
                                    "MEETING_REVEALED",
                                    "MEETING_GUEST_REMOVED",
                                    "MEETING_ENDED",
                                    "CALENDAR_LINK_MADE",
                                    "CALENDAR_LINK_REVOKED",
                                    "WEBHOOK_ADDED",
                                    "WEBHOOK_CHANGED",
                                    "WEBHOOK_SECRET_RENEWED",
                                    "WEBHOOK_SWITCHED_ON",
                                    "WEBHOOK_SWITCHED_OFF",
                                    "WEBHOOK_STOPPED",
                                    "WEBHOOK_TRIED",
                                    "WEBHOOK_SENT_AGAIN",
                                    "WEBHOOK_REMOVED",
                                    "METHOD_ADDED",
                                    "METHOD_REPLACED",
                                    "METHOD_REMOVED",
                                    "METHOD_PUBLISHED",
                                    "METHOD_RETIRED",
                                    "METHOD_OFFERED_AGAIN" -> Set.of();
                            default -> throw new AssertionError("nobody said for " + kind.id());
                        });
    }

    @Test
    void assigningAndSubmittingReallyTell() {
        assignments.assign(assessment, "data", team.contributor());
        evaluations.submit(assessment);
        assertThat(kinds(team.contributor())).containsExactly(NoticeKind.ASSIGNED);
        assertThat(kinds(team.manager())).containsExactly(NoticeKind.SUBMITTED);
        people.actAs(team.lead());
        evaluations.withdraw(assessment);
        assertThat(kinds(team.manager())).containsExactly(NoticeKind.WITHDRAWN, NoticeKind.SUBMITTED);
    }

    @Test
    void tellsNobodyWhoCannotSignInOrLeftTheTeam() {
        publish(event(ReviewActivity.MENTIONED, team.lead(), Set.of(team.contributor())));
        memberships.end(team.contributor(), team.id(), team.lead());
        assertThat(unread(team.contributor()))
                .as("what was told before is gone too")
                .isZero();
        publish(event(ReviewActivity.MENTIONED, team.lead(), Set.of(team.contributor())));
        memberships.set(team.contributor(), team.id(), TeamRole.CONTRIBUTOR, team.lead());
        assertThat(unread(team.contributor())).isEqualTo(1);

        accounts.deactivate(otherManager, team.lead());
        publish(event(EvaluationActivity.SUBMITTED, team.lead(), Set.of()));
        accounts.activate(otherManager, team.lead());
        assertThat(unread(otherManager)).isZero();
    }

    @Test
    void tellsNothingOfWhatWasRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            events.publishEvent(event(EvaluationActivity.SUBMITTED, team.lead(), Set.of()));
            status.setRollbackOnly();
        });
        assertThat(unread(team.manager())).isZero();
    }

    @Test
    void tellsOfSeveralSectionsAssignedInARowOnce() {
        Map<String, PersonId> wanted = new HashMap<>();
        assessments
                .scored(assessment)
                .method()
                .sections()
                .forEach(section -> wanted.put(section.id(), team.contributor()));
        assignments.assignAll(assessment, wanted);
        people.actAs(team.contributor());
        assertThat(notices.list(0, 10))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.target()).as("the assessment").isNull());
    }

    @Test
    void tellsOfAMentionInACommentOnceInEitherOrder() {
        publish(event(ReviewActivity.COMMENTED, team.lead(), Set.of(team.contributor(), team.manager())));
        publish(event(ReviewActivity.MENTIONED, team.lead(), Set.of(team.contributor())));
        assertThat(kinds(team.contributor())).containsExactly(NoticeKind.MENTIONED);
        assertThat(kinds(team.manager())).containsExactly(NoticeKind.COMMENTED);

        publish(event(ReviewActivity.MENTIONED, team.lead(), Set.of(otherManager)));
        publish(event(ReviewActivity.COMMENTED, team.lead(), Set.of(otherManager)));
        assertThat(kinds(otherManager)).containsExactly(NoticeKind.MENTIONED);
    }

    @Test
    void keepsToWhatAPersonChose() throws Exception {
        mvc.perform(as(team.contributor(), post("/notices/settings").with(csrf()))
                        .param("app", "DUE", "RETURNED")
                        .param("mail", "DUE"))
                .andExpect(redirectedUrl("/notices/settings"));
        assertThat(preferences.of(team.contributor()).get(NoticeKind.DUE))
                .isEqualTo(new NoticePreferences.Channels(true, true));
        publish(event(ReviewActivity.MENTIONED, team.lead(), Set.of(team.contributor(), team.manager())));
        publish(event(ReviewActivity.RETURNED, team.lead(), Set.of(team.contributor())));
        assertThat(kinds(team.contributor())).containsExactly(NoticeKind.RETURNED);
        assertThat(kinds(team.manager())).containsExactly(NoticeKind.MENTIONED);
        String html = page(team.contributor(), "/notices/settings");
        assertThat(html)
                .containsPattern("name=\"app\"\\s+value=\"DUE\"\\s+checked")
                .doesNotContainPattern("name=\"app\"\\s+value=\"MENTIONED\"\\s+checked");
    }

    @Test
    void refusesAKindThatThereIsNot() throws Exception {
        mvc.perform(as(team.contributor(), post("/notices/settings").with(csrf()))
                        .param("app", "FLEW"))
                .andExpect(status().isBadRequest());
    }

    @Test
    void leadsThereAndCountsAsReadFromThenOn() throws Exception {
        publish(event(EvaluationActivity.DUE, null, Set.of(team.contributor())));
        String html = page(team.contributor(), "/notices");
        assertThat(html)
                .contains("Something is due", "Churn early warning", "Retention")
                .contains("Notices, 1 unread", "notice-item-new");
        people.actAs(team.contributor());
        NoticeView notice = notices.list(0, 1).getFirst();
        mvc.perform(as(team.manager(), get("/notices/" + notice.id()))).andExpect(status().isNotFound());
        mvc.perform(as(team.manager(), post("/notices/" + notice.id() + "/read").with(csrf())))
                .andExpect(status().isNotFound());
        assertThat(unread(team.contributor())).isEqualTo(1);
        mvc.perform(as(team.contributor(), get("/notices/" + notice.id())))
                .andExpect(redirectedUrl("/assessments/" + assessment));
        assertThat(page(team.contributor(), "/notices")).doesNotContain("unread", "notice-item-new");
    }

    @Test
    void marksAllAsRead() throws Exception {
        publish(event(EvaluationActivity.SUBMITTED, team.lead(), Set.of()));
        publish(event(EvaluationActivity.WITHDRAWN, team.lead(), Set.of()));
        assertThat(unread(team.manager())).isEqualTo(2);
        mvc.perform(as(team.manager(), post("/notices/read").with(csrf()))).andExpect(redirectedUrl("/notices"));
        assertThat(unread(team.manager())).isZero();
        assertThat(unread(otherManager)).as("everybody reads for themselves").isEqualTo(2);
    }

    @Test
    void everyKindHasItsSentence() throws Exception {
        for (ActivityKind kind : TestActivities.all()) {
            publish(event(kind, team.lead(), Set.of(team.contributor(), team.manager())));
        }
        for (PersonId person : List.of(team.contributor(), team.manager())) {
            page(person, "/notices");
        }
        String html = page(team.manager(), "/notices");
        assertThat(html).contains("Mira Holm submitted it for a decision");
    }

    @Test
    void pagesHoldWithoutNoticesAndWithMany() throws Exception {
        assertThat(page(stranger, "/notices")).contains("Nothing new, nothing old");
        for (int i = 0; i < 110; i++) {
            publish(event(EvaluationActivity.SUBMITTED, team.lead(), Set.of()));
        }
        assertThat(page(team.manager(), "/notices")).contains("99+", "Page 1 of 4");
        assertThat(page(team.manager(), "/notices?page=99")).contains("Page 4 of 4");
        assertThat(page(team.manager(), "/notices?page=-1")).contains("Page 1 of 4");
    }

    @Test
    void showsTheMailQueueToAdministratorsOnly() throws Exception {
        mvc.perform(as(team.lead(), get("/mail"))).andExpect(status().isNotFound());
        mvc.perform(as(team.lead(), post("/mail/again").with(csrf()))).andExpect(status().isNotFound());
        assertThat(page(people.administrator("Root"), "/mail")).contains("Mail is off");
    }

    private String page(PersonId person, String path) throws Exception {
        String html = mvc.perform(as(person, get(path)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(html);
        return html;
    }

    private MockHttpServletRequestBuilder as(PersonId person, MockHttpServletRequestBuilder request) {
        return request.with(people.signedIn(person));
    }

    private int unread(PersonId person) {
        people.actAs(person);
        return notices.unread();
    }

    private List<NoticeKind> kinds(PersonId person) {
        people.actAs(person);
        return notices.list(0, 100).stream().map(NoticeView::kind).toList();
    }

    private ActivityEvent event(ActivityKind kind, @Nullable PersonId by, Set<PersonId> concerned) {
        return new ActivityEvent(kind, team.id(), assessment.value(), by, concerned, null, null);
    }

    private void publish(ActivityEvent event) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> events.publishEvent(event));
    }
}
