package org.groundwork.review;

import java.time.Instant;
import org.groundwork.amount.AmountTexts;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.economics.Unit;
import org.groundwork.identity.PersonId;

/**
 * Money that a team does not spend because it does not build machine learning (yet).
 *
 * @param number of the submission that it rests on
 * @param amount whole units of the currency
 * @param currency ISO 4217
 * @param computed it is the expected cost of building in the economic analysis; otherwise
 *     somebody's own figure
 * @param lookAgain what would make one look again; may be empty
 */
public record Saving(
        AssessmentId assessment,
        int number,
        long amount,
        String currency,
        boolean computed,
        String lookAgain,
        PersonId recordedBy,
        Instant recordedAt) {

    /** The amount in full: {@code 120,000 EUR}. */
    public String said() {
        return AmountTexts.english(currency).amount(Unit.MONEY, amount);
    }
}
