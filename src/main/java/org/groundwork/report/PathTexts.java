package org.groundwork.report;

import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Strategy;

/**
 * What paths are called. Where a simple solution is there already, the open decision is ML on top of
 * it, and every sentence speaks of that decision.
 */
final class PathTexts {

    private static final String THERE = ".there";

    private final boolean there;

    PathTexts(EconomicInputs inputs) {
        this.there = inputs.hasBaseline();
    }

    /** A simple solution is there already. */
    boolean there() {
        return there;
    }

    /** "Simple solution". */
    String label(Strategy strategy) {
        return text("report.roi.path." + strategy);
    }

    /** The path within a sentence: "the simple solution". */
    String named(Strategy strategy) {
        return text("report.roi.named." + strategy);
    }

    /** The message, in the words for what is there already where it has some. */
    String text(String key, Object... values) {
        return ReportTexts.get(there && ReportTexts.has(key + THERE) ? key + THERE : key, values);
    }
}
