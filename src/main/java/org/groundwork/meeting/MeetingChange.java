package org.groundwork.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting changed, told apart from what others changed at the desk meanwhile.
 *
 * @param start where the assessment stood when the meeting began
 * @param end where it stood when the meeting ended
 * @param alone where it would stand by the meeting’s answers alone; the same as {@code end} where nothing else changed
 * @param elsewhere ids of the questions whose answers at the end are neither those of the start nor the meeting’s, in the
 *     method’s order
 * @param economics whether what is stated of them was changed meanwhile, which no meeting does
 */
public record MeetingChange(Standing start, Standing end, Standing alone, List<String> elsewhere, boolean economics) {

    /**
     * Where an assessment stands.
     *
     * @param verdict id of the one that may be named; null while it is too early
     * @param readiness null where no section has a score
     * @param stillMatters ids of questions, in the order in which to ask
     */
    public record Standing(
            @Nullable String verdict,
            boolean settled,
            @Nullable Band readiness,
            List<String> stillMatters) {

        static Standing of(AnswerSheet sheet, @Nullable EconomicInputs economics, Appraiser.Engine engine) {
            Result result = new Appraiser(sheet.method(), engine)
                    .appraise(sheet, economics)
                    .result();
            Readiness readiness = result.readiness();
            return new Standing(
                    VerdictBasis.named(sheet, result),
                    result.settled(),
                    readiness == null ? null : readiness.band(),
                    result.stillMatters());
        }
    }

    /**
     * @param recorded what was recorded last under the questions of the agenda; without those to which nothing was
     * @param end of the same method as the start
     * @param engine computes analyses of the economics
     */
    static MeetingChange of(
            AssessmentFile start, AssessmentFile end, Map<String, Answer> recorded, Appraiser.Engine engine) {
        if (!start.method().ref().equals(end.method().ref())) {
            throw new IllegalArgumentException("another method: " + end.method().ref());
        }
        AnswerSheet before = start.sheet();
        AnswerSheet after = end.sheet();
        Map<String, Answer> own = new LinkedHashMap<>(before.answers());
        own.putAll(recorded);
        AnswerSheet alone = AnswerSheet.of(start.method(), own);
        List<String> elsewhere = new ArrayList<>();
        for (Question question : start.method().questions()) {
            if (!Objects.equals(alone.answer(question.id()), after.answer(question.id()))) {
                elsewhere.add(question.id());
            }
        }
        boolean economics = !Objects.equals(start.economics(), end.economics());
        Standing ended = Standing.of(after, end.economics(), engine);
        return new MeetingChange(
                Standing.of(before, start.economics(), engine),
                ended,
                elsewhere.isEmpty() && !economics ? ended : Standing.of(alone, start.economics(), engine),
                List.copyOf(elsewhere),
                economics);
    }

    /** Nothing but the meeting changed anything. */
    public boolean onlyTheMeeting() {
        return elsewhere.isEmpty() && !economics;
    }
}
