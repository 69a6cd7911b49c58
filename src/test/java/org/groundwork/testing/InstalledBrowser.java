package org.groundwork.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

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

    private static final List<String> USUAL =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final Browser browser;

    public InstalledBrowser() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    public Browser get() {
        return browser;
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
                        () ->
                                new IllegalStateException(
                                        "no Chromium found: install one, or name it with"
                                                + " -Dgroundwork.test.browser"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
