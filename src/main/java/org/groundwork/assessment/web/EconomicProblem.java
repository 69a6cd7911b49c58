package org.groundwork.assessment.web;

import java.util.List;
import org.groundwork.assessment.EconomicDraft;

/**
 * What is wrong with what was entered under an economic item.
 *
 * @param key of the message is {@code economics.problem.} and this
 * @param field that it is about: low, likely, high, exact, word or note
 * @param arguments of the message
 */
record EconomicProblem(String key, String field, List<String> arguments) {

    /** Says the only argument. */
    static final String UNREADABLE = "UNREADABLE";

    EconomicProblem {
        arguments = List.copyOf(arguments);
    }

    static EconomicProblem of(String key, String field, String... arguments) {
        return new EconomicProblem(key, field, List.of(arguments));
    }

    /**
     * @param form what was entered
     */
    static EconomicProblem of(EconomicDraft.Problem problem, EconomicForm form) {
        boolean exact = form.kind().equals(EconomicForm.EXACT);
        boolean listed = exact && form.exact().isEmpty();
        String field = switch (problem) {
            case NOTE_TOO_LONG, FORBIDDEN_CHARACTER -> "note";
            case LIKELY_OUTSIDE -> "likely";
            case DOES_NOT_FIT -> listed ? "word" : exact ? "exact" : "low";
            case TOO_LARGE,
                    NEGATIVE,
                    INTERVAL_FROM_ZERO,
                    NOT_A_SHARE,
                    RATE_ABOVE_ONE,
                    INTERVAL_TO_THE_END,
                    NOT_WHOLE,
                    OUT_OF_ORDER,
                    NO_HORIZON,
                    NO_FACTOR,
                    NO_CORRELATION -> exact ? "exact" : "low";
        };
        return of(problem.name(), field);
    }

    /** Firm limits would do. */
    boolean asksForLimits() {
        return key.equals(EconomicDraft.Problem.INTERVAL_FROM_ZERO.name())
                || key.equals(EconomicDraft.Problem.INTERVAL_TO_THE_END.name());
    }

    /** Something is missing rather than wrong: somebody may still be typing. */
    boolean incomplete() {
        return key.startsWith("INCOMPLETE");
    }
}
