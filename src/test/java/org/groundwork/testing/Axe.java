package org.groundwork.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What axe finds on a page: a line for each rule that is broken, with the elements that break it. It is asked in the page itself,
 * once it is there: for pages without frames of others. Only what breaks a rule is named element by element, since to name
 * all that keeps to one takes longer than to look.
 */
public final class Axe {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final String RUN = """
        options => axe.run(document, {...options, resultTypes: ['violations']}).then(result => {
          if (result.testEngine.name !== 'axe-core' || result.passes.length === 0) {
            throw new Error('axe has looked at nothing');
          }
          return result.violations.map(rule =>
            rule.id + ': ' + rule.nodes.map(node => node.html).join(' | '));
        })\
        """;

    private Axe() {}

    /** By all rules. */
    public static List<String> findings(Page page) {
        return findings(page, Map.of());
    }

    /** By the rules of WCAG 2.2, level AA, alone: for pages that are only parts of pages. */
    public static List<String> findingsOfWcag(Page page) {
        return findings(page, Map.of("runOnly", Map.of("type", "tag", "values", WCAG)));
    }

    /** By the one rule that hangs on the colour scheme. */
    public static List<String> findingsOfContrast(Page page) {
        return findings(page, Map.of("runOnly", Map.of("type", "rule", "values", List.of("color-contrast"))));
    }

    @SuppressWarnings("unchecked")
    private static List<String> findings(Page page, Map<String, Object> options) {
        if (!Boolean.TRUE.equals(page.evaluate("typeof axe === 'object'"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return (List<String>) page.evaluate(RUN, options);
    }
}
