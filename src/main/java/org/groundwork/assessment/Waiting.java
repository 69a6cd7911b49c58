package org.groundwork.assessment;

import java.util.List;

/**
 * What waits for a person.
 *
 * @param sections assigned to the person and not done
 * @param submitted in the teams where the person reviews
 */
public record Waiting(List<OpenSection> sections, List<AssessmentView> submitted) {

    /** A section to fill in. */
    public record OpenSection(AssessmentView assessment, SectionProgress section) {}

    public Waiting {
        sections = List.copyOf(sections);
        submitted = List.copyOf(submitted);
    }

    public boolean isEmpty() {
        return sections.isEmpty() && submitted.isEmpty();
    }
}
