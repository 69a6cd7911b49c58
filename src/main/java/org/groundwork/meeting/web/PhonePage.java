package org.groundwork.meeting.web;

import java.util.List;
import org.groundwork.meeting.MeetingId;
import org.groundwork.meeting.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A meeting on a phone: the present question and the person’s own vote and, once they are shown, the votes and what
 * people wrote with them; nothing else.
 *
 * @param stage waiting, question or done
 * @param asked null unless a question is shown
 * @param notice what became of a vote; null where there is nothing to say
 * @param counted whether the notice says that it counts
 */
record PhonePage(
        MeetingId meeting,
        String name,
        boolean guest,
        boolean namesShown,
        int version,
        String stage,
        @Nullable Asked asked,
        @Nullable String notice,
        boolean counted) {

    /** An answer. {@code votes}: shown ones in its favour. */
    record Row(String value, String key, String label, String text, boolean checked, int votes, boolean mine) {}

    /**
     * The question.
     *
     * @param state plain where nobody votes, closed before the vote, voting or shown
     * @param voted whether the person has voted in this round
     * @param said what was said with shown votes
     */
    record Asked(
            String id,
            String text,
            String how,
            boolean levelled,
            Poll poll,
            String state,
            List<Row> rows,
            List<Row> others,
            boolean voted,
            boolean recorded,
            String evidence,
            String why,
            int votes,
            List<ScreenPage.Said> said) {

        public boolean open() {
            return poll.mode() == Poll.Mode.OPEN;
        }
    }
}
