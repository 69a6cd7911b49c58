package org.groundwork.assessment.web;

import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.SectionProgress;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * A section of the questionnaire.
 *
 * @param opened an id of this showing of the page
 * @param panels what other modules show here
 * @param assignee who looks after it
 * @param previous null on the first one
 * @param next null on the last one
 * @param editable the person may answer, and the assessment is open
 */
record SectionPage(
        UUID opened,
        AssessmentView assessment,
        Section section,
        SectionProgress here,
        Progress progress,
        List<QuestionCard> cards,
        List<Panels.Panel> panels,
        @Nullable String assignee,
        @Nullable Section previous,
        @Nullable Section next,
        boolean editable,
        boolean tooEarly) {

    /** Something that was sent was not saved. */
    public boolean refused() {
        return cards.stream().anyMatch(card -> !card.problems().isEmpty());
    }

    QuestionCard card(String question) {
        return cards.stream()
                .filter(card -> card.id().equals(question))
                .findFirst()
                .orElseThrow();
    }
}
