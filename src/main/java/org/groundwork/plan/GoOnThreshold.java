package org.groundwork.plan;

import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Money;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.jspecify.annotations.Nullable;

/**
 * From what measured result of an experiment going on to machine learning pays, in words. The
 * engine knows it as money that a working simple solution leaves to be won a year; an experiment
 * measures a share of what could be gained. Both are said, so that measure and threshold speak of
 * the same quantity.
 *
 * @param text in sentences
 * @param asShare it names a share of what a simple solution could capture
 */
public record GoOnThreshold(String text, boolean asShare) {

    private static final String KEY = "plan.goes-on";

    /**
     * @param inputs of this analysis
     * @return null where the money cannot say
     */
    public static @Nullable GoOnThreshold of(EconomicInputs inputs, Analysis analysis) {
        Analysis.GateOutcome gate = analysis.gate();
        if (gate == null) {
            return null;
        }
        Double threshold = gate.threshold();
        if (threshold == null) {
            return said(gate.probability() == 0 ? KEY + ".never" : KEY + ".no-amount");
        }
        if (threshold <= 0) {
            return said(KEY + ".any");
        }
        String amount = ActionPlans.MESSAGES.get(KEY, new Money(inputs.currency()).amount(threshold));
        Double share = inputs.capturedWhereLeft(threshold);
        if (share == null) {
            return new GoOnThreshold(amount, false);
        }
        return share <= 0
                ? new GoOnThreshold(amount + " " + ActionPlans.MESSAGES.get(KEY + ".beyond"), false)
                : new GoOnThreshold(
                        amount + " " + ActionPlans.MESSAGES.get(KEY + ".share", AmountTexts.percent(share)), true);
    }

    private static GoOnThreshold said(String key) {
        return new GoOnThreshold(ActionPlans.MESSAGES.get(key), false);
    }
}
