package org.groundwork.meeting.web;

import java.util.Locale;
import org.groundwork.meeting.BlindSheet;
import org.groundwork.platform.InvalidInput;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * One's own answer as its page sends it.
 *
 * @param value {@code level:2}, {@code option:classify}, {@code unknown}, {@code not-applicable}, or nothing yet
 * @param evidence of a level: documented, known or guess
 * @param go where to go on: {@code previous}, {@code list}, or else the next question
 */
record BlindForm(
        @Nullable String value,
        @Nullable String reason,
        @Nullable String evidence,
        @Nullable String why,
        @Nullable String go) {

    static final String LEVEL = "level:";
    static final String OPTION = "option:";
    static final String UNKNOWN = "unknown";
    static final String NOT_APPLICABLE = "not-applicable";

    static BlindForm of(BlindSheet.@Nullable Given given) {
        if (given == null) {
            return new BlindForm(null, "", Evidence.KNOWN.id(), "", null);
        }
        return switch (given.answer()) {
            case null -> new BlindForm(null, "", Evidence.KNOWN.id(), given.why(), null);
            case Answer.Level(int level, Evidence sure) ->
                new BlindForm(LEVEL + level, "", sure.id(), given.why(), null);
            case Answer.Choice(String option) ->
                new BlindForm(OPTION + option, "", Evidence.KNOWN.id(), given.why(), null);
            case Answer.Unknown unknown -> new BlindForm(UNKNOWN, "", Evidence.KNOWN.id(), given.why(), null);
            case Answer.NotApplicable(String reason) ->
                new BlindForm(NOT_APPLICABLE, reason, Evidence.KNOWN.id(), given.why(), null);
            case Answer.Spread spread -> throw new IllegalArgumentException("one person's answer is no spread");
        };
    }

    public boolean chosen(String one) {
        return one.equals(value);
    }

    String said() {
        return why == null ? "" : why;
    }

    /**
     * @throws InvalidInput if it is none that the page offers
     */
    @Nullable
    Answer answer() {
        String given = value == null ? "" : value;
        if (given.matches(LEVEL + "[0-4]")) {
            return new Answer.Level(given.charAt(LEVEL.length()) - '0', sure());
        }
        if (given.startsWith(OPTION)) {
            return new Answer.Choice(given.substring(OPTION.length()));
        }
        return switch (given) {
            case "" -> null;
            case UNKNOWN -> new Answer.Unknown();
            case NOT_APPLICABLE -> new Answer.NotApplicable(reason == null ? "" : reason);
            default -> throw new InvalidInput("assessment.problem.ANSWER_DOES_NOT_FIT");
        };
    }

    private Evidence sure() {
        try {
            return evidence == null || evidence.isEmpty()
                    ? Evidence.KNOWN
                    : Evidence.valueOf(evidence.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("assessment.problem.ANSWER_DOES_NOT_FIT");
        }
    }
}
