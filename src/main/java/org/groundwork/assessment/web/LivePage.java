package org.groundwork.assessment.web;

import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.SectionProgress;
import org.jspecify.annotations.Nullable;

/**
 * What stands otherwise by now than a page shows.
 *
 * @param opened id of the showing of that page
 * @param where it shows cards, as in {@link AnswerForm#from()}
 * @param cards whose answers are others than the page has
 * @param strip all questions of the section, for a page that shows one of them
 * @param here the section that the page shows; null where it shows none
 */
record LivePage(
        UUID opened,
        String where,
        AssessmentView assessment,
        List<QuestionCard> cards,
        List<QuestionCard> strip,
        Progress progress,
        @Nullable SectionProgress here,
        boolean editable) {

    /**
     * Who else has a page of the assessment open.
     *
     * @param name of the person
     * @param initials one or two letters
     * @param place title of the section that is looked at, or of another page; empty where it has none
     */
    record Person(String name, String initials, String place) {}

    /**
     * @param closed it was open when the page was made, and no answer can be changed any more
     * @param opened it was closed when the page was made, and answers can be changed now
     */
    record Here(
            AssessmentView assessment,
            String place,
            boolean editable,
            List<Person> people,
            boolean closed,
            boolean opened) {}
}
