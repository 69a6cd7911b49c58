package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.lab.LabSample;
import org.groundwork.review.ReviewSamples;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a file to a result, with the engines that ship, and what it offers into the answers. */
@BrowserTest
class LabJourneyIT {

    /** Engines are loaded, and a sample measured. */
    private static final double A_WHILE = 240_000;

    @Autowired
    TestPeople people;

    @Test
    void fromAFileToAnAnswer(Visitors visitors) {
        TestTeam team = people.retention();
        AssessmentId id = team.importFile(ReviewSamples.churnWithMoney());
        String overview = "/assessments/" + id;
        Visitor mira = visitors.signIn(people.email(team.lead()), Look.desk()).expecting(422);

        mira.open(overview + "/sections/baseline");
        mira.follow("Measure it on past cases");
        sound(mira);
        mira.page().locator("input[type=file]").setInputFiles(pastCases());
        mira.press("Upload and look at the columns");
        mira.page()
                .locator("h1:has-text('What the columns are')")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(A_WHILE));
        sound(mira);

        mira.field("How many cases can you act on?").fill("lots");
        mira.press("Measure");
        assertThat(mira.page().locator(".error-summary")).containsText("“lots” is no number.");
        sound(mira);
        mira.field("How many cases can you act on?").fill("15");
        mira.press("Measure");

        assertThat(mira.page().locator("h1"))
                .containsText("What came out", new ContainsTextOptions().setTimeout(A_WHILE));
        sound(mira);
        assertThat(mira.page().locator("#offers form").first()).isVisible(new IsVisibleOptions().setTimeout(A_WHILE));
        mira.page().locator("#offers form button").first().click();
        assertThat(mira.page().locator("#flash")).containsText("Taken over.");
        assertThat(mira.page().locator("#offers")).containsText("taken over");
        sound(mira);

        mira.open(overview);
        assertThat(mira.page().locator("section[aria-labelledby=lab-title]")).containsText("The last result");
        Visitor ada = visitors.signIn(people.email(team.manager()), Look.phone().withoutScript());
        ada.open(overview + "/lab");
        sound(ada);
        ada.page().locator(".offer-list a").first().click();
        assertThat(ada.page().locator("h1")).containsText("What came out");
        assertThat(ada.page().locator("#offers")).containsText("Those who answer this assessment take them over.");
        sound(ada);
    }

    private static void sound(Visitor visitor) {
        visitor.assertPageIsSound();
        visitor.assertFitsTheWindow();
    }

    /** A sample that ships, as somebody's own file. */
    private static FilePayload pastCases() {
        try (InputStream content = LabSample.SUBSCRIPTIONS.open()) {
            return new FilePayload("past.csv", "text/csv", content.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
