package org.groundwork.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.Transition;
import org.groundwork.assessment.web.Pages.Got;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Methods;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Answering: by the page's script and without it, two at once, and what is refused. */
@GroundworkTest
class AnswerPagesTest {

    private static final String METRIC = "problem.metric";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    private Pages pages;
    private TestTeam team;
    private AssessmentId id;
    private String at;
    private String answer;

    @BeforeEach
    void aTeamWithAnAssessment() {
        pages = new Pages(mvc, people);
        team = people.retention();
        people.actAs(team.lead());
        id = team.start();
        at = "/assessments/" + id;
        answer = at + "/answers/" + METRIC;
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private Entry entry(String question) {
        people.actAs(team.lead());
        return Objects.requireNonNull(assessments.scored(id).entry(question));
    }

    @Test
    void theScriptGetsThePartsThatChanged() throws Exception {
        Got got = pages.send(
                team.contributor(),
                answer,
                "value",
                "level:2",
                "evidence",
                "guess",
                "note",
                "asked Ann",
                "links",
                "https://e.example/x",
                "version",
                "0",
                "from",
                "problem");

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).doesNotContain("??").doesNotContain("<html");
        Document parts = got.page();
        assertThat(id(parts, "saved-" + METRIC).text()).contains("Saved", "Jonas Berg");
        assertThat(id(parts, "version-answer-" + METRIC).val()).isEqualTo("1");
        assertThat(id(parts, "problem-" + METRIC).text()).isEmpty();
        assertThat(id(parts, "mark-" + METRIC).text()).contains("a guess");
        assertThat(id(parts, "links-" + METRIC).select("a").attr("href")).isEqualTo("https://e.example/x");
        assertThat(id(parts, "count-problem").text()).isEqualTo("1 of 11");
        assertThat(id(parts, "matters").text())
                .contains("missing answers still matter. What else is not answered cannot")
                .as("answers that are given can, guesses above all")
                .doesNotContain("The rest");
        assertThat(id(parts, "section-progress").text()).contains("1 of 11");
        assertThat(parts.select("textarea, input[type=radio]")).isEmpty();
        assertThat(entry(METRIC).answer()).isEqualTo(new Answer.Level(2, Evidence.GUESS));
    }

