package org.groundwork.meeting.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.review.ReviewSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
@NullUnmarked
class MeetingPagesTest {

    private static final String HEURISTIC = "baseline.heuristic";
    private static final String MANUAL = "baseline.manual";
    private static final String SECRET = "the spreadsheet of Tilda";

    @Autowired
    MockMvc mvc;

    @Autowired
    Answers answers;

    @Autowired
    TestPeople people;

    private TestTeam team;
    private AssessmentId id;
    private String meetings = "";

    @BeforeEach
    void anAssessment() {
        team = people.retention();
        id = team.start();
        meetings = "/assessments/" + id + "/meetings";
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, PersonId person) throws Exception {
        return mvc.perform(request.with(people.signedIn(person))).andReturn().getResponse();
    }

    private Document page(String path, PersonId person) throws Exception {
        MockHttpServletResponse response = perform(get(path), person);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return sound(response);
    }

    private static Document sound(MockHttpServletResponse response) throws Exception {
        String page = response.getContentAsString(UTF_8);
        PageRules.assertHoldForPage(page);
        return Jsoup.parse(page);
    }

    private String start(String mode, String... questions) throws Exception {
        MockHttpServletResponse response = perform(
                post(meetings)
                        .param("scope", "chosen")
                        .param("question", questions)
                        .param("mode", mode)
                        .param("names", "true")
                        .with(csrf()),
                team.lead());
        String place = response.getRedirectedUrl();
        assertThat(place).startsWith(meetings + "/");
        return place;
    }

    private MockHttpServletResponse act(String place, String act) throws Exception {
        String version = page(place, team.lead()).select("input[name=version]").val();
        return perform(
                post(place + "/act").param("act", act).param("version", version).with(csrf()), team.lead());
    }

    private static String phone(String place) {
        return "/join" + place.substring(place.lastIndexOf('/'));
    }

