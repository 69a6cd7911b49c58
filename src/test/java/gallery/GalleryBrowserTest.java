package gallery;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.groundwork.testing.Axe;
import org.groundwork.testing.InstalledBrowser;
import org.groundwork.testing.NextPage;
import org.groundwork.testing.SavedState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The design system in a browser, under the application's content security policy. */
@SpringBootTest(classes = Gallery.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class GalleryBrowserTest {

    private static final String ANSWERS = "**/gallery/answer";
    private static final String SAVED = """
        <input type="hidden" name="version" id="version-answer-baseline.heuristic" value="4">
        <p class="saved-line" id="saved-answer-baseline.heuristic" data-autosave-status role="status">
          <span class="saved-state" data-state="saved">Saved <time datetime="2026-11-22T09:43:00Z"
          data-local-time="time">09:43</time></span></p>
        """;
    private static final String CONFLICT = """
        <section class="conflict" id="conflict-answer-baseline.heuristic" data-conflict>
          <form action="/gallery/parts" method="get"><input type="hidden" name="note" value="old">
          <button name="keep" value="mine">Keep mine</button></form></section>
        """;

    /** In milliseconds of the page's own clock. */
    private static final int AT_ONCE = 1;

    private static final int TYPING_RESTS = 600;

    private static InstalledBrowser installed;

    @LocalServerPort
    private int port;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    static void open() {
        installed = new InstalledBrowser();
    }

    @AfterAll
    static void close() {
        installed.close();
    }

    @AfterEach
    void nothingBrokeThePolicy() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).as("what the browser's console complained about").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "layout, LIGHT", "layout, DARK", "forms, LIGHT", "forms, DARK", "parts, LIGHT",
        "parts, DARK", "section, LIGHT", "section, DARK", "charts, LIGHT", "charts, DARK",
        "report, LIGHT", "report, DARK"
    })
    void everybodyCanUseIt(String name, ColorScheme scheme) {
        Page page = page(1280, options -> options.setColorScheme(scheme));
        page.navigate(address("/gallery/" + name));

        assertThat(Axe.findingsOfWcag(page)).isEmpty();
    }

    @Test
    void whatIsNotFoundOnThesePagesWouldBeFound() {
        Page page = page(1280, options -> {});
        page.setContent("""
            <html lang="en"><head><title>t</title></head><body><main>
            <h1>Heading</h1><h3>One level left out</h3>
            <p style="color:#aaa;background:#fff">pale</p><p style="color:#aaa">pale, too</p><img src="data:,">
            </main></body></html>\
            """);

        assertThat(Axe.findingsOfContrast(page))
                .singleElement()
                .asString()
                .matches("color-contrast: .*pale.* \\| .*too.*");
        assertThat(Axe.findingsOfWcag(page))
                .extracting(rule -> rule.split(":")[0])
                .containsExactly("color-contrast", "image-alt");
        assertThat(Axe.findings(page))
                .extracting(rule -> rule.split(":")[0])
                .containsExactly("color-contrast", "heading-order", "image-alt");
    }

    @ParameterizedTest
    @CsvSource({"layout", "forms", "parts", "section", "charts", "report"})
    void fitsAPhone(String name) {
        Page page = page(360, options -> {});
        page.navigate(address("/gallery/" + name + "?as=administrator"));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(page.evaluate("""
            [...document.querySelectorAll('a, button, input, summary, select, label')]
              .filter(e => e.checkVisibility() && !e.closest('p, li, label, dd, h1, h2'))
              .map(e => [e, e.getBoundingClientRect()])
              .filter(([e, r]) => r.width > 1 && (r.height < 24 || r.width < 24))
              .map(([e, r]) => e.outerHTML.slice(0, 90) + ' ' + r.width + 'x' + r.height)
            """)).as("targets smaller than 24 px").isEqualTo(List.of());
    }

    @Test
    void savesAChangeByItselfAndSaysSo() {
        Page page = section();
        List<String> sent = answering(page, route -> fulfil(route, 200, SAVED));

        page.getByLabel("Tried informally").check();

        assertThat(version(page)).hasValue("4");
        assertThat(status(page)).containsText("Saved 09:43");
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst())
                .contains("level=2")
                .contains("evidence=known")
                .contains("version=3");
    }

    @Test
    void sendsWordsOnceTheTypingRests() {
        Page page = sectionAtRest();
        List<String> sent = answering(page, route -> fulfil(route, 200, SAVED));

        page.getByLabel("Note").fill("Jonas ran it in May.");
        page.clock().runFor(TYPING_RESTS - 1);
        page.getByLabel("Note").press("End");
        page.getByLabel("Note").pressSequentially(" Twice.");
        page.clock().runFor(TYPING_RESTS);

        state(page).becomes("saved");
        assertThat(version(page)).hasValue("4");
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst()).contains("note=Jonas ran it in May. Twice.");
        assertThat(page.getByLabel("Note")).isFocused();
    }

    @Test
    void saysAtOnceThatAChangeIsNotSavedYet() {
        Page page = sectionAtRest();
        List<String> sent = answering(page, route -> fulfil(route, 200, SAVED));
        state(page).becomes("saved");

        page.getByLabel("Note").fill("Twice.");

        state(page).becomes("changed");
        assertThat(status(page)).hasText("Not saved yet");
        assertThat(sent).isEmpty();
    }

    @Test
    void saysSavedOnlyOfTheNewestWords() {
        Page page = sectionAtRest();
        List<Route> waiting = new ArrayList<>();
        List<String> sent = answering(page, waiting::add);
        typesMoreWhileTheFirstWordsAreUnderWay(page, waiting);

        fulfil(waiting.getFirst(), 200, SAVED);
        assertThat(version(page)).hasValue("4");
        state(page).becomes("changed");

        page.clock().runFor(TYPING_RESTS);
        page.waitForCondition(() -> waiting.size() == 2);
        fulfil(waiting.getLast(), 200, SAVED.replace("value=\"4\"", "value=\"5\""));
        assertThat(version(page)).hasValue("5");
        state(page).becomes("saved");
        assertThat(sent.getLast()).contains("note=Newer.").contains("version=4");
    }

    @Test
    void sendsWhatWasTypedWhileTheFirstWordsWereRefused() {
        Page page = sectionAtRest();
        List<Route> waiting = new ArrayList<>();
        List<String> sent = answering(page, waiting::add);
        typesMoreWhileTheFirstWordsAreUnderWay(page, waiting);

        fulfil(waiting.getFirst(), 422, "");
        state(page).becomes("changed");

        page.clock().runFor(TYPING_RESTS);
        page.waitForCondition(() -> waiting.size() == 2);
        fulfil(waiting.getLast(), 200, SAVED);
        state(page).becomes("saved");
        assertThat(sent.getLast()).contains("note=Newer.");
    }

    private static void typesMoreWhileTheFirstWordsAreUnderWay(Page page, List<Route> waiting) {
        page.getByLabel("Note").fill("First.");
        page.clock().runFor(TYPING_RESTS);
        page.waitForCondition(() -> waiting.size() == 1);
        page.getByLabel("Note").fill("Newer.");
        page.clock().runFor(TYPING_RESTS);
        state(page).becomes("saving");
    }

    @Test
    void triesAgainUntilTheServerAnswers() {
        Page page = sectionAtRest();
        List<Integer> tries = new ArrayList<>();
        answering(page, route -> {
            tries.add(tries.size());
            if (tries.size() == 1) {
                route.abort();
            } else if (tries.size() == 2) {
                fulfil(route, 503, "later");
            } else {
                fulfil(route, 200, SAVED);
            }
        });

        page.getByLabel("Tried informally").check();
        page.clock().runFor(AT_ONCE);
        state(page).becomes("unsaved");
        assertThat(status(page)).hasText("Not saved yet, trying again");
        page.clock().runFor(2000);
        state(page).becomes("unsaved");
        assertThat(status(page)).hasText("Not saved yet, trying again");
        assertThat(tries).hasSize(2);
        page.clock().runFor(4000);

        state(page).becomes("saved");
        assertThat(version(page)).hasValue("4");
        assertThat(tries).hasSize(3);
    }

    @Test
    void bringsBackWordsThatDidNotReachTheServer() {
        Page page = sectionAtRest();
        page.onDialog(Dialog::accept);
        answering(page, Route::abort);
        page.getByLabel("Note").fill("Only on this machine.");
        page.clock().runFor(TYPING_RESTS);
        assertThat(status(page)).hasText("Not saved yet, trying again");

        List<String> sent = answering(page, route -> fulfil(route, 200, SAVED));
        page.reload();

        assertThat(page.getByLabel("Note")).hasValue("Only on this machine.");
        assertThat(page.locator("#flash")).containsText("Brought back");
        assertThat(version(page)).hasValue("4");
        state(page).becomes("saved");
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst()).contains("note=Only on this machine.");
    }

    @Test
    void forgetsKeptWordsOnSigningOut() {
        Page page = section();
        page.onDialog(Dialog::accept);
        page.route("**/sign-out", route -> fulfil(route, 200, "<p>Bye</p>"));
        answering(page, Route::abort);
        page.getByLabel("Note").fill("Mine only.");
        assertThat(status(page)).hasText("Not saved yet, trying again");

        page.getByText("Mira Holm").click();
        button(page, "Sign out").click();
        button(page, "Sign out all the same").click();
        page.waitForURL("**/sign-out");
        page.navigate(address("/gallery/section"));

        assertThat(page.getByLabel("Note")).hasValue(Pattern.compile("^Jonas proposed"));
        assertThat(page.locator("#flash")).not().containsText("Brought back");
    }

    @Test
    void showsAConflictAndSavesNothingUntilItIsSettled() {
        Page page = sectionAtRest();
        List<String> sent = answering(page, route -> fulfil(route, 409, CONFLICT));
        page.getByLabel("Tried informally").check();
        page.clock().runFor(AT_ONCE);
        assertThat(page.locator("section[data-conflict]")).isVisible();
        assertThat(status(page)).containsText("choose which one to keep");

        page.getByLabel("Note").fill("newer words");
        page.clock().runFor(TYPING_RESTS);
        assertThat(status(page)).containsText("choose which one to keep");
        NextPage.after(page, page.getByText("Keep mine")::click);

        assertThat(sent).hasSize(1);
        assertThat(URLDecoder.decode(page.url(), StandardCharsets.UTF_8)).contains("note=newer words", "keep=mine");
    }

    @Test
    void tellsWhenTheSessionEnded() {
        Page page = section();
        answering(page, route -> fulfil(route, 401, ""));

        page.getByLabel("Tried informally").check();

        assertThat(status(page)).containsText("signed out");
    }

    @Test
    void savesAfterSigningInAgainInAnotherTab() {
        Page page = section();
        page.evaluate("""
            () => {
              for (const [name, content] of [['csrf-header', 'X-CSRF'], ['csrf-token', 'old']]) {
                document.querySelector(`meta[name="${name}"]`)?.remove();
                const meta = document.createElement('meta');
                Object.assign(meta, {name, content});
                document.head.append(meta);
              }
            }\
            """);
        page.route(
                "**/gallery/section",
                route -> fulfil(
                        route, 200, "<meta name='csrf-token' content='new'><div id='words' data-person='mira'></div>"));
        List<String> tokens = new ArrayList<>();
        answering(page, route -> {
            String token = String.valueOf(route.request().headerValue("x-csrf"));
            tokens.add(token);
            fulfil(route, token.equals("new") ? 200 : 403, SAVED);
        });

        page.getByLabel("Tried informally").check();

        state(page).becomes("saved");
        assertThat(version(page)).hasValue("4");
        assertThat(tokens).containsExactly("old", "new");
    }

    @Test
    void movesToTheErrorsOfAForm() {
        Page page = page(1280, options -> {});
        page.navigate(address("/gallery/forms"));

        NextPage.after(page, button(page, "Start")::click);

        assertThat(page.locator("[data-error-summary]")).isFocused();
        page.getByText("Choose the team that owns it").first().click();
        assertThat(page.getByLabel("Team", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
    }

    @Test
    void switchesColoursInPlaceAndRemembersThem() {
        Page page = page(1280, options -> options.setColorScheme(ColorScheme.LIGHT));
        page.navigate(address("/gallery/report"));
        Object light = background(page);

        page.waitForResponse("**/theme", button(page, "Dark")::click);
        assertThat(background(page)).isNotEqualTo(light);

        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(background(page)).isNotEqualTo(light);
    }

    @Test
    void anUnknownAddressIsAPageAndNotAProblemDocument() {
        Page page = page(1280, options -> {});
        Response answer = page.navigate(address("/no/such/address"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("There is nothing here");
    }

    @Test
    void worksWithoutScript() {
        Page page = page(1280, options -> options.setJavaScriptEnabled(false).setColorScheme(ColorScheme.LIGHT));
        page.navigate(address("/gallery/section"));
        assertThat(page.locator("form#answer-baseline\\.heuristic button.no-script"))
                .isVisible();

        NextPage.after(page, button(page, "Dark")::click);

        assertThat(page).hasURL(address("/gallery/section"));
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void closesTheMenuWithEscape() {
        Page page = section();
        page.getByText("Mira Holm").click();
        assertThat(page.getByText("Your account")).isVisible();

        page.keyboard().press("Escape");

        assertThat(page.getByText("Your account")).isHidden();
        assertThat(page.locator(".account-menu summary")).isFocused();
    }

    private Page section() {
        Page page = page(1280, options -> {});
        page.navigate(address("/gallery/section"));
        return page;
    }

    /** Its timers wait until the test lets time pass. */
    private Page sectionAtRest() {
        Page page = page(1280, options -> {});
        page.clock().install(new Clock.InstallOptions().setTime("2026-11-22T08:00:00Z"));
        page.navigate(address("/gallery/section"));
        page.clock().pauseAt("2026-11-22T09:42:30Z");
        return page;
    }

    private Page page(int width, Consumer<Browser.NewContextOptions> more) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("UTC");
        more.accept(options);
        BrowserContext context = installed.newContext(options);
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean expected = message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !expected) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** Answers from now on what the page saves; gives the decoded bodies, as they come in. */
    private static List<String> answering(Page page, Consumer<Route> answer) {
        List<String> sent = new ArrayList<>();
        page.route(ANSWERS, route -> {
            Request request = route.request();
            sent.add(URLDecoder.decode(request.postData(), StandardCharsets.UTF_8));
            answer.accept(route);
        });
        return sent;
    }

    private static void fulfil(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("text/html; charset=utf-8")
                .setBody(body));
    }

    private static Locator status(Page page) {
        return page.locator("#saved-answer-baseline\\.heuristic");
    }

    private static SavedState state(Page page) {
        return SavedState.of(page.locator("#answer-baseline\\.heuristic"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator version(Page page) {
        return page.locator("[name=version]");
    }

    private static Object background(Page page) {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
