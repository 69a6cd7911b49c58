package org.groundwork.meeting;

import java.time.Instant;
import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.scoring.Answer;

/**
 * What people answered before they knew what the others say: first rounds of meetings, and blind answers
 * given apart. Each way of asking is a bean; what a team agrees on is read from all of them.
 */
public interface FirstVotes {

    /**
     * One person's answer.
     *
     * @param voter who it was, so that nobody counts twice: a person's id, or another id for a guest
     * @param name as others see it
     * @param answer a level, an option, unknown or not applicable; never a spread
     * @param why in the voter's words; empty where nothing was said
     */
    record Vote(String question, String voter, String name, Answer answer, String why, Instant at) {}

    /** Of an assessment that the person who is signed in may read; only votes that everybody may see by now. */
    List<Vote> firstVotes(AssessmentId id);
}
