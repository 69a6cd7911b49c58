package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.testing.Axe;
import org.groundwork.testing.DeafPages;
import org.groundwork.testing.InstalledBrowser;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.PageRules;

/** One person's browser, which watches what goes wrong. */
public final class Visitor {

    private static final int HEIGHT = 900;

    /** The first PDF of a run takes its time on a busy machine. */
    private static final double PATIENCE_MILLIS = 90_000;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final Set<Integer> expectedStatuses = new HashSet<>();
    private final boolean script;
    private final boolean traced;
    private boolean left;

    Visitor(InstalledBrowser browser, String address, Look look, boolean traced) {
        this.address = address;
        this.script = look.script();
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setIgnoreHTTPSErrors(address.startsWith("https://localhost"))
                .setViewportSize(look.width(), HEIGHT)
                .setColorScheme(look.scheme())
                .setJavaScriptEnabled(look.script())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("UTC")
                .setLocale("en-GB"));
        context.onConsoleMessage(this::watch);
        context.onWebError(error -> complaints.add("script error: " + error.error()));
        context.onRequest(this::watch);
        context.onResponse(this::watch);
        this.traced = traced;
        if (traced) {
            context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        }
        page = context.newPage();
    }

    private void watch(ConsoleMessage message) {
        // that a request failed is judged by its status
        if (message.type().equals("error")
                && !message.text().startsWith("Failed to load")
                && !message.text().startsWith("Response Status Error Code")) {
            complaints.add("console: " + message.text());
        }
    }

    private void watch(Request request) {
        String url = request.url();
        if (!url.startsWith(address + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
            complaints.add("request to another host: " + url);
        }
    }

    private void watch(Response response) {
        if (response.status() >= 400 && !expectedStatuses.contains(response.status())) {
            complaints.add(response.status() + " " + response.request().method() + " " + response.url());
        }
    }

    public Page page() {
        return page;
    }

    /** From now on such an answer is no complaint. */
    public Visitor expecting(int status) {
        expectedStatuses.add(status);
        return this;
    }

    /** From now on the pages do not hear what happens elsewhere, as where a proxy does not let it through. */
    public Visitor deaf() {
        DeafPages.in(context);
        return this;
    }

    /**
     * Opens an address of the application.
     *
     * @param path begins with a slash
     */
    public Visitor open(String path) {
        page.navigate(address + path);
        return this;
    }

    /** Signs in, and ends up on the page that this led to. */
    public void signIn(String email, String password) {
        open("/sign-in");
        field("E-mail address").fill(email);
        field("Password").fill(password);
        press("Sign in");
        assertThat(page.locator(".account-menu")).isVisible();
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Presses a button that leads to another page, and waits for that. */
    public Visitor press(String button) {
        return follow(button(button));
    }

    /** Follows a link to another page, and waits for that. */
    public Visitor follow(String link) {
        return follow(link(link));
    }

    /** Follows whatever leads to another page, and waits for that. */
    public Visitor follow(Locator way) {
        NextPage.after(page, way::click);
        return this;
    }

    public void seesHeading(String text) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(text);
    }

    /**
     * What stands at a path or address of the application, fetched as the person who is signed in.
     */
    public byte[] get(String pathOrAddress) {
        APIResponse response = fetch(pathOrAddress);
        if (!response.ok()) {
            complaints.add(response.status() + " GET " + response.url());
        }
        return response.body();
    }

    /** The answer to that, whatever it is. */
    APIResponse fetch(String pathOrAddress) {
        return page.request()
                .get(address(pathOrAddress), RequestOptions.create().setTimeout(PATIENCE_MILLIS));
    }

    private String address(String path) {
        return path.startsWith("/") ? address + path : path;
    }

    /**
     * The page as it is: nothing for axe to find, and what depends on colours in both schemes; rules of every page. Axe
     * is a script itself, which waits: where none runs, the rules alone.
     */
    public void assertPageIsSound() {
        PageRules.assertHoldForPage(page.content());
        if (!script) {
            return;
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Axe.findingsOfContrast(page))
                .as("axe on %s, dark", page.url())
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(Axe.findings(page)).as("axe on %s, light", page.url()).isEmpty();
    }

    /** Nothing reaches beyond the right edge of the window. */
    public void assertFitsTheWindow() {
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(
                        "width of %s; what sticks out: %s",
                        page.url(),
                        page.evaluate("[...document.querySelectorAll('main *, header *, footer *')]"
                                + ".filter(e => e.getBoundingClientRect().right > innerWidth + 1"
                                + " && !e.closest('.table-scroll, svg, .visually-hidden'))"
                                + ".map(e => e.outerHTML.slice(0, 120)).slice(0, 6).join(' || ')"))
                .isEqualTo(page.viewportSize().width);
    }

    List<String> complaints() {
        return complaints;
    }

    void keep(Path directory, String name) {
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(directory.resolve(name + ".png"))
                    .setFullPage(true));
        } catch (PlaywrightException e) {
            complaints.add("no screenshot: " + e.getMessage());
        }
        if (traced) {
            context.tracing().stop(new Tracing.StopOptions().setPath(directory.resolve(name + ".zip")));
        }
    }

    void leave() {
        if (!left) {
            left = true;
            context.close();
        }
    }
}
