package org.groundwork.plan;

import java.util.List;
import org.groundwork.method.Effort;
import org.jspecify.annotations.Nullable;

/**
 * An action that a recommendation asks for.
 *
 * @param key within its recommendation: {@code experiment}, the id of the question that it lifts,
 *     or an id that begins with {@code plan.}
 * @param question id; null where it is about no single one
 * @param about title of that question
 * @param title what to do, as an imperative sentence without its full stop
 * @param does what else there is to do, in sentences
 * @param done what shows that it is done
 * @param effort of one of its steps; null for an experiment, which has days of its own
 * @param leastDays person-days at the least; 0 where it may turn out to be there
 * @param mostDays person-days at the most
 * @param role title of who does it; null where the method does not say
 * @param certainty whether the answer that it lifts is known
 */
public record ProposedAction(
        String key,
        Kind kind,
        @Nullable String question,
        @Nullable String about,
        String title,
        List<String> does,
        String done,
        @Nullable Effort effort,
        int leastDays,
        int mostDays,
        @Nullable String role,
        Certainty certainty) {

    /** Key of the experiment. */
    public static final String EXPERIMENT_KEY = "experiment";

    /** What kind of action it is. */
    public enum Kind {
        /** A simple solution is tried and measured. */
        EXPERIMENT,
        /** An answer is lifted, checked or found out. */
        STEP,
        /** A part of carrying out the recommendation. */
        PLAN
    }

    /** What is known about the answer that an action lifts. */
    public enum Certainty {
        KNOWN,
        GUESS,
        /** The team does not agree on it. */
        SPREAD,
        UNKNOWN,
        /** Nobody was asked yet. */
        NOT_ASKED
    }

    public ProposedAction {
        does = List.copyOf(does);
    }

    /** The sentences below the title as one text, each on a line of its own. */
    public String what() {
        return String.join("\n", does);
    }
}
