package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.SavedState;

/** A question with its controls, on the page of a section or on the short path. */
final class QuestionCard {

    private final Page page;
    private final String id;
    private final Locator card;

    QuestionCard(Page page, String id) {
        this.page = page;
        this.id = id;
        this.card = page.locator("[id='q-" + id + "']");
    }

    /** The first question on the page. */
    static QuestionCard first(Page page) {
        String id = page.locator(".question").first().getAttribute("id");
        return new QuestionCard(page, id.substring("q-".length()));
    }

    String id() {
        return id;
    }

    Locator locator() {
        return card;
    }

    /**
     * Chooses an answer.
     *
     * @param value a level from 0 to 4, the id of an option, {@code unknown} or {@code none}
     */
    void choose(String value) {
        answer(value).check();
    }

    Locator answer(String value) {
        String sent = switch (value) {
            case "unknown", "none", "not-applicable" -> value;
            default -> (value.matches("[0-4]") ? "level:" : "option:") + value;
        };
        return card.locator("[name=value][value='" + sent + "']");
    }

    Locator evidence(String strength) {
        return card.locator("[name=evidence][value='" + strength + "']");
    }

    Locator note() {
        return card.locator("[name=note]");
    }

    /** Does something that the script saves, and waits until all that the card holds is saved. */
    void savedBy(Runnable deed) {
        SavedState.of(card).savedBy("/answers/" + id, deed);
    }

    /** Does something that the script would save, and waits until the server has refused it. */
    void refusedBy(Runnable deed) {
        SavedState.of(card).refusedBy("/answers/" + id, deed);
    }

    void showsSaved() {
        assertThat(card.locator("[id='saved-" + id + "']")).containsText("Saved");
    }

    void shows(String value, String strength, String note) {
        assertThat(answer(value)).isChecked();
        assertThat(evidence(strength)).isChecked();
        assertThat(note()).hasValue(note);
    }

    /** The button for those without the script. */
    void press(String button) {
        Locator submit = card.locator("button[type=submit]", new Locator.LocatorOptions().setHasText(button));
        NextPage.after(page, submit::click);
    }
}
