package org.groundwork.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Currencies;
import org.groundwork.document.Allowed;
import org.groundwork.economics.Unit;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a decision commits. All of it is optional.
 *
 * @param budget whole units of the currency
 * @param currency ISO 4217; null without a budget
 * @param people how many work on it
 * @param weeks for how long
 * @param owner answers for it
 * @param ownerName as the person is called now; empty without an owner, and before it is looked up
 * @param deadline when it is to be seen what came of it
 * @param conditions under which the decision holds, a line each
 */
public record Commitment(
        @Nullable Long budget,
        @Nullable String currency,
        @Nullable Integer people,
        @Nullable Integer weeks,
        @Nullable PersonId owner,
        String ownerName,
        @Nullable LocalDate deadline,
        List<String> conditions) {

    /** Nothing. */
    public static final Commitment NONE = new Commitment(null, null, null, null, null, "", null, List.of());

    static final long MOST_MONEY = 999_999_999_999L;
    static final int MOST_PEOPLE = 1_000;
    static final int MOST_WEEKS = 520;
    private static final int LONGEST_CONDITION = 500;
    private static final int MOST_CONDITIONS = 10;

    public Commitment {
        currency = budget == null ? null : currency;
        conditions = conditions.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** As it lies in the database: without the owner's name, the conditions a line each. */
    static Commitment stored(
            @Nullable Long budget,
            @Nullable String currency,
            @Nullable Integer people,
            @Nullable Integer weeks,
            @Nullable UUID ownerId,
            @Nullable LocalDate dueOn,
            @Nullable String conditions) {
        return new Commitment(
                budget,
                currency,
                people,
                weeks,
                ownerId == null ? null : new PersonId(ownerId),
                "",
                dueOn,
                conditions == null ? List.of() : conditions.lines().toList());
    }

    public boolean isEmpty() {
        return budget == null
                && people == null
                && weeks == null
                && owner == null
                && deadline == null
                && conditions.isEmpty();
    }

    /** Nobody answers for it, and there is no day on which somebody would ask. */
    public boolean loose() {
        return owner == null && deadline == null;
    }

    /** The budget in full: {@code 125,000 EUR}; null where there is none. */
    public @Nullable String budgetSaid() {
        return budget == null ? null : AmountTexts.english(currency).amount(Unit.MONEY, budget);
    }

    Commitment named(Map<PersonId, PersonView> names) {
        return owner == null
                ? this
                : new Commitment(
                        budget, currency, people, weeks, owner, Reviews.name(names, owner), deadline, conditions);
    }

    /**
     * What does not depend on the assessment.
     *
     * @throws InvalidInput if something does not fit; the second word of its key is the field
     */
    void check() {
        if (budget != null && (budget < 0 || budget > MOST_MONEY)) {
            throw new InvalidInput("decision.budget.out-of-range");
        }
        if (budget != null && (currency == null || !Currencies.isUsed(currency))) {
            throw new InvalidInput("decision.currency.unknown");
        }
        if (people != null && (people < 1 || people > MOST_PEOPLE)) {
            throw new InvalidInput("decision.people.out-of-range", Integer.toString(MOST_PEOPLE));
        }
        if (weeks != null && (weeks < 1 || weeks > MOST_WEEKS)) {
            throw new InvalidInput("decision.weeks.out-of-range", Integer.toString(MOST_WEEKS));
        }
        if (conditions.size() > MOST_CONDITIONS) {
            throw new InvalidInput("decision.conditions.too-many", Integer.toString(MOST_CONDITIONS));
        }
        for (String condition : conditions) {
            if (Allowed.length(condition) > LONGEST_CONDITION) {
                throw new InvalidInput("decision.conditions.too-long", Integer.toString(LONGEST_CONDITION));
            }
            if (Allowed.forbidden(condition) != null) {
                throw new InvalidInput("decision.conditions.forbidden");
            }
        }
    }
}
