package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evidence.SampleFiles;
import org.groundwork.review.ReviewSamples;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file is attached to an answer, refused, removed and downloaded; with the page's script, and without it. */
@BrowserTest
class EvidenceIT {

    private static final String DECISION = "problem.decision";

    @Autowired
    TestPeople people;

    private static Locator panel(Visitor visitor) {
        return visitor.page().locator("[id='files-" + DECISION + "']");
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    @Test
    void withAndWithoutTheScript(Visitors visitors) {
        TestTeam team = people.retention();
        AssessmentId id = team.importFile(ReviewSamples.churn());
        String section = "/assessments/" + id + "/sections/problem";
        Visitor mira = visitors.signIn(people.email(team.lead()), Look.desk()).expecting(422);
        mira.open(section);

        panel(mira).locator("input[type=file]").setInputFiles(new FilePayload[] {
            file("Call list.pdf", SampleFiles.pdf()), file("plan.svg", "<svg/>".getBytes(UTF_8))
        });
        assertThat(panel(mira).locator(".file-status"))
                .containsText("“Call list.pdf” is attached.“plan.svg” is a web page or drawing");
        assertThat(panel(mira).locator(".file-list li")).hasCount(1);
        panel(mira).locator("input[type=file]").setInputFiles(file("big.txt", new byte[11 << 20]));
        assertThat(panel(mira).locator(".file-status")).containsText("“big.txt” is larger than 10 MB.");
        mira.assertPageIsSound();
        mira.assertFitsTheWindow();

        Visitor jonas = visitors.signIn(
                        people.email(team.contributor()), Look.phone().withoutScript())
                .expecting(422);
        jonas.open(section);
        panel(jonas).locator("summary").click();
        panel(jonas).locator("input[type=file]").setInputFiles(file("photo.png", SampleFiles.png()));
        panel(jonas).locator("form[enctype] button").click();
        assertThat(jonas.page().locator("#flash")).containsText("“photo.png” is attached.");
        assertThat(panel(jonas).locator(".file-list li")).hasCount(2);
        jonas.assertFitsTheWindow();
        panel(jonas).locator("summary").click();
        panel(jonas).locator("input[type=file]").setInputFiles(file("again.png", SampleFiles.png()));
        panel(jonas).locator("form[enctype] button").click();
        assertThat(jonas.page().locator(".error-summary")).containsText("attached already, as “photo.png”");
        jonas.assertPageIsSound();
        jonas.assertFitsTheWindow();

        panel(mira).locator("[data-file-remove] button").first().click();
        assertThat(panel(mira).locator(".file-status")).containsText("“Call list.pdf” is removed.");
        panel(mira).locator(".files-more a").click();
        mira.seesHeading("Files with this answer");
        mira.page().locator("[aria-labelledby=files-gone] form button").first().click();
        assertThat(mira.page().locator("#flash")).containsText("stands with the answer again");
        mira.assertPageIsSound();
        mira.assertFitsTheWindow();
    }
}
