package org.groundwork.meeting.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.meeting.MeetingView;
import org.groundwork.meeting.Tally;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/**
 * What came of a meeting.
 *
 * @param people how many voted in a round that was shown
 * @param minutes that it took
 * @param change null where it cannot be told
 * @param items questions that were voted on or recorded
 * @param untouched titles of the others
 * @param leads whether the person may start another
 */
record EndPage(
        MeetingView meeting,
        AssessmentView assessment,
        int people,
        long minutes,
        @Nullable Change change,
        List<Item> items,
        List<String> untouched,
        boolean leads) {

    /**
     * Before and after.
     *
     * @param sentences what the meeting did to the recommendation, in order
     * @param stillMatters titles with ids and sections
     */
    record Change(
            String verdictBefore,
            String verdictAfter,
            String readinessBefore,
            String readinessAfter,
            boolean settledBefore,
            boolean settledAfter,
            int matteredBefore,
            List<Question> stillMatters,
            List<String> sentences) {}

    /**
     * A question of the agenda.
     *
     * @param section id
     * @param outcome agreed, spread or nothing
     * @param before what stood there before; empty where nothing was recorded
     * @param rows answers with the votes of the first round; empty where nobody voted
     * @param rounds how many there were
     * @param said sentences of all rounds
     */
    record Item(
            String id,
            String section,
            String title,
            String text,
            String outcome,
            String before,
            String after,
            @Nullable String by,
            List<Row> rows,
            int rounds,
            @Nullable String lastVotes,
            List<ScreenPage.Said> said) {}

    /** An answer with the votes of the first round. */
    record Row(String key, String label, List<Tally.Ballot> ballots) {}
}
