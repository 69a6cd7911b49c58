package org.groundwork.review.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.method.Verdict;
import org.groundwork.platform.Choice;
import org.groundwork.review.VersionView;
import org.jspecify.annotations.Nullable;

/**
 * A submission on which somebody is to decide.
 *
 * @param recommended null when it was too early to say
 * @param choices what can be decided instead of it
 * @param parts the questions, for reasons why it is returned
 */
record ReviewPage(
        AssessmentView assessment,
        VersionView version,
        @Nullable Verdict recommended,
        boolean settled,
        List<Choice> choices,
        List<Part> parts) {

    /** A section with its questions. */
    record Part(Section section, List<Row> rows) {}

    /**
     * A question.
     *
     * @param answer in words; empty where it was not answered
     * @param openThreads of comments about it
     */
    record Row(Question question, String answer, int openThreads) {}

    /** It can be reviewed as things stand. */
    boolean waiting() {
        return version.state() == VersionView.State.WAITING && !assessment.archived();
    }

    public int number() {
        return version.submission().number();
    }
}
