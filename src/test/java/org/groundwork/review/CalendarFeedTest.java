package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.OnBehalf;
import org.groundwork.identity.OutgoingMails;
import org.groundwork.identity.TestOutgoingMails;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.Mail;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.RecordingMailer;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What is due, for calendars and by mail on Mondays. */
@GroundworkTest
class CalendarFeedTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    NextLooks nextLooks;

    @Autowired
    Actions actions;

    @Autowired
    Reviews reviews;

    @Autowired
    CalendarRepository repository;

    @Autowired
    CalendarFeeds feeds;

    @Autowired
    ReviewInbox inbox;

    @Autowired
    NoticeLinks links;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    OnBehalf onBehalf;

    @Autowired
    Calendar calendar;

    @Autowired
    MessageSource messages;

    @Autowired
    DateTimes dateTimes;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient database;

    private final RecordingMailer mailer = new RecordingMailer();
    private TestTeam team;
    private AssessmentId assessment;
    private LocalDate today;

    @BeforeEach
    void aTeamWithThreeDates() {
        database.sql("delete from review_digest").update();
        database.sql("delete from identity_mail").update();
        database.sql("delete from sign_in_attempt").update();
        today = calendar.today();
        team = people.retention();
        assessment = team.submit(team.importFile(ReviewSamples.churn()));
        people.doAs(team.manager(), () -> {
            reviews.decide(
                    assessment,
                    1,
                    new DecisionDraft(
                            true,
                            null,
                            "Reason that stays here",
                            new Commitment(null, null, null, null, team.manager(), "", today.plusDays(40), List.of()),
                            null));
        });
        people.as(team.lead(), () -> {
            nextLooks.plan(assessment, today.plusDays(2), "Why that stays here");
            return actions.add(
                    assessment,
                    new ActionDraft(
                            "Ask; the, call centre " + "very long ".repeat(12) + "ü😀",
                            "What stays here",
                            "Done when stays here",
                            team.contributor(),
                            today.plusDays(1),
                            ActionView.State.OPEN,
                            null,
                            "",
                            null));
        });
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void showsNamesAndDaysOfTheTeamsInEventsThatStayTheSame() throws Exception {
        String address = made();
        MockHttpServletResponse answer = read(address);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("text/calendar");
        assertThat(answer.getHeader("Cache-Control")).contains("private");
        String text = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain("stays here", "Mira", "Jonas")
                .contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n", "\r\nX-WR-CALNAME:Groundwork\r\n")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n"))
                .as("folded lines")
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75 + 3));
        List<VEvent> events = Biweekly.parse(text).first().getEvents();
        assertThat(events).hasSize(3).allSatisfy(event -> {
            assertThat(event.getDateStart().getValue().hasTime()).isFalse();
            assertThat(event.getUrl().getValue()).contains("/assessments/" + assessment);
        });
        assertThat(events)
                .extracting(event -> event.getSummary().getValue())
                .anyMatch(summary -> summary.startsWith("Look again: "))
                .anyMatch(summary ->
                        summary.startsWith("Due: Ask; the, call centre very long") && summary.contains("ü😀 ("))
                .anyMatch(summary -> summary.startsWith("Deadline of the decision: "));
        people.doAs(team.lead(), () -> {
            nextLooks.plan(assessment, today.plusDays(9), "");
        });
        assertThat(uids(read(address))).containsExactlyInAnyOrderElementsOf(uids(answer));
    }

    @Test
    void endsWithTheAddressTheMembershipAndTheAccount() throws Exception {
        String first = made();
        String second = made();
        assertThat(read(first).getStatus()).as("another takes its place").isEqualTo(404);
        assertThat(read(second).getStatus()).isEqualTo(200);
        mvc.perform(post("/notices/calendar/revoke")
                        .with(people.signedIn(team.lead()))
                        .with(csrf()))
                .andExpect(redirectedUrl("/notices/calendar"));
        assertThat(read(second).getStatus()).isEqualTo(404);
        String third = made();
        memberships.end(team.lead(), team.id(), team.manager());
        assertThat(uids(read(third))).isEmpty();
        accounts.deactivate(team.lead(), team.manager());
        assertThat(read(third).getStatus()).isEqualTo(404);
        assertThat(database.sql("select count(*) from audit_event where act like 'CALENDAR_LINK%' and created_by ="
                                + " :person")
                        .param("person", team.lead().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void slowsGuessersDown() throws Exception {
        String right = made();
        int status = 404;
        for (int i = 0; i < 60 && status == 404; i++) {
            status = read("/calendar/guess" + i + ".ics").getStatus();
        }
        assertThat(status).isEqualTo(429);
        assertThat(read(right).getStatus()).as("a right one opens all the same").isEqualTo(200);
    }

    @Test
    void aDigestIsAskedForOnceOnAMondayMorningByThoseWhoWantIt() throws Exception {
        mvc.perform(post("/notices/settings")
                        .param("digest", "true")
                        .with(people.signedIn(team.contributor()))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        LocalDate monday = today.plusDays(8 - today.getDayOfWeek().getValue());
        OutgoingMails queue = queue(mailer);
        Digests digests = digests(queue);
        publish(digests, monday, 5);
        publish(digests, monday.plusDays(1), 9);
        assertThat(queue.waiting()).isZero();
        RecordingMailer off = new RecordingMailer();
        off.turnOff();
        publish(digests(queue(off)), monday, 7);
        assertThat(queue.waiting()).as("while mail is off").isZero();
        publish(digests, monday, 6);
        publish(digests, monday, 7);
        assertThat(queue.waiting()).isEqualTo(1);
        publish(digests, monday.plusDays(7), 6);
        assertThat(queue.waiting()).isEqualTo(2);
        assertThat(mailer.sent()).as("a job sends them").isEmpty();
        String page = mvc.perform(get("/notices/settings").with(people.signedIn(team.contributor())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(page);
        assertThat(Jsoup.parse(page).select("input[name=digest]").hasAttr("checked"))
                .isTrue();
    }

    @Test
    void aDigestSaysWhatIsOnesOwnAndNothingWhereNothingIs() {
        AssessmentId waiting = team.submit(team.importFile(ReviewSamples.churn()));
        Digests digests = digests(queue(mailer));
        Mail own = digests.write(UUID.randomUUID(), today.toString(), people.load(team.contributor()))
                .orElseThrow();
        assertThat(own.text())
                .contains("Good morning Jonas Berg", "Due this week (2):", "call centre", "look at “")
                .doesNotContain("Waiting", "Overdue", "stays here");
        Mail later = digests.write(UUID.randomUUID(), today.plusDays(20).toString(), people.load(team.contributor()))
                .orElseThrow();
        assertThat(later.text()).contains("Overdue (2):").doesNotContain("Due this week");
        Mail manager = digests.write(UUID.randomUUID(), today.plusDays(40).toString(), people.load(team.manager()))
                .orElseThrow();
        assertThat(manager.text())
                .contains("Waiting for your decision (1):", "say what happened after the decision")
                .doesNotContain("call centre");
        assertThat(waiting).isNotNull();
        Optional<Mail> nothing =
                digests.write(UUID.randomUUID(), today.toString(), people.load(people.person("Lea Lind")));
        assertThat(nothing).isEmpty();
    }

    private void publish(Digests digests, LocalDate day, int hour) {
        digests.publishDue(
                day.atTime(LocalTime.of(hour, 0)).atZone(calendar.zone()).toInstant());
    }

    private OutgoingMails queue(RecordingMailer mails) {
        return TestOutgoingMails.with(application, mails, Clock.systemUTC());
    }

    private Digests digests(OutgoingMails queue) {
        return new Digests(
                repository, feeds, inbox, queue, mailer, links, currentPerson, onBehalf, calendar, messages, dateTimes);
    }

    /** A new address of the lead’s. */
    private String made() throws Exception {
        String page = mvc.perform(post("/notices/calendar")
                        .with(people.signedIn(team.lead()))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(page);
        return Jsoup.parse(page).select("#link").val().replace("http://localhost", "");
    }

    private MockHttpServletResponse read(String address) throws Exception {
        return mvc.perform(get(address)).andReturn().getResponse();
    }

    private static List<String> uids(MockHttpServletResponse answer) throws Exception {
        return Biweekly.parse(answer.getContentAsString(StandardCharsets.UTF_8)).first().getEvents().stream()
                .map(event -> event.getUid().getValue())
                .toList();
    }
}
