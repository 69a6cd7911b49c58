package org.groundwork.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.web.Pages.Got;
import org.groundwork.document.AssessmentFile;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** An assessment moves to a newer questionnaire: offer, page, confirmation, and what is left. */
@GroundworkTest
class MovePagesTest {

    private static final Method ONE = Methods.find("core@1").orElseThrow();
    private static final Method TWO = Methods.find("core@2").orElseThrow();
    private static final String METRIC = "problem.metric";
    private static final String VALUE = "problem.value";

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
    private String move;

    @BeforeEach
    void anAssessmentOnTheFirstVersion() {
        pages = new Pages(mvc, people);
        team = people.retention();
        Map<String, AssessmentFile.Entry> given = new LinkedHashMap<>();
        for (Question question : ONE.questions()) {
            if (question instanceof Question.Levelled) {
                given.put(question.id(), AssessmentFile.Entry.of(new Answer.Level(3, Evidence.KNOWN)));
            }
        }
        given.put(VALUE, AssessmentFile.Entry.of(new Answer.Unknown()));
        people.actAs(team.lead());
        id = team.importFile(new AssessmentFile(ONE, new AssessmentFile.Initiative("Churn", null, null), given));
        at = "/assessments/" + id;
        move = at + "/move";
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private Entry entry(String question) {
        people.actAs(team.lead());
        return Objects.requireNonNull(assessments.scored(id).entry(question));
    }

    private String method() {
        people.actAs(team.lead());
        return assessments.view(id).method();
    }

    private static Element byId(Document page, String id) {
        return Objects.requireNonNull(page.getElementById(id), id);
    }

    /** What the page's form sends, with some of its choices made. */
    private String[] form(Document page, String... choices) {
        List<String> sent = new ArrayList<>();
        Element form = Objects.requireNonNull(page.select("form[data-guard]").first());
        for (Element input : form.select("input[type=hidden]:not([name=_csrf])")) {
            sent.addAll(List.of(input.attr("name"), input.val()));
        }
        List<String> chosen = List.of(choices);
        for (Element input : form.select("input[type=radio][checked]")) {
            if (!chosen.contains(input.attr("name"))) {
                sent.addAll(List.of(input.attr("name"), input.val()));
            }
        }
        sent.addAll(chosen);
        return sent.toArray(String[]::new);
    }

    @Test
    void isOfferedQuietlyToWhoMayMoveIt() throws Exception {
        Document overview = pages.page(team.lead(), at);

        assertThat(byId(overview, "move-offer").text())
                .isEqualTo("There is a questionnaire that takes over from this one: core@2");
        assertThat(overview.select(".move-offer a").attr("href")).isEqualTo(move);
        assertThat(pages.page(team.contributor(), at).getElementById("move-offer"))
                .isNull();
        assertThat(pages.page(team.manager(), at).getElementById("move-offer")).isNull();
        assertThat(pages.page(team.contributor(), at).text()).doesNotContain("Move to core@2");
    }

    @Test
    void notNowIsRememberedAndThereIsAWayBack() throws Exception {
        Got got = pages.post(team.lead(), move + "/later", "to", "core@2");

        assertThat(got.location()).isEqualTo(at);
        Document overview = pages.page(team.lead(), at);
        assertThat(overview.getElementById("move-offer")).isNull();
        assertThat(overview.select(".link-rows a[href=" + move + "]").text()).isEqualTo("Move to core@2");
        assertThat(pages.page(team.lead(), move).select("h1").text()).isEqualTo("Move to core@2");
    }

    @Test
    void showsBothWordingsAndTheNewAnswersAsAChoice() throws Exception {
        Document page = pages.page(team.lead(), move);

        assertThat(Objects.requireNonNull(byId(page, "move-why").parent()).text())
                .contains(Objects.requireNonNull(TWO.replaces()).why());
        assertThat(page.select(".move-look"))
                .as("all but the choice, which has none")
                .hasSize(21);
        Element metric = byId(page, "look-" + METRIC);
        Question.Levelled before = (Question.Levelled) ONE.question(METRIC);
        Question.Levelled after = (Question.Levelled) TWO.question(METRIC);
        assertThat(metric.select(".move-then").text())
                .contains(before.text(), before.levels().get(3).anchor(), "known first-hand");
        assertThat(metric.select("legend").text()).contains(after.text());
        assertThat(metric.select(".radio-card").eachText())
                .hasSize(5)
                .element(3)
                .asString()
                .contains(after.levels().get(3).anchor(), "where your answer stands");
        assertThat(metric.select("input[checked]").eachAttr("value")).containsExactly("later");
        assertThat(metric.text()).contains(Objects.requireNonNull(TWO.replaces().what(METRIC)));
        assertThat(Objects.requireNonNull(byId(page, "move-rest").parent()).text())
                .contains(TWO.question("baseline.versus-ml").title())
                .contains("answers stay as they are");
        assertThat(page.select(".move-before .chip-verdict, .move-after .chip-verdict"))
                .hasSize(2);
    }

    @Test
    void aPreviewChangesNothingAndKeepsTheChoices() throws Exception {
        Document page = pages.page(team.lead(), move);

        Got got = pages.post(
                team.lead(),
                move + "/preview",
                form(page, "value-problem.effect", "level:0", "value-" + METRIC, "unknown"));

        assertThat(got.status()).isEqualTo(200);
        Document preview = Pages.wellFormed(got);
        assertThat(byId(preview, "look-problem.effect").select("input[checked]").eachAttr("value"))
                .containsExactly("level:0");
        assertThat(byId(preview, "look-" + METRIC).select("input[checked]").eachAttr("value"))
                .containsExactly("unknown");
        assertThat(preview.select(".move-after .chip-verdict").text())
                .as("of no effect")
                .isEqualTo(TWO.verdict("RETHINK").title());
        assertThat(preview.select(".move-before .chip-verdict").text())
                .isEqualTo(page.select(".move-before .chip-verdict").text());
        assertThat(preview.text()).contains("Worked out with what you have chosen below.");
        assertThat(method()).isEqualTo("core@1");
        assertThat(pages.get(team.lead(), move + "/preview").location()).isEqualTo(move);
    }

    @Test
    void movesWithoutScriptAndSaysWhatIsLeft() throws Exception {
        Document page = pages.page(team.lead(), move);

        Got got = pages.post(team.lead(), move, form(page, "value-" + METRIC, "level:1"));

        assertThat(got.location()).isEqualTo(at);
        assertThat(method()).isEqualTo("core@2");
        assertThat(entry(METRIC).answer()).isEqualTo(new Answer.Level(1, Evidence.KNOWN));
        assertThat(entry(METRIC).lookAgain()).isFalse();
        assertThat(entry(VALUE).answer()).isEqualTo(new Answer.Unknown());
        assertThat(entry(VALUE).lookAgain()).isTrue();
        Document overview = pages.page(team.lead(), at);
        assertThat(byId(overview, "look-again").text()).endsWith("answers to look at again");
        assertThat(overview.select("a[href$=/questions/" + VALUE + "]")).isNotEmpty();
        assertThat(overview.getElementById("move-offer")).isNull();
        assertThat(overview.text()).contains("Mira Holm moved the assessment to the questionnaire core@2");
        assertThat(pages.get(team.lead(), move).status()).isEqualTo(404);
    }

    @Test
    void theCardIsMarkedUntilSomebodySavesItAnew() throws Exception {
        pages.post(team.lead(), move, form(pages.page(team.lead(), move)));
        String section = at + "/sections/problem";

        Element card = byId(pages.page(team.contributor(), section), "q-" + METRIC);
        Question.Levelled before = (Question.Levelled) ONE.question(METRIC);
        assertThat(byId(Objects.requireNonNull(card.ownerDocument()), "look-" + METRIC)
                        .text())
                .contains(
                        "The meaning changed, please look again.",
                        Objects.requireNonNull(
                                Objects.requireNonNull(TWO.replaces()).what(METRIC)),
                        "core@1 asked: " + before.text(),
                        before.levels().get(3).anchor());
        assertThat(byId(pages.page(team.manager(), section), "look-" + METRIC).select("button"))
                .isEmpty();

        Got saved = pages.send(
                team.contributor(), at + "/answers/" + METRIC, "value", "level:3", "evidence", "known", "version", "2");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(byId(saved.page(), "look-" + METRIC).text()).isEmpty();
        assertThat(entry(METRIC).lookAgain()).isFalse();
        Document again = pages.page(team.contributor(), section);
        assertThat(byId(again, "look-" + METRIC).text()).isEmpty();
        assertThat(byId(again, "look-" + VALUE).text()).isNotEmpty();
    }

    @Test
    void theHistoryIsInTheWordsOfThen() throws Exception {
        pages.post(team.lead(), move, form(pages.page(team.lead(), move), "value-" + METRIC, "level:1"));

        Document history = pages.page(team.contributor(), at + "/answers/" + METRIC + "/history");

        Question.Levelled before = (Question.Levelled) ONE.question(METRIC);
        Question.Levelled after = (Question.Levelled) TWO.question(METRIC);
        assertThat(history.select("h1").text()).isEqualTo(after.text());
        assertThat(history.select(".history > li").eachText())
                .satisfiesExactly(
                        now -> assertThat(now)
                                .contains(
                                        "Written by the move from core@1.",
                                        after.levels().get(1).anchor()),
                        then -> assertThat(then)
                                .contains(
                                        "As core@1 asked it: " + before.text(),
                                        before.levels().get(3).anchor()));
    }

    @Test
    void aStalePageShowsWhatWasSeenAndWhatStands() throws Exception {
        String[] form = form(pages.page(team.lead(), move), "value-" + METRIC, "level:2", "value-" + VALUE, "level:1");
        people.actAs(team.contributor());
        answers.save(id, new AnswerDraft(METRIC, 1, null, new Answer.Level(0, Evidence.KNOWN), "", List.of()));

        Got got = pages.post(team.lead(), move, form);

        assertThat(got.status()).isEqualTo(409);
        Document page = Pages.wellFormed(got);
        assertThat(page.select(".error-summary a").text())
                .isEqualTo("Jonas Berg changed “" + TWO.question(METRIC).title() + "”");
        Question.Levelled before = (Question.Levelled) ONE.question(METRIC);
        assertThat(byId(page, "look-" + METRIC).select(".notice").text())
                .contains(
                        "What you saw: " + before.numbered(3), "What stands now, by Jonas Berg: " + before.numbered(0));
        assertThat(byId(page, "look-" + METRIC).select("input[checked]").eachAttr("value"))
                .containsExactly("level:2");
        assertThat(byId(page, "look-" + VALUE).select("input[checked]").eachAttr("value"))
                .containsExactly("level:1");
        assertThat(method()).isEqualTo("core@1");

        assertThat(pages.post(team.lead(), move, form(page)).location()).isEqualTo(at);
        assertThat(entry(METRIC).answer()).isEqualTo(new Answer.Level(2, Evidence.KNOWN));
    }

    @Test
    void othersAreRefusedAndStrangersFindNothing() throws Exception {
        String[] form = form(pages.page(team.lead(), move));
        for (PersonId other : List.of(team.contributor(), team.manager())) {
            assertThat(pages.get(other, move).status()).isEqualTo(403);
            assertThat(pages.post(other, move, form).status()).isEqualTo(403);
            assertThat(pages.post(other, move + "/preview", form).status()).isEqualTo(403);
            assertThat(pages.post(other, move + "/later", "to", "core@2").status())
                    .isEqualTo(403);
        }
        PersonId stranger = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        assertThat(pages.get(stranger, move).status()).isEqualTo(404);
        assertThat(pages.post(stranger, move, form).status()).isEqualTo(404);
        assertThat(method()).isEqualTo("core@1");
    }

    @Test
    void whatIsInReviewCannotBeMoved() throws Exception {
        String[] form = form(pages.page(team.lead(), move));
        pages.post(team.lead(), at + "/submit");

        assertThat(pages.page(team.lead(), at).getElementById("move-offer")).isNull();
        assertThat(pages.get(team.lead(), move).status()).isEqualTo(409);
        assertThat(pages.post(team.lead(), move, form).status()).isEqualTo(409);
        assertThat(method()).isEqualTo("core@1");
    }

    @Test
    void whatThePageDoesNotOfferIsRefused() throws Exception {
        String[] form = form(pages.page(team.lead(), move), "value-" + METRIC, "level:7");

        assertThat(pages.post(team.lead(), move, form).status()).isEqualTo(422);
        assertThat(pages.post(team.lead(), move, "seen-" + METRIC, "x").status())
                .isEqualTo(422);
        assertThat(method()).isEqualTo("core@1");
    }

    @Test
    void whatWasSubmittedStaysAndTheReceiptCountsWhatNobodyLookedAt() throws Exception {
        pages.post(team.lead(), at + "/submit");
        String before =
                pages.page(team.lead(), at + "/reports/1").select("#receipt").text();
        pages.post(team.lead(), at + "/withdraw");

        pages.post(team.lead(), move, form(pages.page(team.lead(), move), "value-" + METRIC, "level:3"));
        pages.post(team.lead(), at + "/submit");

        assertThat(before).contains("core@1").doesNotContain("another version");
        assertThat(pages.page(team.lead(), at + "/reports/1").select("#receipt").text())
                .isEqualTo(before);
        assertThat(pages.page(team.lead(), at + "/reports/2").select("#receipt").text())
                .contains("core@2", "20 answers were given under another version");
        assertThat(pages.page(team.lead(), at + "/history").select("h1")).hasSize(1);
        assertThat(pages.page(team.lead(), at + "/history/compare?from=1&to=2").text())
                .contains("core@1", "core@2");
        assertThat(pages.get(team.lead(), at + "/comments").status()).isEqualTo(200);
        assertThat(pages.get(team.lead(), at + "/actions").status()).isEqualTo(200);
        assertThat(pages.get(team.lead(), at + "/activity").status()).isEqualTo(200);
        assertThat(pages.get(team.lead(), at + "/check").status()).isEqualTo(200);
    }
}
