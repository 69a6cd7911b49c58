package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One question at a time, and no word lost: without a network, a tab, a session. */
@BrowserTest
class DeskIT {

    private static final String FIRST = "baseline.heuristic";
    private static final String SECOND = "baseline.manual";

    @Autowired
    TestPeople people;

    private String mira = "";
    private String jonas = "";
    private String at = "";

    @BeforeEach
    void twoPeopleAndAnAssessment() {
        TestTeam team = people.retention();
        mira = people.email(team.lead());
        jonas = people.email(team.contributor());
        at = "/assessments/" + team.start();
    }

    @Test
    void theShortPathIsOneClickAnAnswerAndLeadsBackToo(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk());
        Page page = visitor.open(at + "/next").page();
        String first = QuestionCard.first(page).id();
        NextPage.after(page, page.locator(".answers label").nth(2)::click);

        assertThat(QuestionCard.first(page).id()).isNotEqualTo(first);
        assertThat(page.locator(".just-saved")).containsText("Saved.");
        visitor.assertPageIsSound();
        visitor.press("Undo");
        assertThat(new QuestionCard(page, first).answer("none")).isChecked();
        NextPage.after(page, () -> page.keyboard().press("4"));
        String second = QuestionCard.first(page).id();
        NextPage.after(page, () -> page.keyboard().press("d"));
        String third = QuestionCard.first(page).id();
        NextPage.after(page, () -> page.keyboard().press("ArrowLeft"));
        assertThat(new QuestionCard(page, second).answer("unknown")).isChecked();
        visitor.follow("Previous");
        assertThat(new QuestionCard(page, first).answer("3")).isChecked();
        page.goBack();
        assertThat(new QuestionCard(page, second).answer("unknown")).isChecked();

        // keys are letters where somebody types
        page.keyboard().press("t");
        QuestionCard card = new QuestionCard(page, second);
        assertThat(card.note()).isFocused();
        card.savedBy(() -> page.keyboard().type("1 d 2"));
        assertThat(card.note()).hasValue("1 d 2");
        assertThat(card.answer("unknown")).isChecked();
        page.locator("h1").click();
        NextPage.after(page, () -> page.keyboard().press("Enter"));
        assertThat(QuestionCard.first(page).id()).isEqualTo(third);
        visitor.button("Turn these keys off").click();
        page.keyboard().press("1");
        assertThat(new QuestionCard(page, third).answer("none")).isChecked();

