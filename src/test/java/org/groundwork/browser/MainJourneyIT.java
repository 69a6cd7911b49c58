package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.groundwork.identity.TeamRole;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From an empty page to a report in the hand, with JavaScript and without. */
@BrowserTest
class MainJourneyIT {

    private static final String NOTE = "The head of customer care said so on Monday.";

    @Autowired
    TestPeople people;

    @Test
    void leadsFromNothingToAReport(Visitors visitors) {
        journey(visitors, Look.desk());
    }

    @Test
    void leadsThereWithoutJavaScript(Visitors visitors) {
        journey(visitors, Look.desk().withoutScript());
    }

    @Test
    void leadsThereOnAPhone(Visitors visitors) {
        journey(visitors, Look.phone());
    }

    private void journey(Visitors visitors, Look look) {
        String email = people.email(people.retention().lead());
        Visitor mira = visitors.signIn(email, look);
        String overview = startsAnAssessment(mira);
        answersAQuestion(mira, look, overview);
        takesTheShortPath(mira, look, overview);
        submitsAndReads(mira, overview);
        takesItBack(mira, overview);
        carriesItElsewhere(mira, overview);
    }

    /** Gives the path of the assessment's overview. */
    private static String startsAnAssessment(Visitor mira) {
        mira.seesHeading("Assessments");
        mira.follow("Start an assessment");
        mira.field("Name of the initiative").fill("Churn early warning");
        mira.page().locator("[name=summary]").fill("Whom to ring first.");
        mira.press("Start");
        mira.seesHeading("Churn early warning");
        return Pattern.compile("^https?://[^/]+").matcher(mira.page().url()).replaceFirst("");
    }

    private static void answersAQuestion(Visitor mira, Look look, String overview) {
        mira.follow(mira.page().locator(".task-list").getByText("Problem framing"));
        assertThat(mira.page().locator(".desk-where")).containsText("Problem framing");
        mira.open(overview + "/questions/problem.decision");
        QuestionCard decision = new QuestionCard(mira.page(), "problem.decision");
        if (look.script()) {
            decision.savedBy(() -> decision.choose("3"));
            decision.savedBy(() -> decision.evidence("guess").check());
            decision.savedBy(() -> decision.note().fill(NOTE));
            decision.showsSaved();
            mira.page().reload();
        } else {
            decision.choose("3");
            decision.evidence("guess").check();
            decision.note().fill(NOTE);
            decision.press("Save and go on");
            mira.open(overview + "/questions/problem.decision");
        }
        decision.shows("3", "guess", NOTE);
        mira.open(overview);
        assertThat(mira.page().locator(".task-list li").first()).containsText("1 of 11");
        assertThat(mira.page().locator(".task-list li").first()).containsText("In progress");
    }

    private static void takesTheShortPath(Visitor mira, Look look, String overview) {
        mira.open(overview + "/next");
        int asked = 0;
        while (mira.page().locator(".question").count() > 0) {
            assertThat(++asked).as("questions on the short path").isLessThan(30);
            QuestionCard question = QuestionCard.first(mira.page());
            String value = switch (question.id()) {
                case "baseline.target" -> "not-tested";
                case String id when id.startsWith("baseline.") -> "0";
                default -> "3";
            };
            if (look.script()) {
                mira.follow(question.answer(value));
            } else {
                question.choose(value);
                question.press("Save and go on");
            }
        }
        mira.seesHeading("The rest cannot change the recommendation");
    }

    private static void submitsAndReads(Visitor mira, String overview) {
        mira.follow("Check your answers");
        mira.seesHeading("Check your answers");
        mira.press("Submit the assessment");
        mira.seesHeading("Churn early warning");
        assertThat(mira.page().locator("#flash")).containsText("Submitted");
        assertThat(mira.page().locator("main")).containsText("Simple baseline first");
        assertThat(mira.page().locator("main")).containsText(NOTE);

        String pdf = mira.link("PDF").getAttribute("href");
        assertThat(new String(mira.get(pdf), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .hasSizeGreaterThan(10_000);

        mira.open(overview + "/sections/problem");
        assertThat(mira.page().locator("[name=value]")).hasCount(0);
    }

    private static void takesItBack(Visitor mira, String overview) {
        mira.open(overview + "/open-again");
        mira.press("Take it back");
        assertThat(mira.page().locator("#flash")).containsText("Taken back");
        mira.open(overview + "/sections/problem");
        assertThat(new QuestionCard(mira.page(), "problem.decision").answer("3"))
                .isChecked();
    }

    private static void carriesItElsewhere(Visitor mira, String overview) {
        mira.open(overview);
        byte[] file = mira.get(mira.link("YAML").getAttribute("href"));
        String exported = new String(file, StandardCharsets.UTF_8);
        assertThat(exported).contains("method: core@2", "problem.decision", NOTE);

        Page page = mira.open("/assessments/import").page();
        page.locator("[name=file]")
                .setInputFiles(new FilePayload(
                        "churn.yaml",
                        "application/yaml",
                        exported.replace("Churn early warning", "Churn, once more")
                                .getBytes(StandardCharsets.UTF_8)));
        mira.press("Import");
        mira.seesHeading("Churn, once more");
        assertThat(page.locator("main")).containsText("Simple baseline first");
    }

    @Test
    void saysWhereAFileIsWrong(Visitors visitors) {
        String email = people.email(people.member("Jo Lang", people.team("Shop"), TeamRole.LEAD));
        Visitor jo = visitors.signIn(email, Look.desk()).expecting(422);
        jo.open("/assessments/import");
        jo.page().locator("[name=file]").setInputFiles(new FilePayload("wrong.yaml", "application/yaml", """
            groundwork: 1
            method: core@1
            initiative: { name: Wrong }
            answers:
              problem.decision: { level: 7 }
              problem.decison: { level: 1 }
              problem.decision_of_whom_the_team_calls_first_on_a_monday: { level: 1 }
            """.getBytes(
                        StandardCharsets.UTF_8)));

        jo.press("Import");

        assertThat(jo.page().locator("[data-error-summary]")).isFocused();
        assertThat(jo.page().locator(".file-problems tbody tr")).hasCount(3);
        assertThat(jo.page().locator(".file-problems")).containsText("problem.decision");
        jo.assertPageIsSound();
        for (int width : List.of(Look.DESK, Look.PHONE)) {
            jo.page().setViewportSize(width, 900);
            jo.assertFitsTheWindow();
            Locator table = jo.page().locator(".file-problems .table-scroll");
            assertThat(table.evaluate("t => t.scrollWidth <= t.clientWidth"))
                    .as("nothing of the table is out of sight, %s", width)
                    .isEqualTo(true);
            Locator key = jo.page().locator(".file-problems .file-key").first();
            assertThat(key).hasText("answers.problem.decision.level");
            assertThat(key.evaluate("k => [...k.children].map(part => part.getClientRects().length)"))
                    .as("lines and no wbr: a key is broken between its parts only, %s", width)
                    .isEqualTo(List.of(1, 0, 1, 0, 1, 0, 1, 0));
        }
    }
}
