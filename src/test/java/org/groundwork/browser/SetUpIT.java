package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.groundwork.identity.SetUp;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** The first visit to an empty installation. */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpIT {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}(-[2-9A-Z]{4}){2}");
    private static final String PASSWORD = "long enough to be good";

    @Autowired
    SetUp setUp;

    private String printedCode() {
        return CODE.matcher(setUp.text())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void refusesWhoeverReachesThePortWithoutTheCode(Visitors visitors) {
        Visitor stranger = visitors.arrives().expecting(422);
        stranger.open("/");
        stranger.seesHeading("Set up Groundwork");
        stranger.assertPageIsSound();

        fill(stranger, "AAAA-BBBB-CCCC");

        assertThat(stranger.page().locator("[data-error-summary]")).isFocused();
        assertThat(stranger.page()).hasTitle(Pattern.compile("^Please check"));
        stranger.assertPageIsSound();
    }

    @Test
    @Order(2)
    void makesTheFirstAdministratorWithThePrintedCode(Visitors visitors) {
        Visitor owner = visitors.arrives();
        owner.open("/");

        fill(owner, printedCode());

        assertThat(owner.page().locator("#flash")).containsText("Retention");
        assertThat(owner.page().locator(".account-menu summary")).containsText("Mira Holm");
    }

    @Test
    @Order(3)
    void isDoneOnlyOnce(Visitors visitors) {
        Visitor late = visitors.arrives().expecting(404);

        late.open("/setup");
        late.seesHeading("There is nothing here");

        late.open("/");
        late.seesHeading("Sign in");
        late.signIn("mira@example.org", PASSWORD);
    }

    private void fill(Visitor visitor, String code) {
        visitor.field("Set-up code").fill(code);
        visitor.field("Your name").fill("Mira Holm");
        visitor.field("E-mail address").fill("mira@example.org");
        visitor.field("Password").fill(PASSWORD);
        visitor.field("Name of the first team").fill("Retention");
        visitor.press("Set up");
    }
}
