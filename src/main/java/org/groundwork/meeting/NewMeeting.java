package org.groundwork.meeting;

import java.util.List;
import org.groundwork.meeting.MeetingView.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A meeting to be started.
 *
 * @param section null unless the scope is one
 * @param questions of the agenda, in its order
 * @param mode how they are answered; can be changed for each
 */
public record NewMeeting(
        Scope scope, @Nullable String section, List<String> questions, Poll.Mode mode, boolean namesShown) {

    /** How long a question takes in a room, as a rule of thumb that is said so. */
    public static final int MINUTES_WITH_VOTES = 3;

    public static final int MINUTES_WITHOUT = 2;

    /** Of an agenda. */
    static final int MOST_QUESTIONS = 200;

    public NewMeeting {
        questions = questions.stream().distinct().toList();
    }

    public static int minutes(Poll.Mode mode) {
        return mode == Poll.Mode.NONE ? MINUTES_WITHOUT : MINUTES_WITH_VOTES;
    }
}
