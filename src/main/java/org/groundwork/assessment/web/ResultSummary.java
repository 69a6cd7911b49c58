package org.groundwork.assessment.web;

import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.method.Method;
import org.groundwork.method.Verdict;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where an assessment stands, for a line or a card.
 *
 * @param verdict null while it is too early to say
 * @param couldBecome the other verdicts that are possible, in the order of the staircase
 * @param readiness in per cent: {@code 31–46 %}; null where no section has a score
 * @param heldBackBy title of the section with the lowest score; null with {@code readiness}
 * @param answered share of what a first recommendation rests on, in whole per cent
 */
record ResultSummary(
        @Nullable Verdict verdict,
        boolean settled,
        List<Verdict> couldBecome,
        @Nullable String readiness,
        @Nullable String heldBackBy,
        int answered) {

    static ResultSummary of(ScoredAssessment scored) {
        Method method = scored.method();
        Result result = scored.result();
        String verdict = result.verdict();
        Readiness readiness = result.readiness();
        return new ResultSummary(
                verdict == null ? null : method.verdict(verdict),
                result.settled(),
                result.possibleVerdicts().stream()
                        .filter(id -> !id.equals(verdict))
                        .map(method::verdict)
                        .toList(),
                readiness == null ? null : percent(readiness.band()),
                readiness == null ? null : method.section(readiness.heldBackBy()).title(),
                (int) Math.floor(result.answered() * 100));
    }

    private static String percent(Band band) {
        long low = Math.round(band.low() * 100);
        long high = Math.round(band.high() * 100);
        return low == high ? low + " %" : low + "–" + high + " %";
    }
}
