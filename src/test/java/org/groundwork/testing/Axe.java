package org.groundwork.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What axe finds on a page: a line for each rule that is broken, with the elements that break it. In legacy mode, which is for
 * pages without frames of others, and opens no page of its own for each look.
 */
public final class Axe {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Axe() {}

    /** By all rules. */
    public static List<String> findings(Page page) {
        return findings(axe(page));
    }

    /** By the rules of WCAG 2.2, level AA, alone: for pages that are only parts of pages. */
    public static List<String> findingsOfWcag(Page page) {
        return findings(axe(page).withTags(WCAG));
    }

    /** By the one rule that hangs on the colour scheme. */
    public static List<String> findingsOfContrast(Page page) {
        return findings(axe(page).withRules(List.of("color-contrast")));
    }

    @SuppressWarnings("deprecation")
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static List<String> findings(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId()
                        + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).collect(Collectors.joining(" | ")))
                .toList();
    }
}
