package org.groundwork.assessment.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicSheet;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
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
    private static final int WHOLE_PERCENT = 2;

    private final MessageSource messages;
    private final DateTimes dateTimes;

    EconomicTexts(MessageSource messages, DateTimes dateTimes) {
        this.messages = messages;
        this.dateTimes = dateTimes;
    }

    /**
     * How amounts are written.
     *
     * @param currency null where none is stated
     */
    record Style(LocalNumbers numerals, @Nullable String currency) {

        static Style of(LocalNumbers numerals, EconomicSheet sheet) {
            return new Style(
                    numerals,
                    sheet.value(Setting.CURRENCY)
                            .map(v -> v instanceof EconomicValue.Word(String code) ? code : null)
                            .orElse(null));
        }

        private String number(Unit unit, double stored) {
            return numerals.write(unit.typed(stored));
        }

        private String withCurrency(Unit unit, String numbers) {
            return unit.money() && currency != null ? numbers + "\u00A0" + currency : numbers;
        }
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
    String unit(Unit unit, Style style) {
        String key = unit.key();
        if (key == null) {
            return "";
        }
        String money = style.currency() == null ? text("unit.money") : style.currency();
        return messages.getMessage(key, new Object[] {money}, LocaleContextHolder.getLocale());
    }

    /** {@code 300,000 EUR a year} */
    String amount(Unit unit, double stored, Style style) {
        return withUnit(unit, style.number(unit, stored), style);
    }

    private String withUnit(Unit unit, String numbers, Style style) {
        String full = style.withCurrency(unit, numbers);
        return unit == Unit.NONE ? full : text("amount." + unit.name(), full);
    }

    /** {@code 3 to 10 person-weeks} */
    String range(Unit unit, Range range, Style style) {
        return switch (range) {
            case Range.Certain(double value) -> amount(unit, value, style);
            case Range.Interval(double low, double high) -> between(unit, low, high, style);
            case Range.Percentiles(double low, double likely, double high) ->
                text("range.percentiles", between(unit, low, high, style), style.number(unit, likely));
            case Range.Ends(double min, double likely, double max) ->
                text("range.ends", between(unit, min, max, style), style.number(unit, likely));
            case Range.Mixture(Range.Interval usual, Range.Interval tail, double tailShare) ->
                text(
                        "range.mixture",
                        between(unit, usual.low(), usual.high(), style),
                        between(unit, tail.low(), tail.high(), style),
                        Long.toString(Math.round(tailShare * 100)));
        };
    }

    private String between(Unit unit, double low, double high, Style style) {
        return withUnit(unit, text("range.interval", style.number(unit, low), style.number(unit, high)), style);
    }

    /** In a list, in the history, on one side of a conflict. */
    String value(EconomicItem item, @Nullable EconomicValue value, Style style) {
        return switch (value) {
            case null -> text("left-out");
            case EconomicValue.Amount(Range range) -> range(Unit.of(item), range, style);
            case EconomicValue.Word(String word) -> find(item.id() + "." + word).orElse(word);
        };
    }

    /** What the numbers under a question are read as; empty for a word. */
    Optional<String> reads(EconomicItem item, @Nullable EconomicValue value, Style style) {
        if (!(value instanceof EconomicValue.Amount(Range range))) {
            return Optional.empty();
        }
        Unit unit = Unit.of(item);
        return Optional.of(
                switch (range) {
                    case Range.Certain(double number) -> text("reads.certain", amount(unit, number, style));
                    case Range.Interval(double low, double high) ->
                        text("reads.interval", style.number(unit, low), amount(unit, high, style));
                    case Range.Percentiles(double low, double likely, double high) ->
                        text(
                                "reads.percentiles",
                                style.number(unit, low),
                                amount(unit, high, style),
                                style.number(unit, likely));
                    case Range.Ends(double min, double likely, double max) ->
                        text(
                                "reads.ends",
                                style.number(unit, min),
                                amount(unit, max, style),
                                style.number(unit, likely));
                    case Range.Mixture mixture -> range(unit, mixture, style);
                });
    }

    /** "Sure?", where a range is very wide or very narrow. Firm limits that begin at 0 are not. */
    Optional<String> sure(@Nullable EconomicValue value, Style style) {
        if (!(value instanceof EconomicValue.Amount(Range range)) || !org.groundwork.economics.RangeFault.odd(range)) {
            return Optional.empty();
        }
        double ratio = switch (range) {
            case Range.Certain certain -> 0;
            case Range.Interval(double low, double high) -> high / low;
            case Range.Percentiles(double low, double likely, double high) -> high / low;
            case Range.Ends(double min, double likely, double max) -> max / min;
            case Range.Mixture mixture -> 0;
        };
        if (!Double.isFinite(ratio)) {
            return Optional.empty();
        }
        return Optional.of(
                ratio > WIDE
                        ? text(
                                "sure.wide",
                                style.numerals().write(BigDecimal.valueOf(ratio).round(new MathContext(2))))
                        : text("sure.narrow"));
    }

    /**
     * What leaving it out means: what is assumed then and where that comes from, or what cannot be
     * said.
     *
     * @param analysis null while there is none
     */
    String leftOut(EconomicItem item, DataKind kind, @Nullable Analysis analysis, Style style) {
        Optional<String> own = find(item.id() + ".left-out");
        if (own.isPresent() || !(item instanceof EconomicItem.Quantity quantity)) {
            return own.orElse("");
        }
        Input input = quantity.input();
        Range range = switch (input) {
            case CAPTURES -> kind.captures();
            case CLOSES_GAP -> kind.closesGap();
            case BASELINE_SUCCESS, ML_SUCCESS -> rounded(input.standard().orElseThrow());
            default -> input.standard().orElseThrow();
        };
        if (range.equals(new Range.Certain(0))) {
            return text("nothing");
        }
        StringBuilder words = new StringBuilder(moved(input, analysis)
                .map(now -> text(
                        "assume.moved",
                        range(Unit.of(item), now, style),
                        range(Unit.of(item), range, style),
                        text(input == Input.ML_SUCCESS ? "moved.ml" : "moved.baseline")))
                .orElseGet(() -> text("assume", range(Unit.of(item), range, style))));
        find(item.id() + ".source").ifPresent(source -> words.append(' ').append(source));
        evidence(input.strength()).ifPresent(strength -> words.append(' ').append(strength));
        return words.toString();
    }

    /** The success probability that the answers lead to, in whole per cent. */
    private static Optional<Range> moved(Input input, @Nullable Analysis analysis) {
        if (analysis == null) {
            return Optional.empty();
        }
        return analysis.assumptions().stream()
                .filter(assumption -> assumption.source() == Analysis.Assumption.Source.READINESS
                        && assumption.input().equals(input.id()))
                .flatMap(assumption -> Optional.ofNullable(assumption.value()).stream())
                .map(EconomicTexts::rounded)
                .findFirst();
    }

    /** A chance that was computed, in whole per cent. */
    private static Range rounded(Range chance) {
        return switch (chance) {
            case Range.Certain(double share) -> new Range.Certain(rounded(share));
            case Range.Interval(double low, double high) -> new Range.Interval(rounded(low), rounded(high));
            default -> chance;
        };
    }

    private static double rounded(double share) {
        return BigDecimal.valueOf(share)
                .setScale(WHOLE_PERCENT, java.math.RoundingMode.HALF_UP)
                .doubleValue();
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
    String assumed(Analysis.Assumption assumption, Style style) {
        String word = assumption.text();
        if (word != null) {
            return find(assumption.input() + "." + word).orElse(word);
        }
        Range value = assumption.value();
        Optional<EconomicItem> item = EconomicItem.find(assumption.input());
        if (value == null || item.isEmpty()) {
            return text("assumed.derived");
        }
        boolean chance = assumption.input().equals(Input.BASELINE_SUCCESS.id())
                || assumption.input().equals(Input.ML_SUCCESS.id());
        boolean certain = value instanceof Range.Certain && Unit.of(item.get()).percent();
        return range(Unit.of(item.get()), chance || certain ? rounded(value) : value, style);
    }
}