    @Test
    void everyPartThatIsSentHasItsPlaceOnThePage() throws Exception {
        Document section = pages.page(team.contributor(), at + "/sections/problem");
        Document next = pages.page(team.contributor(), at + "/next/" + METRIC);
        Document one = pages.page(team.contributor(), at + "/sections/problem/" + METRIC);

        Document parts =
                pages.send(team.contributor(), answer, "value", "level:2").page();

        for (Element part : parts.body().children()) {
            boolean known = Stream.of(section, next, one).anyMatch(page -> page.getElementById(part.id()) != null);
            assertThat(known).as(part.id()).isTrue();
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("problem.type", "option:rank", new Answer.Choice("rank")),
                Arguments.of("data.labels", "unknown", new Answer.Unknown()),
                Arguments.of("data.quality", "votes:1,1,3", new Answer.Spread(List.of(1, 1, 3))),
                Arguments.of("data.joined", "not-applicable", new Answer.NotApplicable("one source")),
                Arguments.of("data.access", "level:0", new Answer.Level(0, Evidence.KNOWN)),
                Arguments.of("data.access", "level:4", new Answer.Level(4, Evidence.KNOWN)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void withoutScriptItGoesBackToTheQuestion(String question, String value, Answer expected) throws Exception {
        Got got = pages.post(
                team.contributor(),
                at + "/answers/" + question,
                "value",
                value,
                "reason",
                "one source",
                "evidence",
                "",
                "version",
                "0",
                "from",
                "section");

        assertThat(got.location())
                .isEqualTo(
                        at + "/sections/" + Methods.newest().question(question).section() + "#q-" + question);
        assertThat(entry(question).answer()).isEqualTo(expected);
        String section = got.location().substring(0, got.location().indexOf('#'));
        Document page = pages.page(team.contributor(), section);
        assertThat(page.select("form[id=answer-" + question + "] input[name=value][checked]")
                        .eachAttr("value"))
                .containsExactly(value);
    }

    @Test
    void theAddressOfAnAnswerLeadsToItsQuestion() throws Exception {
        assertThat(pages.get(team.lead(), answer).location()).isEqualTo(at + "/sections/problem#q-" + METRIC);
        assertThat(pages.get(team.lead(), at + "/answers/nonsense").status()).isEqualTo(404);
    }

    @Test
    void anAnswerCanBeTakenBack() throws Exception {
        pages.post(team.contributor(), answer, "value", "level:2", "version", "0");

        pages.post(team.contributor(), answer, "value", "none", "version", "1");

        assertThat(entry(METRIC).answer()).isNull();
        assertThat(pages.page(team.lead(), at + "/check").select(".check-missing"))
                .hasSize(Methods.newest().questions().size());
    }

    @Test
    void everyQuestionOffersItsAnswers() throws Exception {
        for (var section : Methods.newest().sections()) {
            Document page = pages.page(team.contributor(), at + "/sections/" + section.id());
            for (var question : section.questions()) {
                Element card = id(page, "q-" + question.id());
                assertThat(card.select("legend h2").text()).isEqualTo(question.text());
                assertThat(card.select(".radio-card")).hasSizeGreaterThanOrEqualTo(5);
                assertThat(card.select("input[value=not-applicable]").isEmpty())
                        .isEqualTo(!question.mayBeNotApplicable());
                assertThat(card.text()).contains("Source: ");
            }
        }
    }

    @Test
    void withoutScriptAConflictIsAPageWithBoth() throws Exception {
        pages.post(team.lead(), answer, "value", "level:2", "note", "Mira’s words", "version", "0");

        Got got = pages.post(
                team.contributor(),
                answer,
                "value",
                "level:3",
                "note",
                "Jonas’ words",
                "version",
                "0",
                "from",
                "section");

        assertThat(got.status()).isEqualTo(409);
        Document page = Pages.wellFormed(got);
        assertThat(page.select(".conflict-side").eachText())
                .satisfiesExactly(
                        mine -> assertThat(mine).contains("Yours", "Jonas’ words"),
                        theirs -> assertThat(theirs).contains("Mira Holm", "Mira’s words"));
        assertThat(entry(METRIC).note()).isEqualTo("Mira’s words");
    }

    @Test
    void keepsMineAsTheFormOfTheConflictSendsIt() throws Exception {
        Element form = conflict();

        Got got = choose(team.contributor(), form, "mine");

        assertThat(got.location()).isEqualTo(at + "/sections/problem?settled=1&about=" + METRIC + "#q-" + METRIC);
        assertThat(entry(METRIC).note()).isEqualTo("Jonas’\nwords");
        assertThat(entry(METRIC).answer()).isEqualTo(new Answer.Level(3, Evidence.GUESS));
        assertThat(entry(METRIC).links()).containsExactly("https://e.example/j");
        people.actAs(team.lead());
        assertThat(answers.history(id, METRIC))
                .extracting(Entry::note)
                .containsExactly("Jonas’\nwords", "Mira’s words");
    }

    @Test
    void keepsTheirsByLeavingIt() throws Exception {
        Element form = conflict();

        Got got = choose(team.contributor(), form, "theirs");

        assertThat(got.location())
                .matches(at + "/sections/problem\\?settled=[0-9a-f-]{36}&about=" + METRIC + "#q-" + METRIC);
        assertThat(entry(METRIC).note()).isEqualTo("Mira’s words");
    }

    @Test
    void whatWasNotTakenIsInTheHistoryAndIsPutBackRightAwayOrFromThere() throws Exception {
        Element form = conflict();
        Got got = choose(team.contributor(), form, "theirs");

        Document page = pages.page(team.contributor(), got.location().replaceAll("#.*", ""));
        Element note = Objects.requireNonNull(page.select(".settled-note").first());
        assertThat(note.text()).contains("You kept theirs.", "Today’s value measured", "Jonas’ words", "Put mine back");
        Document history = pages.page(team.lead(), answer + "/history");
        assertThat(history.select(".history > li").eachText())
                .satisfiesExactly(
                        now -> assertThat(now).startsWith("Now. Mira Holm").contains("Mira’s words"),
                        other -> assertThat(other)
                                .startsWith("Not taken: another answer was kept")
                                .contains("Jonas Berg", "Jonas’ words", "Put back"));

        Got back = send(
                team.contributor(), Objects.requireNonNull(note.select("form").first()));
        assertThat(back.location()).isEqualTo(at + "/sections/problem#q-" + METRIC);
        assertThat(entry(METRIC).note()).isEqualTo("Jonas’\nwords");
        Element earlier = Objects.requireNonNull(pages.page(team.lead(), answer + "/history")
                .select("li:contains(Mira’s words) form")
                .first());
        assertThat(send(team.lead(), earlier).location()).isEqualTo(answer + "/history");
        assertThat(entry(METRIC).note()).isEqualTo("Mira’s words");
        assertThat(entry(METRIC).version()).isEqualTo(3);
        assertThat(pages.page(team.manager(), answer + "/history").select("main form"))
                .as("who may not answer puts nothing back")
                .isEmpty();
        assertThat(send(team.lead(), earlier).status())
                .as("what was put back over is seen first")
                .isEqualTo(302);
    }

    private Got send(PersonId person, Element form) throws Exception {
        List<String> sent = new java.util.ArrayList<>();
        for (Element input : form.select("input[type=hidden]")) {
            if (!input.attr("name").equals("_csrf")) {
                sent.add(input.attr("name"));
                sent.add(input.val());
            }
        }
        return pages.post(person, form.attr("action"), sent.toArray(String[]::new));
    }

    @Test
    void bothNotesAreKeptWhereThePersonWantsThat() throws Exception {
        Element form = conflict();
        assertThat(form.select("button").eachText())
                .containsExactly(
                        "Keep mine", "Keep theirs", "My answer with both notes", "Their answer with both notes");

        choose(team.contributor(), form, "theirs-both");

        assertThat(entry(METRIC).answer()).isEqualTo(new Answer.Level(2, Evidence.KNOWN));
        assertThat(entry(METRIC).note()).isEqualTo("Mira’s words\n\nJonas’\nwords");
        assertThat(choose(team.contributor(), form, "nonsense").status()).isEqualTo(422);
    }

    @Test
    void theQuestionsOfASectionAreAskedOneAtATimeUnlessTheOtherIsChosen() throws Exception {
        pages.post(team.contributor(), at + "/answers/problem.type", "value", "option:rank", "version", "0");
        String one = at + "/sections/problem/problem.decision";
        assertThat(pages.get(team.contributor(), at + "/sections/problem/open").location())
                .isEqualTo(one);
        assertThat(pages.get(team.contributor(), at + "/questions/problem.value")
                        .location())
                .isEqualTo(at + "/sections/problem/problem.value");

        Document page = pages.page(team.contributor(), one);
        assertThat(page.select("h1").text())
                .isEqualTo(Methods.newest().question("problem.decision").text());
        assertThat(page.select(".answer-number").eachText()).containsExactly("1", "2", "3", "4", "5");
        assertThat(page.select(".strip a"))
                .hasSize(11)
                .first()
                .satisfies(first -> assertThat(first.text()).contains("answered"));
        assertThat(page.select("[data-previous]").attr("href")).isEqualTo(at + "/sections/problem/problem.type");
        Got saved = pages.post(
                team.contributor(),
                at + "/answers/problem.decision",
                "value",
                "level:1",
                "evidence",
                "guess",
                "version",
                "0",
                "from",
                "one");
        assertThat(saved.location()).isEqualTo(page.select("[data-next]").attr("href"));

        assertThat(pages.post(
                                team.contributor(),
                                at + "/sections/problem/view",
                                "view",
                                "all",
                                "question",
                                "problem.value")
                        .location())
                .isEqualTo(at + "/sections/problem#q-problem.value");
        Document end = pages.page(team.contributor(), at + "/sections/problem/end");
        assertThat(end.select("h1").text()).contains("9 questions are open");
        assertThat(end.select(".verify-list").text()).contains("guess");
        assertThat(end.select(".onward a").eachText())
                .contains("Economics", "Check your answers", "Back to the overview");
        assertThat(pages.page(team.manager(), at + "/sections/problem/end")
                        .select(".lede")
                        .text())
                .contains("cannot be changed by you");
    }

    @Test
    void asksAgainWhenSomebodyWasFasterOnceMore() throws Exception {
        Element form = conflict();
        pages.post(team.lead(), answer, "value", "level:4", "note", "Mira once more", "version", "1");

        Got got = choose(team.contributor(), form, "mine");

        assertThat(got.status()).isEqualTo(409);
        assertThat(Pages.wellFormed(got).text()).contains("Mira once more", "Jonas’ words");
        assertThat(choose(
                                team.contributor(),
                                got.page().select("form[data-conflict-form]").first(),
                                "mine")
                        .status())
                .isEqualTo(302);
        assertThat(entry(METRIC).note()).isEqualTo("Jonas’\nwords");
    }

    private Element conflict() throws Exception {
        pages.post(team.lead(), answer, "value", "level:2", "note", "Mira’s words", "version", "0");
        Got got = pages.post(
                team.contributor(),
                answer,
                "value",
                "level:3",
                "evidence",
                "guess",
                "note",
                "Jonas’\nwords",
                "links",
                "https://e.example/j",
                "version",
                "0",
                "from",
                "section");
        return Objects.requireNonNull(
                got.page().select("form[data-conflict-form]").first());
    }

    private Got choose(PersonId person, @org.jspecify.annotations.Nullable Element form, String keep) throws Exception {
        List<String> sent = new java.util.ArrayList<>(List.of("keep", keep));
        for (Element input : Objects.requireNonNull(form).select("input[type=hidden]")) {
            if (!input.attr("name").equals("_csrf")) {
                sent.add(input.attr("name"));
                sent.add(input.val());
            }
        }
        return pages.post(person, form.attr("action"), sent.toArray(String[]::new));
    }

    @Test
    void forTheScriptAConflictIsAPanelOfItsForm() throws Exception {
        pages.post(team.lead(), answer, "value", "level:2", "version", "0");

        Got got = pages.send(team.contributor(), answer, "value", "level:3", "version", "0");

        assertThat(got.status()).isEqualTo(409);
        Element panel = id(got.page(), "conflict-answer-" + METRIC);
        assertThat(panel.hasAttr("data-conflict")).isTrue();
        assertThat(panel.select("input[name=version]").val()).isEqualTo("1");
        Document section = pages.page(team.contributor(), at + "/sections/problem");
        assertThat(id(section, "conflict-answer-" + METRIC).tagName()).isEqualTo("div");
    }

    @Test
    void tellsMyselfInAnotherWindowFromAColleague() throws Exception {
        pages.post(team.lead(), answer, "value", "level:2", "version", "0");

        Got got = pages.post(team.lead(), answer, "value", "level:3", "version", "0");

        assertThat(got.status()).isEqualTo(409);
        assertThat(got.page().text()).contains("Yours, from another window");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "data.joined", "value", "not-applicable", "Please say in a few words", "reason-data.joined"),
                Arguments.of(
                        "data.access",
                        "links",
                        "ftp://x.example/y",
                        "Each line has to hold",
                        "links-field-data.access"),
                Arguments.of("data.access", "note", "x".repeat(20_001), "The note is too long", "note-data.access"),
                Arguments.of(
                        "data.access",
                        "value",
                        "not-applicable",
                        "Please choose one of the answers",
                        "value-data.access-0"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeSavedIsShownAgainWithWhy(String question, String field, String value, String why, String control)
            throws Exception {
        Got page = pages.post(team.contributor(), at + "/answers/" + question, field, value, "note", "kept");

        assertThat(page.status()).isEqualTo(422);
        Document shown = Pages.wellFormed(page);
        assertThat(shown.title()).startsWith("Please check");
        assertThat(shown.select(".error-summary a").attr("href")).isEqualTo("#" + control);
        assertThat(id(shown, control)).isNotNull();
        assertThat(id(shown, "problem-" + question).text()).contains(why);
        if (!field.equals("note")) {
            assertThat(id(shown, "note-" + question).text()).isEqualTo("kept");
        }

        Got panel = pages.send(team.contributor(), at + "/answers/" + question, field, value);
        assertThat(panel.status()).isEqualTo(422);
        assertThat(id(panel.page(), "problem-" + question).text()).contains(why);
        assertThat(panel.page().body().children()).hasSize(1);

        Got onShortPath = pages.post(team.contributor(), at + "/answers/" + question, field, value, "from", "next");
        assertThat(onShortPath.status()).isEqualTo(422);
        assertThat(Pages.wellFormed(onShortPath).select("[id=q-" + question + "]"))
                .hasSize(1);
        assertThat(assessments(question)).isFalse();
    }

    private boolean assessments(String question) {
        people.actAs(team.lead());
        return assessments.scored(id).entries().containsKey(question);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "level:5",
                "level:-1",
                "level:",
                "level:2x",
                "nonsense",
                "option:nonsense",
                "votes:",
                "votes:2",
                "votes:2,2",
                "votes:1,x",
                "votes:1,5"
            })
    void aValueThatNoCardOffersIsRefused(String value) throws Exception {
        assertThat(pages.post(team.contributor(), answer, "value", value).status())
                .isEqualTo(422);
        assertThat(pages.post(team.contributor(), answer, "value", "level:1", "evidence", "sure")
                        .status())
                .isEqualTo(422);
        assertThat(assessments(METRIC)).isFalse();
    }

    @Test
    void nothingIsSavedOnceItIsInReviewAndTheWordsAreShown() throws Exception {
        people.actAs(team.lead());
        assessments.move(id, Transition.SUBMIT);

        Got page = pages.post(team.contributor(), answer, "value", "level:2", "note", "too late");
        Got panel = pages.send(team.contributor(), answer, "value", "level:2", "note", "too late");

        assertThat(page.status()).isEqualTo(422);
        assertThat(Pages.wellFormed(page).text()).contains("not saved", "submitted", "too late");
        assertThat(panel.status()).isEqualTo(422);
        assertThat(id(panel.page(), "problem-" + METRIC).text()).contains("submitted");
        people.actAs(team.lead());
        assessments.archive(id);
        assertThat(pages.post(team.contributor(), answer, "value", "level:2")
                        .page()
                        .text())
                .contains("archive");
    }

    @Test
    void theShortPathGoesOnFromQuestionToQuestion() throws Exception {
        String first = pages.get(team.contributor(), at + "/next").location();
        assertThat(first).isEqualTo(at + "/next/problem.decision");
        assertThat(pages.page(team.contributor(), first).select("form[data-autosave]"))
                .hasSize(1);

        Got saved =
                pages.post(team.contributor(), at + "/answers/problem.decision", "value", "level:3", "from", "next");
        assertThat(saved.location()).isEqualTo(at + "/next?after=problem.decision");
        String second = pages.get(team.contributor(), saved.location()).location();
        assertThat(second).startsWith(at + "/next/").isNotEqualTo(first);

        String skipped = pages.get(
                        team.contributor(), at + "/next?after=" + second.substring(second.lastIndexOf('/') + 1))
                .location();
        assertThat(skipped).isNotEqualTo(second);
    }

    @Test
    void theShortPathEndsOnceTheRestCannotChangeTheRecommendation() throws Exception {
        int steps = 0;
        String where = at + "/next";
        Got got = pages.get(team.contributor(), where);
        while (got.status() == 302) {
            String question = got.location().substring(got.location().lastIndexOf('/') + 1);
            boolean choice = Methods.newest().question(question) instanceof org.groundwork.method.Question.Choice;
            String value = choice ? "option:far-short" : "level:4";
            where = pages.post(team.contributor(), at + "/answers/" + question, "value", value, "from", "next")
                    .location();
            got = pages.get(team.contributor(), where);
            assertThat(++steps).isLessThan(56);
        }

        Document done = Pages.wellFormed(got);
        // what ML adds in money is not known: the answers are done, the verdict is provisional
        assertThat(done.select("h1").text()).isEqualTo("The money decides");
        assertThat(done.select(".lede").text())
                .startsWith("No answer to a question can change the recommendation any more.");
        assertThat(done.select(".chip-provisional")).hasSize(1);
        assertThat(done.text())
                .contains("Depending on the money it could become")
                .doesNotContain("the recommendation stays");
        assertThat(pages.page(team.contributor(), at + "/sections/data")
                        .select("#matters")
                        .text())
                .isEqualTo("No answer to a question can change the recommendation any more."
                        + " The money can: what is stated about it is incomplete, or comes out too close to call.");
        assertThat(pages.page(team.contributor(), at).select(".matter-list")).isEmpty();
    }

    @Test
    void aConditionThatKeepsTheStepFromBeingReachedIsNotSaidToStopNothing() throws Exception {
        people.actAs(team.contributor());
        Methods.newest()
                .questions()
                .forEach(q -> answers.save(
                        id,
                        AnswerDraft.of(
                                q.id(),
                                q instanceof org.groundwork.method.Question.Choice
                                        ? new Answer.Choice("far-short")
                                        : new Answer.Level(
                                                q.id().equals("problem.decision") ? 0 : 4, Evidence.DOCUMENTED))));
        Document check = pages.page(team.contributor(), at + "/check");
        assertThat(check.select(".verdict").text()).startsWith("Look again at the problem itself");
        assertThat(check.select("details.disclosure").text())
                .contains("One condition goes with it", "It keeps the step from being reached");
    }

    @Test
    void whileTooLittleIsAnsweredTheShortPathSaysWhatCanStillChange() throws Exception {
        people.actAs(team.contributor());
        answers.save(id, AnswerDraft.of("problem.decision", new Answer.Level(1, Evidence.GUESS)));
        for (String documented : List.of("problem.action", "problem.effect", "risk.regulation")) {
            answers.save(id, AnswerDraft.of(documented, new Answer.Level(4, Evidence.DOCUMENTED)));
        }
        answers.save(id, AnswerDraft.of("problem.metric", new Answer.Level(0, Evidence.DOCUMENTED)));

        Document done = Pages.wellFormed(pages.get(team.contributor(), at + "/next"));

        assertThat(done.select("h1").text()).isEqualTo("A few more answers, then there is a recommendation");
        assertThat(done.select(".lede").text())
                .isEqualTo("No unanswered question can change any more what it will be; one answer that is a guess,"
                        + " unknown or disputed can. It is named once 60 % of the first questions are answered.");
    }

    @Test
    void theShortPathEndsWithWhatIsWorthChecking() throws Exception {
        people.actAs(team.contributor());
        Methods.newest().questions().forEach(q -> answers.save(id, AnswerDraft.of(q.id(), new Answer.Unknown())));

        Document done = Pages.wellFormed(pages.get(team.contributor(), at + "/next"));

        assertThat(done.select("h1").text()).isEqualTo("Nothing left to ask, something to check");
        assertThat(done.select(".verify-list li")).isNotEmpty();
    }

    private static Element id(Document page, String id) {
        Element element = page.getElementById(id);
        assertThat(element).as(id).isNotNull();
        return Objects.requireNonNull(element);
    }
}
