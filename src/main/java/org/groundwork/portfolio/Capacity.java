package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundwork.method.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What fits into so many person-weeks: trials and builds that were decided come first, and then the
 * set with the greatest sum of what is gained. What a path is worth is counted only with all the work
 * that it takes. Pure.
 *
 * @param decided trials and builds of ML that a review decided on, in the order in which they were
 *     given; they take their weeks whether or not these are there
 * @param chosen in the order in which they were given
 * @param waiting weighed, and not among the best set
 * @param left out of the weighing, by reason; nobody's initiative is valued at zero for want of
 *     figures
 * @param roles person-weeks of the next steps chosen, by title of the role, the most first
 */
public record Capacity(
        Question question,
        List<Weighed> decided,
        List<Weighed> chosen,
        List<Weighed> waiting,
        Map<Reason, List<Initiative>> left,
        List<RoleWeeks> roles) {

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
            @Nullable String currency) {

        /** Whole paths, as the page of the capacity asks unless somebody says otherwise. */
        static Question usual(int weeks, @Nullable String currency) {
            return new Question(weeks, Objective.MONEY, Basis.CHANGE, Conversion.STANDARD, currency);
        }
    }

    /** What is planned, and what counts. */
    public enum Objective {
        /**
         * Whole paths: the next step and building the path that the money favours, for its expected
         * net present value.
         */
        MONEY,
        /** Next steps alone, for the most that it is worth to know everything before deciding. */
        LEARNING
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
        /** A review decided on something that builds nothing. */
        DECIDED_AGAINST,
        /** Decided on something of which its method does not say what kind of plan follows. */
        DECIDED_WITHOUT_PLAN,
        /** Decided otherwise, and only the reason says how. */
        DECIDED_IN_WORDS,
        NO_ECONOMICS,
        MONEY_INCOMPLETE,
        OTHER_CURRENCY,
        HINGES_ON_FACTS,
        ALL_REACHED,
        NOTHING_TO_GAIN
    }

    /**
     * What was weighed, its next step and its path each for itself.
     *
     * @param step person-weeks of the next step; 0 where every step is reached or the trial was
     *     decided
     * @param roles person-weeks of the next step by title of the role
     * @param path what building the path takes and what it is worth
     * @param weeks person-weeks that it takes in this plan, rounded up to a half
     * @param worth what it counts in this plan, money
     */
    public record Weighed(
            Initiative initiative,
            double step,
            List<RoleWeeks> roles,
            Initiative.Path path,
            double weeks,
            double worth) {
        public Weighed {
            roles = List.copyOf(roles);
        }

        /** Key of what the path is called. */
        public String pathKey() {
            Initiative.Money money = initiative.money();
            return Initiative.Money.pathKey(path.strategy(), money != null && money.onTop());
        }
    }

    /** Person-weeks of a role, by its title. */
    public record RoleWeeks(String role, double weeks) {}

    public Capacity {
        decided = List.copyOf(decided);
        chosen = List.copyOf(chosen);
        waiting = List.copyOf(waiting);
        roles = List.copyOf(roles);
    }

    static Capacity of(List<Initiative> initiatives, Question question) {
        Map<Reason, List<Initiative>> left = new EnumMap<>(Reason.class);
        List<Weighed> decided = new ArrayList<>();
        List<Weighed> weighed = new ArrayList<>();
        for (Initiative initiative : initiatives) {
            Reason reason = notWeighed(initiative, question);
            if (reason != null) {
                left.computeIfAbsent(reason, r -> new ArrayList<>()).add(initiative);
            } else {
                (isDecided(initiative) ? decided : weighed).add(weighed(initiative, question));
            }
        }
        int there = Math.max(0, units(question.weeks() - sum(decided)));
        Set<Integer> best = new HashSet<>(Knapsack.choose(
                weighed.stream()
                        .map(one -> new Knapsack.Item(units(one.weeks()), Math.round(one.worth())))
                        .toList(),
                there));
        List<Weighed> taken = new ArrayList<>();
        List<Weighed> waiting = new ArrayList<>();
        for (int i = 0; i < weighed.size(); i++) {
            (best.contains(i) ? taken : waiting).add(weighed.get(i));
        }
        return new Capacity(question, decided, taken, waiting, left, together(taken));
    }

    private static int units(double weeks) {
        return (int) Math.round(weeks * UNITS_PER_WEEK);
    }

    private static double sum(List<Weighed> weighed) {
        return weighed.stream().mapToDouble(Weighed::weeks).sum();
    }

    private static List<RoleWeeks> together(List<Weighed> taken) {
        Map<String, Double> weeks = new LinkedHashMap<>();
        taken.stream()
                .flatMap(one -> one.roles().stream())
                .forEach(role -> weeks.merge(role.role(), role.weeks(), Double::sum));
        return weeks.entrySet().stream()
                .map(role -> new RoleWeeks(role.getKey(), role.getValue()))
                .sorted((a, b) -> Double.compare(b.weeks(), a.weeks()))
                .toList();
    }

    /** A trial of ML or its build was decided. */
    private static boolean isDecided(Initiative initiative) {
        Plan plan = initiative.decidedPlan();
        return plan == Plan.PILOT || plan == Plan.BUILD;
    }

    private static @Nullable Reason notWeighed(Initiative initiative, Question question) {
        if (initiative.decision().decided()) {
            Plan plan = initiative.decidedPlan();
            if (plan == null) {
                return Reason.DECIDED_IN_WORDS;
            }
            if (plan == Plan.NONE) {
                return initiative.decidedToSpendNothing() ? Reason.DECIDED_AGAINST : Reason.DECIDED_WITHOUT_PLAN;
            }
        }
        Initiative.Money money = initiative.money();
        if (money == null) {
            return initiative.currency() == null && initiative.missing().isEmpty()
                    ? Reason.NO_ECONOMICS
                    : Reason.MONEY_INCOMPLETE;
        }
        if (isDecided(initiative)) {
            // people are the same in every currency
            return path(initiative, money) == null ? Reason.MONEY_INCOMPLETE : null;
        }
        if (!money.currency().equals(question.currency())) {
            return Reason.OTHER_CURRENCY;
        }
        if (days(initiative, question) == null) {
            if (initiative.step().kind() == Initiative.NextStep.Kind.FACTS) {
                return Reason.HINGES_ON_FACTS;
            }
            if (question.objective() == Objective.LEARNING) {
                return Reason.ALL_REACHED;
            }
        }
        return Math.round(worth(money, question.objective())) <= 0 ? Reason.NOTHING_TO_GAIN : null;
    }

    /** The path that is planned: with ML where a trial or build was decided; null where none can be computed. */
    private static Initiative.@Nullable Path path(Initiative initiative, Initiative.Money money) {
        return isDecided(initiative) && !money.strategy().withMl() ? money.withMl() : money.path();
    }

    private static Weighed weighed(Initiative initiative, Question question) {
        Initiative.Money money = Objects.requireNonNull(initiative.money());
        Initiative.Path path = Objects.requireNonNull(path(initiative, money));
        boolean decided = isDecided(initiative);
        Double days = decided ? null : days(initiative, question);
        double step = days == null ? 0 : days / Conversion.WEEK;
        double weeks = decided ? path.weeks() : question.objective() == Objective.MONEY ? step + path.weeks() : step;
        return new Weighed(
                initiative,
                step,
                days == null ? List.of() : roles(initiative, question),
                path,
                Math.max(1, (int) Math.ceil(weeks * UNITS_PER_WEEK - 1e-9)) / (double) UNITS_PER_WEEK,
                decided ? path.mean() : worth(money, question.objective()));
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

    private static List<RoleWeeks> roles(Initiative initiative, Question question) {
        Initiative.NextStep step = initiative.step();
        Integer experiment = step.experimentDays();
        String runs = step.experimentRole();
        if (question.basis() == Basis.EXPERIMENT && experiment != null) {
            return runs == null
                    ? List.of()
                    : List.of(new RoleWeeks(initiative.roleTitle(runs), experiment / (double) Conversion.WEEK));
        }
        return step.roles().stream()
                .map(role -> new RoleWeeks(
                        initiative.roleTitle(role.role()),
                        question.conversion().personWeeks(role.days(), role.weeks(), role.months())))
                .toList();
    }

    private static double worth(Initiative.Money money, Objective objective) {
        return switch (objective) {
            case MONEY -> money.mean();
            case LEARNING -> money.learning();
        };
    }

    /** Person-weeks of what was decided and of those chosen. */
    public double weeks() {
        return sum(decided) + sum(chosen);
    }

    /** What was decided takes more than there is. */
    public boolean overcommitted() {
        return sum(decided) > question.weeks();
    }

    /** Person-weeks that what fits leaves. */
    public double free() {
        return Math.max(0, question.weeks() - weeks());
    }

    /** Person-weeks by which one that waits takes more than are left. */
    public double tooMuch(Weighed waits) {
        return waits.weeks() - free();
    }

    /** Sum of what those chosen count. */
    public double worth() {
        return chosen.stream().mapToDouble(Weighed::worth).sum();
    }
}
