package org.groundwork.assessment.web;

import java.util.List;
import java.util.Set;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Caveats;
import org.groundwork.scoring.Findings;
import org.groundwork.scoring.HeldBack;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * Where an assessment stands, for a line or a card.
 *
 * @param verdict null while too little is answered to name one
 * @param basis what it rests on
 * @param findOut what keeps the step from being reached and nobody knows; nothing where the step is
 *     known not to be reached
 * @param couldBecome the other verdicts that are possible, in the order of the staircase
 * @param answers answers can make it one of these
 * @param money figures of the economics can
 * @param readiness in per cent: {@code 31–46 %}; null where no section has a score
 * @param heldBack by which sections; null with {@code readiness}
 * @param answered share of what a first recommendation rests on, in whole per cent
 * @param enough of it before a recommendation is named
 * @param firstSteps on whose questions a first recommendation rests
 * @param caveats what goes with the verdict; null where the method knows no such things, and while
 *     it is too early
 */
record ResultSummary(
        @Nullable Verdict verdict,
        VerdictBasis.State basis,
        List<Question> findOut,
        boolean settled,
        List<Verdict> couldBecome,
        boolean answers,
        boolean money,
        @Nullable String readiness,
        @Nullable HeldBack heldBack,
        int answered,
        long enough,
        int firstSteps,
        ResultSummary.@Nullable GoesWith caveats) {

    /**
     * What goes with a verdict.
     *
     * @param hangsOn the nearest answer that would change it; null where there is none
     * @param hinges how many answers would
     * @param conditions that were asked about
     * @param stops one of them keeps the step from being reached
     * @param assumed what was asked about and nobody knows
     */
    record GoesWith(
            boolean firm,
            @Nullable Hinge hangsOn,
            int hinges,
            List<Question> conditions,
            boolean stops,
            List<Question> assumed) {}

    /** An answer that would change a verdict if it were another level, and the verdict then. */
    record Hinge(Question question, String level, Verdict verdict) {}

    /** Too few were asked, or nobody knew. */
    public boolean tooEarly() {
        return verdict == null || nobodyKnows();
    }

    /** Enough was asked, and hardly anything is known. */
    public boolean nobodyKnows() {
        return basis == VerdictBasis.State.NOBODY_KNOWS;
    }

    /** What the verdict claims about the case is true of it. */
    public boolean shown() {
        return basis == VerdictBasis.State.SHOWN;
    }

    static ResultSummary of(ScoredAssessment scored) {
        return of(scored.sheet(), scored.result());
    }

    /**
     * @param result what the sheet's method makes of it
     */
    static ResultSummary of(AnswerSheet sheet, Result result) {
        Method method = sheet.method();
        String verdict = result.verdict();
        Readiness readiness = result.readiness();
        VerdictBasis basis = VerdictBasis.of(sheet, result);
        return new ResultSummary(
                verdict == null ? null : method.verdict(verdict),
                basis.state(),
                basis.findOut().stream().map(method::question).toList(),
                result.settled(),
                result.possibleVerdicts().stream()
                        .filter(id -> !id.equals(verdict))
                        .map(method::verdict)
                        .toList(),
                !result.stillMatters().isEmpty(),
                !result.undecidedFigures().isEmpty(),
                readiness == null ? null : percent(readiness.band()),
                HeldBack.of(sheet, result),
                result.answeredPercent(),
                Math.round(method.tooEarly().share() * 100),
                method.tooEarly().gates().size(),
                basis.tooEarly() ? null : goesWith(sheet, result));
    }

    private static @Nullable GoesWith goesWith(AnswerSheet sheet, Result result) {
        Method method = sheet.method();
        Caveats caveats = result.caveats();
        if (caveats == null) {
            return null;
        }
        List<Question> conditions = caveats.conditions().stream()
                .map(unmet -> method.question(unmet.question()))
                .filter(question -> sheet.answer(question.id()) != null)
                .distinct()
                .toList();
        Set<String> waitedFor = Findings.waitedFor(result);
        return new GoesWith(
                caveats.firm(),
                caveats.hangsOn().stream()
                        .findFirst()
                        .map(hinge -> hinge(method, hinge))
                        .orElse(null),
                caveats.answersItHangsOn(),
                conditions,
                conditions.stream().anyMatch(question -> waitedFor.contains(question.id())),
                caveats.assumed().stream()
                        .filter(question -> sheet.answer(question) != null)
                        .map(method::question)
                        .toList());
    }

    private static Hinge hinge(Method method, Caveats.Hinge hinge) {
        Question question = method.question(hinge.question());
        return new Hinge(
                question,
                question instanceof Question.Levelled levelled ? levelled.numbered(hinge.to()) : "",
                method.verdict(hinge.verdict()));
    }

    /** Null while it is too early to say. */
    @Nullable
    String verdictId() {
        return verdict == null ? null : verdict.id();
    }

    private static String percent(Band band) {
        long low = Math.round(band.low() * 100);
        long high = Math.round(band.high() * 100);
        return low == high ? low + " %" : low + "–" + high + " %";
    }
}
