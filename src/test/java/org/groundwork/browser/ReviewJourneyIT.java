package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.groundwork.identity.TeamRole;
import org.groundwork.report.ReportSamples;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A round of review with four roles: from a contributor’s remark to a decision in the PDF. */
@BrowserTest
class ReviewJourneyIT {

    @Autowired
    TestPeople people;

    private String mira = "";
    private String jonas = "";
    private String ada = "";
    private String otto = "";
    private String overview = "";

    @BeforeEach
    void fourPeopleAndAnAssessment() {
        TestTeam team = people.retention();
        mira = people.email(team.lead());
        jonas = people.email(team.contributor());
        ada = people.email(team.manager());
        otto = people.email(people.member("Otto Stern", team.id(), TeamRole.MANAGER));
        overview = "/assessments/" + team.importFile(ReportSamples.build("baseline.measured", ReportSamples.LOW));
    }

    @Test
    void fromARemarkToADecision(Visitors visitors) throws IOException {
        round(visitors, Look.desk());
    }

    @Test
    void fromARemarkToADecisionWithoutJavaScriptOnAPhone(Visitors visitors) throws IOException {
        round(visitors, Look.phone().withoutScript());
    }

    private void round(Visitors visitors, Look look) throws IOException {
        Visitor atJonas = visitors.signIn(jonas, look);
        remarks(atJonas, look);
        Visitor atMira = visitors.signIn(mira, look);
        submits(atMira);
        Visitor atAda = visitors.signIn(ada, look).expecting(422);
        returns(atAda);
        mendsAndSubmitsAgain(atMira, look);
        Visitor atOtto = visitors.signIn(otto, look).expecting(409);
        atOtto.open(overview + "/reports/2/decide-otherwise");
        acceptsSecond(atAda);
        comesLate(atOtto);
        atMira.open(overview + "/open-again");
        atMira.page().locator("#reason").fill("The office stays.");
        atMira.press("Open for a next version");
        atMira.open(overview + "/reports/2");
        assertThat(atMira.page().locator("#decision")).containsText("This decision no longer holds.");
        assertThat(text(atMira.get(overview + "/reports/2.pdf")))
                .contains("as recommended")
                .contains("This decision no longer holds.");
    }

    private void remarks(Visitor jonas, Look look) {
        jonas.open(overview + "/sections/problem");
        jonas.follow(jonas.page().locator("#q-problem\\.value .card-links a").first());
        jonas.seesHeading("Comments");
        jonas.assertPageIsSound();
        jonas.assertFitsTheWindow();
        Locator words = jonas.page().locator("#text-new");
        if (look.script()) {
            words.pressSequentially("Is this figure still right, @ad");
            assertThat(jonas.page().locator(".mention-list")).isVisible();
            words.press("Enter");
            assertThat(words).hasValue("Is this figure still right, @Ada Wolff ");
        } else {
            words.fill("Is this figure still right?");
            jonas.page().locator(".tell summary").first().click();
            jonas.page().locator("input[data-name='Ada Wolff']").first().check();
        }
        jonas.press("Send");
        assertThat(jonas.page().locator(".thread")).containsText("Told: Ada Wolff");
        jonas.assertPageIsSound();
    }

    private void submits(Visitor mira) {
        mira.open(overview + "/check");
        mira.press("Submit the assessment");
        assertThat(mira.page().locator("#decision")).containsText("waiting for a decision");
    }

    private void returns(Visitor ada) {
        ada.open("/review");
        ada.assertPageIsSound();
        ada.assertFitsTheWindow();
        ada.follow(ada.page().locator(".review-list a"));
        ada.assertPageIsSound();
        ada.follow("Return to the team…");
        ada.assertPageIsSound();
        ada.assertFitsTheWindow();
        ada.press("Return it");
        assertThat(ada.page().locator(".error-summary")).containsText("Please say what");
        ada.page().locator(".return-part summary").first().click();
        ada.page().locator("[name='reason-problem.value']").fill("Whose figure is it?");
        ada.press("Return it");
        assertThat(ada.page().locator("#decision")).containsText("Whose figure is it?");
    }

    private void mendsAndSubmitsAgain(Visitor mira, Look look) {
        mira.open("/");
        mira.follow("Look at it again: Churn early warning");
        assertThat(mira.page().locator(".review-note")).containsText("Whose figure is it?");
        mira.assertPageIsSound();
        mira.assertFitsTheWindow();
        mira.follow(mira.page().locator(".returned-list a"));
        QuestionCard value = new QuestionCard(mira.page(), "problem.value");
        assertThat(mira.page().locator("#q-problem\\.value .returned-note")).containsText("Whose figure is it?");
        mira.assertPageIsSound();
        if (look.script()) {
            value.savedBy(() -> value.note().fill("The head of finance’s."));
        } else {
            value.note().fill("The head of finance’s.");
            value.press("Save");
        }
        submits(mira);
    }

    private static void acceptsSecond(Visitor ada) {
        ada.open("/review");
        ada.follow(ada.page().locator(".review-list a"));
        ada.follow("Accept the recommendation");
        ada.assertPageIsSound();
        ada.page().locator("#reason").fill("Go on like this.");
        ada.press("Accept");
        assertThat(ada.page().locator("#decision")).containsText("as recommended");
        assertThat(ada.page().locator("#decision")).containsText("Ada Wolff");
    }

    /** The page was open before somebody else decided. */
    private static void comesLate(Visitor otto) {
        otto.assertPageIsSound();
        otto.page().locator("input[value=KEEP_SIMPLE]").check();
        otto.page().locator("#reason").fill("The office closes in May.");
        otto.press("Decide");
        otto.seesHeading("This report is not in review any more");
        assertThat(otto.page().locator("main")).containsText("Accepted by Ada Wolff");
        assertThat(otto.page().locator("#kept-text")).hasValue("Keep the simple solution\n\nThe office closes in May.");
        otto.assertPageIsSound();
        otto.assertFitsTheWindow();
        otto.press("Keep it as a comment");
        assertThat(otto.page().locator(".thread")).containsText("The office closes in May.");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
