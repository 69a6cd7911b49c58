package org.groundwork.review.web;

import org.groundwork.platform.InvalidInput;
import org.groundwork.review.ExperimentResult;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an experiment, as its form sends it.
 *
 * @param reached {@code yes} or {@code no}
 * @param how {@code past} or {@code live}
 * @param target option of the question where the best simple solution stands
 */
record ResultForm(
        @Nullable String measured,
        @Nullable String reached,
        @Nullable String how,
        @Nullable String target,
        @Nullable String note,
        @Nullable String link) {

    static final ResultForm EMPTY = new ResultForm(null, null, null, null, null, null);

    /**
     * @throws InvalidInput if a choice was not made
     */
    ExperimentResult result() {
        if (!"yes".equals(reached) && !"no".equals(reached)) {
            throw new InvalidInput("action.reached.missing");
        }
        if (!"past".equals(how) && !"live".equals(how)) {
            throw new InvalidInput("action.how.missing");
        }
        return new ExperimentResult(
                orEmpty(measured),
                "yes".equals(reached),
                "live".equals(how),
                target == null || target.isEmpty() ? null : target,
                orEmpty(note),
                orEmpty(link));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
