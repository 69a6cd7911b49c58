package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.GroundworkApplication;
import org.groundwork.testing.InstalledBrowser;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestServer;
import org.groundwork.testing.TestTeam;
import org.groundwork.testing.TlsProxy;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * As an organisation runs it (docs/operations.md): two instances on one database, behind a proxy that ends TLS, hands requests to one
 * and the other in turn, and has the application under a prefix. One of them goes away while people are at work.
 */
class BehindAProxyIT {

    private static final String PREFIX = "/groundwork";
    private static final String QUESTION = "baseline.heuristic";

    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();
    private TlsProxy proxy;
    private String origin;
    private InstalledBrowser browser;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        proxy = new TlsProxy(PREFIX, directory);
        origin = proxy.origin();
        TestServer.Database database = TestServer.newDatabase();
        for (int i = 0; i < 2; i++) {
            ConfigurableApplicationContext instance = new SpringApplicationBuilder(
                            GroundworkApplication.class, TestPeople.class)
                    .run(
                            "--server.port=0",
                            "--server.servlet.context-path=" + PREFIX,
                            "--server.forward-headers-strategy=native",
                            "--groundwork.base-url=" + origin + PREFIX,
                            "--groundwork.jobs.enabled=false",
                            "--groundwork.report.warm-up=false",
                            "--groundwork.lab.directory=" + directory.resolve("lab" + i),
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.username(),
                            "--spring.datasource.password=" + database.password());
            instances.add(instance);
            proxy.add(instance.getEnvironment().getRequiredProperty("local.server.port"));
        }
        browser = new InstalledBrowser();
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        proxy.close();
        instances.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void twoInstancesAreOneApplicationUnderAPrefix() {
        TestPeople people = instances.getFirst().getBean(TestPeople.class);
        TestTeam team = people.retention();
        String assessment = "/assessments/" + team.start();
        Visitors visitors = new Visitors(browser, origin + PREFIX);

        Visitor mira = visitors.signIn(people.email(team.lead()), Look.desk());
        assertThat(mira.page().url()).isEqualTo(origin + PREFIX + "/");
        assertEveryLinkStaysUnderThePrefix(mira);
        List<Cookie> cookies = mira.page().context().cookies();
        assertThat(cookies)
                .filteredOn(cookie -> cookie.httpOnly)
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.secure).as(cookie.name).isTrue());
        APIResponse start = mira.fetch("/");
        assertThat(start.headers()).containsKey("strict-transport-security");

        assertThat(mira.fetch("/api/v1/openapi.json").text()).contains("\"url\" : \"" + PREFIX + "/api/v1\"");
        assertThat(mira.fetch("/api/v1/me").status()).isEqualTo(401);

        Visitor jonas = visitors.signIn(people.email(team.contributor()), Look.desk());
        QuestionCard his =
                new QuestionCard(jonas.open(assessment + "/sections/baseline").page(), QUESTION);
        QuestionCard hers =
                new QuestionCard(mira.open(assessment + "/sections/baseline").page(), QUESTION);
        hers.savedBy(() -> hers.choose("3"));
        assertThat(jonas.page().locator("[id='answer-" + QUESTION + "'] input[value='level:3']"))
                .isChecked();
        his.savedBy(() -> his.note().fill("Both of us, through the proxy"));
        assertThat(hers.note()).hasValue("Both of us, through the proxy");

        instances.removeFirst().close();
        hers.savedBy(() -> hers.note().fill("One instance is gone"));
        hers.showsSaved();
        jonas.page().reload();
        assertThat(his.note()).hasValue("One instance is gone");
        assertThat(mira.fetch(assessment + "/report.pdf").body()).startsWith("%PDF".getBytes());
        mira.open("/").page().locator(".account-menu summary").click();
        mira.press("Sign out");
        assertThat(mira.page().url()).startsWith(origin + PREFIX + "/sign-in");
        assertThat(visitors.complaints())
                .filteredOn(one -> !one.startsWith("50"))
                .isEmpty();
        visitors.leave();
    }

    private void assertEveryLinkStaysUnderThePrefix(Visitor visitor) {
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        Set<String> kinds = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            if (!kinds.add(EveryPageIT.kind(path))) {
                continue;
            }
            APIResponse answer = visitor.fetch(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                continue;
            }
            Document page = Jsoup.parse(answer.text());
            assertThat(addresses(page))
                    .as("addresses on %s", path)
                    .allSatisfy(address -> assertThat(address).startsWith(PREFIX + "/"));
            page.select("a[href^=/]")
                    .eachAttr("href")
                    .forEach(
                            link -> waiting.addLast(link.replaceFirst("#.*", "").substring(PREFIX.length())));
        }
        assertThat(kinds).hasSizeGreaterThan(15).contains("/account", "/assessments/#");
    }

    /** All addresses on a page that begin at the root of the host: of links, forms, scripts, and what scripts ask for. */
    private static List<String> addresses(Document page) {
        return page.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .filter(attribute -> attribute.getKey().matches("href|src|action|formaction|hx-.+|data-.+"))
                .map(Attribute::getValue)
                .filter(value -> value.startsWith("/") && value.length() > 1) // one of them is a key on the keyboard
                .toList();
    }
}