    private Cookie guest(String place, String name) throws Exception {
        String code =
                page(place, team.lead()).select(".join-code, .join-small b").text();
        MockHttpServletResponse response = mvc.perform(
                        post("/join").param("code", code).param("name", name).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(response.getRedirectedUrl())
                .as(response.getContentAsString())
                .isEqualTo(phone(place));
        return response.getCookie(GuestKey.COOKIE);
    }

    private Document phone(String place, Cookie key) throws Exception {
        MockHttpServletResponse response =
                mvc.perform(get(phone(place)).cookie(key)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return sound(response);
    }

    private MockHttpServletResponse vote(String place, Cookie key, String question, int round, String value, String why)
            throws Exception {
        return mvc.perform(post(phone(place) + "/vote")
                        .cookie(key)
                        .param("question", question)
                        .param("round", Integer.toString(round))
                        .param("value", value)
                        .param("evidence", "known")
                        .param("why", why)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    @Test
    void theAgendaIsWhatMattersASectionAllOrChosenQuestions() throws Exception {
        Document matters = page(meetings + "/new", team.lead());
        assertThat(matters.select("input[name=scope]").val()).isEqualTo("short-path");
        assertThat(matters.text()).contains("three a question is what a team that votes and talks usually needs");
        Document section = page(meetings + "/new?section=team", team.contributor());
        assertThat(section.select("input[name=question]").eachAttr("value")).allMatch(one -> one.startsWith("team."));
        Document chosen = page(meetings + "/new?questions=" + MANUAL + ",nonesuch," + HEURISTIC, team.lead());
        assertThat(chosen.select("input[name=question]").eachAttr("value")).containsExactly(MANUAL, HEURISTIC);
        assertThat(chosen.select("input[name=question]:not([checked])")).isEmpty();
        Document first = page(meetings + "/new?scope=all&first=5", team.lead());
        assertThat(first.select("input[name=question][checked]")).hasSize(5);
        assertThat(perform(get(meetings + "/new"), team.manager()).getStatus()).isEqualTo(403);
        assertThat(perform(get(meetings + "/new"), people.retention().lead()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void anEmptyAgendaIsShownAgain() throws Exception {
        MockHttpServletResponse response = perform(
                post(meetings)
                        .param("scope", "chosen")
                        .param("agenda", HEURISTIC + "," + MANUAL)
                        .param("mode", "open")
                        .with(csrf()),
                team.lead());

        assertThat(response.getStatus()).isEqualTo(422);
        Document page = sound(response);
        assertThat(page.select(".error-summary").text()).contains("Leave at least one question");
        assertThat(page.select("input[name=question]").eachAttr("value")).containsExactly(HEURISTIC, MANUAL);
        assertThat(page.select("input[name=mode][checked]").val()).isEqualTo("open");
    }

    @Test
    void startingAgainLeadsToTheOneThatIsOpen() throws Exception {
        String place = start("blind", HEURISTIC);

        assertThat(start("none", MANUAL)).isEqualTo(place);
        assertThat(perform(get(meetings + "/new"), team.lead()).getRedirectedUrl())
                .isEqualTo(place);
        assertThat(page("/assessments/" + id, team.manager()).select("main a[href=" + place + "]"))
                .isNotEmpty();
        assertThat(page("/assessments/" + id + "/sections/data", team.lead()).select("main a[href=" + place + "]"))
                .isNotEmpty();
    }

    @Test
    void noPageTellsAVoteBeforeAllAreShown() throws Exception {
        String place = start("blind", HEURISTIC, MANUAL);
        Cookie ada = guest(place, "Ada");
        Cookie ben = guest(place, "Ben");
        act(place, "forward");
        act(place, "open");
        String untouched = page(place, team.lead()).select(".level-rows").outerHtml();

        assertThat(vote(place, ada, HEURISTIC, 1, "level-1", SECRET).getRedirectedUrl())
                .isEqualTo(phone(place));

        assertThat(phone(place, ada).select("input[name=value][checked]").val())
                .as("one’s own")
                .isEqualTo("level-1");
        List<String> pages = List.of(
                place,
                place + "/now?seen=",
                meetings,
                "/assessments/" + id,
                "/assessments/" + id + "/sections/baseline",
                "/assessments/" + id + "/activity",
                "/assessments/" + id + "/answers/" + HEURISTIC + "/history");
        for (PersonId person : List.of(team.lead(), team.contributor(), team.manager())) {
            for (String path : pages) {
                assertThat(perform(get(path), person).getContentAsString(UTF_8))
                        .as(path)
                        .doesNotContain(SECRET);
            }
        }
        Document wall = page(place, team.lead());
        assertThat(wall.select(".turnout").text()).contains("1 of 2 have voted");
        assertThat(wall.select(".level-rows").outerHtml())
                .as("the rows say nothing")
                .isEqualTo(untouched);
        Document his = phone(place, ben);
        his.select("[name=_csrf], meta[name=csrf-token]").remove();
        assertThat(his.outerHtml()).doesNotContain(SECRET, "checked=\"checked\" name=\"value\"", "Ada");
        act(place, "reveal");
        assertThat(page(place, team.manager()).text()).contains(SECRET);
        assertThat(phone(place, ben).text()).contains(SECRET, "Ada");
    }

    @Test
    void aGuestSeesTheQuestionAndNothingElse() throws Exception {
        people.as(
                team.lead(),
                () -> answers.save(
                        id, AnswerDraft.of(HEURISTIC, new Answer.NotApplicable("a word that stays inside"))));
        String place = start("blind", HEURISTIC, MANUAL);
        Cookie ada = guest(place, "Ada");
        act(place, "forward");

        Document phone = phone(place, ada);

        assertThat(phone.text()).doesNotContain("Churn early warning", "a word that stays inside", "Mira Holm");
        assertThat(phone.select("a[href^=/assessments]")).isEmpty();
        for (String path : List.of("/", "/assessments/" + id, meetings, place, place + "/now", place + "/live")) {
            assertThat(mvc.perform(get(path).cookie(ada))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl())
                    .as(path)
                    .startsWith("/sign-in");
        }
        assertThat(mvc.perform(post(place + "/act")
                                .cookie(ada)
                                .param("act", "open")
                                .param("version", "2")
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .startsWith("/sign-in");
    }

    @Test
    void whetherThereIsAMeetingIsToldToNobodyWhoDoesNotSitInIt() throws Exception {
        String place = start("blind", HEURISTIC);
        String none = "/join/00000000-0000-0000-0000-000000000000";

        MockHttpServletResponse unknown = mvc.perform(get(none)).andReturn().getResponse();
        MockHttpServletResponse known =
                mvc.perform(get(phone(place))).andReturn().getResponse();

        assertThat(known.getStatus()).isEqualTo(unknown.getStatus()).isEqualTo(404);
        assertThat(Jsoup.parse(known.getContentAsString(UTF_8)).select("main").html())
                .isEqualTo(Jsoup.parse(unknown.getContentAsString(UTF_8))
                        .select("main")
                        .html());
        assertThat(mvc.perform(get(phone(place) + "/live"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(mvc.perform(post(phone(place) + "/vote")
                                .param("question", HEURISTIC)
                                .param("round", "1")
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(mvc.perform(post("/join").param("code", "ABC234").param("name", "Ada"))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .as("without a token")
                .startsWith("/sign-in");
    }

    @Test
    void aWrongCodeOrAMissingNameIsShownAgainWithWhatWasTyped() throws Exception {
        String place = start("blind", HEURISTIC);
        String code = page(place, team.lead()).select(".join-code").text();

        MockHttpServletResponse wrong = mvc.perform(post("/join")
                        .param("code", "zzz zzz")
                        .param("name", "Ada")
                        .with(csrf()))
                .andReturn()
                .getResponse();
        MockHttpServletResponse nameless = mvc.perform(
                        post("/join").param("code", code).param("name", " ").with(csrf()))
                .andReturn()
                .getResponse();

        assertThat(wrong.getStatus()).isEqualTo(422);
        Document page = sound(wrong);
        assertThat(page.select("#code").val()).isEqualTo("zzz zzz");
        assertThat(page.select("#name").val()).isEqualTo("Ada");
        assertThat(page.select("#code-error").text()).contains("No open meeting has this code");
        assertThat(sound(nameless).select("#name-error").text()).contains("Write your name");
    }

    @Test
    void aLateVoteIsGivenBack() throws Exception {
        String place = start("blind", HEURISTIC, MANUAL);
        Cookie ada = guest(place, "Ada");
        act(place, "forward");
        act(place, "open");
        act(place, "reveal");

        MockHttpServletResponse late = vote(place, ada, HEURISTIC, 1, "level-2", "what I wrote");

        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(sound(late).select(".notice").text()).contains("came too late", "what I wrote");
    }

    @Test
    void aVoteThatIsNoneIsShownAgain() throws Exception {
        String place = start("blind", HEURISTIC);
        Cookie ada = guest(place, "Ada");
        act(place, "forward");
        act(place, "open");

        MockHttpServletResponse none = vote(place, ada, HEURISTIC, 1, "", "only words");
        MockHttpServletResponse odd = vote(place, ada, HEURISTIC, 1, "option-nonesuch", "words");

        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(sound(none).select("#why").text()).isEqualTo("only words");
        assertThat(odd.getStatus()).isEqualTo(422);
    }

    @Test
    void whoIsTooLateToLeadIsToldWhatHappenedAndLosesNoWord() throws Exception {
        String place = start("none", HEURISTIC, MANUAL);
        act(place, "forward");
        String version = page(place, team.lead()).select("input[name=version]").val();
        act(place, "forward");

        MockHttpServletResponse stale = perform(
                post(place + "/record")
                        .param("version", version)
                        .param("question", HEURISTIC)
                        .param("basedOn", "0")
                        .param("value", "level-2")
                        .param("evidence", "guess")
                        .param("note", "words of Jonas")
                        .with(csrf()),
                team.contributor());

        assertThat(stale.getStatus()).isEqualTo(409);
        Document page = sound(stale);
        assertThat(page.select(".meeting-notice").text())
                .contains("Meanwhile Mira Holm went to another place of the agenda", "words of Jonas");
        MockHttpServletResponse nothing = perform(
                post(place + "/record")
                        .param("version", page.select("input[name=version]").val())
                        .param("question", MANUAL)
                        .param("basedOn", "0")
                        .param("note", "no answer yet")
                        .with(csrf()),
                team.contributor());
        assertThat(nothing.getStatus()).isEqualTo(422);
        assertThat(sound(nothing).select("textarea[name=note]").text()).isEqualTo("no answer yet");
    }

    @Test
    void aConflictWithTheDeskShowsBoth() throws Exception {
        String place = start("none", HEURISTIC);
        act(place, "forward");
        Document before = page(place, team.lead());
        people.as(
                team.contributor(),
                () -> answers.save(id, AnswerDraft.of(HEURISTIC, new Answer.Level(4, Evidence.DOCUMENTED))));

        MockHttpServletResponse conflict = perform(
                post(place + "/record")
                        .param("version", before.select("input[name=version]").val())
                        .param("question", HEURISTIC)
                        .param("basedOn", "0")
                        .param("value", "level-1")
                        .param("evidence", "guess")
                        .param("note", "from the room")
                        .with(csrf()),
                team.lead());

        assertThat(conflict.getStatus()).isEqualTo(409);
        Document page = sound(conflict);
        assertThat(page.select(".conflict-side")).hasSize(2);
        assertThat(page.select(".conflict-sides").text()).contains("from the room", "Jonas Berg");
        assertThat(page.select("input[name=value][checked]").val()).isEqualTo("level-1");
        assertThat(page.select("input[name=basedOn]").val()).isEqualTo("1");
    }

    @Test
    void theRecommendationIsHiddenUntilTheEnd() throws Exception {
        id = team.importFile(ReviewSamples.churn());
        meetings = "/assessments/" + id + "/meetings";
        String place = start("blind", HEURISTIC);
        act(place, "forward");
        assertThat(page(place, team.lead()).select(".meeting-verdict")).isEmpty();
        perform(post(place + "/recommendation").param("shown", "true").with(csrf()), team.lead());
        assertThat(page(place, team.lead()).select(".meeting-verdict b").text()).isNotBlank();
        Cookie ada = guest(place, "Ada");
        assertThat(phone(place, ada).text())
                .doesNotContain(
                        page(place, team.lead()).select(".meeting-verdict b").text());

        perform(post(place + "/end").with(csrf()), team.lead());

        Document end = page(place, team.manager());
        assertThat(end.select("h1").text()).isEqualTo("What the meeting changed");
        assertThat(end.select(".before-after .verdict")).hasSize(2);
        assertThat(end.text()).contains("The meeting recorded nothing.", "The recommendation stayed");
        assertThat(mvc.perform(get(phone(place)).cookie(ada))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void theVotesAreFoundAtTheQuestion() throws Exception {
        String place = start("blind", HEURISTIC, MANUAL);
        Cookie ada = guest(place, "Ada");
        Cookie ben = guest(place, "Ben");
        act(place, "forward");
        act(place, "open");
        vote(place, ada, HEURISTIC, 1, "level-0", "");
        vote(place, ben, HEURISTIC, 1, "level-2", "");
        act(place, "reveal");
        String version = page(place, team.lead()).select("input[name=version]").val();
        assertThat(perform(
                                post(place + "/record")
                                        .param("version", version)
                                        .param("question", HEURISTIC)
                                        .param("basedOn", "0")
                                        .param("open", "true")
                                        .with(csrf()),
                                team.lead())
                        .getRedirectedUrl())
                .isEqualTo(place);
        perform(post(place + "/end").with(csrf()), team.lead());

        assertThat(page("/assessments/" + id + "/answers/" + HEURISTIC + "/history", team.manager())
                        .text())
                .contains("The team voted: 1, 3");
        assertThat(page("/assessments/" + id + "/sections/baseline", team.lead())
                        .text())
                .contains("The team voted: 1, 3");
        Document end = page(place, team.manager());
        assertThat(end.select("#q-baseline\\.heuristic").text())
                .contains("left open", "The team disagrees", "Ada", "Ben");
        assertThat(page(meetings, team.manager()).text()).contains("2 questions on the agenda, 1 recorded");
    }
}
