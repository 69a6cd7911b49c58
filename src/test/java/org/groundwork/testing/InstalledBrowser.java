package org.groundwork.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A headless Chromium that is already installed; nothing is downloaded. {@code
 * -Dgroundwork.test.browser=/path/to/chromium} or the environment's {@code CHROMIUM} name another
 * one.
 */
public final class InstalledBrowser implements AutoCloseable {

    /** For a busy machine: how long a test waits for what does come, and no longer than needed. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static final int START_PATIENCE_MILLIS = 120_000;

    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    public InstalledBrowser() {
        Path executable = executable();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = launch(playwright, executable);
    }

    private static Browser launch(Playwright playwright, Path executable) {
        try {
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setTimeout(START_PATIENCE_MILLIS)
                            .setArgs(ARGUMENTS));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** A browser profile of its own, with nothing in it. */
    public BrowserContext newContext(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static Path executable() {
        return Stream.concat(
                        Stream.of(
                                        System.getProperty("groundwork.test.browser", ""),
                                        System.getenv().getOrDefault("CHROMIUM", ""))
                                .filter(path -> !path.isEmpty()),
                        USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no Chromium found: install one (apt-get install chromium),"
                                + " or name it with -Dgroundwork.test.browser"));
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }
}
