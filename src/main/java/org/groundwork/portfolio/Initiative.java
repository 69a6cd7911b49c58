package org.groundwork.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.economics.Strategy;
import org.groundwork.identity.TeamView;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
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
        NextStep step) {

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
     */
    public record Money(
            String currency,
            Strategy strategy,
            double mean,
            double p10,
            double p90,
            double loss,
            @Nullable Double mlCost,
            double learning) {}

    /**
     * What comes next.
     *
     * @param days steps of the cheapest change that take days, each; weeks and months likewise
     * @param experimentDays person-days of the experiment proposed; null where none is
     */
    public record NextStep(
            Kind kind,
            int days,
            int weeks,
            int months,
            @Nullable Integer experimentDays) {

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
