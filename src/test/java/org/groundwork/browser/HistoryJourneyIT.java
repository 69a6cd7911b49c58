package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.review.ReviewSamples;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a report to what the team does, what came out, and what that did to the next report. */
@BrowserTest
class HistoryJourneyIT {

    @Autowired
    TestPeople people;

    @Test
    void leadsFromAReportThroughAnExperimentToTheNextReport(Visitors visitors) {
        TestTeam team = people.retention();
        AssessmentId id = team.importFile(ReviewSamples.churn());
        String overview = "/assessments/" + id;
        Visitor mira = visitors.signIn(people.email(team.lead()), Look.phone());

        submits(mira, overview);
        makesActions(mira, overview);
        entersTheResult(mira);
        takesAnAnswerOver(mira, overview);
        submits(mira, overview);
        compares(mira, overview);
    }

    private static void submits(Visitor mira, String overview) {
        mira.open(overview + "/check");
        mira.press("Submit the assessment");
        assertThat(mira.page().locator("#flash")).containsText("Submitted");
    }

    private static void makesActions(Visitor mira, String overview) {
        mira.open(overview + "/actions");
        mira.assertFitsTheWindow();
        mira.assertPageIsSound();
        mira.press("Make these actions");
        assertThat(mira.page().locator("#flash")).containsText("Now give them an owner");
        assertThat(mira.page().locator(".action")).not().hasCount(0);
        mira.assertFitsTheWindow();
        mira.assertPageIsSound();
    }

    private static void entersTheResult(Visitor mira) {
        Page page = mira.page();
        mira.follow(page.locator(".action-buttons a.button").first());
        mira.seesHeading("What came out");
        mira.assertFitsTheWindow();
        mira.assertPageIsSound();
        page.locator("[name=measured]").fill("44 of 100 cases, today 31");
        page.locator("[name=reached][value=yes]").check();
        page.locator("[name=how][value=past]").check();
        page.locator("[name=target][value=falls-short]").check();
        page.locator("[name=link]").fill("https://wiki.example/result");
        mira.press("Save the result");
        assertThat(page.locator(".action-result")).containsText("44 of 100 cases");
        assertThat(page.locator(".offer-list")).containsText("4 Measured");
        assertThat(page.locator(".offer-form")).hasCount(0);
    }

    private static void takesAnAnswerOver(Visitor mira, String overview) {
        mira.open(overview + "/open-again");
        mira.press("Open for a next version");
        mira.open(overview + "/actions");
        Page page = mira.page();
        int offers = page.locator(".offer-form").count();
        mira.follow(page.locator(".offer-form [value=true]").first());
        assertThat(mira.page().locator("#flash")).containsText("Taken over");
        assertThat(page.locator(".offer-form")).hasCount(offers - 1);
        assertThat(page.locator(".offer-list")).containsText("taken over");
        mira.assertPageIsSound();
    }

    private static void compares(Visitor mira, String overview) {
        mira.open(overview + "/history");
        mira.assertFitsTheWindow();
        mira.assertPageIsSound();
        assertThat(mira.page().locator(".snapshot")).hasCount(2);
        mira.follow(mira.page().locator(".snapshot").first().getByText(Pattern.compile("What changed")));
        mira.seesHeading("What changed");
        assertThat(mira.page().locator("#answers")).containsText("1 answer changed");
        assertThat(mira.page().locator(".side-after").first()).containsText("4 Measured");
        mira.assertFitsTheWindow();
        mira.assertPageIsSound();
    }
}
