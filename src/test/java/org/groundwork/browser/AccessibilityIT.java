package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The keyboard alone, the dark colours, and pages that are not there. */
@BrowserTest
class AccessibilityIT {

    private static final int MOST_TABS = 60;

    @Autowired
    TestPeople people;

    private String email = "";
    private String overview = "";

    @BeforeEach
    void anAssessment() {
        TestTeam team = people.retention();
        email = people.email(team.lead());
        overview = "/assessments/" + team.start();
    }

    @Test
    void aQuestionIsAnsweredWithTheKeyboardAlone(Visitors visitors) {
        Visitor mira = visitors.signIn(email, Look.desk());
        Page page = mira.open(overview + "/sections/baseline").page();
        QuestionCard question = QuestionCard.first(page);

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip-link")).isFocused();
        assertThat(page.locator(".skip-link")).isInViewport();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("#main$"));
        // of an unanswered question, "not answered yet" holds the focus; it stands last, and behind
        // it comes the first
        tabTo(page, question.answer("none"));
        question.savedBy(() -> page.keyboard().press("ArrowDown"));
        assertThat(question.answer("0")).isChecked();
        question.savedBy(() -> page.keyboard().press("ArrowDown"));
        assertThat(question.answer("1")).isChecked();
        tabTo(page, question.evidence("known"));
        question.savedBy(() -> page.keyboard().press("ArrowRight"));
        assertThat(question.evidence("guess")).isChecked();
        tabTo(page, question.note());
        question.savedBy(() -> page.keyboard().type("By hand"));
        question.showsSaved();

        page.reload();
        question.shows("1", "guess", "By hand");
    }

    private static void tabTo(Page page, Locator target) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(target.evaluate("e => e === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("not reached with Tab: " + target);
    }

    @Test
    void theColoursAreSwitchedAndKept(Visitors visitors) {
        Visitor mira = visitors.signIn(email, Look.desk());
        Page page = mira.open(overview).page();
        Object light = page.evaluate("getComputedStyle(document.body).backgroundColor");

        page.waitForResponse("**/theme", () -> mira.button("Dark").click());
        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
        mira.open("/account");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void aPageThatIsNotThereSaysSoKindly(Visitors visitors) {
        Visitor mira = visitors.signIn(email, Look.phone()).expecting(404);

        mira.open("/assessments/00000000-0000-0000-0000-000000000000");

        mira.seesHeading("There is nothing here");
        mira.assertPageIsSound();
        mira.assertFitsTheWindow();
    }

    @Test
    void peopleOfOtherTeamsFindNothing(Visitors visitors) {
        PersonId other = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        Visitor otto = visitors.signIn(people.email(other), Look.desk()).expecting(404);

        otto.open("/");
        assertThat(otto.page().locator("main")).not().containsText("Churn early warning");
        otto.open(overview);
        otto.seesHeading("There is nothing here");
        otto.open("/people");
        otto.seesHeading("There is nothing here");
    }

    @Test
    void whoeverIsNotSignedInComesBackAfterSigningIn(Visitors visitors) {
        Visitor mira = visitors.arrives();
        mira.open(overview + "/sections/data");
        mira.seesHeading("Sign in");
        mira.assertPageIsSound();

        mira.field("E-mail address").fill(email);
        mira.field("Password").fill(TestPeople.PASSWORD);
        mira.press("Sign in");

        mira.seesHeading("Data availability");
        assertThat(mira.page().url()).endsWith(overview + "/sections/data");
    }
}
