package org.groundwork.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;

import org.groundwork.demo.TestDemo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every page that links lead to from the start page, for each role, with the demo's data: it loads,
 * holds to the rules of every page, axe finds nothing in light and dark, and it fits a phone. Of
 * pages that differ only in what they are about, a few are looked at.
 */
@BrowserTest
class EveryPageIT {

    /** Pages of one kind that are looked at. */
    private static final int EXAMPLES = 2;

    private static final int FEWEST_PAGES = 8;

    /** The first PDF of a run takes its time on a busy machine. */
    private static final double PATIENCE_MILLIS = 90_000;

    @Autowired TestDemo demo;

    private Map<String, String> passwords = Map.of();

    @BeforeEach
    void theDemo() {
        passwords = demo.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mira@demo.example", "jonas@demo.example", "ada@demo.example"})
    void isSoundForThoseInTeams(String email, Visitors visitors) {
        Set<String> kinds = visitAll(email, visitors);

        assertThat(kinds)
                .contains("/", "/account", "/assessments/#", "/assessments/#/sections/baseline")
                .hasSizeGreaterThan(FEWEST_PAGES * 2);
    }

    @ParameterizedTest
    @ValueSource(strings = "sigrid@demo.example")
    void isSoundForAdministrators(String email, Visitors visitors) {
        Set<String> kinds = visitAll(email, visitors);

        assertThat(kinds).contains("/", "/account", "/people", "/people/#", "/teams", "/teams/#");
    }

    private Set<String> visitAll(String email, Visitors visitors) {
        Visitor visitor = visitors.arrives();
        visitor.signIn(email, passwords.getOrDefault(email, ""));
        Map<String, Integer> seenOfKind = new LinkedHashMap<>();
        walk(
                visitor,
                seenOfKind,
                path -> {
                    visitor.assertPageIsSound();
                    visitor.page().setViewportSize(Look.PHONE, 800);
                    visitor.assertFitsTheWindow();
                    visitor.page().setViewportSize(Look.DESK, 900);
                });
        return seenOfKind.keySet();
    }

    private static void walk(
            Visitor visitor, Map<String, Integer> seenOfKind, Consumer<String> look) {
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        Set<String> known = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            if (seenOfKind.merge(kind(path), 1, Integer::sum) > EXAMPLES) {
                continue;
            }
            APIResponse answer =
                    visitor.page()
                            .request()
                            .get(
                                    visitor.address(path),
                                    RequestOptions.create().setTimeout(PATIENCE_MILLIS));
            assertThat(answer.status()).as(path).isEqualTo(200);
            if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                assertThat(answer.body()).as(path).isNotEmpty();
                continue;
            }
            visitor.open(path);
            look.accept(path);
            for (String link : links(visitor.page())) {
                if (known.add(link)) {
                    waiting.addLast(link);
                }
            }
        }
    }

    /** Paths of this application, without fragments. */
    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        List<String> hrefs =
                (List<String>)
                        page.evaluate(
                                "[...document.querySelectorAll('a[href]')].map(a => a.href)"
                                        + ".filter(h => h.startsWith(location.origin + '/'))");
        return hrefs.stream()
                .map(URI::create)
                .map(
                        uri ->
                                uri.getRawPath()
                                        + (uri.getRawQuery() == null
                                                ? ""
                                                : "?" + uri.getRawQuery()))
                .distinct()
                .toList();
    }

    /** What kind of page it is: ids become #, numbers and questions too. */
    private static String kind(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#")
                .replaceAll("/answers/[^/?]+", "/answers/#")
                .replaceAll("/economics/[^/?]+/history", "/economics/#/history")
                .replaceAll("/\\d+(?=[/.?]|$)", "/#")
                .replaceAll("=[^&]+", "=#");
    }
}
