package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.SavedState;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The economics are stated, and the picture follows. */
@BrowserTest
class EconomicsIT {

    @Autowired
    TestPeople people;

    private String mira = "";
    private String jonas = "";
    private String economics = "";

    @BeforeEach
    void twoPeopleAndAnAssessment() {
        TestTeam team = people.retention();
        mira = people.email(team.lead());
        jonas = people.email(team.contributor());
        economics = "/assessments/" + team.start() + "/economics";
    }

    @Test
    void thePictureFollowsWhatIsStatedAndNothingIsLost(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk());
        Page page = visitor.open(economics).page();
        visitor.assertPageIsSound();
        Locator picture = page.locator("#picture");
        assertThat(picture).containsText("As soon as you state what is at stake");

        states(page, "value.atStakePerYear", "low", "300k");
        assertThat(saved(page, "value.atStakePerYear")).hasText("Not saved yet: the other end is missing.");
        savedBy(page, "value.atStakePerYear", "high", "1,600,000");
        assertThat(page.locator("[id='reads-value.atStakePerYear']"))
                .hasText("9 times in 10 the truth lies between 300,000 and 1,600,000 a year.");
        assertThat(picture).containsText("how much people would act upon it");
        field(page, "kind-exact", "value.adoption").check();
        assertThat(field(page, "low", "value.adoption")).isHidden();
        savedBy(page, "value.adoption", "exact", "70");
        assertThat(picture).containsText("what a day of it costs");
        field(page, "kind-exact", "costs.dayRate").check();
        savedBy(page, "costs.dayRate", "exact", "700");

        assertThat(picture.locator(".picture-advice")).containsText("Your estimates imply");
        assertThat(picture).containsText("On average: ");
        assertThat(picture).containsText("half of the futures do better, half worse");
        assertThat(picture.locator("svg.strips")).isVisible();
        assertThat(picture).not().containsText("What cannot be said yet");
        visitor.assertPageIsSound();
        String before = picture.locator("svg.strips desc").textContent();
        savedBy(page, "value.adoption", "exact", "5");
        assertThat(picture.locator("svg.strips desc")).not().hasText(before);

