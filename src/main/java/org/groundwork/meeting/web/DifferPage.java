package org.groundwork.meeting.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * Where a team differs, and where it agrees.
 *
 * @param pending how many questions wait for the person's own answer, and are therefore not here
 * @param answers whether the person may take anything over
 * @param meets whether the person may start a meeting
 */
record DifferPage(
        AssessmentView assessment,
        List<On> differ,
        List<On> agree,
        List<On> few,
        int pending,
        boolean answers,
        boolean meets) {

    /**
     * A question with what people say.
     *
     * @param matters it can still change the recommendation
     * @param apart how far they are apart, in levels: "1.3"
     * @param scale the answers that could be given, with who gave each
     * @param besides how many do not know, or say that it does not apply
     * @param now the present answer
     * @param basedOn version of that; 0 for none
     * @param seen which votes these are
     * @param offered what stands for all of them where they agree; null where they do not
     * @param stands the present answer is that already
     * @param spread whether it can be left as a spread
     */
    record On(
            String id,
            String title,
            String text,
            Section section,
            boolean matters,
            String apart,
            List<Step> scale,
            List<Besides> besides,
            List<Voice> voices,
            ApartTexts.Words now,
            int basedOn,
            String seen,
            ApartTexts.@Nullable Words offered,
            boolean stands,
            boolean spread) {}

    /** One of the answers that could be given, and how many gave it. */
    record Step(int number, String label, String text, int count) {

        public String dots() {
            return "●".repeat(count);
        }
    }

    /** Another answer, and how many gave it. */
    record Besides(String label, int count) {}

    /** What one person says. */
    record Voice(String name, ApartTexts.Words answer, String why) {}

    public boolean empty() {
        return differ.isEmpty() && agree.isEmpty() && few.isEmpty();
    }

    /** Ids of the questions on which they differ, as the address of a meeting has them. */
    public String forMeeting() {
        return String.join(",", differ.stream().map(On::id).toList());
    }

    /** Something can be taken over. */
    public boolean offers() {
        return agree.stream().anyMatch(on -> !on.stands());
    }
}
