package org.groundwork.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Currencies;
import org.groundwork.document.Allowed;
import org.groundwork.economics.Unit;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What happened after a decision.
 *
 * @param entry counts what was entered, from 1; the last one counts
 * @param by name; empty before it is looked up
 */
public record FollowUp(int entry, What what, PersonId byId, String by, Instant at) {

    /** How it went. */
    public enum Result {
        DONE,
        PARTLY,
        NOT_DONE
    }

    /**
     * What somebody says about it.
     *
     * @param on when it was done, or given up
     * @param cost whole units of the currency
     * @param currency ISO 4217; null without a cost
     * @param measured a number or a few words; may be empty
     * @param reached the threshold that was agreed; null where nobody says
     * @param learned may be empty
     */
    public record What(
            Result result,
            LocalDate on,
            @Nullable Long cost,
            @Nullable String currency,
            @Nullable Integer people,
            @Nullable Integer weeks,
            String measured,
            @Nullable Boolean reached,
            String learned) {

        private static final int MEASURED = 400;

        public What {
            currency = cost == null ? null : currency;
            measured = ActionDraft.tidy(measured).replace('\n', ' ');
            learned = ActionDraft.tidy(learned);
        }

        /** The cost in full; null where nobody says. */
        public @Nullable String costSaid() {
            return cost == null ? null : AmountTexts.english(currency).amount(Unit.MONEY, cost);
        }

        /**
         * @throws InvalidInput if something does not fit; the second word of its key is the field
         */
        void check(LocalDate today) {
            if (on.isAfter(today)) {
                throw new InvalidInput("followup.on.future");
            }
            if (on.isBefore(today.minusYears(MOST_YEARS))) {
                throw new InvalidInput("followup.on.too-early");
            }
            if (cost != null && (cost < 0 || cost > Commitment.MOST_MONEY)) {
                throw new InvalidInput("followup.cost.out-of-range");
            }
            if (cost != null && (currency == null || !Currencies.isUsed(currency))) {
                throw new InvalidInput("followup.currency.unknown");
            }
            if (people != null && (people < 0 || people > Commitment.MOST_PEOPLE)) {
                throw new InvalidInput("followup.people.out-of-range", Integer.toString(Commitment.MOST_PEOPLE));
            }
            if (weeks != null && (weeks < 0 || weeks > Commitment.MOST_WEEKS)) {
                throw new InvalidInput("followup.weeks.out-of-range", Integer.toString(Commitment.MOST_WEEKS));
            }
            fits("measured", measured, MEASURED);
            fits("learned", learned, PlainText.LONGEST);
        }

        private static final int MOST_YEARS = 20;

        private static void fits(String field, String text, int most) {
            if (Allowed.length(text) > most) {
                throw new InvalidInput("followup." + field + ".too-long", Integer.toString(most));
            }
            if (Allowed.forbidden(text) != null) {
                throw new InvalidInput("followup." + field + ".forbidden");
            }
        }
    }

    FollowUp named(Map<PersonId, PersonView> names) {
        return new FollowUp(entry, what, byId, Reviews.name(names, byId), at);
    }

    /** It cost more than was allowed for; null where that cannot be told. */
    public static @Nullable Boolean overBudget(Commitment promised, What happened) {
        Long budget = promised.budget();
        Long cost = happened.cost();
        return budget == null
                        || cost == null
                        || promised.currency() == null
                        || !promised.currency().equals(happened.currency())
                ? null
                : cost > budget;
    }

    /** Days after the deadline, below 0 before it; null without a deadline. */
    public static @Nullable Long daysLate(Commitment promised, What happened) {
        return promised.deadline() == null
                ? null
                : happened.on().toEpochDay() - promised.deadline().toEpochDay();
    }
}
