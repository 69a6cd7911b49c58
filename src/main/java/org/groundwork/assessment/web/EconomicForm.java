package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.amount.AmountReader;
import org.groundwork.amount.AmountReader.Reading;
import org.groundwork.amount.AmountTexts;
import org.groundwork.assessment.EconomicDraft;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.economics.Range;
import org.groundwork.economics.Unit;
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
 * @param page from which it was sent, made anew each time the page is shown; null before
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

    /** Part of the name of the button that makes a range one with firm limits. */
    private static final String FIRM = "firm";

    /** What the fields say, if they say something that can be saved. */
    sealed interface Given {}

    /**
     * @param value null where it is left out
     */
    record Value(@Nullable EconomicValue value) implements Given {}

    record Problems(List<EconomicProblem> problems) implements Given {}

    /** How the fields begin. */
    static EconomicForm of(EconomicItem item, @Nullable EconomicEntry entry, AmountTexts texts) {
        String kind = item instanceof Setting ? EXACT : RANGE;
        String[] numbers = {"", "", "", ""};
        String word = "";
        switch (entry == null ? null : entry.value()) {
            case EconomicValue.Word(String text) -> word = text;
            case EconomicValue.Amount(Range range) -> {
                Unit unit = item.unit().orElseThrow();
                switch (range) {
                    case Range.Certain(double value) -> {
                        kind = EXACT;
                        numbers[0] = texts.field(unit, value);
                    }
                    case Range.Interval(double from, double to) -> {
                        numbers[1] = texts.field(unit, from);
                        numbers[3] = texts.field(unit, to);
                    }
                    case Range.Percentiles(double from, double mode, double to) -> {
                        numbers[1] = texts.field(unit, from);
                        numbers[2] = texts.field(unit, mode);
                        numbers[3] = texts.field(unit, to);
                    }
                    case Range.Ends(double from, double mode, double to) -> {
                        kind = ENDS;
                        numbers[1] = texts.field(unit, from);
                        numbers[2] = texts.field(unit, mode);
                        numbers[3] = texts.field(unit, to);
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
                null,
                "");
    }

    /** What was sent; a field that was not sent is empty. */
    static EconomicForm of(EconomicItem item, Map<String, String> sent) {
        String id = item.id() + ".";
        return new EconomicForm(
                item,
                kind(item, sent),
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

    private static String kind(EconomicItem item, Map<String, String> sent) {
        String offered = sent.getOrDefault(item.id() + "." + FIRM, "");
        return offered.isEmpty()
                ? sent.getOrDefault(item.id() + ".kind", item instanceof Setting ? EXACT : RANGE)
                : offered;
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

    /**
     * What the fields say. A range may stand in one field, “20 to 30”, where the others are empty.
     *
     * @param texts how the person writes numbers, and the currency of the page
     */
    Given said(AmountTexts texts) {
        if (item instanceof Setting setting && !setting.numeric()) {
            return new Value(word.isEmpty() ? null : new EconomicValue.Word(word));
        }
        return new Said(new AmountReader(texts, item.unit().orElseThrow())).given();
    }

    /** Makes one statement of the fields. */
    private final class Said {

        private final AmountReader reader;
        private final List<EconomicProblem> problems = new ArrayList<>();

        Said(AmountReader reader) {
            this.reader = reader;
        }

        Given given() {
            boolean certain = kind.equals(EXACT);
            boolean setting = item instanceof Setting;
            Reading first = certain ? read(EXACT, exact, setting) : read("low", low, false);
            Reading middle = certain ? new AmountReader.Nothing() : read("likely", likely, true);
            Reading last =
                    certain ? new AmountReader.Nothing() : read("high", high, !(first instanceof AmountReader.Nothing));
            if (first instanceof AmountReader.Span && last instanceof AmountReader.One) {
                problems.add(EconomicProblem.of("RANGE_AND_END", "low", low.strip()));
            }
            if (!problems.isEmpty()) {
                return new Problems(problems);
            }
            if (certain && first instanceof AmountReader.One(double value)) {
                return new Value(EconomicValue.Amount.of(value));
            }
            AmountReader.@Nullable Span both = first instanceof AmountReader.Span span
                    ? span
                    : last instanceof AmountReader.Span span ? span : null;
            Double from = both == null ? one(first) : Double.valueOf(both.low());
            Double to = both == null ? one(last) : Double.valueOf(both.high());
            Double mode = both == null || both.likely() == null ? one(middle) : both.likely();
            return range(kind.equals(ENDS) || both != null && both.firm(), from, mode, to);
        }

        private Given range(boolean ends, @Nullable Double from, @Nullable Double mode, @Nullable Double to) {
            if (from == null && mode == null && to == null) {
                return new Value(null);
            }
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
            return new Value(new EconomicValue.Amount(
                    mode == null
                            ? new Range.Interval(from, to)
                            : ends ? new Range.Ends(from, mode, to) : new Range.Percentiles(from, mode, to)));
        }

        private Reading read(String field, String text, boolean one) {
            Reading reading = one ? reader.readOne(text) : reader.read(text);
            if (reading instanceof AmountReader.Refused(String sentence)) {
                problems.add(EconomicProblem.of(EconomicProblem.UNREADABLE, field, sentence));
            }
            return reading;
        }

        private static @Nullable Double one(Reading reading) {
            return reading instanceof AmountReader.One(double value) ? value : null;
        }
    }
}
