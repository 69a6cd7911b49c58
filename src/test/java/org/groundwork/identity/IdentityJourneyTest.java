package org.groundwork.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.testing.Axe;
import org.groundwork.testing.EmptyInstallation;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.InstalledBrowser;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.PageRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an empty installation to two people in a team, in a browser, with and without script. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
class IdentityJourneyTest {

    private static final String PASSWORD = "correct horse battery";

    private static InstalledBrowser installed;

    @LocalServerPort
    int port;

    @Autowired
    SetUp setUp;

    @Autowired
    JdbcClient database;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open() {
        installed = new InstalledBrowser();
    }

    @AfterAll
    static void close() {
        installed.close();
    }

    @Test
    void setsUpInvitesJoinsAndLeaves() {
        EmptyInstallation.make(database);
        Page ada = visitor(true);
        ada.navigate(address("/sign-in"));
        assertThat(ada.locator("h1")).hasText("Set up Groundwork");
        checkPage(ada);

        fill(ada, "Set-up code", "AAAA-BBBB-CCCC");
        fill(ada, "Your name", "Ada Keller");
        fill(ada, "E-mail address", "ada@example.org");
        fill(ada, "Password", PASSWORD);
        fill(ada, "Name of the first team", "Claims");
        press(ada, "Set up");
        assertThat(ada.locator("[data-error-summary]")).isFocused();
        assertThat(ada.locator("[data-error-summary]")).containsText("not the set-up code");
        checkPage(ada);

        fill(ada, "Set-up code", setUp.code());
        fill(ada, "Password", PASSWORD);
        press(ada, "Set up");
        assertThat(ada.locator("#flash")).containsText("lead of Claims");

        Page guest = visitor(true);
        guest.navigate(address("/account"));
        checkPage(guest);
        ada.navigate(address("/account"));
        checkPage(ada);
        ada.navigate(address("/people"));
        checkPage(ada);
        follow(ada, "Invite somebody");
        checkPage(ada);
        fill(ada, "E-mail addresses", "jo@example.org");
        ada.getByLabel("Team", new Page.GetByLabelOptions().setExact(true)).selectOption("Claims");
        ada.getByText("Starts assessments, answers").click();
        press(ada, "Make the invitation");
        checkPage(ada);
        String invitation = ada.getByLabel("Link for jo@example.org").inputValue();

        Page jo = visitor(false);
        jo.navigate(invitation);
        PageRules.assertHoldForPage(jo.content());
        fill(jo, "Your name", "Jo Berg");
        fill(jo, "Password", "a fine long phrase");
        press(jo, "Join the team");
        assertThat(jo.locator("#flash")).containsText("Welcome to Claims");
        jo.navigate(address("/account"));
        PageRules.assertHoldForPage(jo.content());
        assertThat(jo.locator("main")).containsText("Team lead");
        jo.navigate(address("/people"));
        assertThat(jo.locator("h1")).hasText("There is nothing here");

        ada.navigate(address("/people"));
        follow(ada, "Jo Berg");
        checkPage(ada);
        press(ada, "Make a sign-in link");
        checkPage(ada);
        String signInLink = ada.getByLabel("The link").inputValue();
        Page elsewhere = visitor(true);
        elsewhere.navigate(signInLink);
        checkPage(elsewhere);
        press(elsewhere, "Sign in");
        assertThat(elsewhere.locator("h1")).hasText("Your account");
        assertThat(elsewhere.getByLabel("Present password")).hasCount(0);
        fill(elsewhere, "New password", "another fine phrase");
        press(elsewhere, "Change the password");
        assertThat(elsewhere.locator("#flash")).containsText("Your password is changed");
        jo.navigate(address("/account"));
        assertThat(jo.locator("h1")).hasText("Sign in");
        elsewhere.navigate(signInLink);
        assertThat(elsewhere.locator("h1")).hasText("This link no longer works");
        checkPage(elsewhere);

        ada.navigate(address("/teams"));
        checkPage(ada);
        follow(ada, "Claims");
        checkPage(ada);
        ada.navigate(address("/teams/new"));
        checkPage(ada);
        press(ada, "Make the team");
        assertThat(ada.locator("[data-error-summary]")).containsText("Enter a name for the team");

        ada.navigate(address("/people"));
        follow(ada, "Jo Berg");
        follow(ada, "Erase …");
        checkPage(ada);
        press(ada, "Erase for good");
        assertThat(ada.locator("main")).not().containsText("Jo Berg");
        elsewhere.navigate(address("/account"));
        assertThat(elsewhere.locator("h1")).hasText("Sign in");

        ada.getByText("Ada Keller").first().click();
        press(ada, "Sign out");
        assertThat(ada.locator("main")).containsText("You are signed out");
        fill(ada, "E-mail address", "ada@example.org");
        fill(ada, "Password", "wrong");
        press(ada, "Sign in");
        assertThat(ada.locator("[data-error-summary]")).containsText("do not belong together");
        checkPage(ada);

        assertThat(complaints).as("what the browser's console complained about").isEmpty();
    }

    /** Accessible in light and dark, and wide enough on a phone. */
    private static void checkPage(Page page) {
        PageRules.assertHoldForPage(page.content());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(Axe.findings(page)).as(page.url()).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Axe.findingsOfContrast(page)).as(page.url()).isEmpty();
        page.setViewportSize(360, 800);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(page.url() + " at 360 px")
                .isEqualTo(360);
        page.setViewportSize(1280, 900);
    }

    private Page visitor(boolean withScript) {
        BrowserContext context = installed.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(withScript)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 900));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean expected = message.text().contains("status of 4");
            if (message.type().equals("error") && !expected) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        return page;
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    private static void press(Page page, String button) {
        NextPage.after(
                page,
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))::click);
    }

    private static void follow(Page page, String text) {
        NextPage.after(page, page.getByText(text)::click);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
