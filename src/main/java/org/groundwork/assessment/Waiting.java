package org.groundwork.assessment;

import java.util.List;

/**
 * What waits for a person.
 *
 * @param sections assigned to the person and not done
 * @param submitted in the teams where the person reviews, the first ones
 * @param submittedTotal how many there are
 * @param returned to the teams where the person submits
 */
public record Waiting(
        List<OpenSection> sections,
        List<AssessmentView> submitted,
        long submittedTotal,
        List<AssessmentView> returned) {

    /** A section to fill in. */
    public record OpenSection(AssessmentView assessment, SectionProgress section) {}

    public Waiting {
        sections = List.copyOf(sections);
        submitted = List.copyOf(submitted);
        returned = List.copyOf(returned);
    }

    public boolean isEmpty() {
        return sections.isEmpty() && submitted.isEmpty() && returned.isEmpty();
    }
}
