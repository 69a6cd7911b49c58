package org.groundwork.meeting;

import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.springframework.stereotype.Component;

/** Blind answers among the first votes. */
@Component
class BlindVotes implements FirstVotes {

    private final BlindAnswers answers;

    BlindVotes(BlindAnswers answers) {
        this.answers = answers;
    }

    @Override
    public List<Vote> firstVotes(AssessmentId id) {
        return answers.visibleToAll(id);
    }
}
