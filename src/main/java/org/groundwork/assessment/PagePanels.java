package org.groundwork.assessment;

import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * What a module above shows on pages of this one, which does not know it (docs/adr/0067): a bean of
 * that module, asked when such a page is made.
 */
public interface PagePanels {

    /**
     * The template of that module whose fragments {@code home(panel)} and {@code overview(panel,
     * assessment)} show what the methods give: {@code review/action-parts}.
     */
    String template();

    /** For the start page of the person who is signed in. */
    Object home();

    /** For the overview of an assessment that the person who is signed in may read. */
    Object overview(AssessmentId id);

    /**
     * For the page of a section, with a fragment {@code sectionPanel(panel, assessment)}; null where there is
     * nothing to show.
     */
    default @Nullable Object section(AssessmentId id, Section section) {
        return null;
    }

    /**
     * For the history of an answer, with a fragment {@code questionPanel(panel, assessment)}; null where there is nothing
     * to show.
     */
    default @Nullable Object question(AssessmentId id, String question) {
        return null;
    }
}
