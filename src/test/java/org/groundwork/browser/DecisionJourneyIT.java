package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Calendar;
import org.groundwork.review.DueDates;
import org.groundwork.review.ReviewSamples;
import org.groundwork.testing.SavedState;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A decision of four roles: from a return to what came of it. */
@BrowserTest
class DecisionJourneyIT {

    private static final String INPUT = "costs.dayRate";

    @Autowired
    TestPeople people;

    @Autowired
    Calendar calendar;

    @Autowired
    DueDates dueDates;

    @Autowired
    Clock clock;

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
        overview = "/assessments/" + team.importFile(ReviewSamples.churnWithMoney());
    }

    @Test
    void fromAReturnToWhatCameOfIt(Visitors visitors) throws IOException {
        Visitor atMira = visitors.signIn(mira, Look.desk());
        submits(atMira);
        Visitor atAda = visitors.signIn(ada, Look.desk()).expecting(422);
        returns(atAda);
        mends(atMira);
        submits(atMira);
        decides(atAda);
        Visitor atOtto = visitors.signIn(otto, Look.phone().withoutScript());
        corrects(atOtto);
        dueDates.publishDue(clock.instant().plus(Duration.ofDays(1)));
        saysWhatHappened(visitors.signIn(jonas, Look.phone()));
        readsTheTrackRecord(atAda);
    }

    private void submits(Visitor mira) {
        mira.open(overview + "/check");
        mira.press("Submit the assessment");
        assertThat(mira.page().locator("#decision")).containsText("waiting for a decision");
    }

    private static void sound(Visitor visitor) {
        visitor.assertPageIsSound();
        visitor.assertFitsTheWindow();
    }

    private static void returns(Visitor ada) {
        ada.open("/review");
        sound(ada);
        assertThat(ada.page().locator(".inbox-value")).containsText("EUR");
        ada.follow("Read the one that has waited longest");
        ada.follow("Return to the team…");
        ada.page().locator(".return-part summary").first().click();
        ada.page().locator("[name='reason-problem.value']").fill("Whose figure is it?");
        ada.page().locator(".return-part summary").last().click();
        ada.page().locator("[name='input-" + INPUT + "']").fill("Ask purchasing for the rate.");
        sound(ada);
        ada.press("Return it");
        assertThat(ada.page().locator("#decision")).containsText("Ask purchasing for the rate.");
        ada.assertPageIsSound();
    }

    private void mends(Visitor mira) {
        mira.open(overview);
        assertThat(mira.page().locator(".review-note")).containsText("Whose figure is it?");
        mira.follow(mira.page().locator(".review-note a[href*=economics]"));
        Page page = mira.page();
        Locator card = page.locator("[id='e-" + INPUT + "']");
        assertThat(card.locator(".returned-note")).containsText("Ask purchasing for the rate.");
        sound(mira);
        SavedState state = SavedState.of(page.locator("[id='economics-" + INPUT + "']"));
        state.savedBy("/economics/" + INPUT, () -> {
            card.locator("[id='high-" + INPUT + "']").fill("900");
            page.keyboard().press("Tab");
        });
        mira.open(overview + "/sections/problem");
        QuestionCard value = new QuestionCard(page, "problem.value");
        value.savedBy(() -> value.note().fill("The head of finance’s."));
    }

    private void decides(Visitor ada) {
        ada.open("/review/next");
        assertThat(ada.page().locator("#since")).containsText("Ask purchasing for the rate.");
        assertThat(ada.page().locator("#since .since-asked .chip").first()).hasText("changed");
        ada.follow("Accept the recommendation");
        Page page = ada.page();
        assertThat(page.locator("#weeks")).not().hasValue("");
        page.locator("#owner").selectOption("");
        page.locator("#deadline").fill("");
        sound(ada);
        ada.press("Accept");
        assertThat(page.locator("#loose")).containsText("Nobody answers for this yet");
        sound(ada);
        page.locator("#owner").selectOption("Jonas Berg");
        page.locator("#deadline").fill(calendar.today().toString());
        page.locator("#budget").fill("125k");
        page.locator("#conditions").fill("Legal agrees in writing");
        ada.press("Accept");
        assertThat(page.locator("#decision")).containsText("Legal agrees in writing");
        assertThat(page.locator("#decision")).containsText("125,000");
        ada.assertPageIsSound();
    }

    private void corrects(Visitor otto) throws IOException {
        otto.open(overview + "/reports/2");
        otto.follow("Correct it…");
        sound(otto);
        otto.page().locator("#budget").fill("90,000");
        otto.page().locator("#why").fill("The budget was cut.");
        otto.press("Correct it");
        assertThat(otto.page().locator("main")).containsText("Corrected because: The budget was cut.");
        assertThat(otto.page().locator("main")).containsText("What was said before");
        sound(otto);
        try (PDDocument pdf = Loader.loadPDF(otto.get(overview + "/reports/2.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Jonas Berg")
                    .contains("90,000 EUR")
                    .contains("Legal agrees in writing");
        }
    }

    private static void saysWhatHappened(Visitor jonas) {
        jonas.open("/notices");
        assertThat(jonas.page().locator("main")).containsText("The deadline of the decision has come");
        jonas.open("/");
        jonas.follow("Say what happened: Churn early warning");
        sound(jonas);
        Page page = jonas.page();
        page.locator("[name=result][value=DONE]").check();
        page.locator("#cost").fill("104,500");
        page.locator("#measured").fill("31 % fewer calls");
        page.locator("#learned").fill("Ask finance before the start.");
        jonas.press("Keep it");
        assertThat(page.locator(".promised")).containsText("over the budget");
        sound(jonas);
    }

    private static void readsTheTrackRecord(Visitor ada) {
        ada.open("/portfolio");
        ada.follow("Track record");
        assertThat(ada.page().locator(".record-summary")).hasText("1 of 1 done, 1 over budget");
        assertThat(ada.page().locator(".record")).containsText("31 % fewer calls");
        sound(ada);
        assertThat(new String(ada.get("/decisions.csv"), StandardCharsets.UTF_8))
                .contains("90000,\"EUR\",104500");
    }
}
