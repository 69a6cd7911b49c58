package org.groundwork.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.jspecify.annotations.Nullable;

/**
 * All that an assessment states about its economics, at one moment.
 *
 * @param entries by the item's id; an item about which nothing was said is absent
 */
public record EconomicSheet(Map<String, EconomicEntry> entries) {

    /** What is at stake, by its parts. */
    public static final List<Input> VALUE_PARTS = List.of(
            Input.DECISIONS, Input.ERROR_SHARE, Input.COST_PER_ERROR, Input.HOURS_PER_DECISION, Input.HOURLY_RATE);

    /** Labelling, by its parts. */
    public static final List<Input> LABELLING_PARTS = List.of(Input.LABEL_ITEMS, Input.LABELLERS, Input.LABEL_PRICE);

    public EconomicSheet {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    static EconomicSheet of(Collection<EconomicEntry> entries) {
        Map<String, EconomicEntry> byId = new LinkedHashMap<>();
        entries.stream()
                .sorted(Comparator.comparing(entry -> entry.item().id()))
                .forEach(entry -> byId.put(entry.item().id(), entry));
        return new EconomicSheet(byId);
    }

    /** Null when nothing was said about it yet. */
    public @Nullable EconomicEntry entry(EconomicItem item) {
        return entries.get(item.id());
    }

    /** What is stated under an item; empty where it is left out. */
    public Optional<EconomicValue> value(EconomicItem item) {
        return Optional.ofNullable(entry(item)).map(EconomicEntry::value);
    }

    private Optional<Range> range(Input input) {
        return value(new EconomicItem.Quantity(input))
                .map(value -> value instanceof EconomicValue.Amount(Range range) ? range : null);
    }

    /**
     * Whether what is stated under an item counts: of two ways to state something, only one does,
     * and which one is not a statement of its own.
     */
    public boolean counts(EconomicItem item) {
        if (isWay(item)) {
            return false;
        }
        if (!(item instanceof EconomicItem.Quantity(Input input))) {
            return true;
        }
        boolean valueByParts = way(Setting.VALUE_WAY).equals(Setting.PARTS);
        boolean labellingByParts = way(Setting.LABELLING_WAY).equals(Setting.PARTS);
        return switch (input) {
            case AT_STAKE -> !valueByParts;
            case LABELLING -> !labellingByParts;
            default ->
                VALUE_PARTS.contains(input) ? valueByParts : !LABELLING_PARTS.contains(input) || labellingByParts;
        };
    }

    /** How many items have a value that counts. */
    public int stated() {
        return (int) entries.values().stream()
                .filter(entry -> entry.value() != null && counts(entry.item()))
                .count();
    }

    /** Who changed something last; empty while nothing was said. */
    public Optional<EconomicEntry> last() {
        return entries.values().stream().max(Comparator.comparing(EconomicEntry::at));
    }

    private static boolean isWay(EconomicItem item) {
        return item == Setting.VALUE_WAY || item == Setting.LABELLING_WAY;
    }

    /**
     * How a quantity is stated that can be stated as a whole or by its parts: as somebody chose,
     * else by what is stated. The other way is kept, and counts for nothing.
     *
     * @return {@link Setting#WHOLE} or {@link Setting#PARTS}
     */
    public String way(Setting setting) {
        return word(setting).orElseGet(() -> {
            boolean value = setting == Setting.VALUE_WAY;
            boolean whole = range(value ? Input.AT_STAKE : Input.LABELLING).isPresent();
            boolean parts = (value ? VALUE_PARTS : LABELLING_PARTS)
                    .stream().anyMatch(part -> range(part).isPresent());
            return parts && !whole ? Setting.PARTS : Setting.WHOLE;
        });
    }

    private Optional<String> word(Setting setting) {
        return value(setting).map(value -> value instanceof EconomicValue.Word(String text) ? text : null);
    }

    private @Nullable Double number(Setting setting) {
        return value(setting)
                .map(value -> value instanceof EconomicValue.Amount(Range.Certain(double number)) ? number : null)
                .orElse(null);
    }

    /** For the analysis; null where nothing is stated. */
    public @Nullable EconomicInputs inputs() {
        if (stated() == 0) {
            return null;
        }
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        for (Input input : Input.values()) {
            range(input).ifPresent(range -> ranges.put(input, range));
        }
        ranges.keySet().removeIf(input -> !counts(new EconomicItem.Quantity(input)));
        if (!ranges.keySet().containsAll(LABELLING_PARTS)) {
            ranges.keySet().removeAll(LABELLING_PARTS);
        }
        return new EconomicInputs(
                word(Setting.CURRENCY).orElse(null),
                number(Setting.HORIZON),
                ranges,
                word(Setting.DATA_KIND).flatMap(EconomicSheet::dataKind).orElse(null),
                new Adjustments(
                        number(Setting.OVERCONFIDENCE),
                        flag(Setting.READINESS),
                        number(Setting.SUCCESS_CORRELATION),
                        number(Setting.UPLIFT_CORRELATION),
                        flag(Setting.OVERRUN_DELAYS)),
                flag(Setting.BASELINE_EXISTS));
    }

    private @Nullable Boolean flag(Setting setting) {
        return word(setting).map(Setting.YES::equals).orElse(null);
    }

    private static Optional<DataKind> dataKind(String id) {
        return Arrays.stream(DataKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst();
    }

    /** What somebody stated elsewhere, such as in a file, as values of items. */
    static Map<EconomicItem, EconomicValue> values(EconomicInputs inputs) {
        Map<EconomicItem, EconomicValue> values = new LinkedHashMap<>();
        if (inputs.currency() != null) {
            values.put(Setting.CURRENCY, new EconomicValue.Word(inputs.currency()));
        }
        if (inputs.dataKind() != null) {
            values.put(
                    Setting.DATA_KIND, new EconomicValue.Word(inputs.dataKind().id()));
        }
        Adjustments adjust = inputs.adjust();
        flag(values, Setting.READINESS, adjust.readiness());
        flag(values, Setting.OVERRUN_DELAYS, adjust.overrunDelays());
        flag(values, Setting.BASELINE_EXISTS, inputs.baselineExists());
        number(values, Setting.HORIZON, inputs.horizonYears());
        number(values, Setting.OVERCONFIDENCE, adjust.overconfidence());
        number(values, Setting.SUCCESS_CORRELATION, adjust.successCorrelation());
        number(values, Setting.UPLIFT_CORRELATION, adjust.upliftCorrelation());
        List<Input> stated = new ArrayList<>(inputs.stated().keySet());
        for (Input input : stated) {
            values.put(
                    new EconomicItem.Quantity(input),
                    new EconomicValue.Amount(
                            java.util.Objects.requireNonNull(inputs.stated().get(input))));
        }
        return values;
    }

    private static void flag(Map<EconomicItem, EconomicValue> values, Setting setting, @Nullable Boolean flag) {
        if (flag != null) {
            values.put(setting, new EconomicValue.Word(flag ? Setting.YES : Setting.NO));
        }
    }

    private static void number(Map<EconomicItem, EconomicValue> values, Setting setting, @Nullable Double number) {
        if (number != null) {
            values.put(setting, EconomicValue.Amount.of(number));
        }
    }
}
