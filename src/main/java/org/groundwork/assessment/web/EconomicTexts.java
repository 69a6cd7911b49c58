package org.groundwork.assessment.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicSheet;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.RangeFault;
import org.groundwork.economics.Unit;
import org.groundwork.platform.DateTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Economic items and their values in words. */
@Component
class EconomicTexts {

    private static final String KEY = "economics.";
    private static final double WIDE = 100;

    /** Effort against the plan: beyond these, per cents may be meant. */
    private static final double LITTLE_EFFORT = 0.5;

    private static final double MUCH_EFFORT = 5;
    private static final double USUAL_EFFORT = 1.3;

    private final MessageSource messages;
    private final DateTimes dateTimes;

    EconomicTexts(MessageSource messages, DateTimes dateTimes) {
        this.messages = messages;
        this.dateTimes = dateTimes;
    }

    /** How amounts are written in the currency that is stated, if one is. */
    static AmountTexts amounts(LocalNumbers numbers, EconomicSheet sheet) {
        return new AmountTexts(
                numbers,
                sheet.value(Setting.CURRENCY)
                        .map(v -> v instanceof EconomicValue.Word(String code) ? code : null)
                        .orElse(null));
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(KEY + key, arguments, LocaleContextHolder.getLocale());
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(messages.getMessage(KEY + key, null, null, LocaleContextHolder.getLocale()));
    }

    String name(EconomicItem item) {
        return text(item.id());
    }

    /** Of an item by its id; the id where there is none. */
    String name(String id) {
        return find(id).orElse(id);
    }

    String ask(EconomicItem item) {
        return text(item.id() + ".ask");
    }

    String help(EconomicItem item) {
        return text(item.id() + ".help");
    }

    /** Beside a field: {@code EUR a year}; empty for a word. */
    static String unit(EconomicItem item, AmountTexts amounts) {
        return item.unit().map(amounts::unit).orElse("");
    }

    /** In a list, in the history, on one side of a conflict. */
    String value(EconomicItem item, @Nullable EconomicValue value, AmountTexts amounts) {
        return switch (value) {
            case null -> text("left-out");
            case EconomicValue.Amount(Range range) -> amounts.range(item.unit().orElseThrow(), range);
            case EconomicValue.Word(String word) -> find(item.id() + "." + word).orElse(word);
        };
    }

    /** What the numbers under a question are read as; empty for a word. */
    static Optional<String> reads(EconomicItem item, @Nullable EconomicValue value, AmountTexts amounts) {
        return value instanceof EconomicValue.Amount(Range range)
                ? Optional.of(amounts.reads(item.unit().orElseThrow(), range))
                : Optional.empty();
    }

    /**
     * "Sure?", where a range is very wide or very narrow, a factor of effort is so far from 1 that per
     * cents may be meant, or something is in use before it is built. Firm limits that begin at 0 are
     * not wide.
     */
    Optional<String> sure(EconomicItem item, EconomicSheet sheet, AmountTexts amounts) {
        if (!(sheet.value(item).orElse(null) instanceof EconomicValue.Amount(Range range))) {
            return Optional.empty();
        }
        Optional<String> early = Schedule.of(item).flatMap(schedule -> schedule.early(sheet));
        if (early.isPresent()) {
            return Optional.of(text("sure." + early.get()));
        }
        Optional<String> effort =
                item.equals(new EconomicItem.Quantity(Input.OVERRUN)) ? effort(range, amounts) : Optional.empty();
        return effort.isPresent() || !RangeFault.odd(range) ? effort : odd(range, amounts);
    }

    private Optional<String> effort(Range range, AmountTexts amounts) {
        double odd = range.least() < LITTLE_EFFORT ? range.least() : range.most();
        return odd >= LITTLE_EFFORT && odd <= MUCH_EFFORT
                ? Optional.empty()
                : Optional.of(text(
                        "sure.effort",
                        amounts.amount(Unit.FACTOR, odd),
                        amounts.amount(Unit.SHARE, odd),
                        amounts.figure(Unit.FACTOR, USUAL_EFFORT)));
    }

    private Optional<String> odd(Range range, AmountTexts amounts) {
        double ratio = range.most() / range.least();
        if (!Double.isFinite(ratio)) {
            return Optional.empty();
        }
        return Optional.of(ratio > WIDE ? text("sure.wide", amounts.figure(ratio)) : text("sure.narrow"));
    }

    /**
     * What leaving it out means: what is assumed then and where that comes from, or what cannot be
     * said.
     *
     * @param analysis null while there is none
     */
    String leftOut(EconomicItem item, DataKind kind, @Nullable Analysis analysis, AmountTexts amounts) {
        Optional<String> own = find(item.id() + ".left-out");
        if (own.isPresent() || !(item instanceof EconomicItem.Quantity quantity)) {
            return own.orElse("");
        }
        Input input = quantity.input();
        Range range = switch (input) {
            case CAPTURES -> kind.captures();
            case CLOSES_GAP -> kind.closesGap();
            default -> input.standard().orElseThrow();
        };
        if (range.equals(new Range.Certain(0))) {
            return text("nothing");
        }
        StringBuilder words = new StringBuilder(moved(input, analysis)
                .map(now -> text(
                        "assume.moved",
                        amounts.assumed(input.unit(), now),
                        amounts.assumed(input.unit(), range),
                        text(input == Input.ML_SUCCESS ? "moved.ml" : "moved.baseline")))
                .orElseGet(() -> text("assume", amounts.assumed(input.unit(), range))));
        find(item.id() + ".source").ifPresent(source -> words.append(' ').append(source));
        evidence(input.strength()).ifPresent(strength -> words.append(' ').append(strength));
        return words.toString();
    }

    /** The success probability that the answers lead to. */
    private static Optional<Range> moved(Input input, @Nullable Analysis analysis) {
        if (analysis == null) {
            return Optional.empty();
        }
        return analysis.assumptions().stream()
                .filter(assumption -> assumption.source() == Analysis.Assumption.Source.READINESS
                        && assumption.input().equals(input.id()))
                .flatMap(assumption -> Optional.ofNullable(assumption.value()).stream())
                .findFirst();
    }

    private Optional<String> evidence(String strength) {
        if (strength.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = Arrays.stream(strength.split("/"))
                .map(one -> text("strength." + one))
                .toList();
        return Optional.of(text(
                "evidence", words.size() == 1 ? words.getFirst() : text("and", words.getFirst(), words.getLast())));
    }

    /** Who changed something last, and when; null while nothing is stated. */
    @Nullable
    String last(EconomicSheet sheet, AssessmentTexts.Names names) {
        return sheet.last()
                .map(entry -> text("last", names.of(entry.by()), dateTimes.both(entry.at())))
                .orElse(null);
    }

    /** What is wrong, and what would be right. */
    String problem(EconomicProblem problem) {
        return text("problem." + problem.key(), problem.arguments().toArray());
    }

    /** What an assumption assumes. */
    String assumed(Analysis.Assumption assumption, AmountTexts amounts) {
        String word = assumption.text();
        if (word != null) {
            return find(assumption.input() + "." + word).orElse(word);
        }
        Range value = assumption.value();
        Optional<Unit> unit = EconomicItem.find(assumption.input()).flatMap(EconomicItem::unit);
        return value == null || unit.isEmpty() ? text("assumed.derived") : amounts.assumed(unit.get(), value);
    }
}
