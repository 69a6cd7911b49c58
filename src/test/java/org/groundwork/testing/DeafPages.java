package org.groundwork.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;

/**
 * Pages that do not hear what happens elsewhere, as where a proxy does not let events through. For journeys in which somebody answers on
 * an outdated page: a page that hears shows the colleague's answer at some moment, before or after the next keystroke.
 */
public final class DeafPages {

    private DeafPages() {}

    /** From now on, in all pages of this context. */
    public static void in(BrowserContext context) {
        context.route("**/live?*", Route::abort);
    }
}
