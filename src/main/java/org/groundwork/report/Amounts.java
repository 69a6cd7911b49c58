package org.groundwork.report;

import org.groundwork.amount.Money;
import org.groundwork.economics.EconomicInputs;
import org.jspecify.annotations.Nullable;

/**
 * Money in sentences of advice: what is less than a hundredth of what is at stake a year is next to
 * nothing. Tables and the receipt say the figure.
 */
public final class Amounts {

    /** Of what is at stake a year. */
    private static final double SMALL = 0.01;

    private final Money money;
    private final @Nullable Double atStake;

    public Amounts(EconomicInputs inputs) {
        this.money = new Money(inputs.currency());
        this.atStake = inputs.meanAtStake();
    }

    /** Gained or lost, it is not worth naming. Nothing at all is as well. */
    public boolean nextToNothing(double amount) {
        return atStake != null && Math.abs(amount) < SMALL * atStake;
    }

    /** "290,000 EUR", "a loss of 35,000 EUR", "next to nothing". */
    String words(double amount) {
        return nextToNothing(amount) ? ReportTexts.get("report.roi.next-to-nothing") : money.words(amount);
    }

    /** Of an amount that is paid or could be: "26,000 EUR", "next to nothing". */
    String amount(double amount) {
        return nextToNothing(amount) ? ReportTexts.get("report.roi.next-to-nothing") : money.amount(amount);
    }
}
