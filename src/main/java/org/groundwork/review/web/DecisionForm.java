package org.groundwork.review.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.groundwork.amount.AmountReader;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Currencies;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.economics.Unit;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.Commitment;
import org.groundwork.review.DecisionDraft;
import org.groundwork.review.ReviewView;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * A decision as its form sends it.
 *
 * @param verdict id of what is decided instead; {@link ReviewForm#ELSE} for something that only the
 *     reason says; {@link #ACCEPT} for what is recommended, where that can be chosen
 * @param currency where the assessment states none
 * @param conditions a line each
 * @param lookAgain when to look again
 * @param why a decision is corrected
 * @param anyway the person knows that nobody answers for it
 * @param revision that is corrected or withdrawn
 */
record DecisionForm(
        @Nullable String verdict,
        @Nullable String reason,
        @Nullable String budget,
        @Nullable String currency,
        @Nullable String people,
        @Nullable String weeks,
        @Nullable String owner,
        @Nullable String deadline,
        @Nullable String conditions,
        @Nullable String lookAgain,
        @Nullable String why,
        @Nullable String anyway,
        @Nullable String revision) {

    static final String ACCEPT = "accept";

    /** Fields in the order of the page. */
    static final List<String> FIELDS = List.of(
            "verdict",
            "reason",
            "budget",
            "currency",
            "people",
            "weeks",
            "owner",
            "deadline",
            "conditions",
            "lookAgain",
            "why");

    private static final double MOST_MONEY = 1e15;

    static DecisionForm of(Map<String, String> sent) {
        return new DecisionForm(
                sent.get("verdict"),
                sent.get("reason"),
                sent.get("budget"),
                sent.get("currency"),
                sent.get("people"),
                sent.get("weeks"),
                sent.get("owner"),
                sent.get("deadline"),
                sent.get("conditions"),
                sent.get("lookAgain"),
                sent.get("why"),
                sent.get("anyway"),
                sent.get("revision"));
    }

    /** What is proposed for a decision that commits this. */
    static DecisionForm proposing(Commitment commitment, @Nullable LocalDate lookAgain, LocalNumbers numbers) {
        return of(null, "", commitment, lookAgain, 0, numbers);
    }

    /** What was decided, to be corrected. */
    static DecisionForm correcting(ReviewView decided, @Nullable LocalDate lookAgain, LocalNumbers numbers) {
        String verdict = decided.verdict();
        return of(
                switch (decided.outcome()) {
                    case ACCEPTED -> ACCEPT;
                    case OTHERWISE -> verdict == null ? ReviewForm.ELSE : verdict;
                    case RETURNED, REVOKED -> null;
                },
                decided.reason(),
                decided.commitment(),
                lookAgain,
                decided.revision(),
                numbers);
    }

    private static DecisionForm of(
            @Nullable String verdict,
            String reason,
            Commitment commitment,
            @Nullable LocalDate lookAgain,
            int revision,
            LocalNumbers numbers) {
        Long budget = commitment.budget();
        return new DecisionForm(
                verdict,
                reason,
                budget == null ? "" : new AmountTexts(numbers, commitment.currency()).field(Unit.MONEY, budget),
                commitment.currency(),
                text(commitment.people()),
                text(commitment.weeks()),
                text(commitment.owner()),
                text(commitment.deadline()),
                String.join("\n", commitment.conditions()),
                text(lookAgain),
                "",
                null,
                Integer.toString(revision));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    String givenReason() {
        return text(reason);
    }

    String givenWhy() {
        return text(why);
    }

    boolean passesOver() {
        return "yes".equals(anyway);
    }

    int givenRevision() {
        try {
            return revision == null ? 0 : Integer.parseInt(revision);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** The budget’s currency is that of the assessment, and otherwise what was typed. */
    private @Nullable String currency(@Nullable String stated) {
        if (stated != null) {
            return stated;
        }
        String code = text(currency).strip().toUpperCase(Locale.ROOT);
        return code.isEmpty() ? null : code;
    }

    /**
     * What it says. Everything that cannot be read stands beside its field.
     *
     * @param accepts whatever was chosen
     * @param stated currency of the assessment; null where it has none
     */
    DecisionDraft draft(boolean accepts, @Nullable String stated, LocalNumbers numbers, BindingResult errors) {
        Reader reader = new Reader(errors);
        String code = currency(stated);
        Long money = reader.read("budget", () -> money(text(budget), code, numbers));
        Integer howMany = reader.read("people", () -> whole("decision.people", text(people)));
        Integer howLong = reader.read("weeks", () -> whole("decision.weeks", text(weeks)));
        PersonId who = reader.read("owner", () -> person(text(owner)));
        LocalDate when = reader.read("deadline", () -> day("decision.deadline", text(deadline)));
        LocalDate look = reader.read("lookAgain", () -> day("decision.lookAgain", text(lookAgain)));
        return new DecisionDraft(
                accepts,
                accepts || ReviewForm.ELSE.equals(verdict) ? null : verdict,
                givenReason(),
                new Commitment(
                        money,
                        code,
                        howMany,
                        howLong,
                        who,
                        "",
                        when,
                        text(conditions).lines().toList()),
                look);
    }

    /** Collects what cannot be read. */
    record Reader(BindingResult errors) {

        interface Reading<T> {
            @Nullable
            T read();
        }

        <T> @Nullable T read(String field, Reading<T> reading) {
            try {
                return reading.read();
            } catch (InvalidInput refusal) {
                errors.rejectValue(
                        field, refusal.messageKey(), refusal.arguments().toArray(), refusal.messageKey());
                return null;
            }
        }
    }

    /** Whole units of money; null for nothing. */
    static @Nullable Long money(String given, @Nullable String currency, LocalNumbers numbers) {
        AmountTexts texts = new AmountTexts(numbers, currency != null && Currencies.isUsed(currency) ? currency : null);
        return switch (new AmountReader(texts, Unit.MONEY).readOne(given)) {
            case AmountReader.Nothing nothing -> null;
            case AmountReader.Refused(String sentence) -> throw new InvalidInput("decision.unreadable", sentence);
            case AmountReader.Span range -> throw new InvalidInput("decision.budget.one");
            case AmountReader.One(double value)
            when Math.abs(value) > MOST_MONEY -> throw new InvalidInput("decision.budget.out-of-range");
            case AmountReader.One(double value) -> Math.round(value);
        };
    }

    /** A whole number; null for nothing. */
    static @Nullable Integer whole(String key, String given) {
        String text = given.strip();
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException none) {
            throw new InvalidInput(key + ".no-number");
        }
    }

    /** As a date field sends it; null for nothing. */
    static @Nullable LocalDate day(String key, String given) {
        try {
            return given.isBlank() ? null : LocalDate.parse(given.strip());
        } catch (DateTimeParseException none) {
            throw new InvalidInput(key + ".no-date");
        }
    }

    private static @Nullable PersonId person(String given) {
        try {
            return given.isBlank() ? null : new PersonId(UUID.fromString(given.strip()));
        } catch (IllegalArgumentException none) {
            throw new InvalidInput("decision.owner.no-member");
        }
    }

    /** All of it as one text, for somebody who wants to keep it. */
    String words(ReviewPage page, Function<String, String> label) {
        List<String> words = new ArrayList<>();
        page.choices().stream()
                .filter(choice -> choice.value().equals(verdict))
                .forEach(choice -> words.add(choice.label()));
        add(words, "", givenReason());
        add(
                words,
                label.apply("budget"),
                (text(budget) + " " + text(page.currency() == null ? currency : page.currency())).strip(),
                text(budget));
        add(words, label.apply("people"), text(people));
        add(words, label.apply("weeks"), text(weeks));
        page.owners().stream()
                .filter(choice -> choice.value().equals(owner))
                .forEach(choice -> add(words, label.apply("owner"), choice.label()));
        add(words, label.apply("deadline"), text(deadline));
        add(words, label.apply("conditions"), text(conditions));
        add(words, label.apply("lookAgain"), text(lookAgain));
        add(words, label.apply("why"), givenWhy());
        return String.join("\n\n", words);
    }

    private static void add(List<String> words, String label, String text) {
        add(words, label, text, text);
    }

    private static void add(List<String> words, String label, String text, String unless) {
        if (!unless.isBlank()) {
            words.add(label.isEmpty() ? text.strip() : label + ": " + text.strip());
        }
    }
}
