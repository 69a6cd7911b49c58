package org.groundwork.meeting.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.groundwork.platform.InvalidInput;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/** Answers as the controls of these pages send them. */
final class GivenAnswer {

    static final String LEVEL = "level-";
    static final String OPTION = "option-";
    static final String UNKNOWN = "unknown";
    static final String NOT_APPLICABLE = "not-applicable";

    private static final Pattern LEVELS = Pattern.compile(LEVEL + "[0-4]");

    private GivenAnswer() {}

    /**
     * Null where nothing was chosen.
     *
     * @throws InvalidInput if it is none that the pages offer
     */
    static @Nullable Answer read(@Nullable String value, @Nullable String evidence, @Nullable String reason) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (LEVELS.matcher(value).matches()) {
            return new Answer.Level(value.charAt(LEVEL.length()) - '0', strength(evidence));
        }
        if (value.startsWith(OPTION)) {
            return new Answer.Choice(value.substring(OPTION.length()));
        }
        return switch (value) {
            case UNKNOWN -> new Answer.Unknown();
            case NOT_APPLICABLE -> new Answer.NotApplicable(reason == null ? "" : reason);
            default -> throw new InvalidInput("assessment.problem.ANSWER_DOES_NOT_FIT");
        };
    }

    /** The value that stands for it; empty for none and for a spread, which no control is. */
    static String value(@Nullable Answer answer) {
        return switch (answer) {
            case null -> "";
            case Answer.Level(int level, Evidence evidence) -> LEVEL + level;
            case Answer.Choice(String option) -> OPTION + option;
            case Answer.Unknown unknown -> UNKNOWN;
            case Answer.NotApplicable reason -> NOT_APPLICABLE;
            case Answer.Spread spread -> "";
        };
    }

    static Evidence evidence(@Nullable Answer answer) {
        return answer instanceof Answer.Level(int level, Evidence evidence) ? evidence : Evidence.KNOWN;
    }

    static String reason(@Nullable Answer answer) {
        return answer instanceof Answer.NotApplicable(String reason) ? reason : "";
    }

    private static Evidence strength(@Nullable String evidence) {
        if (evidence == null || evidence.isEmpty()) {
            return Evidence.KNOWN;
        }
        try {
            return Evidence.valueOf(evidence.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("assessment.problem.ANSWER_DOES_NOT_FIT");
        }
    }
}
