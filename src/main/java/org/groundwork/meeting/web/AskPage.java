package org.groundwork.meeting.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.identity.MemberView;
import org.groundwork.method.Question;
import org.groundwork.method.Section;

/**
 * What can be asked of whom.
 *
 * @param matters ids of questions that can still change the recommendation
 */
record AskPage(AssessmentView assessment, List<MemberView> people, List<Part> parts, List<String> matters) {

    /** A section with the questions of it that are asked. */
    record Part(Section section, List<Question> questions) {}
}
