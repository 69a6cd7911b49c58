package org.groundwork.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.Transition;
import org.groundwork.assessment.web.Pages.Got;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Every page in every state that people can bring it into. */
@GroundworkTest
class AssessmentPagesTest {

    private static final Answer TWO = new Answer.Level(2, Evidence.KNOWN);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Assignments assignments;

    private Pages pages;
    private TestTeam team;
    private PersonId stranger;
    private AssessmentId id;
    private String at;

    @BeforeEach
    void aTeamWithAnAssessment() {
        pages = new Pages(mvc, people);
        team = people.retention();
        stranger = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        people.actAs(team.lead());
        id = team.start("Churn early warning", "Ring first.");
        at = "/assessments/" + id;
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    /** How an assessment can stand. */
    enum State {
        EMPTY,
        PARTLY,
        ALL_UNKNOWN,
        ONLY_GUESSES,
        ALL_NOT_APPLICABLE_OR_TOP,
        LONG_AND_STRANGE,
        NOTES_ONLY,
        IN_REVIEW,
        ARCHIVED
    }

    private void bringInto(State state) {
        people.actAs(team.lead());
        List<Question> questions = Methods.newest().questions();
        switch (state) {
            case EMPTY -> {}
            case PARTLY -> {
                save("problem.decision", TWO);
                save("problem.metric", new Answer.Level(3, Evidence.GUESS));
                save("problem.type", new Answer.Choice("rank"));
                save("data.labels", new Answer.Unknown());
                save("data.joined", new Answer.NotApplicable("one source only"));
                assignments.assign(id, "data", team.contributor());
            }
            case ALL_UNKNOWN -> questions.forEach(q -> save(q.id(), new Answer.Unknown()));
            case ONLY_GUESSES ->
                questions.stream()
                        .filter(Question.Levelled.class::isInstance)
                        .forEach(q -> save(q.id(), new Answer.Level(2, Evidence.GUESS)));
            case ALL_NOT_APPLICABLE_OR_TOP ->
                questions.stream()
                        .filter(Question.Levelled.class::isInstance)
                        .forEach(q -> save(
                                q.id(),
                                q.mayBeNotApplicable()
                                        ? new Answer.NotApplicable("no")
                                        : new Answer.Level(4, Evidence.DOCUMENTED)));
            case LONG_AND_STRANGE -> {
                assessments.edit(
                        id,
                        "W".repeat(100) + "🙂".repeat(50) + "שלום <b>&amp;</b> العربية",
                        "<script>alert(1)</script> ".repeat(70),
                        assessments.view(id).version());
                answers.save(
                        id,
                        new AnswerDraft(
                                "problem.metric",
                                0,
                                null,
                                new Answer.Level(4, Evidence.DOCUMENTED),
                                "x".repeat(15_000) + "\n\n<img src=x onerror=alert(1)> 🙂 مرحبا",
                                List.of("https://e.example/" + "y".repeat(1900) + "?a=1&b=\"2\"")));
            }
            case NOTES_ONLY -> answers.save(id, new AnswerDraft("problem.metric", 0, null, null, "Ask Ann", List.of()));
            case IN_REVIEW -> {
                save("problem.decision", TWO);
                assessments.move(id, Transition.SUBMIT);
            }
            case ARCHIVED -> {
                save("problem.decision", TWO);
                assessments.archive(id);
            }
        }
    }

    private void save(String question, Answer answer) {
        answers.save(id, AnswerDraft.of(question, answer));
    }

    private List<String> readable() {
        return Stream.concat(
                        Stream.of(
                                "",
                                "/check",
                                "/activity",
                                "/answers/problem.metric/history",
                                "/next/problem.metric",
                                "/sections/problem/problem.metric",
                                "/sections/problem/end"),
                        Methods.newest().sections().stream().map(Section::id).map(section -> "/sections/" + section))
                .map(path -> at + path)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyPageIsWellFormedInEveryStateForEveryRole(State state) throws Exception {
        bringInto(state);
        for (PersonId person : List.of(team.lead(), team.contributor(), team.manager())) {
            for (String path : readable()) {
                pages.page(person, path);
            }
            pages.page(person, "/");
            pages.page(person, "/?archived=true");
            Got next = pages.get(person, at + "/next");
            if (next.status() == 200) {
                Pages.wellFormed(next);
            } else {
                assertThat(next.location()).startsWith(at + "/next/");
                pages.page(person, next.location());
            }
        }
        for (String path : List.of("/edit", "/duplicate", "/archive", "/assignments")) {
            pages.page(team.lead(), at + path);
        }
        pages.page(team.lead(), "/assessments/new");
        pages.page(team.lead(), "/assessments/import");
    }

    @Test
    void somebodyElsesAssessmentIsNotThere() throws Exception {
        for (String path : readable()) {
            assertThat(pages.get(stranger, path).status()).as(path).isEqualTo(404);
        }
        for (String path :
                List.of("/next", "/edit", "/duplicate", "/archive", "/assignments", "/export.yaml", "/export.json")) {
            assertThat(pages.get(stranger, at + path).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of(
                "/edit",
                "/duplicate",
                "/archive",
                "/restore",
                "/assignments",
                "/answers/problem.metric",
                "/answers/problem.metric/keep")) {
            assertThat(pages.post(stranger, at + path, "name", "x", "keep", "theirs")
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(pages.page(stranger, "/").text()).doesNotContain("Churn early warning");
    }

    @Test
    void anAddressThatNamesNothingIsNotThere() throws Exception {
        for (String path : List.of(
                "/assessments/nonsense",
                "/assessments/1-1-1-1-1",
                "/assessments/" + AssessmentId.random(),
                at + "/sections/nonsense",
                at + "/sections/nonsense/end",
                at + "/sections/nonsense/open",
                at + "/sections/data/problem.metric",
                at + "/questions/nonsense",
                at + "/next/nonsense",
                at + "/answers/nonsense/history")) {
            assertThat(pages.get(team.lead(), path).status()).as(path).isEqualTo(404);
        }
        assertThat(pages.post(team.lead(), at + "/answers/nonsense", "value", "none")
                        .status())
                .isEqualTo(404);
    }

    static Stream<String> leadsOnly() {
        return Stream.of("/edit", "/duplicate", "/archive", "/restore", "/assignments");
    }

    @ParameterizedTest
    @MethodSource("leadsOnly")
    void onlyALeadManages(String path) throws Exception {
        for (PersonId person : List.of(team.contributor(), team.manager())) {
            assertThat(pages.post(person, at + path, "name", "x").status()).isEqualTo(403);
            if (!path.equals("/restore")) {
                assertThat(pages.get(person, at + path).status()).isEqualTo(403);
            }
        }
        assertThat(pages.page(team.contributor(), at).select("a[href$=/archive], a[href$=/assignments]"))
                .isEmpty();
        assertThat(pages.page(team.lead(), at).select("a[href$=/archive], a[href$=/assignments]"))
                .hasSize(2);
    }

    @Test
    void onlyALeadStartsAndImports() throws Exception {
        for (PersonId person : List.of(team.contributor(), team.manager())) {
            assertThat(pages.get(person, "/assessments/new").status()).isEqualTo(403);
            assertThat(pages.get(person, "/assessments/import").status()).isEqualTo(403);
            assertThat(pages.post(person, "/assessments/example").status()).isEqualTo(403);
            assertThat(pages.post(person, "/assessments/new", "name", "x").status())
                    .isEqualTo(403);
            assertThat(pages.page(person, "/").select("a[href=/assessments/new]"))
                    .isEmpty();
        }
    }

    @Test
    void aManagerReadsAndDoesNotAnswer() throws Exception {
        Document section = pages.page(team.manager(), at + "/sections/problem");

        assertThat(section.select("form[data-autosave]")).isEmpty();
        assertThat(pages.post(team.manager(), at + "/answers/problem.metric", "value", "level:2")
                        .status())
                .isEqualTo(403);
        assertThat(pages.page(team.manager(), at).select("a[href$=/next]")).isEmpty();
        assertThat(pages.page(team.contributor(), at + "/sections/problem").select("form[data-autosave]"))
                .hasSize(11);
    }

    @Test
    void anInstallationWithoutAssessmentsOffersTwoWaysIn() throws Exception {
        PersonId newcomer = people.member("Nina New", people.team("New"), TeamRole.LEAD);

        Document home = pages.page(newcomer, "/");

        assertThat(home.select("a[href=/assessments/new]")).hasSize(1);
        assertThat(home.select("form[action=/assessments/example]")).hasSize(1);
        assertThat(home.select("form[role=search]")).isEmpty();

        Got example = pages.post(newcomer, "/assessments/example");
        assertThat(example.status()).isEqualTo(302);
        Document overview = pages.page(newcomer, example.location());
        assertThat(overview.select("h1").text()).startsWith("Worked example");
        assertThat(overview.select(".chip-verdict")).isNotEmpty();
    }

    @Test
    void somebodyWithoutATeamIsToldWhatToDo() throws Exception {
        assertThat(pages.page(people.person("Nobody’s"), "/").text()).contains("You are not in a team yet");
        assertThat(pages.page(people.administrator("Ada Keller"), "/")
                        .select("main a")
                        .eachAttr("href"))
                .contains("/people");
    }

    @Test
    void startsAnAssessment() throws Exception {
        Got done = pages.post(
                team.lead(),
                "/assessments/new",
                "name",
                "Routing",
                "summary",
                "Send letters.",
                "team",
                team.id().toString());

        assertThat(done.status()).isEqualTo(302);
        assertThat(pages.page(team.lead(), done.location()).text()).contains("Routing", "Send letters.");
    }

    @Test
    void tellsAllThatIsWrongWithANewOneAtOnce() throws Exception {
        Got refused = pages.post(team.lead(), "/assessments/new", "name", " ", "summary", "kept", "team", "x");

        assertThat(refused.status()).isEqualTo(422);
        Document page = Pages.wellFormed(refused);
        assertThat(page.title()).startsWith("Please check");
        assertThat(page.select(".error-summary a").eachAttr("href")).containsExactly("#name", "#team");
        assertThat(page.select("textarea[name=summary]").text()).isEqualTo("kept");
        assertThat(pages.post(
                                team.lead(),
                                "/assessments/new",
                                "name",
                                "x".repeat(201),
                                "team",
                                team.id().toString())
                        .status())
                .isEqualTo(422);
    }

    @Test
    void startsNothingInATeamOfOthers() throws Exception {
        TeamId theirs = people.load(stranger).roles().keySet().iterator().next();

        assertThat(pages.post(team.lead(), "/assessments/new", "name", "x", "team", theirs.toString())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void importsAFile() throws Exception {
        Got done = importing("""
            groundwork: 1
            method: core@1
            initiative: { name: From a file }
            answers:
              problem.metric: { level: 3, evidence: guess, note: "🙂" }
              data.labels: dont-know
            """);

        assertThat(done.status()).isEqualTo(302);
        Document overview = pages.page(team.lead(), done.location());
        assertThat(overview.text()).contains("From a file", "imported the assessment from a.yaml");
    }

    @Test
    void showsEverythingThatIsWrongWithAFileWithItsPlace() throws Exception {
        Got refused = importing("""
            groundwork: 1
            method: core@1
            initiative: { name: Wrong }
            answers:
              problem.metric: { level: 7 }
              problem.metrik: { level: 1 }
            """);

        assertThat(refused.status()).isEqualTo(422);
        Document page = Pages.wellFormed(refused);
        assertThat(page.select(".file-problems tbody tr")).hasSize(2);
        assertThat(page.select(".file-problems tbody tr").get(0).select("td").eachText())
                .startsWith("5");
        assertThat(page.select(".file-problems").text()).contains("problem.metric", "did you mean");
        assertThat(page.select(".error-summary").text()).contains("2 things");
    }

    @Test
    void refusesAFileThatIsNoneOrTooLarge() throws Exception {
        assertThat(importing("").status()).isEqualTo(422);
        Got tooLarge = importing("x".repeat(2 * 1024 * 1024 + 1));
        assertThat(tooLarge.status()).isEqualTo(422);
        assertThat(Pages.wellFormed(tooLarge).select(".file-problems tbody tr")).hasSize(1);
    }

    private Got importing(String text) throws Exception {
        return pages.perform(
                team.lead(),
                MockMvcRequestBuilders.multipart("/assessments/import")
                        .file(new MockMultipartFile(
                                "file",
                                "C:\\Users\\x\\a.yaml",
                                "application/yaml",
                                text.getBytes(StandardCharsets.UTF_8)))
                        .param("team", team.id().toString())
                        .with(csrf()));
    }

    @Test
    void exportsWhatItCanImport() throws Exception {
        save("problem.metric", new Answer.Level(3, Evidence.GUESS));

        Got yaml = pages.get(team.contributor(), at + "/export.yaml");
        Got json = pages.get(team.manager(), at + "/export.json");

        assertThat(yaml.type()).startsWith("application/yaml");
        assertThat(json.type()).startsWith("application/json");
        assertThat(importing(yaml.text()).status()).isEqualTo(302);
        assertThat(importing(json.text()).status()).isEqualTo(302);
    }

    @Test
    void namesFilesSoThatEverySystemTakesThem() {
        assertThat(ExportController.fileName("Churn: früh/warnen")).isEqualTo("churn-fruh-warnen");
        assertThat(ExportController.fileName("../..")).isEqualTo("assessment");
        assertThat(ExportController.fileName("🙂")).isEqualTo("assessment");
        assertThat(ExportController.fileName("x".repeat(200))).hasSize(60);
    }

    @Test
    void changesNameAndSummaryUnlessSomebodyElseDid() throws Exception {
        String version = pages.page(team.lead(), at + "/edit")
                .select("input[name=version]")
                .attr("value");

        assertThat(pages.post(team.lead(), at + "/edit", "name", "Mine", "version", version)
                        .status())
                .isEqualTo(302);
        Got stale = pages.post(team.lead(), at + "/edit", "name", "Other", "summary", "", "version", version);

        assertThat(stale.status()).isEqualTo(422);
        Document page = Pages.wellFormed(stale);
        assertThat(page.text()).contains("Somebody else changed", "Mine");
        assertThat(page.select("input[name=name]").attr("value")).isEqualTo("Other");
        String now = page.select("input[name=version]").attr("value");
        assertThat(pages.post(team.lead(), at + "/edit", "name", "Other", "version", now)
                        .status())
                .isEqualTo(302);
        assertThat(pages.post(team.lead(), at + "/edit", "name", " ", "version", now)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void copiesArchivesAndRestores() throws Exception {
        Document form = pages.page(team.lead(), at + "/duplicate");
        assertThat(form.select("input[name=name]").attr("value")).isEqualTo("Copy of Churn early warning");
        Got copy = pages.post(team.lead(), at + "/duplicate", "name", "Second try");
        assertThat(pages.page(team.lead(), copy.location()).select("h1").text()).isEqualTo("Second try");
        assertThat(pages.post(team.lead(), at + "/duplicate", "name", "").status())
                .isEqualTo(422);

        assertThat(pages.post(team.lead(), at + "/archive").location()).isEqualTo("/");
        assertThat(pages.page(team.lead(), "/").select(".line-name").eachText()).containsExactly("Second try");
        assertThat(pages.page(team.lead(), "/?archived=true")
                        .select(".line-name")
                        .eachText())
                .containsExactly("Churn early warning");
        assertThat(pages.page(team.lead(), at).select("form[action$=/restore]")).hasSize(1);
        assertThat(pages.post(team.lead(), at + "/restore").location()).isEqualTo(at);
        assertThat(pages.page(team.lead(), "/").select(".line-name")).hasSize(2);
    }

    @Test
    void findsAndSaysWhenNothingIsFound() throws Exception {
        assertThat(pages.page(team.lead(), "/?q=CHURN").select(".line-name").eachText())
                .containsExactly("Churn early warning");
        assertThat(pages.page(team.lead(), "/?q=nothing").text()).contains("Nothing found");
        assertThat(pages.page(team.lead(), "/?q=%01%F0%9F%99%82&page=-3").text())
                .contains("Nothing found");
        assertThat(pages.page(team.lead(), "/?team=" + team.id()).select(".line-name"))
                .hasSize(1);
        assertThat(pages.page(team.lead(), "/?team=nonsense").select(".line-name"))
                .hasSize(1);
        assertThat(pages.page(team.lead(), "/?archived=true").text()).contains("The archive is empty");
    }

    @Test
    void showsAPageOfManyAndTheWayToTheNext() throws Exception {
        people.actAs(team.lead());
        for (int i = 0; i < 24; i++) {
            team.start("Churn " + i, "");
        }

        Document first = pages.page(team.lead(), "/?q=churn");
        assertThat(first.select(".line-name")).hasSize(20);
        String next = first.select("a[rel=next]").attr("href");
        assertThat(next).contains("q=churn").contains("page=2");
        assertThat(pages.page(team.lead(), next).select(".line-name")).hasSize(5);
        assertThat(pages.page(team.lead(), "/?page=77").select(".line-name")).hasSize(5);
    }

    @Test
    void saysWhoLooksAfterASectionAndShowsItToThemAtHome() throws Exception {
        Document form = pages.page(team.lead(), at + "/assignments");
        assertThat(form.select("select[name=section-data] option").eachText())
                .containsExactly("Nobody in particular", "Jonas Berg", "Mira Holm");

        Got done = pages.post(
                team.lead(),
                at + "/assignments",
                "section-data",
                team.contributor().toString());

        assertThat(done.location()).isEqualTo(at);
        assertThat(pages.page(team.lead(), at).text()).contains("Jonas Berg looks after this section");
        assertThat(pages.page(team.contributor(), at).text()).contains("You look after this section");
        assertThat(pages.page(team.contributor(), "/").select(".waiting a").eachAttr("href"))
                .containsExactly(at + "/sections/data/open");
        assertThat(pages.page(team.lead(), "/").select(".waiting")).isEmpty();
        assertThat(pages.post(
                                team.lead(),
                                at + "/assignments",
                                "section-data",
                                team.manager().toString())
                        .status())
                .isEqualTo(422);
        assertThat(pages.post(team.lead(), at + "/assignments", "section-nonsense", "")
                        .status())
                .isEqualTo(404);
        pages.post(team.lead(), at + "/assignments", "section-data", "");
        assertThat(pages.page(team.lead(), at).text()).doesNotContain("looks after this section");
    }

    @Test
    void showsAManagerWhatWasSubmitted() throws Exception {
        people.actAs(team.lead());
        assessments.move(id, Transition.SUBMIT);

        assertThat(pages.page(team.manager(), "/").select(".waiting a").eachAttr("href"))
                .containsExactly(at + "/report", "/review");
        assertThat(pages.page(team.lead(), "/").select(".waiting")).isEmpty();
    }

    @Test
    void theOverviewSaysWhereItStandsAndWhatItCouldBecome() throws Exception {
        Document early = pages.page(team.lead(), at);
        assertThat(early.select(".card-lead").text()).contains("Too early to say");
        assertThat(early.select(".card-lead .button").attr("href")).isEqualTo(at + "/next");
        assertThat(early.select(".matter-list li")).hasSize(6);
        assertThat(early.select("[aria-labelledby=matter] > p.soft").text())
                .as("of questions without an answer only: answers that are given can change it")
                .matches("Of the questions without an answer, \\d+ can still change .*; the others cannot\\.");

        bringInto(State.ONLY_GUESSES);
        Document guessed = pages.page(team.lead(), at);
        assertThat(guessed.select(".chip-verdict").text()).isNotEmpty();
        assertThat(guessed.select(".chip-provisional")).isNotEmpty();
        assertThat(guessed.select(".could-become li")).isNotEmpty();
        assertThat(guessed.select(".verify-list li")).isNotEmpty();
    }

    @Test
    void theCheckPageListsEveryQuestionAndSubmitsForLeadsOnly() throws Exception {
        bringInto(State.PARTLY);

        Document page = pages.page(team.lead(), at + "/check");
        assertThat(page.select(".check-row"))
                .hasSize(Methods.newest().questions().size());
        assertThat(page.select(".check-missing"))
                .hasSize(Methods.newest().questions().size() - 5);
        assertThat(page.select("form[action=" + at + "/submit]")).hasSize(1);
        assertThat(page.select(".check-row a[href$=/questions/problem.metric]")).hasSize(1);
        assertThat(pages.page(team.contributor(), at + "/check").select("form[action$=/submit]"))
                .isEmpty();
    }

    @Test
    void tellsTheHistoryOfAnAnswer() throws Exception {
        answers.save(id, new AnswerDraft("problem.metric", 0, null, TWO, "first", List.of()));
        answers.save(id, new AnswerDraft("problem.metric", 1, null, TWO, "first and more", List.of()));
        people.actAs(team.contributor());
        answers.save(
                id,
                new AnswerDraft(
                        "problem.metric",
                        2,
                        null,
                        new Answer.Level(3, Evidence.DOCUMENTED),
                        "second",
                        List.of("https://e.example/x")));

        Document page = pages.page(team.manager(), at + "/answers/problem.metric/history");

        assertThat(page.select(".history > li")).hasSize(2);
        assertThat(page.select(".history > li").get(0).text()).contains("Jonas Berg", "second", "documented");
        assertThat(page.select(".history > li").get(1).text()).contains("Mira Holm", "first and more");
        String every = page.select("a[href*=every]").attr("href");
        assertThat(pages.page(team.manager(), every).select(".history > li")).hasSize(3);
        assertThat(pages.page(team.lead(), at + "/answers/problem.value/history")
                        .text())
                .contains("Nobody has answered");
    }
}
