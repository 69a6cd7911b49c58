package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.NewAssessment;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.identity.Access;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.OutgoingMails;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Jobs;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.groundwork.platform.TestJobs;
import org.groundwork.platform.TestMail;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.LaterClock;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.RecordingMailer;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@GroundworkTest
class NoticeMailsTest {

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
    NoticePreferences preferences;

    @Autowired
    NoticeTexts words;

    @Autowired
    NoticeLinks links;

    @Autowired
    People directory;

    @Autowired
    OutgoingMails others;

    @Autowired
    Access access;

    @Autowired
    NoticeRepository notices;

    @Autowired
    Jobs jobs;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    final LaterClock clock = new LaterClock();
    TeamId team;
    PersonId lead;
    PersonId manager;
    AssessmentId assessment;

    @BeforeEach
    void somebody() {
        database.sql("delete from notice").update();
        database.sql("delete from job").update();
        team = people.team("Retention");
        lead = people.member("Mira Holm", team, TeamRole.LEAD);
        manager = people.member("Ada Field", team, TeamRole.MANAGER);
        people.actAs(lead);
        assessment = assessments.create(new NewAssessment(team, "Churn <early> warning", ""));
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void sendsEachMailOnceWithASentenceAndALink() throws Exception {
        try (TestMail mail = new TestMail()) {
            submitted(mail.mailer());
            NoticeMailJob mails = job(mail.mailer());
            assertThat(send(mails)).isEqualTo(1);
            assertThat(send(mails)).isZero();
            clock.add(Duration.ofDays(30));
            assertThat(send(mails)).isZero();
            MimeMessage[] got = mail.server().getReceivedMessages();
            assertThat(got).hasSize(1);
            String id = notice();
            assertThat(got[0].getHeader("Message-ID")).containsExactly("<" + id + "@example.org>");
            assertThat(got[0].getAllRecipients()[0])
                    .hasToString(people.load(manager).email());
            assertThat(got[0].getSubject()).isEqualTo("Churn <early> warning: Mira Holm submitted it for a decision");
            assertThat(got[0].getContent().toString())
                    .contains("Mira Holm submitted it for a decision.")
                    .contains("https://ground.example.org/notices/" + id)
                    .contains("https://ground.example.org/notices/settings");
        }
    }

    @Test
    void triesAgainWhenTheServerWasDown() {
        try (TestMail mail = new TestMail()) {
            submitted(mail.mailer());
            NoticeMailJob mails = job(mail.mailer());
            mail.server().stop();
            assertThat(send(mails)).isZero();
            assertThat(send(mails)).as("not at once").isZero();
            mail.server().start();
            clock.add(Duration.ofMinutes(2));
            assertThat(send(mails)).isEqualTo(1);
            assertThat(mail.server().getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void doesNotLoseAMailWhoseSenderDied() {
        RecordingMailer recording = new RecordingMailer();
        submitted(recording);
        NoticeMailJob mails = job(recording);
        String id = notice();
        notices.beginMail(UUID.fromString(id));
        database.sql("""
            update job set picked = true, picked_by = 'an instance that died',
                last_heartbeat = now() - interval '1 day'
            where task_instance = :id
            """).param("id", id).update();
        assertThat(send(mails)).as("it is another sender's for now").isZero();
        TestJobs.of(dataSource, clock, mails).findDead();
        assertThat(send(mails)).isEqualTo(1);
        assertThat(recording.sent())
                .as("if it was handed over before, it can be told by its id")
                .extracting(sent -> sent.id().toString())
                .containsExactly(notice());
    }

    @Test
    void twoSendersAtOnceSendEachMailOnce() throws Exception {
        RecordingMailer recording = new RecordingMailer();
        for (int i = 0; i < 30; i++) {
            submitted(recording);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> sender = () -> send(job(recording));
            for (var result : threads.invokeAll(List.of(sender, sender))) {
                result.get();
            }
            assertThat(sent()).isEqualTo(30);
        }
        assertThat(recording.sent())
                .extracting(Mail::id)
                .doesNotHaveDuplicates()
                .hasSize(30);
    }

    @Test
    void givesUpInTheEndAndShowsItToAdministratorsWhoCanTryAgain() throws Exception {
        RecordingMailer recording = new RecordingMailer();
        submitted(recording);
        recording.fail(down());
        NoticeMailJob mails = job(recording);
        for (int i = 0; i < NoticeMailJob.ATTEMPTS + 3; i++) {
            send(mails);
            clock.add(Duration.ofDays(1));
        }
        assertThat(recording.tries()).isEqualTo(NoticeMailJob.ATTEMPTS);
        PersonId administrator = people.administrator("Root");
        String html = mvc.perform(get("/mail").with(people.signedIn(administrator)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(html);
        assertThat(html).contains("Ada Field", "Nobody answers at the server’s address", "Try all of them again");
        people.actAs(administrator);
        NoticeMails queue = mails(recording);
        assertThat(queue.status().failed()).isEqualTo(1);
        assertThat(queue.tryAgain()).isEqualTo(1);
        recording.recover();
        assertThat(send(mails)).isEqualTo(1);
        assertThat(queue.status().failed()).isZero();
    }

    @Test
    void stopsSpeakingToAServerThatIsDown() {
        RecordingMailer recording = new RecordingMailer();
        for (int i = 0; i < 10; i++) {
            submitted(recording);
        }
        recording.fail(down());
        send(job(recording));
        assertThat(recording.tries()).isEqualTo(3);
    }

    @Test
    void sendsNothingToThoseWhoLeftMeanwhile() {
        RecordingMailer recording = new RecordingMailer();
        submitted(recording);
        memberships.end(manager, team, lead);
        send(job(recording));
        accounts.deactivate(manager, lead);
        submitted(recording);
        send(job(recording));
        assertThat(recording.sent()).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void queuesNothingWhereMailIsOffOrNotWanted() {
        RecordingMailer off = new RecordingMailer();
        off.turnOff();
        submitted(off);
        assertThat(waiting()).isZero();
        preferences.choose(manager, Map.of(NoticeKind.SUBMITTED, new NoticePreferences.Channels(true, false)));
        submitted(new RecordingMailer());
        assertThat(waiting()).isZero();
        preferences.choose(manager, Map.of(NoticeKind.SUBMITTED, new NoticePreferences.Channels(false, true)));
        submitted(new RecordingMailer());
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void queuesNothingOfWhatWasRolledBack() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            listener(new RecordingMailer()).happened(submission());
            status.setRollbackOnly();
        });
        assertThat(waiting()).isZero();
    }

    @Test
    void waitsLongerEachTime() {
        assertThat(job(new RecordingMailer()).waitAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(job(new RecordingMailer()).waitAfter(3)).isEqualTo(Duration.ofMinutes(16));
        assertThat(job(new RecordingMailer()).waitAfter(8)).isEqualTo(Duration.ofHours(12));
    }

    private void submitted(Mailer mailer) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> listener(mailer).happened(submission()));
    }

    private ActivityEvent submission() {
        return ActivityEvent.of(EvaluationActivity.SUBMITTED, team, assessment.value(), lead, "1");
    }

    private NoticeListener listener(Mailer mailer) {
        return new NoticeListener(notices, preferences, mails(mailer), directory, mailer, clock);
    }

    private NoticeMails mails(Mailer mailer) {
        return new NoticeMails(notices, jobs, others, access, mailer);
    }

    private NoticeMailJob job(Mailer mailer) {
        return new NoticeMailJob(notices, words, links, accounts, mailer, clock);
    }

    private static MailSendException down() {
        return new MailSendException("down", new ConnectException("refused"));
    }

    /** Does what is due; how many were sent. */
    private int send(NoticeMailJob job) {
        int before = sent();
        TestJobs due = TestJobs.of(dataSource, clock, job);
        for (int i = 0; i < 5; i++) {
            due.runDue();
        }
        return sent() - before;
    }

    private int sent() {
        return database.sql("select count(*) from notice where mail_state = 'SENT'")
                .query(Integer.class)
                .single();
    }

    private String notice() {
        return database.sql("select id::text from notice").query(String.class).single();
    }

    private int waiting() {
        return database.sql("select count(*) from job").query(Integer.class).single();
    }
}
