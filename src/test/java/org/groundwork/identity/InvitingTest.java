package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.groundwork.identity.Invitations.Answer;
import org.groundwork.identity.Invitations.Result;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Jobs;
import org.groundwork.platform.Mail;
import org.groundwork.platform.MailTrouble;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.TestJobs;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.RecordingMailer;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.test.web.servlet.MockMvc;

/** Several at once, by leads, and by mail. */
@GroundworkTest
class InvitingTest {

    @Autowired
    private SignInProviders providers;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Accounts accounts;

    @Autowired
    InvitationRepository invitationRows;

    @Autowired
    SignInLinkRepository linkRows;

    @Autowired
    OutgoingMailRepository mailRows;

    @Autowired
    TeamRepository teams;

    @Autowired
    PersonRepository persons;

    @Autowired
    Memberships memberships;

    @Autowired
    AuditTrail audit;

    @Autowired
    MailLinks places;

    @Autowired
    MessageSource messages;

    @Autowired
    DateTimes dateTimes;

    @Autowired
    Calendar calendar;

    @Autowired
    Jobs jobs;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient database;

    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final RecordingMailer mailer = new RecordingMailer();
    private TestTeam team;
    private PersonId administrator;
    private OutgoingMails mails;
    private Invitations invitations;

    @BeforeEach
    void aTeam() {
        database.sql("delete from job").update();
        database.sql("delete from identity_mail").update();
        database.sql("delete from sign_in_attempt").update();
        team = people.retention();
        administrator = people.administrator("Ada Keller");
        mails = new OutgoingMails(mailRows, jobs, mailer, clock);
        invitations = new Invitations(invitationRows, teams, persons, accounts, memberships, mails, audit, clock);
    }

    @Test
    void answersForEachAddressAndInvitesWhomItCan() {
        String member = people.email(team.contributor());
        List<Answer> answers = invitations.inviteAll(
                "Kim.One@Example.org, nonsense; Two Names <two@example.org>\r\n\r\n" + member
                        + "\nkim.one@example.org\n@",
                team.id(),
                TeamRole.CONTRIBUTOR,
                people.load(team.lead()));
        assertThat(answers)
                .extracting(Answer::typed, Answer::result)
                .containsExactly(
                        tuple("kim.one@example.org", Result.INVITED),
                        tuple("nonsense", Result.NOT_AN_ADDRESS),
                        tuple("two@example.org", Result.INVITED),
                        tuple(member, Result.MEMBER),
                        tuple("@", Result.NOT_AN_ADDRESS));
        assertThat(invitations.openOf(people.load(team.lead())))
                .extracting(Invitations.InvitationView::email)
                .containsExactlyInAnyOrder("kim.one@example.org", "two@example.org");
    }

    @Test
    void leadsInviteIntoTheirOwnTeamsAloneAndNoManagers() {
        SignedIn lead = people.load(team.lead());
        TestTeam other = people.retention();
        assertThatThrownBy(() -> invitations.inviteAll("a@example.org", team.id(), TeamRole.MANAGER, lead))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> invitations.inviteAll("a@example.org", other.id(), TeamRole.CONTRIBUTOR, lead))
                .isInstanceOf(NotFound.class);
        for (PersonId person : List.of(team.contributor(), team.manager())) {
            assertThatThrownBy(() -> invitations.inviteAll(
                            "a@example.org", team.id(), TeamRole.CONTRIBUTOR, people.load(person)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> invitations.inviteAll(" ,;\n", team.id(), TeamRole.LEAD, lead))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> invitations.inviteAll(
                        String.join(
                                "\n",
                                Stream.iterate(0, i -> i + 1)
                                        .limit(101)
                                        .map(i -> "a" + i + "@example.org")
                                        .toList()),
                        team.id(),
                        TeamRole.LEAD,
                        lead))
                .isInstanceOf(InvalidInput.class);
        invitations.inviteAll("else@example.org", other.id(), TeamRole.LEAD, people.load(other.lead()));
        UUID foreign = invitations.openOf(people.load(other.lead())).getFirst().id();
        assertThatThrownBy(() -> invitations.withdrawOwn(foreign, lead)).isInstanceOf(NotFound.class);
    }

    @Test
    void somebodyWithAnAccountJoinsByTheLeadsInvitationAndIsGivenARoleByAdministrators() {
        String outside = people.email(people.person("Lea Lind"));
        assertThat(invitations.inviteAll(outside, team.id(), TeamRole.LEAD, people.load(team.lead())))
                .extracting(Answer::result)
                .containsExactly(Result.INVITED);
        assertThat(invitations.inviteAll(outside, team.id(), TeamRole.LEAD, people.load(administrator)))
                .extracting(Answer::result)
                .containsExactly(Result.ACCOUNT);
    }

