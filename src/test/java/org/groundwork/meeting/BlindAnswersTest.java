package org.groundwork.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.report.Reports;
import org.groundwork.report.TeamAgreement;
import org.groundwork.review.NoticeKind;
import org.groundwork.review.NoticeView;
import org.groundwork.review.Notices;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Requests for blind answers from asking to the report, and that nobody sees another's before giving their own. */
@GroundworkTest
class BlindAnswersTest {

    private static final String DECISION = "problem.decision";
    private static final String VALUE = "problem.value";
    private static final String LABELS = "data.labels";
    private static final String SECRET = "Only Jonas knows the word xylophone";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    BlindAnswers blind;

    @Autowired
    BlindReminders reminders;

    @Autowired
    Agreements agreements;

    @Autowired
    DifferActs differ;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Reports reports;

    @Autowired
    Notices notices;

    @Autowired
    Memberships memberships;

    @Autowired
    Accounts accounts;

    @Autowired
    Calendar calendar;

    @Autowired
    Clock clock;

    TestTeam team;
    PersonId mira;
    PersonId jonas;
    PersonId tove;
    AssessmentId id;

    @BeforeEach
    void aTeamOfFour() {
        team = people.retention();
        mira = team.lead();
        jonas = team.contributor();
        tove = people.member("Tove Lind", team.id(), TeamRole.CONTRIBUTOR);
        id = team.start();
        people.actAs(mira);
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private LocalDate soon() {
        return calendar.today().plusDays(7);
    }

    private BlindId ask(Set<PersonId> whom, String... questions) {
        return people.as(mira, () -> blind.ask(id, new BlindDraft(whom, Set.of(questions), soon(), "")));
    }

    private void say(PersonId who, BlindId request, String question, @Nullable Answer answer, String why) {
        assertThat(people.as(who, () -> blind.save(id, request, question, answer, why)))
                .isEqualTo(new BlindOutcome.Saved());
    }

    private void handIn(PersonId who, BlindId request, @Nullable String section) {
        assertThat(people.as(who, () -> blind.handIn(id, request, section))).isEqualTo(new BlindOutcome.Saved());
    }

    private static Answer level(int level) {
        return new Answer.Level(level, Evidence.KNOWN);
    }

    private List<String> seenBy(PersonId who) {
        return people.as(who, () -> blind.visible(id)).stream()
                .map(vote -> vote.name() + " " + vote.question())
                .sorted()
                .toList();
    }

    private MockHttpServletResponse open(PersonId who, String path) throws Exception {
        MockHttpServletResponse response =
                mvc.perform(get(path).with(people.signedIn(who))).andReturn().getResponse();
        people.actAs(mira);
        return response;
    }

    private MockHttpServletResponse send(PersonId who, String path, String... parameters) throws Exception {
        var request = post(path).with(people.signedIn(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        people.actAs(mira);
        return response;
    }

    // ---------------------------------------------------------------------------------------------- seeing

    /** Not by any address, export, history, activity or notice. */
    @Test
    void nobodySeesAnothersBeforeGivingTheirOwn() throws Exception {
        PersonId admin = people.administrator("Root");
        BlindId request = ask(Set.of(jonas, tove), DECISION, LABELS);
        say(jonas, request, DECISION, level(4), SECRET);
        say(jonas, request, LABELS, level(0), SECRET);
        for (boolean handedIn : new boolean[] {false, true}) {
            if (handedIn) {
                handIn(jonas, request, null);
            }
            String here = "/assessments/" + id;
            for (PersonId who : List.of(mira, tove, team.manager(), admin)) {
                for (String path : List.of(
                        "/",
                        "/notices",
                        "/audit",
                        here,
                        here + "/differ",
                        here + "/blind",
                        here + "/blind/" + request,
                        here + "/blind/" + request + "/questions",
                        here + "/blind/" + request + "/questions/" + DECISION,
                        here + "/sections/problem",
                        here + "/answers/" + DECISION + "/history",
                        here + "/activity",
                        here + "/history",
                        here + "/check",
                        here + "/comments",
                        here + "/report",
                        here + "/export.json",
                        here + "/export.yaml")) {
                    assertThat(open(who, path).getContentAsString())
                            .as(path)
                            .doesNotContain("xylophone")
                            .doesNotContain("vote-voice")
                            .doesNotContain("Your team agrees");
                }
            }
            assertThat(seenBy(mira)).isEmpty();
            assertThat(seenBy(tove)).isEmpty();
            assertThat(seenBy(team.manager())).isEmpty();
            assertThat(agreements.of(id).isEmpty()).isTrue();
        }
        // somebody else's answer cannot be taken over by whoever does not see it
        assertThat(send(mira, "/assessments/" + id + "/differ/" + DECISION + "/take", "vote", "0", "seen", "0")
                        .getStatus())
                .isEqualTo(404);
        assertThat(seenBy(jonas)).containsExactly("Jonas Berg " + LABELS, "Jonas Berg " + DECISION);

        say(tove, request, DECISION, level(1), "We decide by feel.");
        assertThat(seenBy(tove)).isEmpty();
        handIn(tove, request, "problem");
        assertThat(seenBy(tove)).containsExactly("Jonas Berg " + DECISION, "Tove Lind " + DECISION);
        assertThat(seenBy(jonas))
                .containsExactly("Jonas Berg " + LABELS, "Jonas Berg " + DECISION, "Tove Lind " + DECISION);
        assertThat(seenBy(mira)).isEmpty();
        assertThat(open(tove, "/assessments/" + id + "/differ").getContentAsString())
                .contains("xylophone");

        handIn(tove, request, null);
        assertThat(blind.find(id, request).byItself()).isTrue();
        assertThat(seenBy(mira)).hasSize(3);
        String page = open(mira, "/assessments/" + id + "/differ").getContentAsString();
        PageRules.assertHoldForPage(page);
        assertThat(page).contains("xylophone").contains("We decide by feel.");
    }

    @Test
    void theLeadSeesWhoHasHandedInHowMany() throws Exception {
        BlindId request = ask(Set.of(jonas, tove), DECISION, LABELS);
        say(jonas, request, DECISION, level(4), "");
        handIn(jonas, request, "problem");
        String page = open(mira, "/assessments/" + id + "/blind/" + request).getContentAsString();
        PageRules.assertHoldForPage(page);
        assertThat(page).contains("1 of 2 questions").contains("0 of 2 questions");
        PageRules.assertHoldForPage(
                open(jonas, "/assessments/" + id + "/blind/" + request).getContentAsString());
        PageRules.assertHoldForPage(open(mira, "/assessments/" + id + "/blind").getContentAsString());
        PageRules.assertHoldForPage(open(jonas, "/").getContentAsString());
        assertThat(open(jonas, "/").getContentAsString()).contains("1 question, asked by Mira Holm");
        assertThat(open(team.manager(), "/").getContentAsString()).doesNotContain("asked by Mira Holm");
    }

    @Test
    void whatIsHandedInStaysAndWhatIsNotIsTheAuthors() throws Exception {
        BlindId request = ask(Set.of(jonas, tove), DECISION, VALUE);
        say(jonas, request, DECISION, level(4), "");
        say(jonas, request, DECISION, level(2), "Second thoughts");
        handIn(jonas, request, null);
        assertThat(people.as(jonas, () -> blind.save(id, request, DECISION, level(1), "")))
                .isEqualTo(new BlindOutcome.Closed("apart.closed.handed-in"));
        var refused = send(
                jonas,
                "/assessments/" + id + "/blind/" + request + "/questions/" + DECISION,
                "value",
                "level:1",
                "why",
                "Third thoughts");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("Third thoughts").contains("it stays as it is");

        say(tove, request, DECISION, null, "No answer, but words");
        people.as(mira, () -> {
            blind.end(id, request);
            return 0;
        });
        assertThat(seenBy(mira)).containsExactly("Jonas Berg " + DECISION);
        assertThat(people.as(tove, () -> blind.mine(id, request)).given().get(DECISION))
                .isEqualTo(new BlindSheet.Given(null, "No answer, but words"));
        assertThat(open(mira, "/assessments/" + id + "/differ").getContentAsString())
                .doesNotContain("but words");
    }

    @Test
    void whatWasWithdrawnNobodySees() {
        BlindId request = ask(Set.of(jonas, tove), DECISION);
        say(jonas, request, DECISION, level(4), SECRET);
        handIn(jonas, request, null);
        blind.withdraw(id, request);
        for (PersonId who : List.of(mira, jonas, tove)) {
            assertThat(seenBy(who)).isEmpty();
        }
        assertThat(people.as(jonas, () -> blind.mine(id, request)).given()).containsKey(DECISION);
        assertThat(people.as(tove, () -> blind.save(id, request, DECISION, level(1), "")))
                .isEqualTo(new BlindOutcome.Closed("apart.closed.withdrawn"));
        assertThatThrownBy(() -> blind.end(id, request)).isInstanceOf(Conflict.class);
    }

    @Test
    void oneOpinionIsAskedForOnceAcrossRequests() {
        BlindId first = ask(Set.of(jonas, tove), DECISION, LABELS);
        BlindId second = ask(Set.of(jonas, mira), DECISION, VALUE);
        say(jonas, first, DECISION, level(4), "");
        handIn(jonas, first, "problem");
        assertThat(people.as(jonas, () -> blind.mine(id, second)).handedIn()).containsExactly(DECISION);
        assertThat(blind.find(id, second).open()).isTrue();

        // the first ends; Mira is still asked for the same question by the second, and sees nothing of it
        say(tove, first, DECISION, level(0), "");
        handIn(tove, first, null);
        handIn(jonas, first, null);
        assertThat(blind.find(id, first).open()).isFalse();
        assertThat(seenBy(mira)).isEmpty();
        assertThat(agreements.of(id).isEmpty()).as("nor does the overview tell").isTrue();
        assertThat(seenBy(team.manager())).hasSize(2);
        say(mira, second, DECISION, level(1), "");
        handIn(mira, second, "problem");
        assertThat(seenBy(mira)).contains("Tove Lind " + DECISION, "Jonas Berg " + DECISION);
        assertThat(agreements.of(id).questions())
                .as("the second is open: of it only what all may see")
                .extracting(Agreement.OfQuestion::voters)
                .containsExactly(2);
    }

    // ---------------------------------------------------------------------------------------------- people

    @Test
    void whoLeftTheTeamIsWaitedForNoLonger() {
        BlindId request = ask(Set.of(jonas, tove), DECISION);
        say(jonas, request, DECISION, level(3), SECRET);
        handIn(jonas, request, null);
        memberships.end(tove, team.id(), mira);
        people.actAs(mira);
        assertThat(blind.find(id, request).complete()).isTrue();
        assertThatThrownBy(() -> people.as(tove, () -> blind.mine(id, request))).isInstanceOf(NotFound.class);
        blind.end(id, request);
        memberships.end(jonas, team.id(), mira);
        accounts.erase(jonas, mira);
        people.actAs(mira);
        assertThat(seenBy(mira)).singleElement().asString().startsWith("Former member");
    }

    @Test
    void aRequestOfOnePersonEndsWhenThatPersonIsDone() {
        BlindId request = ask(Set.of(jonas), DECISION);
        say(jonas, request, DECISION, level(3), "");
        handIn(jonas, request, null);
        assertThat(blind.find(id, request).byItself()).isTrue();
        assertThat(seenBy(mira)).hasSize(1);
        assertThat(agreements.of(id).isEmpty()).as("one vote says nothing").isTrue();
        assertThat(differ.of(id).few()).hasSize(1);
    }

    @Test
    void onlyLeadsAskAndOnlyMembersWhoAnswerAreAsked() throws Exception {
        BlindId request = ask(Set.of(jonas), DECISION);
        for (PersonId who : List.of(jonas, team.manager())) {
            assertThatThrownBy(() -> people.as(who, () -> blind.remind(id, request)))
                    .isInstanceOf(Forbidden.class);
            assertThat(open(who, "/assessments/" + id + "/blind/new").getStatus())
                    .isEqualTo(403);
            assertThat(send(who, "/assessments/" + id + "/blind/" + request + "/end")
                            .getStatus())
                    .isEqualTo(403);
        }
        PersonId stranger = people.member("Sam Stranger", people.team("Other"), TeamRole.LEAD);
        for (String path : List.of("/blind", "/differ", "/blind/" + request)) {
            assertThat(open(stranger, "/assessments/" + id + path).getStatus()).isEqualTo(404);
        }
        assertThatThrownBy(() -> ask(Set.of(team.manager()), DECISION)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ask(Set.of(stranger), DECISION)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> people.as(tove, () -> blind.save(id, request, DECISION, level(1), "")))
                .as("who is not asked")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> people.as(jonas, () -> blind.save(id, request, LABELS, level(1), "")))
                .as("what is not asked")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aFormWithoutPeopleQuestionsOrDateIsShownAgain() throws Exception {
        String form = open(mira, "/assessments/" + id + "/blind/new").getContentAsString();
        PageRules.assertHoldForPage(form);
        assertThat(form).contains("Jonas Berg").contains("Tove Lind").doesNotContain("Ada Wolff");
        var refused = send(mira, "/assessments/" + id + "/blind", "due", "2001-01-01", "note", "Be frank");
        assertThat(refused.getStatus()).isEqualTo(422);
        PageRules.assertHoldForPage(refused.getContentAsString());
        assertThat(refused.getContentAsString())
                .contains("Choose at least one person.")
                .contains("Choose at least one section or question.")
                .contains("This day has passed.")
                .contains("Be frank");
        var asked = send(
                mira,
                "/assessments/" + id + "/blind",
                "people",
                jonas.toString(),
                "sections",
                "data",
                "questions",
                DECISION,
                "due",
                soon().toString());
        assertThat(asked.getStatus()).isEqualTo(302);
        assertThat(blind.of(id).getFirst().questions())
                .contains(DECISION, LABELS)
                .doesNotContain(VALUE);
        assertThat(send(mira, asked.getRedirectedUrl() + "/extend", "due", "soon")
                        .getStatus())
                .isEqualTo(422);
    }

    // ---------------------------------------------------------------------------------------------- telling

    @Test
    void thoseAskedAreToldRemindedOnTheDateAndToldOfTheEnd() {
        BlindId request = ask(Set.of(jonas, tove), DECISION);
        handIn(tove, request, null);
        people.actAs(mira);
        blind.remind(id, request);
        blind.extend(id, request, calendar.today());
        reminders.publishDue(clock.instant());
        reminders.publishDue(clock.instant());
        blind.end(id, request);
        assertThat(told(jonas)).containsExactly("ended", "due", "extended", "reminded", "asked");
        assertThat(told(tove)).as("she had handed in").containsExactly("ended", "asked");
        assertThat(told(mira)).containsExactly("over");
        blind.extend(id, ask(Set.of(jonas), DECISION), soon().plusDays(1));
        reminders.publishDue(clock.instant().plus(Duration.ofDays(9)));
        assertThat(told(jonas).getFirst()).isEqualTo("due");
    }

    private List<String> told(PersonId who) {
        return people.as(who, () -> notices.list(0, 20)).stream()
                .filter(notice -> notice.kind() == NoticeKind.BLIND)
                .map(NoticeView::detail)
                .map(detail -> Objects.requireNonNull(detail).split(":")[0])
                .toList();
    }

    // ---------------------------------------------------------------------------------------------- what comes of it

    private BlindId answered() {
        BlindId request = ask(Set.of(jonas, tove), DECISION, VALUE, LABELS);
        say(jonas, request, DECISION, level(0), "By feel");
        say(tove, request, DECISION, level(3), "By a rule");
        say(jonas, request, VALUE, level(2), "");
        say(tove, request, VALUE, level(3), "");
        say(jonas, request, LABELS, level(1), "");
        handIn(jonas, request, null);
        handIn(tove, request, null);
        people.actAs(mira);
        return request;
    }

    @Test
    void anAnswerIsTakenOverASpreadIsLeftAndWhatAllAgreeOnInOneAct() throws Exception {
        answered();
        Differences all = differ.of(id);
        assertThat(all.differ()).extracting(Differences.On::question).containsExactly(DECISION);
        Differences.On on = all.differ().getFirst();
        assertThat(differ.take(id, DECISION, 0, "0", 0, "")).isEqualTo(DifferOutcome.OTHER_VOTES);
        assertThat(differ.leave(id, DECISION, on.seen(), 0, "Left open.")).isEqualTo(DifferOutcome.TAKEN);
        assertThat(assessments.scored(id).sheet().answer(DECISION)).isEqualTo(new Answer.Spread(List.of(0, 3)));
        assertThat(differ.take(id, DECISION, 0, on.seen(), 0, ""))
                .as("based on an answer that is gone")
                .isEqualTo(DifferOutcome.OVERTAKEN);
        assertThat(differ.take(id, DECISION, 0, on.seen(), 1, "By feel")).isEqualTo(DifferOutcome.TAKEN);
        assertThat(Objects.requireNonNull(assessments.scored(id).entry(DECISION))
                        .note())
                .isEqualTo("Left open.\nBy feel");

        Differences.On agreed = all.agree().getFirst();
        assertThat(assessments.scored(id).entry(VALUE))
                .as("nothing without a click")
                .isNull();
        assertThat(send(
                                mira,
                                "/assessments/" + id + "/differ/agreed",
                                "take-" + VALUE,
                                agreed.seen() + ":0",
                                "take-" + LABELS,
                                "0:0")
                        .getStatus())
                .isEqualTo(302);
        assertThat(assessments.scored(id).sheet().answer(VALUE)).isEqualTo(level(2));
        assertThat(assessments.scored(id).entry(LABELS))
                .as("on which only one takes a side")
                .isNull();
        assertThat(send(team.manager(), "/assessments/" + id + "/differ/" + DECISION + "/spread", "seen", on.seen())
                        .getStatus())
                .isEqualTo(403);
        String page = open(team.manager(), "/assessments/" + id + "/differ").getContentAsString();
        PageRules.assertHoldForPage(page);
        assertThat(page).doesNotContain("Take over");
    }

    @Test
    void theReportOfASubmissionTellsTheAgreementOfThatTime() throws Exception {
        answered();
        assertThat(open(mira, "/assessments/" + id).getContentAsString())
                .contains("Of 2 questions on which at least two took a side and nobody is still asked");
        PageRules.assertHoldForPage(open(mira, "/assessments/" + id).getContentAsString());
        evaluations.submit(id);
        TeamAgreement then =
                Objects.requireNonNull(reports.submitted(id, 1).page().agreement());
        assertThat(then.questions()).isEqualTo(2);
        assertThat(then.splits()).extracting(TeamAgreement.Split::question).containsExactly(DECISION);
        evaluations.withdraw(id);
        BlindId again = ask(Set.of(jonas, tove), DECISION);
        assertThat(agreements.of(id).questions()).as("asked again").hasSize(1);
        say(jonas, again, DECISION, level(3), "");
        say(tove, again, DECISION, level(3), "");
        handIn(jonas, again, null);
        handIn(tove, again, null);
        people.actAs(mira);
        assertThat(agreements.of(id).split()).isEmpty();
        assertThat(reports.submitted(id, 1).page().agreement()).isEqualTo(then);
        assertThat(Objects.requireNonNull(reports.preview(id).page().agreement())
                        .agrees())
                .isTrue();
        assertThat(open(mira, "/assessments/" + id + "/reports/1").getContentAsString())
                .contains("How far the team agrees")
                .contains("this one splits them:");
    }

    @Test
    void nothingIsTakenWhileTheAssessmentIsSubmittedOrArchivedAndWhatWasWrittenStays() throws Exception {
        BlindId request = ask(Set.of(jonas), DECISION);
        say(jonas, request, DECISION, level(1), "Before");
        evaluations.submit(id);
        assertThat(people.as(jonas, () -> blind.handIn(id, request, null)))
                .isEqualTo(new BlindOutcome.Closed("apart.closed.assessment"));
        assertThatThrownBy(() -> ask(Set.of(jonas), VALUE)).isInstanceOf(Conflict.class);
        evaluations.withdraw(id);
        assessments.archive(id);
        assertThat(people.as(jonas, () -> blind.waiting())).isEmpty();
        var refused = send(
                jonas,
                "/assessments/" + id + "/blind/" + request + "/questions/" + DECISION,
                "value",
                "level:1",
                "why",
                "After");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("After");
        reminders.publishDue(clock.instant().plus(Duration.ofDays(30)));
        assertThat(told(jonas)).containsExactly("asked");
        assessments.restore(id);
        handIn(jonas, request, null);
        assertThat(seenBy(mira)).hasSize(1);
    }

    @Test
    void aCopyHasNoVotes() {
        answered();
        AssessmentId copy = assessments.duplicate(id, "Copy");
        assertThat(blind.of(copy)).isEmpty();
        assertThat(agreements.of(copy).isEmpty()).isTrue();
    }
}
