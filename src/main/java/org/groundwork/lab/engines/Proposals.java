package org.groundwork.lab.engines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile.Common;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.groundwork.lab.engines.DuckDbCaseFile.Known;
import org.jspecify.annotations.Nullable;

/** Guesses by name, kind and shape what the columns of a file are. */
final class Proposals {

    private static final Map<String, Integer> OUTCOME = weights(
            5,
            "outcome target groundtruth",
            4,
            "label cancelled canceled churn churned fraud fraudulent isfraud default defaulted returned late delayed"
                + " converted conversion bought purchased won lost failed failure survived accepted approved clicked"
                + " response readmitted exited attrition complained escalated overdue defect defective spam",
            3,
            "y class result species diagnosis category type cancel click fail repaid paid responded success",
            2,
            "status left stayed");

    private static final Map<String, Integer> QUANTITY = weights(
            5,
            "outcome target demand",
            4,
            "y label sales price amount units quantity consumption revenue value volume",
            3,
            "count cnt total cost cost duration minutes hours weight yield result load traffic passengers visitors"
                    + " orders");

    private static final Map<String, Integer> TIME = weights(
            6,
            "decided decision",
            5,
            "created opened ordered booked applied application reported received submitted",
            4,
            "order booking invoice purchase transaction admission admitted start started",
            3,
            "date day datetime timestamp time week month period ds when",
            1,
            "at on");

    private static final Set<String> NO_DECISION = Set.of(
            "end",
            "ended",
            "closed",
            "close",
            "cancel",
            "cancelled",
            "canceled",
            "cancellation",
            "due",
            "updated",
            "modified",
            "birth",
            "born",
            "birthdate",
            "dob",
            "expiry",
            "expires",
            "expired",
            "resolved",
            "finished",
            "completed",
            "last",
            "next",
            "previous",
            "delivered",
            "returned",
            "discharge",
            "paid",
            "churn",
            "churned");

    private static final Map<String, Integer> THING = weights(
            4,
            "customer client machine account user patient device subscriber household member employee student vehicle",
            3,
            "store shop supplier sku item product equipment sensor card policy contract company merchant unit site",
            2,
            "id");

    private static final Map<String, Integer> TODAY = weights(
            6,
            "today predicted prediction forecast forecasted estimate estimated estimation planned recommended",
            4,
            "decision flagged score risk expected budgeted",
            1,
            "rule");

    private static final Set<String> OTHER_SCORES = Set.of(
            "credit",
            "exam",
            "test",
            "fico",
            "satisfaction",
            "nps",
            "review",
            "rating",
            "math",
            "reading",
            "writing",
            "apgar",
            "game",
            "survey");

    private final FileProfile profile;
    private final List<Known> columns;
    private final Function<Known, List<Common>> values;
    private final Predicate<Known> regular;

    Proposals(
            FileProfile profile, List<Known> columns, Function<Known, List<Common>> values, Predicate<Known> regular) {
        this.profile = profile;
        this.columns = columns;
        this.values = values;
        this.regular = regular;
    }

