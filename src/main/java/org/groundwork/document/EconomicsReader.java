package org.groundwork.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.groundwork.amount.AmountReader;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Currencies;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.RangeFault;
import org.groundwork.economics.Unit;
import org.groundwork.markup.Nearest;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problem;
import org.groundwork.markup.Problems;
import org.jspecify.annotations.Nullable;

/** Reads what a file states about economics; reports what is wrong and leaves that out. */
final class EconomicsReader {

    static final String CURRENCY = "currency";
    static final String HORIZON = "horizonYears";
    static final String ADJUST = "adjust";
    static final String DATA_KIND = "dataKind";
    static final String OVERCONFIDENCE = "overconfidence";
    static final String READINESS = "readiness";
    static final String SUCCESS_CORRELATION = "successCorrelation";
    static final String UPLIFT_CORRELATION = "upliftCorrelation";
    static final String OVERRUN_DELAYS = "overrunDelays";

    /** Of the group baseline: it is live already. */
    static final String EXISTS = "exists";

    static final List<String> ADJUST_KEYS =
            List.of(OVERCONFIDENCE, READINESS, SUCCESS_CORRELATION, UPLIFT_CORRELATION, OVERRUN_DELAYS);

    private static final String LOW = "low";
    private static final String LIKELY = "likely";
    private static final String HIGH = "high";
    private static final String MIN = "min";
    private static final String MAX = "max";
    private static final List<String> RANGE_KEYS = List.of(LOW, LIKELY, HIGH, MIN, MAX);

