package org.groundwork.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What holds for the HTML of every page, whatever it shows. */
public final class PageRules {

    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
    private static final Pattern REFERENCE =
            Pattern.compile("\\s(?:for|aria-describedby|aria-labelledby|aria-controls)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");
    private static final Pattern MISSING_MESSAGE = Pattern.compile("\\?\\?[\\w.-]+\\?\\?");

    private PageRules() {}

    public static void assertHold(String html) {
        assertThat(all(MISSING_MESSAGE, html, 0))
                .as("messages that no bundle has")
                .isEmpty();
        for (String tag : all(TAG, html, 0)) {
            assertThat(tag)
                    .as("the content security policy forbids it")
                    .doesNotContainPattern("\\sstyle\\s*=")
                    .doesNotContainPattern("\\son[a-z]+\\s*=")
                    .doesNotContainPattern("\\shx-on")
                    .doesNotContainPattern("javascript:");
            assertThat(tag).as("a template was not processed").doesNotContainPattern("\\sth:");
            if (tag.startsWith("<script")) {
                assertThat(tag).as("no inline script").contains("src=");
            }
        }
        assertThat(html).as("no inline style").doesNotContain("<style");
        assertThat(namesThatHideTheirWords(html))
                .as("who speaks to the page says the words that stand there (WCAG 2.5.3)")
                .isEmpty();
        List<String> ids = all(ID, html, 1);
        assertThat(ids).as("ids of the page").doesNotHaveDuplicates().doesNotContain("");
        Set<String> known = new HashSet<>(ids);
        for (String references : all(REFERENCE, html, 1)) {
            assertThat(known).as("ids that others point to").contains(references.split(" "));
        }
    }

    /** Links and buttons whose name for assistive technology leaves out what is written on them. */
    private static List<String> namesThatHideTheirWords(String html) {
        List<String> hidden = new ArrayList<>();
        for (Element named : Jsoup.parse(html).select("a[aria-label], button[aria-label], summary[aria-label]")) {
            Element seen = named.clone();
            seen.select("svg, .visually-hidden, [aria-hidden=true]").remove();
            String name = words(named.attr("aria-label"));
            if (!name.contains(words(seen.text()))) {
                hidden.add(named.attr("aria-label") + " on “" + seen.text() + "”");
            }
        }
        return hidden;
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** A whole page: one title, one heading of the first rank, one main part, a language. */
    public static void assertHoldForPage(String html) {
        assertHold(html);
        String withoutDrawings = html.replaceAll("(?s)<svg.*?</svg>", "");
        assertThat(all(Pattern.compile("<title>[^<]+</title>"), withoutDrawings, 0))
                .hasSize(1);
        assertThat(all(Pattern.compile("<h1[ >]"), html, 0)).hasSize(1);
        assertThat(all(Pattern.compile("<main[ >]"), html, 0)).hasSize(1);
        assertThat(html).containsPattern("<html[^>]* lang=\"[a-zA-Z-]+\"");
        for (String form : all(Pattern.compile("<form[^>]*>"), html, 0)) {
            assertThat(form).contains("method=\"");
        }
    }

    private static List<String> all(Pattern pattern, String text, int group) {
        return new ArrayList<>(pattern.matcher(text)
                .results()
                .map((MatchResult m) -> m.group(group))
                .toList());
    }
}
