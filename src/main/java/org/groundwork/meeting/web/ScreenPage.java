package org.groundwork.meeting.web;

import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.meeting.MeetingView;
import org.groundwork.meeting.Poll;
import org.groundwork.meeting.Room.Participant;
import org.groundwork.meeting.Room.Turnout;
import org.groundwork.meeting.Tally;
import org.groundwork.method.Question;
import org.groundwork.platform.ConflictSide;
import org.groundwork.platform.QrPicture;
import org.jspecify.annotations.Nullable;

/**
 * A meeting on the wall.
 *
 * @param leads whether the person may do something here
 * @param stage lobby, question or closing
 * @param stops the agenda as a strip
 * @param asked null unless a question is shown
 * @param closing null unless all questions were taken
 * @param recommendation so far, where it is to be shown; null otherwise
 * @param seen stands for all that is shown: a page that has it needs nothing new
 */
record ScreenPage(
        MeetingView meeting,
        AssessmentView assessment,
        boolean leads,
        String stage,
        List<Stop> stops,
        @Nullable Asked asked,
        @Nullable Closing closing,
        List<Participant> people,
        @Nullable Join join,
        @Nullable String recommendation,
        @Nullable Notice notice,
        String seen) {

    /**
     * A question on the strip.
     *
     * @param state todo, agreed, spread or hidden
     */
    record Stop(int place, int number, String title, String state, boolean here) {}

    /** How to come in. */
    record Join(String address, String code, QrPicture qr) {}

    /** What could not be done, and why. */
    record Notice(
            String title,
            @Nullable String text,
            @Nullable ConflictSide mine,
            @Nullable ConflictSide theirs) {}

    /**
     * An answer that can be voted or recorded.
     *
     * @param value of its control
     * @param key on the keyboard
     * @param ballots shown ones in its favour
     */
    record Row(String value, String key, String label, String text, boolean checked, List<Tally.Ballot> ballots) {}

    /**
     * The question that is shown.
     *
     * @param number on the agenda, from 1
     * @param rows its answers, in their order
     * @param others don’t know and, where it may be, does not apply
     * @param records whether the answers are controls: nobody votes, or the votes are shown
     * @param turnout null unless there was a vote
     * @param tally of the round that is shown
     * @param said ballots with a sentence
     * @param spread what could be left open, in words; null where it cannot be
     * @param stands what stands there now; null where nothing does, and while it would sway a vote
     * @param recorded what was recorded in this meeting; null where nothing was
     * @param form how the controls begin
     */
    record Asked(
            Question question,
            String section,
            int number,
            int of,
            Poll poll,
            List<Row> rows,
            List<Row> others,
            boolean records,
            @Nullable Turnout turnout,
            Tally tally,
            List<Said> said,
            @Nullable String spread,
            @Nullable String stands,
            @Nullable String recorded,
            Form form) {

        /** Levels have it, options do not. */
        public boolean levelled() {
            return question instanceof Question.Levelled;
        }

        public boolean voting() {
            return poll.phase() == Poll.Phase.VOTING;
        }

        public boolean revealed() {
            return poll.phase() == Poll.Phase.REVEALED;
        }

        /** A vote can be opened. */
        public boolean opens() {
            return poll.allows(Poll.Act.OPEN);
        }

        /** Another round can be. */
        public boolean again() {
            return poll.allows(Poll.Act.AGAIN);
        }

        /** Votes come in and are seen as they come. */
        public boolean open() {
            return voting() && poll.mode() == Poll.Mode.OPEN;
        }
    }

    /**
     * What somebody said with a vote.
     *
     * @param answer that was voted for, in a word
     */
    record Said(String answer, String name, String why) {}

    /** How the controls of the record begin. */
    record Form(int basedOn, UUID page, String value, String evidence, String reason, String note) {}

    /**
     * After the last question.
     *
     * @param agreed how many got one answer
     * @param open titles of those that were left open as a spread
     * @param untouched titles of those to which nothing was recorded
     * @param more titles of those that still matter and are not on the agenda
     */
    record Closing(int agreed, List<String> open, List<String> untouched, List<String> more, int minutes) {}
}