    /** A point and exactly three digits behind it, as thousands are written in many countries. */
    static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9][0-9]{0,2}\\.[0-9]{3}");

    private static final String FORMS =
            "a number, { low: …, high: … }, { low: …, likely: …, high: … } or { min: …, likely: …," + " max: … }";

    private final Problems problems;
    private final boolean stored;
    private final Map<Input, Range> stated = new EnumMap<>(Input.class);
    private final Map<Input, Node> places = new EnumMap<>(Input.class);

    /**
     * @param stored it was accepted once, and is read again: a currency that went out of use stays
     */
    EconomicsReader(Problems problems, boolean stored) {
        this.problems = problems;
        this.stored = stored;
    }

    /** Null where nothing can be made of it. */
    @Nullable
    EconomicInputs read(Node node) {
        if (!(node instanceof Node.Mapping economics)) {
            problems.at(
                    node,
                    "a group of keys is expected, for example { currency: EUR, value: {"
                            + " atStakePerYear: … } }, not "
                            + node.kind()
                            + "; leave economics out where there are none");
            return null;
        }
        economics.onlyKeys(problems, keys(""));
        String currency = currency(economics.get(CURRENCY));
        Double horizon = horizon(economics.get(HORIZON));
        Node rate = economics.get(Input.DISCOUNT_RATE.id());
        if (rate != null) {
            input(Input.DISCOUNT_RATE, rate);
        }
        DataKind dataKind = null;
        Boolean exists = null;
        for (String group : groups()) {
            Node.Mapping members = group(economics, group, keys(group + "."));
            if (members == null) {
                continue;
            }
            Node kind = members.get(DATA_KIND);
            if (kind != null && keys(group + ".").contains(DATA_KIND)) {
                dataKind = dataKind(kind);
            }
            if (keys(group + ".").contains(EXISTS)) {
                exists = flag(members.get(EXISTS));
            }
            members.entries()
                    .forEach((key, entry) ->
                            Input.find(group + "." + key).ifPresent(found -> input(found, entry.value())));
        }
        Adjustments adjust = adjustments(group(economics, ADJUST, ADJUST_KEYS));
        oneWay();
        return new EconomicInputs(currency, horizon, stated, dataKind, adjust, exists);
    }

    private Node.@Nullable Mapping group(Node.Mapping parent, String key, List<String> known) {
        Node node = parent.get(key);
        if (node == null) {
            return null;
        }
        if (!(node instanceof Node.Mapping group)) {
            problems.at(
                    node,
                    "a group of keys is expected, not " + node.kind() + "; known here: " + String.join(", ", known));
            return null;
        }
        group.onlyKeys(problems, known);
        return group;
    }

    /** Groups of inputs, in the order of the table. */
    static List<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        for (Input input : Input.values()) {
            int dot = input.id().indexOf('.');
            if (dot > 0) {
                groups.add(input.id().substring(0, dot));
            }
        }
        return List.copyOf(groups);
    }

    /**
     * Keys that a group may hold.
     *
     * @param group with its dot; empty for the top
     */
    private static List<String> keys(String group) {
        Set<String> keys = new LinkedHashSet<>();
        if (group.isEmpty()) {
            keys.addAll(List.of(CURRENCY, HORIZON));
        }
        if (group.equals("ml.")) {
            keys.add(DATA_KIND);
        }
        if (group.equals("baseline.")) {
            keys.add(EXISTS);
        }
        for (Input input : Input.values()) {
            if (input.id().startsWith(group)) {
                String rest = input.id().substring(group.length());
                int dot = rest.indexOf('.');
                keys.add(dot < 0 ? rest : rest.substring(0, dot));
            }
        }
        if (group.isEmpty()) {
            keys.add(ADJUST);
        }
        return List.copyOf(keys);
    }

    private @Nullable String currency(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof String code) {
            if (Currencies.isUsed(code) || stored && Currencies.isKnown(code)) {
                return code;
            }
            String upper = code.toUpperCase(Locale.ROOT);
            if (Currencies.isKnown(upper) && !Currencies.isUsed(upper)) {
                problems.at(
                        node,
                        "“" + upper + "” (" + Currencies.name(upper)
                                + ") is no money that people pay with today; a currency that is in use is expected,"
                                + " such as EUR or USD");
                return null;
            }
            String nearest = Currencies.isUsed(upper) ? upper : Nearest.of(code, List.copyOf(Currencies.all()));
            if (nearest != null) {
                problems.at(node, "unknown currency “" + Node.shorten(code) + "”; did you mean “" + nearest + "”?");
                return null;
            }
        }
        problems.at(
                node,
                "a currency is expected as its three letters in ISO 4217, such as EUR or USD, not " + node.kind());
        return null;
    }

    private @Nullable Double horizon(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        Double years = number(node);
        if (years == null || !EconomicInputs.isHorizon(years)) {
            problems.at(
                    node,
                    "the years to look ahead are expected as a number, such as 3 or 2.5: whole"
                            + " months, at most "
                            + (int) EconomicInputs.MOST_YEARS
                            + " years; not "
                            + node.kind());
            return null;
        }
        return years;
    }

    private @Nullable DataKind dataKind(Node node) {
        List<String> known = Arrays.stream(DataKind.values()).map(DataKind::id).toList();
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof String text) {
            for (DataKind kind : DataKind.values()) {
                if (kind.id().equals(text)) {
                    return kind;
                }
            }
        }
        problems.at(node, "the kind of data is expected, one of " + String.join(", ", known) + ", not " + node.kind());
        return null;
    }

    private Adjustments adjustments(Node.@Nullable Mapping group) {
        if (group == null) {
            return Adjustments.STANDARD;
        }
        return new Adjustments(
                between(group.get(OVERCONFIDENCE), Allowed.LEAST_FACTOR, Allowed.MOST_FACTOR),
                flag(group.get(READINESS)),
                between(group.get(SUCCESS_CORRELATION), -Allowed.MOST_CORRELATION, Allowed.MOST_CORRELATION),
                between(group.get(UPLIFT_CORRELATION), -Allowed.MOST_CORRELATION, Allowed.MOST_CORRELATION),
                flag(group.get(OVERRUN_DELAYS)));
    }

    private @Nullable Boolean flag(@Nullable Node node) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof Boolean given) {
            return given;
        }
        if (node != null) {
            problems.at(node, "true or false is expected, not " + node.kind());
        }
        return null;
    }

    private @Nullable Double between(@Nullable Node node, double least, double most) {
        if (node == null) {
            return null;
        }
        Double number = number(node);
        if (number == null || number < least || number > most) {
            problems.at(
                    node, "a number from " + text(least) + " to " + text(most) + " is expected, not " + node.kind());
            return null;
        }
        return number;
    }

    private void input(Input input, Node node) {
        if (input == Input.LABELLING
                && node instanceof Node.Mapping parts
                && RANGE_KEYS.stream().noneMatch(parts::has)) {
            labels(parts);
            return;
        }
        if (mayBeThousands(input, node)) {
            return;
        }
        Range range = isText(input.unit(), node) ? null : range(node);
        if (range == null) {
            return;
        }
        places.put(input, node);
        if (isToldAlready(node)) {
            return;
        }
        RangeFault fault = RangeFault.of(input, range).orElse(null);
        if (fault == null) {
            stated.put(input, range);
        } else {
            problems.at(node, words(fault));
        }
    }

    /**
     * Whether an amount or a number of things was written with a point and three digits, which is
     * three hundred to some and three hundred thousand to others; told.
     */
    private boolean mayBeThousands(Input input, Node node) {
        if (!isAmount(input)) {
            return false;
        }
        if (node instanceof Node.Mapping range) {
            boolean any = false;
            for (String key : RANGE_KEYS) {
                Node end = range.get(key);
                any |= end != null && mayBeThousands(input, end);
            }
            return any;
        }
        if (!(node instanceof Node.Scalar scalar)
                || !(scalar.value() instanceof Double)
                || !THOUSANDS.matcher(scalar.text()).matches()) {
            return false;
        }
        problems.at(
                node,
                "%s can be read in two ways; write %s for thousands, or %s0 for a fraction"
                        .formatted(scalar.text(), scalar.text().replace(".", ""), scalar.text()));
        return true;
    }

    /**
     * Whether a figure stands there as people write it, “30 %” or “20k”, instead of as a number;
     * told, with the number that it is.
     */
    private boolean isText(Unit unit, Node node) {
        if (node instanceof Node.Mapping range) {
            boolean any = false;
            for (String key : RANGE_KEYS) {
                Node end = range.get(key);
                any |= end != null && isText(unit, end);
            }
            return any;
        }
        if (!(node instanceof Node.Scalar scalar) || !(scalar.value() instanceof String text)) {
            return false;
        }
        String right = switch (new AmountReader(AmountTexts.english(null), unit).read(text)) {
            case AmountReader.One(double value) -> "write " + plain(value);
            case AmountReader.Span(double low, Double likely, double high, boolean firm) -> {
                boolean ends = firm || low <= 0 || unit.share() && high >= 1;
                yield "write { %s: %s, %s%s: %s }"
                        .formatted(
                                ends ? MIN : LOW,
                                plain(low),
                                likely != null ? LIKELY + ": " + plain(likely) + ", " : ends ? LIKELY + ": …, " : "",
                                ends ? MAX : HIGH,
                                plain(high));
            }
            case AmountReader.Refused(String sentence) -> null;
            case AmountReader.Nothing nothing -> null;
        };
        if (right == null) {
            return false;
        }
        problems.at(node, "a number is expected, not " + node.kind() + "; " + right);
        return true;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A number that is none stands in for 0: what follows from that is not told as well. */
    private boolean isToldAlready(Node node) {
        return problems.list().stream()
                .map(Problem::key)
                .anyMatch(key -> key.equals(node.path()) || key.startsWith(node.path() + "."));
    }

    /** What labelling costs, by its parts. */
    private void labels(Node.Mapping parts) {
        List<String> known = keys(Input.LABELLING.id() + ".");
        List<String> all = new ArrayList<>(known);
        all.addAll(RANGE_KEYS);
        parts.onlyKeys(problems, all);
        for (String key : known) {
            Node part = parts.get(key);
            if (part == null) {
                problems.at(
                        parts,
                        parts.path() + "." + key,
                        "missing: labelling is a range of money, or " + String.join(", ", known));
            } else {
                Input.find(Input.LABELLING.id() + "." + key).ifPresent(found -> input(found, part));
            }
        }
    }

    /** The value as one figure and as its parts would contradict each other. */
    private void oneWay() {
        if (!places.containsKey(Input.AT_STAKE)) {
            return;
        }
        for (Input part : List.of(
                Input.DECISIONS,
                Input.ERROR_SHARE,
                Input.COST_PER_ERROR,
                Input.HOURS_PER_DECISION,
                Input.HOURLY_RATE)) {
            Node place = places.get(part);
            if (place != null) {
                problems.at(
                        place,
                        "what is at stake is already stated as "
                                + Input.AT_STAKE.id()
                                + "; state that or its parts, not both");
            }
        }
    }

    /** Money or a number of things, which can be in the thousands. */
    static boolean isAmount(Input input) {
        return input.kind() == Input.Kind.POSITIVE && input != Input.DISCOUNT_RATE && input != Input.OVERRUN;
    }

    private @Nullable Range range(Node node) {
        Double number = number(node);
        if (number != null) {
            return new Range.Certain(number);
        }
        if (!(node instanceof Node.Mapping range)) {
            problems.at(node, FORMS + " is expected, not " + node.kind());
            return null;
        }
        int before = problems.list().size();
        range.onlyKeys(problems, RANGE_KEYS);
        boolean ends = range.has(MIN) || range.has(MAX);
        boolean percentiles = range.has(LOW) || range.has(HIGH);
        List<String> needed =
                ends ? List.of(MIN, LIKELY, MAX) : range.has(LIKELY) ? List.of(LOW, LIKELY, HIGH) : List.of(LOW, HIGH);
        if (ends && percentiles) {
            problems.at(
                    range,
                    "low and high (9 times in 10 the truth lies between) or min and max (it never"
                            + " lies outside) are expected, not some of each");
            return null;
        }
        double[] values = new double[needed.size()];
        for (int i = 0; i < values.length; i++) {
            Node end = range.get(needed.get(i));
            Double value = end == null ? null : number(end);
            if (end == null) {
                problems.at(range, range.path() + "." + needed.get(i), "missing: a range is " + FORMS);
            } else if (value == null) {
                problems.at(end, "a number is expected, not " + end.kind());
            } else {
                values[i] = value;
            }
        }
        if (problems.list().size() > before) {
            return null;
        }
        if (ends) {
            return new Range.Ends(values[0], values[1], values[2]);
        }
        return values.length == 2
                ? new Range.Interval(values[0], values[1])
                : new Range.Percentiles(values[0], values[1], values[2]);
    }

    private static String words(RangeFault fault) {
        return switch (fault) {
            case TOO_LARGE -> "a number of at most 1,000,000,000,000,000 is expected";
            case NEGATIVE -> "this is below zero; a number from 0 is expected";
            case INTERVAL_FROM_ZERO ->
                "low has to be above zero; where it can be zero, write { min: 0, likely: …," + " max: … }";
            case RATE_ABOVE_ONE -> "a rate of at most 1 a year, which is 100 %, is expected; 8 % is 0.08";
            case NOT_A_SHARE -> "a share from 0 to 1 is expected; 35 % is 0.35";
            case INTERVAL_TO_THE_END ->
                "low and high of a share have to lie between 0 and 1, not at an end; write {"
                        + " min: …, likely: …, max: … } where it can be 0 or 1";
            case NOT_WHOLE -> "whole months are expected";
            case OUT_OF_ORDER -> "the low end has to be below the high end";
            case LIKELY_OUTSIDE -> "likely has to lie between the two ends";
        };
    }

    private static @Nullable Double number(Node node) {
        if (node instanceof Node.Scalar scalar) {
            if (scalar.value() instanceof Long whole) {
                return whole.doubleValue();
            }
            if (scalar.value() instanceof Double number && Double.isFinite(number)) {
                return number;
            }
        }
        return null;
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
