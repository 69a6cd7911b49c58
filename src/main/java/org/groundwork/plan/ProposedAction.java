package org.groundwork.plan;

import java.util.List;
import java.util.stream.Stream;
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

    /** Characters of a title; a longer one is cut between words, and stands whole in what else there is to do. */
    public static final int TITLE = 200;

    public ProposedAction {
        if (title.codePointCount(0, title.length()) > TITLE) {
            does = Stream.concat(Stream.of(title + "."), does.stream()).toList();
            title = cut(title);
        }
        does = List.copyOf(does);
    }

    private static String cut(String text) {
        String most = text.substring(0, text.offsetByCodePoints(0, TITLE - 2));
        int space = most.lastIndexOf(' ');
        return (space > TITLE / 2 ? most.substring(0, space) : most) + " …";
    }

    /** The sentences below the title as one text, each on a line of its own. */
    public String what() {
        return String.join("\n", does);
    }
}
