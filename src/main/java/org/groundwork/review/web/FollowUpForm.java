package org.groundwork.review.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.economics.Unit;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.FollowUp;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * What happened, as its form sends it.
 *
 * @param currency where neither the decision nor the assessment states one
 * @param reached {@code yes}, {@code no} or nothing
 */
record FollowUpForm(
        @Nullable String result,
        @Nullable String on,
        @Nullable String cost,
        @Nullable String currency,
        @Nullable String people,
        @Nullable String weeks,
        @Nullable String measured,
        @Nullable String reached,
        @Nullable String learned) {

    static final List<String> FIELDS =
            List.of("result", "on", "cost", "currency", "people", "weeks", "measured", "reached", "learned");

    static FollowUpForm of(Map<String, String> sent) {
        return new FollowUpForm(
                sent.get("result"),
                sent.get("on"),
                sent.get("cost"),
                sent.get("currency"),
                sent.get("people"),
                sent.get("weeks"),
                sent.get("measured"),
                sent.get("reached"),
                sent.get("learned"));
    }

    /** Nothing said yet. */
    static FollowUpForm starting(LocalDate today, String measured, @Nullable Boolean reached) {
        return new FollowUpForm(null, today.toString(), "", "", "", "", measured, word(reached), "");
    }

    /** What was said before, to be said anew. */
    static FollowUpForm of(FollowUp.What what, LocalNumbers numbers) {
        Long cost = what.cost();
        return new FollowUpForm(
                what.result().name(),
                what.on().toString(),
                cost == null ? "" : new AmountTexts(numbers, what.currency()).field(Unit.MONEY, cost),
                what.currency(),
                what.people() == null ? "" : what.people().toString(),
                what.weeks() == null ? "" : what.weeks().toString(),
                what.measured(),
                word(what.reached()),
                what.learned());
    }

    private static String word(@Nullable Boolean reached) {
        return reached == null ? "" : reached ? "yes" : "no";
    }

    /**
     * What it says; null where something cannot be read, which then stands beside its field.
     *
     * @param known currency of the decision or the assessment; null where there is none
     */
    FollowUp.@Nullable What what(@Nullable String known, LocalNumbers numbers, BindingResult errors) {
        DecisionForm.Reader reader = new DecisionForm.Reader(errors);
        String code = known != null ? known : text(currency).strip().toUpperCase(Locale.ROOT);
        FollowUp.Result how = reader.read("result", this::chosen);
        LocalDate day = reader.read("on", this::day);
        Long money = reader.read("cost", () -> DecisionForm.money(text(cost), code, numbers));
        Integer howMany = reader.read("people", () -> DecisionForm.whole("decision.people", text(people)));
        Integer howLong = reader.read("weeks", () -> DecisionForm.whole("decision.weeks", text(weeks)));
        return errors.hasErrors() || how == null || day == null
                ? null
                : new FollowUp.What(
                        how,
                        day,
                        money,
                        code.isEmpty() ? null : code,
                        howMany,
                        howLong,
                        text(measured),
                        "yes".equals(reached) ? Boolean.TRUE : "no".equals(reached) ? Boolean.FALSE : null,
                        text(learned));
    }

    private FollowUp.Result chosen() {
        return Arrays.stream(FollowUp.Result.values())
                .filter(known -> known.name().equals(result))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("followup.result.missing"));
    }

    private LocalDate day() {
        LocalDate day = DecisionForm.day("followup.on", text(on));
        if (day == null) {
            throw new InvalidInput("followup.on.missing");
        }
        return day;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