    private static Map<String, Integer> weights(Object... pairs) {
        Map<String, Integer> weights = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            for (String word : ((String) pairs[i + 1]).split(" ", -1)) {
                weights.put(word, (Integer) pairs[i]);
            }
        }
        return Map.copyOf(weights);
    }

    Proposal propose() {
        Known time = best(columns, this::timeWeight, 1);
        Known today = best(columns, column -> todayWeight(column, time), 4);
        List<Known> free = new ArrayList<>(columns);
        free.removeIf(column -> column == time || column == today || !column.isUsable());
        Known two = last(best(free, column -> isTwo(column) ? weight(column, OUTCOME) : 0, 2), free, null);
        Known classes = best(free, column -> isOneOfAFew(column) ? weight(column, OUTCOME) : 0, 3);
        Known amount = best(free, column -> isAmount(column) ? weight(column, QUANTITY) : 0, 3);
        Task task = null;
        Known outcome = null;
        if (time != null && two == null && free.size() <= 10 && regular.test(time)) {
            outcome = last(amount, free, Proposals::isAmount);
            task = outcome == null ? null : Task.FORECAST;
        }
        if (outcome == null) {
            if (two != null && (classes == null || weight(classes, OUTCOME) <= weight(two, OUTCOME) + 1)) {
                outcome = two;
                task = Task.YES_NO;
            } else if (classes != null) {
                outcome = classes;
                task = Task.CLASSES;
            } else if (amount != null) {
                outcome = amount;
                task = Task.NUMBER;
            } else {
                outcome = last(null, free, Proposals::isTwo);
                task = outcome == null ? null : Task.YES_NO;
                if (outcome == null) {
                    outcome = last(null, free, Proposals::isAmount);
                    task = outcome == null ? null : Task.NUMBER;
                }
            }
        }
        Known is = outcome;
        Known fits = today != null && fits(today, task, outcome) ? today : null;
        Known thing =
                best(columns, column -> column == is || column == time || column == fits ? 0 : thingWeight(column), 2);
        Set<String> leftOut = new LinkedHashSet<>();
        for (Known column : columns) {
            if (!column.isUsable() && column != outcome && column != thing && column != time) {
                leftOut.add(column.name());
            }
        }
        return new Proposal(
                task,
                outcome == null ? null : outcome.name(),
                task == Task.YES_NO && outcome != null ? yes(outcome) : null,
                time == null ? null : time.name(),
                thing == null ? null : thing.name(),
                fits == null ? null : fits.name(),
                leftOut);
    }

    private static @Nullable Known best(List<Known> some, ToIntFunction<Known> weight, int least) {
        return some.stream()
                .filter(column -> weight.applyAsInt(column) >= least)
                .max(Comparator.comparingInt(weight)
                        .thenComparing(Comparator.comparingInt(
                                        (Known column) -> column.column().place())
                                .reversed()))
                .orElse(null);
    }

    private static @Nullable Known last(@Nullable Known found, List<Known> some, @Nullable Predicate<Known> fits) {
        return found != null || fits == null
                ? found
                : some.stream().filter(fits).reduce((a, b) -> b).orElse(null);
    }

    private static int weight(Known column, Map<String, Integer> weights) {
        List<String> words = Names.words(column.name());
        if (words.stream()
                .anyMatch(
                        Set.of("previous", "prev", "prior", "past", "last", "lag", "avg", "mean", "num", "n", "list")
                                ::contains)) {
            return 0;
        }
        int weight = words.stream()
                .mapToInt(word -> weights.getOrDefault(word, 0))
                .max()
                .orElse(0);
        int whole = weights.getOrDefault(String.join("", words), 0);
        // a name of one word is the thing itself, one of several may be something about it
        return weight == 0 && whole == 0 ? 0 : Math.max(weight - (words.size() > 2 ? 1 : 0), whole);
    }

    private static boolean isTwo(Known column) {
        return column.distinct() == 2 && (column.kind() == ColumnKind.CATEGORY || column.kind() == ColumnKind.NUMBER);
    }

    private static boolean isOneOfAFew(Known column) {
        return column.distinct() > 2
                && column.distinct() <= 20
                && (column.kind() == ColumnKind.CATEGORY || column.isInteger() && column.distinct() <= 10);
    }

    private static boolean isAmount(Known column) {
        return column.kind() == ColumnKind.NUMBER && column.distinct() > 2 && !Names.isId(column.name());
    }

    private int timeWeight(Known column) {
        if (column.kind() != ColumnKind.TIME || column.isConstant() || column.filled() < profile.rows() * 0.9) {
            return 0;
        }
        List<String> words = Names.words(column.name());
        if (words.stream().anyMatch(NO_DECISION::contains)) {
            return 0;
        }
        return 1
                + words.stream()
                        .mapToInt(word -> TIME.getOrDefault(word, 0))
                        .max()
                        .orElse(0);
    }

    private static int todayWeight(Known column, @Nullable Known time) {
        boolean isShaped = column != time
                && !column.isConstant()
                && (column.kind() == ColumnKind.NUMBER
                        || column.kind() == ColumnKind.CATEGORY && column.distinct() <= 20);
        List<String> words = Names.words(column.name());
        return !isShaped || words.stream().anyMatch(OTHER_SCORES::contains)
                ? 0
                : words.stream()
                        .mapToInt(word -> TODAY.getOrDefault(word, 0))
                        .max()
                        .orElse(0);
    }

    private static boolean fits(Known today, @Nullable Task task, @Nullable Known outcome) {
        if (task == null || outcome == null || today == outcome) {
            return false;
        }
        return switch (task) {
            case YES_NO -> today.kind() == ColumnKind.NUMBER || today.distinct() == 2;
            case CLASSES -> today.kind() == outcome.kind() && today.distinct() <= 20;
            case NUMBER, FORECAST -> today.kind() == ColumnKind.NUMBER;
        };
    }

    private static int thingWeight(Known column) {
        boolean repeats = column.distinct() >= 2
                && column.distinct() < column.filled() * 0.98
                && !column.isIdentifier()
                && (column.kind() == ColumnKind.CATEGORY || column.isInteger());
        boolean isId = Names.isId(column.name());
        if (!repeats
                || !isId && (column.distinct() < 20 || column.kind() == ColumnKind.NUMBER && column.distinct() < 50)) {
            return 0;
        }
        List<String> words = Names.words(column.name());
        if (!isId && words.size() > 1) {
            return 0;
        }
        int weight = words.stream()
                .mapToInt(word ->
                        THING.getOrDefault(word.endsWith("id") ? word.substring(0, word.length() - 2) : word, 0))
                .max()
                .orElse(0);
        return weight + (isId ? 2 : 0);
    }

    /** What reads so; else the rarer one. */
    private @Nullable String yes(Known outcome) {
        List<Common> two = values.apply(outcome);
        if (two.isEmpty()) {
            return null;
        }
        List<String> words = Names.words(outcome.name());
        return two.stream()
                .map(Common::value)
                .filter(value -> Names.readsYes(value)
                        || Names.words(value).equals(words)
                        || OUTCOME.getOrDefault(String.join("", Names.words(value)), 0) >= 4)
                .findFirst()
                .orElse(two.getLast().value());
    }
}
