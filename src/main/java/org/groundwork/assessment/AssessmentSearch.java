package org.groundwork.assessment;

import org.groundwork.identity.TeamId;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Which assessments to list.
 *
 * @param text in name or summary, whatever the case; empty for all
 * @param team null for all teams of the person
 * @param archived the archived ones instead of the others
 * @param page counts from 1
 */
public record AssessmentSearch(String text, @Nullable TeamId team, boolean archived, int page) {

    public AssessmentSearch {
        text = Texts.name(text);
        page = Math.max(1, page);
    }

    /** For LIKE with the escape character !. */
    String pattern() {
        return "%"
                + text.toLowerCase(java.util.Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }
}
