package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people answer apart, one by keys and one without JavaScript; then they see where they differ. */
@BrowserTest
class BlindJourneyIT {

    private static final String WORDS = "We decide by feel, every Monday";

    @Autowired
    TestPeople people;

    @Test
    void fromAskingApartToTheReport(Visitors visitors) {
        TestTeam team = people.retention();
        PersonId tove = people.member("Tove Lind", team.id(), TeamRole.CONTRIBUTOR);
        AssessmentId id = team.start();
        String overview = "/assessments/" + id;

        Visitor mira = visitors.signIn(people.email(team.lead()), Look.desk()).expecting(422);
        mira.open(overview);
        mira.follow("Ask for blind answers");
        sound(mira);
        mira.press("Ask them");
        assertThat(mira.page().locator(".error-summary")).containsText("Choose at least one person.");
        sound(mira);
        mira.field("Jonas Berg").check();
        mira.field("Tove Lind").check();
        mira.page().locator(".disclosure summary").click();
        for (String question : new String[] {"problem.decision", "problem.value"}) {
            mira.page()
                    .locator("input[name=questions][value='" + question + "']")
                    .check();
        }
        mira.press("Ask them");
        assertThat(mira.page().locator("#flash")).containsText("Asked.");
        sound(mira);
        String request = URI.create(mira.page().url()).getPath();

        Visitor jonas = visitors.signIn(people.email(team.contributor()), Look.desk());
        jonas.open("/");
        assertThat(jonas.page().locator("section[aria-labelledby=my-blind]"))
                .containsText("2 questions, asked by Mira Holm");
        sound(jonas);
        jonas.follow(jonas.page().locator("section[aria-labelledby=my-blind] a"));
        jonas.follow("Answer the first question");
        sound(jonas);
        jonas.page().locator("h2.question-text").click();
        jonas.page().keyboard().press("5");
        assertThat(jonas.page().locator("[data-apart-status]")).hasText("Saved; only you see it");
        assertThat(jonas.page().locator("#value-5")).isChecked();
        jonas.page().keyboard().press("1");
        assertThat(jonas.page().locator("form[data-apart]")).hasAttribute("data-state", "saved");
        jonas.page().locator("#why").fill(WORDS);
        NextPage.after(jonas.page(), () -> {
            jonas.page().locator("#value-1").focus();
            jonas.page().keyboard().press("Enter");
        });
        jonas.page().locator("#value-3").check();
        jonas.press("Save and go to the list");
        sound(jonas);

        mira.open(overview + "/differ");
        assertThat(mira.page().locator("h1")).hasText("Where you differ");
        assertThat(mira.page().locator("main")).not().containsText(WORDS);
        jonas.press("I am done: hand in everything");
        assertThat(jonas.page().locator("#flash")).containsText("Handed in. Thank you.");
        mira.open(request);
        assertThat(mira.page().locator("section[aria-labelledby=who-title]")).containsText("0 of 2 questions");
        mira.open(overview + "/differ");
        assertThat(mira.page().locator("main")).not().containsText(WORDS);

        Visitor atTove = visitors.signIn(people.email(tove), Look.phone().withoutScript());
        atTove.open(overview + "/differ");
        assertThat(atTove.page().locator("main")).containsText("For 2 questions your own answers are still asked for");
        atTove.open(request);
        atTove.follow("Answer the first question");
        assertThat(atTove.page().locator("main")).not().containsText(WORDS);
        sound(atTove);
        atTove.page().locator("#value-4").check();
        atTove.press("Save and go on");
        atTove.page().locator("#value-4").check();
        atTove.press("Save and go to the list");
        atTove.press("I am done: hand in everything");
        atTove.follow(atTove.page().locator(".notice-done a").first());
        assertThat(atTove.page().locator("h2#differ")).hasText("1 question to talk about");
        assertThat(atTove.page().locator(".vote-card")).containsText(WORDS);
        sound(atTove);

        mira.open(overview + "/differ");
        sound(mira);
        assertThat(mira.link("Start a meeting about these"))
                .hasAttribute("href", overview + "/meetings/new?questions=problem.decision");
        mira.page().locator(".vote-card .button-row button").click();
        assertThat(mira.page().locator("#flash")).containsText("Left open: the team disagrees.");
        assertThat(mira.page().locator(".vote-now").first()).containsText("1");
        mira.press("Take over what is ticked");
        assertThat(mira.page().locator("#flash")).containsText("1 taken over.");
        mira.open(overview);
        assertThat(mira.page().locator("section[aria-labelledby=apart-title]"))
                .containsText("your team agrees within one level on 1. This one splits it:");
        sound(mira);
        mira.open(overview + "/report");
        assertThat(mira.page().locator("#agreement")).containsText("this one splits them:");
        assertThat(mira.page().locator("#agreement")).containsText("Left open, because the team disagrees:");
    }

    private static void sound(Visitor visitor) {
        visitor.assertPageIsSound();
        visitor.assertFitsTheWindow();
    }
}