        // whoever passes over all of them is told what is next
        for (int i = 0;
                i < 60 && page.locator("[data-next]").count() > 0 && page.url().contains("/next/");
                i++) {
            NextPage.after(page, page.locator("[data-next]")::click);
        }
        assertThat(page.locator("#passed")).hasText("You passed these over");
        assertThat(page.locator(".onward")).containsText("Economics");
        visitor.assertPageIsSound();
    }

    @Test
    void everySectionIsAskedOneQuestionAtATime(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk()).expecting(422);
        Page page = visitor.open(at).page();
        visitor.follow("Data availability");
        visitor.assertPageIsSound();
        page.setViewportSize(Look.PHONE, 800);
        visitor.assertFitsTheWindow();
        page.setViewportSize(Look.DESK, 900);
        QuestionCard card = QuestionCard.first(page);
        card.savedBy(() -> card.choose("1"));
        BoundingBox chosen = page.locator(".radio-card:has(:checked)").boundingBox();
        BoundingBox said = page.locator(".saved-near").boundingBox();
        assertThat(said.y).as("said where it was clicked").isBetween(chosen.y, chosen.y + chosen.height);
        assertThat(page.locator(".strip [aria-current]")).containsText("answered");
        NextPage.after(page, () -> page.keyboard().press("Enter"));
        assertThat(page.locator(".desk-where")).containsText("Question 2 of 12");

        // nobody is scolded for a reason that cannot be typed yet
        visitor.open(at + "/questions/data.joined");
        AtomicInteger sent = new AtomicInteger();
        page.onRequest(request -> sent.addAndGet(request.method().equals("POST") ? 1 : 0));
        QuestionCard joined = QuestionCard.first(page);
        joined.choose("not-applicable");
        Locator reason = page.locator("[name=reason]");
        assertThat(reason).isFocused();
        assertThat(page.locator(".card-problem")).isEmpty();
        assertThat(sent.get()).isZero();
        joined.refusedBy(() -> page.keyboard().press("Tab"));
        assertThat(page.locator(".card-problem")).containsText("why the question does not apply");
        joined.savedBy(() -> reason.fill("There is one source"));

        // what is typed while something is refused is sent; links as people write them
        page.locator(".links-part summary").click();
        page.evaluate("() => { const fast = fetch; window.fetch = (...what) =>"
                + " new Promise(done => setTimeout(done, 1200)).then(() => fast(...what)); }");
        Locator links = page.locator("[name=links]");
        page.waitForRequest("**/answers/data.joined", () -> links.fill("ask Ann"));
        links.fill("Minutes wiki.example/m\n\\\\server\\share\\cases.xlsx");
        assertThat(page.locator(".link-list")).containsText("Minutes");
        assertThat(page.locator(".link-list a")).hasAttribute("href", "https://wiki.example/m");
        assertThat(page.locator(".link-list li")).hasCount(2);

        visitor.press("All on one page");
        assertThat(page).hasURL(Pattern.compile("/sections/data#q-data.joined$"));
        visitor.open(at).follow("Data availability");
        assertThat(page.locator("section.question")).hasCount(12);
        visitor.press("One at a time");
        visitor.follow("Data availability");
        visitor.seesHeading("Data availability: 10 questions are open");
        visitor.assertPageIsSound();
    }

    @Test
    void wordsOutliveTheTabAndMeetWhatStandsNow(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk()).expecting(409).deaf();
        Visitor atJonas = visitors.signIn(jonas, Look.desk());
        Page tab = tab(visitor, at + "/sections/baseline");
        Page talk = tab(visitor, at + "/comments?on=" + FIRST);
        visitor.page().context().setOffline(true);
        note(tab, FIRST).fill("Without a network");
        note(tab, SECOND).fill("Mira’s words");
        assertThat(status(tab, SECOND)).hasAttribute("data-state", "unsaved");
        talk.locator("main textarea[name=text]").first().fill("Who ran it?");
        Page other = visitor.page();
        close(tab);
        close(talk);
        other.context().setOffline(false);
        QuestionCard his =
                new QuestionCard(atJonas.open(at + "/sections/baseline").page(), SECOND);
        his.savedBy(() -> his.note().fill("Jonas’ words"));

        visitor.open(at);
        Locator unsaved = other.locator("[data-drafts] li");
        assertThat(unsaved).hasCount(3);
        visitor.assertPageIsSound();
        NextPage.after(
                other,
                unsaved.filter(new Locator.FilterOptions().setHasText("Without a network"))
                        .locator("a")::click);
        assertThat(note(other, FIRST)).hasValue("Without a network");
        assertThat(status(other, FIRST)).hasAttribute("data-state", "saved");
        visitor.open(at);
        assertThat(unsaved).hasCount(2);
        NextPage.after(
                other,
                unsaved.filter(new Locator.FilterOptions().setHasText("Mira’s words"))
                        .locator("a")::click);
        Locator conflict = other.locator("[data-conflict]");
        assertThat(conflict).containsText("Jonas’ words");
        assertThat(conflict).containsText("Mira’s words");
        visitor.assertPageIsSound();
        visitor.press("Keep theirs");
        assertThat(note(other, SECOND)).hasValue("Jonas’ words");
        visitor.press("Put mine back");
        assertThat(note(other, SECOND)).hasValue("Mira’s words");
        visitor.open(at + "/comments?on=" + FIRST);
        assertThat(other.locator(".draft-back")).containsText("Brought back");
        assertThat(other.locator("main textarea[name=text]").first()).hasValue("Who ran it?");
        NextPage.after(
                other, other.locator("main form.card button[type=submit]").first()::click);
        assertThat(other.locator("main")).containsText("Who ran it?");
        assertThat(other.locator(".draft-back")).hasCount(0);
        visitor.open(at);
        assertThat(other.locator("[data-drafts]")).isHidden();
    }

    @Test
    void wordsBelongToOnePersonAndWaitForThatOne(Visitors visitors) {
        Visitor visitor = visitors.signIn(mira, Look.desk()).expecting(401).expecting(403);
        Page tab = tab(visitor, at + "/sections/baseline/" + FIRST);
        tab.context().clearCookies();
        note(tab, FIRST).fill("After the session");
        assertThat(status(tab, FIRST)).containsText("You have been signed out");
        visitor.signIn(jonas, TestPeople.PASSWORD);
        assertThat(visitor.page().locator("[data-drafts]")).isHidden();
        assertThat(status(tab, FIRST)).containsText("Somebody else is signed in");
        visitor.open(at + "/sections/baseline/" + FIRST);
        assertThat(note(visitor.page(), FIRST)).hasValue("");

        tab.context().clearCookies();
        visitor.signIn(mira, TestPeople.PASSWORD);
        assertThat(status(tab, FIRST)).hasAttribute("data-state", "saved");
        visitor.open(at + "/sections/baseline/" + FIRST);
        assertThat(note(visitor.page(), FIRST)).hasValue("After the session");

        // another tab that is open keeps what it is at; signing out says what it takes with it
        tab.route("**/answers/**", route -> route.abort());
        note(tab, FIRST).fill("On the way");
        assertThat(status(tab, FIRST)).hasAttribute("data-state", "unsaved");
        visitor.open(at + "/sections/baseline/" + FIRST);
        assertThat(note(visitor.page(), FIRST)).hasValue("After the session");
        assertThat(status(visitor.page(), FIRST)).containsText("another tab");
        visitor.page().locator(".account-menu summary").click();
        visitor.button("Sign out").click();
        Locator asked = visitor.page().locator("dialog");
        assertThat(asked).containsText("Some words are not saved yet");
        assertThat(asked.locator("li")).hasCount(1);
        visitor.assertPageIsSound();
        visitor.press("Sign out all the same");
        assertThat(visitor.page()
                        .evaluate("Object.keys(localStorage).filter(k => k.startsWith('groundwork.draft')).length"))
                .isEqualTo(0);
    }

    private Page tab(Visitor visitor, String path) {
        Page tab = visitor.page().context().newPage();
        tab.navigate(path);
        return tab;
    }

    /** As a person closes a tab, who does not mind that it asks. */
    private static void close(Page tab) {
        tab.onDialog(Dialog::accept);
        tab.waitForClose(() -> tab.close(new Page.CloseOptions().setRunBeforeUnload(true)));
    }

    private static Locator note(Page page, String question) {
        return page.locator("[id='note-" + question + "']");
    }

    private static Locator status(Page page, String question) {
        return page.locator("[id='saved-" + question + "'] [data-state]");
    }
}
