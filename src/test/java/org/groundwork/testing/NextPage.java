package org.groundwork.testing;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The page that a click or a key leads to. What a test looks for may well stand on the page before
 * it too, so that the next one is waited for by what it is, another document, and not by what it
 * says.
 */
public final class NextPage {

    private NextPage() {}

    /**
     * Does what leads to another page, and waits until that has come, whole and with its script.
     */
    public static void after(Page page, Runnable deed) {
        AtomicBoolean came = new AtomicBoolean();
        Consumer<Frame> arrival = frame -> {
            if (frame.equals(page.mainFrame())) {
                came.set(true);
            }
        };
        page.onFrameNavigated(arrival);
        try {
            deed.run();
            page.waitForCondition(came::get);
        } finally {
            page.offFrameNavigated(arrival);
        }
        page.waitForLoadState();
    }
}