        page.reload();
        assertThat(field(page, "low", "value.atStakePerYear")).hasValue("300,000");
        assertThat(field(page, "exact", "value.adoption")).hasValue("5");
        page.setViewportSize(Look.PHONE, 800);
        visitor.assertFitsTheWindow();
        assertThat(page.locator("#picture-line")).isVisible();
    }

    @Test
    void lowTabHighTabIsSavedHoweverSlowTheAnswers(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk()).expecting(422);
        Page page = visitor.page();
        page.addInitScript("""
            const fast = window.fetch;
            window.fetch = (...what) => new Promise((done) => setTimeout(done, 1500)).then(() => fast(...what));
            """);
        visitor.open(economics);
        SavedState state = SavedState.of(item(page, "value.atStakePerYear"));
        field(page, "low", "value.atStakePerYear").focus();
        page.keyboard().type("200000");
        page.keyboard().press("Tab");
        state.becomes("changed");
        page.keyboard().type("5");
        state.becomes("saving");
        page.keyboard().type("30000");
        page.keyboard().press("Tab");
        state.becomes("saved");
        assertThat(page.locator("[id='reads-value.atStakePerYear']"))
                .hasText("9 times in 10 the truth lies between 200,000 and 530,000 a year.");
        page.reload();
        assertThat(field(page, "high", "value.atStakePerYear")).hasValue("530,000");
    }

    @Test
    void anOldErrorLeavesWhenItsFieldIsRetyped(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk()).expecting(422);
        Page page = visitor.open(economics).page();
        field(page, "kind-exact", "value.adoption").check();
        SavedState state = SavedState.of(item(page, "value.adoption"));
        state.refusedBy("/economics/value.adoption", () -> states(page, "value.adoption", "exact", "0.7"));
        Locator exact = field(page, "exact", "value.adoption");
        assertThat(page.locator("[id='problem-value.adoption']")).containsText("Do you mean 0.7 % or 70 %?");
        assertThat(exact).hasAttribute("aria-invalid", "true");
        assertThat(exact).hasValue("0.7");
        visitor.assertPageIsSound();

        exact.fill("70");
        assertThat(page.locator("[id='problem-value.adoption'] p")).hasCount(0);
        assertThat(exact).not().hasAttribute("aria-invalid", "true");
        state.becomes("saved");
        savedBy(page, "value.adoption", "exact", "70 %");
        assertThat(page.locator("[id='reads-value.adoption']")).hasText("Read as 70 %, exactly.");
    }

    @Test
    void aRangeInOneFieldGoesWhereItBelongsAndZeroAsksForFirmLimits(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk()).expecting(422);
        Page page = visitor.open(economics).page();
        savedBy(page, "ml.buildWeeks", "low", "20 to 30");
        assertThat(field(page, "low", "ml.buildWeeks")).hasValue("20");
        assertThat(field(page, "high", "ml.buildWeeks")).hasValue("30");

        SavedState stake = SavedState.of(item(page, "value.atStakePerYear"));
        stake.refusedBy(
                "/economics/value.atStakePerYear", () -> states(page, "value.atStakePerYear", "low", "0–50,000"));
        visitor.assertPageIsSound();
        page.locator("[id='problem-value.atStakePerYear'] button").click();
        assertThat(field(page, "kind-ends", "value.atStakePerYear")).isChecked();
        assertThat(field(page, "likely", "value.atStakePerYear")).isFocused();
        savedBy(page, "value.atStakePerYear", "likely", "20k");
        assertThat(page.locator("[id='reads-value.atStakePerYear']"))
                .hasText("Never below 0, never above 50,000 a year, most likely 20,000.");
        assertThat(field(page, "high", "value.atStakePerYear")).hasValue("50,000");
    }

    @Test
    void bothAreShownWhereTwoStateTheSame(Visitors visitors) {
        Page miras = visitors.signIn(mira, Look.desk()).open(economics).page();
        Visitor atJonas = visitors.signIn(jonas, Look.desk()).expecting(409);
        Page his = atJonas.open(economics).page();
        field(miras, "low", "baseline.buildWeeks").fill("2");
        savedBy(miras, "baseline.buildWeeks", "high", "4");

        field(his, "low", "baseline.buildWeeks").fill("5");
        SavedState.of(item(his, "baseline.buildWeeks"))
                .refusedBy("/economics/baseline.buildWeeks", () -> states(his, "baseline.buildWeeks", "high", "9"));

        Locator conflict = his.locator("[data-conflict]");
        assertThat(conflict).containsText("2 to 4 person-weeks");
        assertThat(conflict).containsText("5 to 9 person-weeks");
        atJonas.assertPageIsSound();
        atJonas.press("Keep mine");
        assertThat(his.locator("[data-conflict]")).hasCount(0);
        assertThat(field(his, "low", "baseline.buildWeeks")).hasValue("5");
    }

    @Test
    void everythingWorksWithoutJavaScript(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.phone().withoutScript()).expecting(422);
        Page page = visitor.open(economics).page();
        field(page, "low", "value.atStakePerYear").fill("1.250");
        field(page, "high", "value.atStakePerYear").fill("5000");
        field(page, "kind-exact", "value.adoption").check();
        field(page, "exact", "value.adoption").fill("70 %");
        field(page, "kind-exact", "costs.dayRate").check();
        field(page, "exact", "costs.dayRate").fill("700");

        saveAll(page);

        assertThat(page.locator("[data-error-summary]"))
                .containsText("“1.250” can be read in two ways. Do you mean 1250 or 1.25?");
        assertThat(field(page, "high", "value.atStakePerYear")).hasValue("5000");
        assertThat(field(page, "exact", "value.adoption")).hasValue("70");
        field(page, "low", "value.atStakePerYear").fill("1250");
        saveAll(page);
        assertThat(page.locator("#flash")).containsText("Saved.");
        assertThat(page.locator("#picture svg.strips")).isVisible();
        assertThat(field(page, "low", "value.atStakePerYear")).hasValue("1,250");
        visitor.assertFitsTheWindow();
    }

    private static void saveAll(Page page) {
        NextPage.after(page, page.locator("#part-value button[type=submit]")::click);
    }

    private static Locator field(Page page, String part, String item) {
        return page.locator("[id='" + part + "-" + item + "']");
    }

    private static Locator saved(Page page, String item) {
        return page.locator("[id='saved-" + item + "']");
    }

    private static Locator item(Page page, String item) {
        return page.locator("[id='e-" + item + "']");
    }

    private static void states(Page page, String item, String part, String text) {
        field(page, part, item).fill(text);
        field(page, part, item).blur();
    }

    /** Fills a field, and waits until that is saved. */
    private static void savedBy(Page page, String item, String part, String text) {
        SavedState.of(item(page, item)).savedBy("/economics/" + item, () -> states(page, item, part, text));
    }
}
