package org.groundwork.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.groundwork.demo.TestDemo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page that links lead to from the start page, for each role, with the demo's data: it loads,
 * holds to the rules of every page, axe finds nothing in light and dark, and it fits a phone. Of
 * pages that differ only in what they are about, or in how they are sorted and filtered, one is
 * looked at.
 */
@BrowserTest
class EveryPageIT {

    private static final int FEWEST_PAGES = 8;

    @Autowired
    TestDemo demo;

    @Autowired
    JdbcClient database;

    private Map<String, String> passwords = Map.of();

    @BeforeEach
    void theDemo() {
        passwords = demo.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mira@demo.example", "ada@demo.example"})
    void isSoundForThoseInTeams(String email, Visitors visitors) {
        Set<String> kinds = visitAll(email, visitors);

        assertThat(kinds)
                .contains(
                        "/",
                        "/account",
                        "/assessments/#",
                        "/assessments/#/sections/#/#",
                        "/assessments/#/sections/baseline")
                .hasSizeGreaterThan(FEWEST_PAGES * 2);
    }

    @ParameterizedTest
    @ValueSource(strings = "sigrid@demo.example")
    void isSoundForAdministrators(String email, Visitors visitors) {
        Set<String> kinds = visitAll(email, visitors);

        assertThat(kinds).contains("/", "/account", "/people", "/people/#", "/teams", "/teams/#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@demo.example", "sigrid@demo.example"})
    void fitsAPhoneWhenNamesAreOneLongWord(String email, Visitors visitors) {
        Map<List<String>, Map<UUID, String>> before = new HashMap<>();
        for (List<String> text : List.of(
                List.of("assessment", "name", "200"),
                List.of("assessment", "summary", "800"),
                List.of("team", "name", "80"),
                List.of("person", "name", "100"),
                List.of("action", "title", "200"))) {
            before.put(text, texts(text.get(0), text.get(1)));
        }
        try {
            before.keySet()
                    .forEach(text -> database.sql(
                                    "update %1$s set %2$s = rpad(left(%2$s, 8), %3$s, 'Wm')".formatted(text.toArray()))
                            .update());
            Visitor visitor = visitors.passesThrough();
            visitor.signIn(email, passwords.getOrDefault(email, ""));
            visitor.page().setViewportSize(Look.PHONE, 800);

            walk(visitor, new LinkedHashSet<>(), path -> visitor.assertFitsTheWindow());
        } finally {
            before.forEach((text, old) -> old.forEach(
                    (id, value) -> database.sql("update %s set %s = :value where id = :id".formatted(text.toArray()))
                            .param("value", value)
                            .param("id", id)
                            .update()));
        }
    }

    private Map<UUID, String> texts(String table, String column) {
        Map<UUID, String> texts = new HashMap<>();
        database.sql("select id, %s as text from %s where %s is not null".formatted(column, table, column))
                .query(row -> {
                    texts.put(row.getObject("id", UUID.class), row.getString("text"));
                });
        return texts;
    }

    private Set<String> visitAll(String email, Visitors visitors) {
        Visitor visitor = visitors.passesThrough();
        visitor.signIn(email, passwords.getOrDefault(email, ""));
        Set<String> kinds = new LinkedHashSet<>();
        walk(visitor, kinds, path -> {
            visitor.assertPageIsSound();
            visitor.page().setViewportSize(Look.PHONE, 800);
            visitor.assertFitsTheWindow();
            visitor.page().setViewportSize(Look.DESK, 900);
        });
        return kinds;
    }

    private static void walk(Visitor visitor, Set<String> kinds, Consumer<String> look) {
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        Set<String> known = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            if (!kinds.add(kind(path))) {
                continue;
            }
            APIResponse answer = visitor.fetch(path);
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
        List<String> hrefs = (List<String>) page.evaluate("[...document.querySelectorAll('a[href]')].map(a => new"
                + " URL(a.getAttribute('href'), location).href)"
                + ".filter(h => h.startsWith(location.origin + '/'))");
        return hrefs.stream()
                .map(URI::create)
                .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .distinct()
                .toList();
    }

    /** What kind of page it is: ids become #, numbers, questions and what is asked for too. */
    static String kind(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#")
                .replaceAll("/sections/[^/?]+/(open|end)", "/$1/#")
                .replaceAll("/sections/[^/?]+/[^/?]+", "/sections/#/#")
                .replaceAll("/sections/(?!baseline)[^/?#]+", "/sections/#")
                .replaceAll("/next/[^/?]+", "/next/#")
                .replaceAll("/answers/[^/?]+", "/answers/#")
                .replaceAll("/questions/[^/?]+", "/questions/#")
                .replaceAll("/cases/(?!validation)[a-z0-9-]+", "/cases/#")
                .replaceAll("/economics/[^/?]+/history", "/economics/#/history")
                .replaceAll("/\\d+(?=[/.?]|$)", "/#")
                .replaceAll("\\?.+", "?#");
    }
}
