package org.groundwork.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * What a page says became of the changes in a form that is saved by itself. It says {@code changed}
 * before a key or a click is done with, and {@code saved} only of what stands in the form: that
 * text, "Saved", is there before anything was done is no matter.
 */
public final class SavedState {

    private final Page page;
    private final Locator state;

    private SavedState(Page page, Locator state) {
        this.page = page;
        this.state = state;
    }

    /**
     * The state that stands in a part of a page.
     *
     * @param part a form that is saved by itself, or what it stands in
     */
    public static SavedState of(Locator part) {
        return new SavedState(part.page(), part.locator("[data-autosave-status] [data-state]"));
    }

    /** Waits until it is the one. */
    public void becomes(String expected) {
        assertThat(state).hasAttribute("data-state", expected);
    }

    /**
     * Does something that is sent, and waits until all that stands in the form is saved.
     *
     * @param address how the address ends that it is sent to
     */
    public void savedBy(String address, Runnable deed) {
        sentBy(address, deed);
        becomes("saved");
    }

    /**
     * Does something that is sent, and waits until the server has refused it.
     *
     * @param address how the address ends that it is sent to
     */
    public void refusedBy(String address, Runnable deed) {
        sentBy(address, deed);
        becomes("refused");
    }

    private void sentBy(String address, Runnable deed) {
        page.waitForResponse(
                response -> response.request().method().equals("POST")
                        && response.url().endsWith(address),
                deed);
    }
}