    @Test
    void keepsWhatIsWrongInTheFormAndShowsTheLinksOfTheOthers() throws Exception {
        String page = mvc.perform(post("/invite")
                        .param("email", "good@example.org\nwrong one\nalso wrong")
                        .param("team", team.id().toString())
                        .param("role", "CONTRIBUTOR")
                        .with(people.signedIn(team.lead()))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(page);
        Document read = Jsoup.parse(page);
        assertThat(read.select("textarea#email").text())
                .contains("wrong one", "also wrong")
                .doesNotContain("good");
        assertThat(read.select("input.link-once")).hasSize(1);
        assertThat(read.select("option[selected]").val()).isEqualTo(team.id().toString());
        String link = read.select("input.link-once").val().replace("http://localhost", "");
        mvc.perform(get(link)).andExpect(status().isOk());

        String whole = mvc.perform(get("/invite").with(people.signedIn(team.lead())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(whole);
        assertThat(whole).contains("good@example.org");
        assertThat(Jsoup.parse(whole).select("input[name=role]").eachAttr("value"))
                .containsExactlyInAnyOrder("CONTRIBUTOR", "LEAD");
        UUID open = invitations.openOf(people.load(team.lead())).getFirst().id();
        mvc.perform(post("/invite/" + open + "/withdraw")
                        .with(people.signedIn(team.lead()))
                        .with(csrf()))
                .andExpect(redirectedUrl("/invite"));
        mvc.perform(get(link)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @EnumSource(
            value = TeamRole.class,
            names = {"CONTRIBUTOR", "MANAGER"})
    void toOthersThereIsNoSuchPage(TeamRole role) throws Exception {
        PersonId person = people.member("Somebody", team.id(), role);
        mvc.perform(get("/invite").with(people.signedIn(person))).andExpect(status().isNotFound());
        mvc.perform(post("/invite")
                        .param("email", "a@example.org")
                        .param("team", team.id().toString())
                        .param("role", "CONTRIBUTOR")
                        .with(people.signedIn(person))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void aMailedInvitationOpensByItsOwnLinkAndNothingThatOpensItIsKept() throws Exception {
        String shown = invitations.invite("jo@example.org", team.id(), TeamRole.CONTRIBUTOR, team.lead());
        send();
        assertThat(mailer.sent()).hasSize(1);
        Mail mail = mailer.sent().getFirst();
        assertThat(mail.to()).isEqualTo("jo@example.org");
        assertThat(mail.text()).contains("Mira Holm invites you", "Contributor").doesNotContain(shown);
        String path = path(mail);
        mvc.perform(get(path)).andExpect(status().isOk());
        mvc.perform(get("/invitations/" + shown)).andExpect(status().isOk());
        assertThat(database.sql("select string_agg(t::text, ' ') from (select task_data::text from job union all"
                                + " select m::text from identity_mail m union all select s::text from"
                                + " invitation_mailed_secret s) t")
                        .query(String.class)
                        .single())
                .doesNotContain("jo@example.org", path.substring(path.lastIndexOf('/') + 1));
        mvc.perform(post(path)
                        .param("name", "Jo Berg")
                        .param("password", "a fine long phrase")
                        .with(csrf()))
                .andExpect(redirectedUrl("/"));
        mvc.perform(get("/invitations/" + shown)).andExpect(status().isNotFound());
        mvc.perform(get(path)).andExpect(status().isNotFound());
    }

    @Test
    void aMailedLinkSignsInOnceAndAnEarlierOneNoMore() throws Exception {
        SignInLinks links = new SignInLinks(linkRows, accounts, providers, mails, audit, clock);
        links.issue(team.contributor(), administrator);
        send();
        String first = path(mailer.sent().getLast());
        links.issue(team.contributor(), administrator);
        send();
        String second = path(mailer.sent().getLast());
        assertThat(mailer.sent().getLast().to()).isEqualTo(people.email(team.contributor()));
        mvc.perform(get(first)).andExpect(status().isNotFound());
        mvc.perform(get(second)).andExpect(status().isOk());
        mvc.perform(post(second).with(csrf())).andExpect(status().is3xxRedirection());
        mvc.perform(get(second)).andExpect(status().isNotFound());
    }

    @Test
    void sendsNothingForWhatWasWithdrawnOrWhileMailIsOff() {
        invitations.invite("gone@example.org", team.id(), TeamRole.CONTRIBUTOR, team.lead());
        invitations.withdrawOwn(
                invitations.openOf(people.load(team.lead())).getFirst().id(), people.load(team.lead()));
        send();
        assertThat(mailer.sent()).isEmpty();
        mailer.turnOff();
        invitations.invite("off@example.org", team.id(), TeamRole.CONTRIBUTOR, team.lead());
        assertThat(mails.waiting()).isZero();
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgainAndShownWithTheAnswer() throws Exception {
        mailer.fail(new MailSendException(
                "refused", new SMTPAddressFailedException(null, "RCPT TO", 550, "550 5.1.1 No such user")));
        invitations.invite("nobody@example.org", team.id(), TeamRole.CONTRIBUTOR, team.lead());
        send();
        send();
        assertThat(mailer.tries()).isEqualTo(1);
        assertThat(mails.troubles()).singleElement().satisfies(trouble -> {
            assertThat(trouble.givenUp()).isTrue();
            assertThat(trouble.problem().permanent()).isTrue();
            assertThat(trouble.problem().kind()).isEqualTo(MailTrouble.Kind.RECIPIENT);
        });
        String page = mvc.perform(get("/mail").with(people.signedIn(administrator)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(page);
        assertThat(page).contains("550 5.1.1 No such user", "Refused for good", "Somebody who is invited");
        mailer.recover();
        assertThat(mails.tryAgain()).isEqualTo(1);
        send();
        assertThat(mailer.sent()).hasSize(1);
        assertThat(mails.troubles()).isEmpty();
    }

    private void send() {
        List<MailWriter> writers = List.of(
                new InvitationMails(invitationRows, places, mailer, messages, dateTimes, calendar, clock),
                new SignInLinkMails(linkRows, places, mailer, messages, clock));
        // jobs are due to the microsecond, which this clock leaves out
        TestJobs.of(dataSource, clock, new OutgoingMailJob(mailRows, writers::stream, accounts, mailer, clock))
                .runDueIn(Duration.ofSeconds(1));
    }

    private static String path(Mail mail) {
        Matcher matcher =
                Pattern.compile("https://ground\\.example\\.org(/\\S+)").matcher(mail.text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
