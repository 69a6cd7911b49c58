package org.groundwork.portfolio.web;

import java.util.Arrays;
import java.util.List;
import org.groundwork.amount.AmountReader;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.economics.Unit;
import org.groundwork.portfolio.Capacity;
import org.groundwork.portfolio.CapacityPlans;
import org.groundwork.portfolio.Conversion;
import org.groundwork.portfolio.PortfolioFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads from an address how much capacity there is, and what counts. */
@Component
class Capacities {

    private static final int USUAL_WEEKS = 40;
    private static final int MOST_DAYS = 400;

    private final CapacityPlans plans;
    private final MessageSource messages;

    Capacities(CapacityPlans plans, MessageSource messages) {
        this.plans = plans;
        this.messages = messages;
    }

    /**
     * The person-weeks there are, as they were typed.
     *
     * @param weeks that count: those typed, or the usual ones where these cannot be read
     * @param problem what is wrong with the text, in words; null where nothing is
     */
    record Weeks(int weeks, String text, @Nullable String problem) {}

    Weeks weeks(MultiValueMap<String, String> parameters, LocalNumbers numbers) {
        String given = parameters.getFirst("weeks");
        return weeks(given == null ? "" : given, numbers);
    }

    /** Nothing stands for the usual ones. */
    Weeks weeks(String given, LocalNumbers numbers) {
        AmountTexts texts = new AmountTexts(numbers, null);
        String text = given.strip();
        return switch (new AmountReader(texts, Unit.PERSON_WEEKS).readOne(text)) {
            case AmountReader.One(double weeks) ->
                weeks >= 1 && weeks <= Capacity.MOST_WEEKS && weeks == Math.rint(weeks)
                        ? new Weeks((int) weeks, texts.field(Unit.PERSON_WEEKS, weeks), null)
                        : new Weeks(
                                USUAL_WEEKS,
                                text,
                                text("portfolio.capacity.weeks.whole", texts.figure(Unit.COUNT, Capacity.MOST_WEEKS)));
            case AmountReader.Refused(String sentence) -> new Weeks(USUAL_WEEKS, text, sentence);
            case AmountReader.Nothing nothing -> new Weeks(USUAL_WEEKS, texts.field(Unit.COUNT, USUAL_WEEKS), null);
            case AmountReader.Span span -> throw new IllegalStateException("one figure was asked for");
        };
    }

    /**
     * Person-days that a step of a class takes, as they were typed.
     *
     * @param field its name
     * @param days that count: those typed, or the usual ones where these cannot be read
     * @param problem what is wrong with the text, in words; null where nothing is
     */
    record Days(
            String field, int days, String text, @Nullable String problem) {}

    /** Of the classes days, weeks and months. */
    List<Days> days(MultiValueMap<String, String> parameters) {
        Conversion standard = Conversion.STANDARD;
        return List.of(
                days(parameters, "s", standard.days()),
                days(parameters, "m", standard.weeks()),
                days(parameters, "l", standard.months()));
    }

    private Days days(MultiValueMap<String, String> parameters, String field, int usual) {
        String given = parameters.getFirst(field);
        String text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            return new Days(field, usual, Integer.toString(usual), null);
        }
        int days = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        return days >= 1 && days <= MOST_DAYS
                ? new Days(field, days, text, null)
                : new Days(
                        field,
                        usual,
                        text,
                        text(
                                "portfolio.capacity.days.whole",
                                text("portfolio.capacity." + field),
                                Integer.toString(MOST_DAYS),
                                Integer.toString(usual)));
    }

    private String text(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }

    Capacity of(
            PortfolioFilter filter,
            @Nullable String currency,
            MultiValueMap<String, String> parameters,
            int weeks,
            List<Days> days) {
        return plans.of(
                filter,
                new Capacity.Question(
                        weeks,
                        chosen(Capacity.Objective.values(), parameters.getFirst("objective"), Capacity.Objective.MONEY),
                        chosen(Capacity.Basis.values(), parameters.getFirst("basis"), Capacity.Basis.CHANGE),
                        new Conversion(
                                days.get(0).days(),
                                days.get(1).days(),
                                days.get(2).days()),
                        currency));
    }

    private static <E extends Enum<E>> E chosen(E[] values, @Nullable String name, E usual) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(usual);
    }
}
