package org.groundwork.report.web;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.method.Method;
import org.groundwork.reference.EarlierRatings;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.reference.ScoredCase;
import org.groundwork.reference.Validation;
import org.jspecify.annotations.Nullable;

/**
 * How good the recommendation is, counted anew from the reference cases.
 *
 * @param verdicts titles, of the matrix’s rows and columns
 * @param constant title of the fixed answer that would be supported most often
 * @param fairly how many judgements we are only fairly sure of
 * @param unsure how many judgements we are not sure of
 */
record ValidationPage(
        Validation validation,
        Earlier earlier,
        String method,
        List<CaseView> cases,
        List<String> verdicts,
        String constant,
        List<Miss> misses,
        int fairly,
        int unsure) {

    /**
     * A case in which hindsight does not support the recommendation.
     *
     * @param step null where every step is reached
     * @param stillPossible what hindsight supports is named as possible
     */
    record Miss(CaseView one, @Nullable Step step, boolean stillPossible) {}

    /** The step at which the staircase ends. */
    record Step(int number, String title, String state) {}

    /** Figures that cannot be computed here, see {@link EarlierRatings}. */
    record Earlier(
            int unseen,
            int atFirstSight,
            EarlierRatings.Both supported,
            EarlierRatings.Both settledWrong,
            int same,
            int before,
            String methodBefore,
            EarlierRatings.Both shippedBefore,
            EarlierRatings.Both shippedSince,
            int exactly,
            int withinOne) {

        static final Earlier PUBLISHED = new Earlier(
                EarlierRatings.UNSEEN,
                EarlierRatings.UNSEEN_AT_FIRST_SIGHT,
                EarlierRatings.UNSEEN_SUPPORTED,
                EarlierRatings.UNSEEN_SETTLED_WRONG,
                EarlierRatings.UNSEEN_SAME,
                EarlierRatings.UNSEEN_BEFORE,
                EarlierRatings.BEFORE,
                EarlierRatings.SHIPPED_BEFORE,
                EarlierRatings.SHIPPED_SINCE,
                EarlierRatings.AGREE_EXACTLY,
                EarlierRatings.AGREE_WITHIN_ONE);
    }

    static ValidationPage of() {
        Validation validation = Validation.of(ReferenceCases.scored());
        Method method = validation.method();
        return new ValidationPage(
                validation,
                Earlier.PUBLISHED,
                method.ref(),
                validation.cases().stream().map(CaseView::of).toList(),
                validation.verdicts().stream()
                        .map(id -> method.verdict(id).title())
                        .toList(),
                method.verdict(validation.constant().verdict()).title(),
                misses(validation.misses()),
                validation.of(ReferenceCase.Confidence.MEDIUM),
                validation.of(ReferenceCase.Confidence.LOW));
    }

    private static List<Miss> misses(List<ScoredCase> missed) {
        List<Miss> misses = new ArrayList<>();
        for (ScoredCase one : missed) {
            ScoredCase.Stop stop = one.stop();
            misses.add(new Miss(
                    CaseView.of(one),
                    stop == null
                            ? null
                            : new Step(
                                    stop.number(),
                                    stop.gate().title(),
                                    stop.state().id()),
                    one.supportedPossible()));
        }
        return misses;
    }
}
