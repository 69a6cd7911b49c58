package org.groundwork.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.economics.Strategy;
import org.groundwork.identity.TeamView;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Plan;
import org.groundwork.scoring.Band;
import org.jspecify.annotations.Nullable;

/**
 * An initiative in the portfolio: its name and status of this moment, and what its latest
 * submission says.
 *
 * @param number of the submission within its assessment, from 1
 * @param verdict id of the one that may be named; null while it is too early to say
 * @param rank of the verdict in the method's staircase, from 1; 0 while it is too early to say
 * @param possible ids of the verdicts that it could be
 * @param coverage share of all questions' weight that holds a level
 * @param readiness null where no section applies
 * @param gateNumber of the first gate not reached, from 1; 0 when every one is
 * @param currency null where no economics are stated
 * @param money null where it cannot be computed
 * @param missing what would have to be stated for that
 * @param next what its team means to do next; null where no action is open
 * @param waiting days since it was submitted, while it waits for a decision; otherwise null
 */
public record Initiative(
        AssessmentId id,
        int number,
        String name,
        TeamView team,
        Decision decision,
        boolean archived,
        Instant submittedAt,
        String method,
        @Nullable String verdict,
        int rank,
        boolean settled,
        List<String> possible,
        double coverage,
        @Nullable Band readiness,
        @Nullable String heldBackBy,
        int gateNumber,
        @Nullable String currency,
        @Nullable Money money,
        List<String> missing,
        NextStep step,
        @Nullable NextAction next,
        @Nullable Integer waiting) {

    /**
     * An action of its team that is neither done nor dropped.
     *
     * @param owner name; null while it is nobody's
     * @param due null where no date is set
     * @param overdue the date has passed
     */
    public record NextAction(
            String title, @Nullable String owner, @Nullable LocalDate due, boolean overdue) {}

    /**
     * Where it stands between its team and those who decide.
     *
     * @param verdict id of what was decided; null where nothing was, or the reason says it
     * @param reason of the decision or return; empty without one
     */
    public record Decision(
            PortfolioFilter.Status status, @Nullable String verdict, String reason) {

        public boolean decided() {
            return status == PortfolioFilter.Status.ACCEPTED || status == PortfolioFilter.Status.OTHERWISE;
        }
    }

    /** What kind of plan follows from what was decided; null where nothing was, or only the reason says it. */
    public @Nullable Plan decidedPlan() {
        String decided = decision.decided() ? decision.verdict() : null;
        return decided == null
                ? null
                : methodFile().map(m -> m.verdict(decided).plan()).orElse(null);
    }

    /** What was decided spends nothing on machine learning, as its method says. */
    boolean decidedToSpendNothing() {
        String decided = decision.decided() ? decision.verdict() : null;
        return decided != null
                && methodFile().map(m -> m.verdict(decided).notSpent()).orElse(false);
    }

    /** Title of a role of its method. */
    String roleTitle(String role) {
        return methodFile().map(m -> m.role(role).title()).orElse(role);
    }

    /** Title of what was decided; null where nothing was, or only the reason says it. */
    public @Nullable String decidedTitle() {
        return decision.verdict() == null ? null : title(decision.verdict());
    }

    /**
     * Of the path that the money favours, net present value.
     *
     * @param loss chance that it loses money, 0 to 1
     * @param mlCost expected cost of building ML at once; null where it is not computed
     * @param learning what it is worth to know everything
     * @param onTop a simple solution is there already: the paths are about ML on top of it
     * @param path what building it takes
     * @param withMl the best of the paths with ML that are on offer; null where there is none
     */
    public record Money(
            String currency,
            Strategy strategy,
            double mean,
            double p10,
            double p90,
            double loss,
            @Nullable Double mlCost,
            double learning,
            boolean onTop,
            Path path,
            @Nullable Path withMl) {

        /** Key of what the path is called. */
        public String pathKey() {
            return pathKey(strategy, onTop);
        }

        static String pathKey(Strategy strategy, boolean onTop) {
            boolean other = onTop && strategy != Strategy.BASELINE && strategy != Strategy.CONTINUE;
            return "portfolio.path." + strategy.name() + (other ? ".there" : "");
        }

        /** There is something to lose: the money favours doing something. */
        public boolean doesSomething() {
            return strategy != Strategy.NOTHING;
        }
    }

    /**
     * What a path takes and is worth.
     *
     * @param mean expected net present value
     * @param weeks expected person-weeks of building it
     * @param upFront what is spent before it is known whether it works; null where that cannot be
     *     told
     */
    public record Path(
            Strategy strategy,
            double mean,
            double weeks,
            @Nullable Double upFront) {}

    /**
     * Steps of the cheapest change that a role lifts.
     *
     * @param role id
     * @param days steps that take days; weeks and months likewise
     */
    public record RoleSteps(String role, int days, int weeks, int months) {}

    /**
     * What comes next.
     *
     * @param days steps of the cheapest change that take days, each; weeks and months likewise
     * @param experimentDays person-days of the experiment proposed; null where none is
     * @param roles the steps by who lifts them
     * @param experimentRole id of the role that runs the experiment; null where none is proposed
     */
    public record NextStep(
            Kind kind,
            int days,
            int weeks,
            int months,
            @Nullable Integer experimentDays,
            List<RoleSteps> roles,
            @Nullable String experimentRole) {

        /** What kind of step it is. */
        public enum Kind {
            /** The cheapest change to the next gate. */
            CHANGE,
            /** The gate hinges on what no effort moves. */
            FACTS,
            /** Every gate is reached. */
            NONE
        }

        /** Effort of the cheapest change; null where there is none. */
        public @Nullable Double personWeeks(Conversion conversion) {
            return kind == Kind.CHANGE ? conversion.personWeeks(days, weeks, months) : null;
        }
    }

    /**
     * Effort of the cheapest change in person-weeks, a step of days counting as one day and so on.
     */
    public @Nullable Double personWeeks() {
        return step.personWeeks(Conversion.STANDARD);
    }

    /** The currency that most of them are stated in; null where none has money figures. */
    static @Nullable String currency(Collection<Initiative> initiatives) {
        Map<String, Long> counts = initiatives.stream()
                .flatMap(initiative -> Optional.ofNullable(initiative.money()).stream())
                .collect(Collectors.groupingBy(Money::currency, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private Optional<Method> methodFile() {
        return Methods.find(method);
    }

    /** Title of the recommendation; null while it is too early to say. */
    public @Nullable String verdictTitle() {
        return verdict == null ? null : title(verdict);
    }

    private String title(String id) {
        return methodFile().map(m -> m.verdict(id).title()).orElse(id);
    }

    /** Titles of what it could still become. */
    public List<String> couldBecome() {
        return possible.stream()
                .filter(id -> !id.equals(verdict))
                .map(this::title)
                .toList();
    }

    /** Title of the section that holds readiness back. */
    public @Nullable String heldBackTitle() {
        return heldBackBy == null
                ? null
                : methodFile().map(m -> m.section(heldBackBy).title()).orElse(heldBackBy);
    }

    /** Title of the step before which it stands; null when every one is reached. */
    public @Nullable String gateTitle() {
        return gateNumber == 0
                ? null
                : methodFile().map(m -> m.gates().get(gateNumber - 1).title()).orElse(null);
    }

    /** Whole percents: "28–40", or "40" when nothing is open; null without readiness. */
    public @Nullable String readinessRange() {
        if (readiness == null) {
            return null;
        }
        long low = Math.round(readiness.low() * 100);
        long high = Math.round(readiness.high() * 100);
        return low == high ? Long.toString(low) : low + "–" + high;
    }
}
