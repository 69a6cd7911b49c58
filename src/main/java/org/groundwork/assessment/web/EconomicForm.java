package org.groundwork.assessment.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.assessment.EconomicDraft;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.economics.Range;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of one economic item send; each field's name begins with the item's id.
 *
 * @param kind {@code range}, {@code exact} or {@code ends}
 * @param exact what it is, where it is known exactly
 * @param low lower end of a range
 * @param likely may be empty
 * @param word one of a list
 * @param version of the entry that was shown; 0 when there was none
 * @param page made anew each time the page is shown
 * @param keep {@code theirs} where somebody else's is to stay
 */
record EconomicForm(
        EconomicItem item,
        String kind,
        String exact,
        String low,
        String likely,
        String high,
        String word,
        String note,
        int version,
        @Nullable UUID page,
        String keep) {

    static final String RANGE = "range";
    static final String EXACT = "exact";
    static final String ENDS = "ends";

    /** What the fields say, if they say something that can be saved. */
    sealed interface Given {}

    /**
     * @param value null where it is left out
     */
    record Value(@Nullable EconomicValue value) implements Given {}

    record Problems(List<EconomicProblem> problems) implements Given {}

    /** How the fields begin. */
    static EconomicForm of(EconomicItem item, @Nullable EconomicEntry entry, UUID page, LocalNumbers numerals) {
        String kind = item instanceof Setting ? EXACT : RANGE;
        String[] numbers = {"", "", "", ""};
        String word = "";
        Unit unit = Unit.of(item);
        switch (entry == null ? null : entry.value()) {
            case EconomicValue.Word(String text) -> word = text;
            case EconomicValue.Amount(Range range) -> {
                switch (range) {
                    case Range.Certain(double value) -> {
                        kind = EXACT;
                        numbers[0] = numerals.write(unit.typed(value));
                    }
                    case Range.Interval(double from, double to) -> {
                        numbers[1] = numerals.write(unit.typed(from));
                        numbers[3] = numerals.write(unit.typed(to));
                    }
                    case Range.Percentiles(double from, double mode, double to) -> {
                        numbers[1] = numerals.write(unit.typed(from));
                        numbers[2] = numerals.write(unit.typed(mode));
                        numbers[3] = numerals.write(unit.typed(to));
                    }
                    case Range.Ends(double from, double mode, double to) -> {
                        kind = ENDS;
                        numbers[1] = numerals.write(unit.typed(from));
                        numbers[2] = numerals.write(unit.typed(mode));
                        numbers[3] = numerals.write(unit.typed(to));
                    }
                    case Range.Mixture mixture -> throw new IllegalStateException("nobody states " + mixture);
                }
            }
            case null -> {}
        }
        return new EconomicForm(
                item,
                kind,
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                word,
                entry == null ? "" : entry.note(),
                entry == null ? 0 : entry.version(),
                page,
                "");
    }

    /** What was sent; a field that was not sent is empty. */
    static EconomicForm of(EconomicItem item, Map<String, String> sent) {
        String id = item.id() + ".";
        return new EconomicForm(
                item,
                sent.getOrDefault(id + "kind", item instanceof Setting ? EXACT : RANGE),
                sent.getOrDefault(id + "exact", ""),
                sent.getOrDefault(id + "low", ""),
                sent.getOrDefault(id + "likely", ""),
                sent.getOrDefault(id + "high", ""),
                sent.getOrDefault(id + "word", ""),
                sent.getOrDefault(id + "note", ""),
                version(sent.getOrDefault(id + "version", "0")),
                page(sent.getOrDefault(id + "page", "")),
                sent.getOrDefault(id + "keep", ""));
    }

    private static int version(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable UUID page(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** Whether anything of this item was sent at all. */
    static boolean sent(EconomicItem item, Map<String, String> sent) {
        return sent.containsKey(item.id() + ".version");
    }

    EconomicDraft draft(@Nullable EconomicValue value) {
        return new EconomicDraft(item, version, page, value, note);
    }

    /** The same, after the person saw another version. */
    EconomicForm seen(int newVersion) {
        return new EconomicForm(item, kind, exact, low, likely, high, word, note, newVersion, page, keep);
    }

    /** The same with another word chosen. */
    EconomicForm choosing(String newWord) {
        return new EconomicForm(item, kind, exact, low, likely, high, newWord, note, version, page, keep);
    }

    boolean keepsTheirs() {
        return keep.equals("theirs");
    }

    /** What the fields say. */
    Given said(LocalNumbers numerals) {
        if (item instanceof Setting setting && !setting.numeric()) {
            return new Value(word.isEmpty() ? null : new EconomicValue.Word(word));
        }
        List<EconomicProblem> problems = new ArrayList<>();
        if (kind.equals(EXACT)) {
            BigDecimal value = number("exact", exact, numerals, problems);
            if (!problems.isEmpty()) {
                return new Problems(problems);
            }
            return new Value(
                    value == null ? null : EconomicValue.Amount.of(Unit.of(item).stored(value)));
        }
        BigDecimal from = number("low", low, numerals, problems);
        BigDecimal mode = number("likely", likely, numerals, problems);
        BigDecimal to = number("high", high, numerals, problems);
        if (!problems.isEmpty()) {
            return new Problems(problems);
        }
        if (from == null && mode == null && to == null) {
            return new Value(null);
        }
        boolean ends = kind.equals(ENDS);
        if (from == null) {
            problems.add(EconomicProblem.of("INCOMPLETE_LOW", "low"));
        }
        if (ends && mode == null) {
            problems.add(EconomicProblem.of("INCOMPLETE_LIKELY", "likely"));
        }
        if (to == null) {
            problems.add(EconomicProblem.of("INCOMPLETE_HIGH", "high"));
        }
        if (from == null || to == null || ends && mode == null) {
            return new Problems(problems);
        }
        return new Value(new EconomicValue.Amount(range(ends, from, mode, to)));
    }

    private Range range(boolean ends, BigDecimal from, @Nullable BigDecimal mode, BigDecimal to) {
        Unit unit = Unit.of(item);
        double low = unit.stored(from);
        double high = unit.stored(to);
        if (mode == null) {
            return new Range.Interval(low, high);
        }
        double middle = unit.stored(mode);
        return ends ? new Range.Ends(low, middle, high) : new Range.Percentiles(low, middle, high);
    }

    private @Nullable BigDecimal number(
            String field, String text, LocalNumbers numerals, List<EconomicProblem> problems) {
        return switch (numerals.read(text, Unit.of(item).most())) {
            case LocalNumbers.Nothing nothing -> null;
            case LocalNumbers.Number(BigDecimal value) -> value;
            case LocalNumbers.NoNumber none -> {
                problems.add(EconomicProblem.of("NO_NUMBER", field, text.strip()));
                yield null;
            }
            case LocalNumbers.Unclear(BigDecimal small, BigDecimal large) -> {
                problems.add(EconomicProblem.of(
                        "UNCLEAR", field, text.strip(), large.toPlainString(), numerals.write(small)));
                yield null;
            }
        };
    }
}
