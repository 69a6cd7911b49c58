package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which next steps fit into so many person-weeks: the set with the greatest sum of what the
 * initiatives are expected to be worth. Pure.
 *
 * @param chosen in the order in which they were given
 * @param waiting weighed, and not among the best set
 * @param left out of the weighing, by reason; nobody's initiative is valued at zero for want of
 *     figures
 */
public record Capacity(
        Question question, List<Weighed> chosen, List<Weighed> waiting, Map<Reason, List<Initiative>> left) {

    /** The most that can be asked about, person-weeks. */
    public static final int MOST_WEEKS = 2_000;

    /** Half a person-week is the unit that is planned in. */
    private static final int UNITS_PER_WEEK = 2;

    /**
     * What is asked.
     *
     * @param weeks person-weeks there are
     * @param currency null when nobody stated money
     */
    public record Question(
            int weeks,
            Objective objective,
            Basis basis,
            Conversion conversion,
            @Nullable String currency) {}

    /** What an initiative counts. */
    public enum Objective {
        /** Expected net present value of the path that the money favours. */
        MONEY,
        /** What it is worth to know everything: expected value of perfect information. */
        LEARNING,
        /** The sum of both. */
        BOTH
    }

    /** What a next step costs. */
    public enum Basis {
        /** The cheapest change to the next gate. */
        CHANGE,
        /** The experiment that the report proposes; where it proposes none, the cheapest change. */
        EXPERIMENT
    }

    /** Why an initiative was not weighed. */
    public enum Reason {
        NO_ECONOMICS,
        MONEY_INCOMPLETE,
        OTHER_CURRENCY,
        HINGES_ON_FACTS,
        ALL_REACHED,
        NOTHING_TO_GAIN
    }

    /**
     * @param weeks person-weeks of the next step, rounded up to a half
     * @param worth by the objective, money
     */
    public record Weighed(Initiative initiative, double weeks, double worth) {}

    static Capacity of(List<Initiative> initiatives, Question question) {
        Map<Reason, List<Initiative>> left = new EnumMap<>(Reason.class);
        List<Weighed> weighed = new ArrayList<>();
        List<Knapsack.Item> items = new ArrayList<>();
        for (Initiative initiative : initiatives) {
            Reason reason = notWeighed(initiative, question);
            if (reason != null) {
                left.computeIfAbsent(reason, r -> new ArrayList<>()).add(initiative);
                continue;
            }
            int units = units(initiative, question);
            double worth = worth(initiative, question.objective());
            items.add(new Knapsack.Item(units, Math.round(worth)));
            weighed.add(new Weighed(initiative, units / (double) UNITS_PER_WEEK, worth));
        }
        Set<Integer> chosen = new HashSet<>(Knapsack.choose(items, question.weeks() * UNITS_PER_WEEK));
        List<Weighed> taken = new ArrayList<>();
        List<Weighed> waiting = new ArrayList<>();
        for (int i = 0; i < weighed.size(); i++) {
            (chosen.contains(i) ? taken : waiting).add(weighed.get(i));
        }
        return new Capacity(question, taken, waiting, left);
    }

    private static @Nullable Reason notWeighed(Initiative initiative, Question question) {
        Initiative.Money money = initiative.money();
        if (money == null) {
            return initiative.currency() == null && initiative.missing().isEmpty()
                    ? Reason.NO_ECONOMICS
                    : Reason.MONEY_INCOMPLETE;
        }
        if (!money.currency().equals(question.currency())) {
            return Reason.OTHER_CURRENCY;
        }
        if (days(initiative, question) == null) {
            return initiative.step().kind() == Initiative.NextStep.Kind.FACTS
                    ? Reason.HINGES_ON_FACTS
                    : Reason.ALL_REACHED;
        }
        return Math.round(worth(initiative, question.objective())) <= 0 ? Reason.NOTHING_TO_GAIN : null;
    }

    /** Person-days of the next step; null where there is none that effort could take. */
    private static @Nullable Double days(Initiative initiative, Question question) {
        Integer experiment = initiative.step().experimentDays();
        if (question.basis() == Basis.EXPERIMENT && experiment != null) {
            return experiment.doubleValue();
        }
        Double weeks = initiative.step().personWeeks(question.conversion());
        return weeks == null ? null : weeks * Conversion.WEEK;
    }

    private static int units(Initiative initiative, Question question) {
        Double days = days(initiative, question);
        return days == null ? 1 : Math.max(1, (int) Math.ceil(days * UNITS_PER_WEEK / Conversion.WEEK - 1e-9));
    }

    private static double worth(Initiative initiative, Objective objective) {
        Initiative.Money money = initiative.money();
        if (money == null) {
            return 0;
        }
        return switch (objective) {
            case MONEY -> money.mean();
            case LEARNING -> money.learning();
            case BOTH -> money.mean() + money.learning();
        };
    }

    /** Person-weeks of those chosen. */
    public double weeks() {
        return chosen.stream().mapToDouble(Weighed::weeks).sum();
    }

    /** Sum of what those chosen are worth. */
    public double worth() {
        return chosen.stream().mapToDouble(Weighed::worth).sum();
    }
}
