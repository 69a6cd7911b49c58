package org.groundwork.assessment.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.groundwork.identity.PersonId;
import org.groundwork.testing.Axe;
import org.groundwork.testing.DeafPages;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.InstalledBrowser;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.SavedState;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Two people fill in an assessment in their browsers, with script and without. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
@Import(TestPeople.class)
class AnsweringBrowserTest {

    private static final String RULE = "baseline.heuristic";

    private static InstalledBrowser installed;

    @LocalServerPort
    private int port;

    @Autowired
    private TestPeople people;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private TestTeam team;
    private String at;

    @BeforeAll
    static void open() {
        installed = new InstalledBrowser();
    }

    @AfterAll
    static void close() {
        installed.close();
    }

    @BeforeEach
    void anAssessment() {
        team = people.retention();
        at = "/assessments/" + team.start();
    }

    @AfterEach
    void leave() {
        contexts.forEach(BrowserContext::close);
    }

    @Test
    void savesByItselfAndTellsTheSide() {
        Page page = signedIn(team.lead(), with());
        go(page, at + "/sections/baseline");

        savedBy(page, level(page, 2)::check);
        assertThat(saved(page)).containsText("Mira Holm");
        assertThat(part(page, "count-baseline")).hasText("1 of 11");
        savedBy(page, () -> note(page).fill("Tried on twelve cases."));
        assertThat(part(page, "version-answer-" + RULE)).hasValue("2");

        page.reload();
        assertThat(level(page, 2)).isChecked();
        assertThat(note(page)).hasValue("Tried on twelve cases.");
    }

    @Test
    void showsBothWhenAColleagueWasFasterAndKeepsTheOneChosen() {
        Page mira = signedIn(team.lead(), with());
        Page jonas = signedIn(team.contributor(), with());
        contexts.forEach(DeafPages::in);
        go(mira, at + "/sections/baseline");
        go(jonas, at + "/sections/baseline");

        savedBy(mira, () -> note(mira).fill("Mira’s words"));
        assertThat(saved(mira)).containsText("Mira Holm");
        refusedBy(jonas, () -> note(jonas).fill("Jonas’ words"));
        Locator panel = part(jonas, "conflict-answer-" + RULE);
        assertThat(panel).containsText("Mira’s words");
        assertThat(panel).containsText("Jonas’ words");
        NextPage.after(jonas, panel.locator("button[value=mine]")::click);
        assertThat(saved(jonas)).containsText("Jonas Berg");
        assertThat(note(jonas)).hasValue("Jonas’ words");

        refusedBy(mira, () -> note(mira).fill("Mira’s newer words"));
        NextPage.after(mira, part(mira, "conflict-answer-" + RULE).locator("button[value=theirs]")::click);
        assertThat(saved(mira)).containsText("Jonas Berg");
        assertThat(note(mira)).hasValue("Jonas’ words");
    }

    @Test
    void aDraftThatWasKeptDoesNotOverwriteWhatAColleagueWroteSince() {
        Page mira = signedIn(team.lead(), with());
        Page jonas = signedIn(team.contributor(), with());
        go(mira, at + "/sections/baseline");
        mira.onDialog(Dialog::accept);
        AtomicBoolean network = new AtomicBoolean();
        mira.route("**/answers/**", route -> {
            if (network.get()) {
                route.resume();
            } else {
                route.abort();
            }
        });
        mira.route("**/sections/baseline", route -> {
            network.set(true);
            route.resume();
        });
        note(mira).fill("Mira, without a network");
        assertThat(saved(mira)).containsText("trying again");

        go(jonas, at + "/sections/baseline");
        savedBy(jonas, () -> note(jonas).fill("Jonas, meanwhile"));
        assertThat(saved(jonas)).containsText("Jonas Berg");

        mira.reload();
        Locator panel = part(mira, "conflict-answer-" + RULE);
        assertThat(panel).containsText("Jonas, meanwhile");
        assertThat(panel).containsText("Mira, without a network");
    }

    @Test
    void asksForAReasonOnlyWhereSomethingDoesNotApply() {
        Page page = signedIn(team.lead(), with());
        go(page, at + "/sections/baseline");
        Locator reason = form(page).locator("input[name=reason]");

        assertThat(reason).isHidden();
        assertThat(form(page).locator(".strength")).isHidden();
        form(page).locator("input[value=not-applicable]").check();
        assertThat(reason).isFocused();
        assertThat(saved(page)).containsText("Say in a few words why");
        assertThat(part(page, "problem-" + RULE)).isEmpty();
        refusedBy(page, () -> note(page).focus());
        assertThat(part(page, "problem-" + RULE)).containsText("in a few words why");
        savedBy(page, () -> reason.fill("There is nothing to rule on"));
        assertThat(saved(page)).containsText("Mira Holm");
        assertThat(part(page, "problem-" + RULE)).isEmpty();
    }

    @Test
    void theShortPathNeedsNoScript() {
        Page page = signedIn(team.contributor(), with().setJavaScriptEnabled(false));
        go(page, at);
        NextPage.after(page, page.locator(".card-lead a.button")::click);

        for (String expected : List.of("problem.decision", "problem.action", "problem.effect")) {
            assertThat(page.url()).endsWith("/next/" + expected);
            page.locator("main input[value='level:3']").check();
            NextPage.after(page, page.locator("main form[data-autosave] > button[type=submit]")::click);
        }

        go(page, at);
        assertThat(page.locator("main")).containsText("3 of 57");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "360, DARK"})
    void everybodyCanUseEveryPage(int width, ColorScheme scheme) {
        Page page = signedIn(team.lead(), with().setColorScheme(scheme).setViewportSize(width, 900));
        go(page, "/");
        for (String path : List.of(
                "/",
                "/?archived=true",
                "/assessments/new",
                "/assessments/import",
                at,
                at + "/sections/problem",
                at + "/next/problem.metric",
                at + "/check",
                at + "/assignments",
                at + "/edit",
                at + "/duplicate",
                at + "/archive",
                at + "/activity",
                at + "/answers/problem.metric/history")) {
            go(page, path);
            assertThat(Axe.findingsOfWcag(page)).as(path).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(width);
        }
    }

    private static Browser.NewContextOptions with() {
        return new Browser.NewContextOptions().setLocale("en-GB").setReducedMotion(ReducedMotion.REDUCE);
    }

    private Page signedIn(PersonId person, Browser.NewContextOptions options) {
        BrowserContext context = installed.newContext(options);
        contexts.add(context);
        Page page = context.newPage();
        go(page, "/sign-in");
        page.locator("#email").fill(people.email(person));
        page.locator("#password").fill(TestPeople.PASSWORD);
        NextPage.after(page, page.locator("main button[type=submit]")::click);
        assertThat(page.locator(".account-menu")).isVisible();
        return page;
    }

    private void go(Page page, String path) {
        assertThat(page.navigate("http://localhost:" + port + path).status()).isEqualTo(200);
    }

    private static Locator form(Page page) {
        return part(page, "answer-" + RULE);
    }

    private static Locator level(Page page, int level) {
        return form(page).locator("input[value='level:" + level + "']");
    }

    private static Locator note(Page page) {
        return form(page).locator("textarea[name=note]");
    }

    private static Locator saved(Page page) {
        return part(page, "saved-" + RULE);
    }

    private static void savedBy(Page page, Runnable deed) {
        SavedState.of(form(page)).savedBy("/answers/" + RULE, deed);
    }

    private static void refusedBy(Page page, Runnable deed) {
        SavedState.of(form(page)).refusedBy("/answers/" + RULE, deed);
    }

    private static Locator part(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }
}
