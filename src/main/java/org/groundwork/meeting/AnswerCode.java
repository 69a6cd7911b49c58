package org.groundwork.meeting;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;

/** Answers as a line of text, for columns of this module. */
final class AnswerCode {

    private static final String LEVEL = "level";
    private static final String OPTION = "option";
    private static final String UNKNOWN = "unknown";
    private static final String NOT_APPLICABLE = "not-applicable";
    private static final String SPREAD = "spread";

    private AnswerCode() {}

    static String of(Answer answer) {
        return switch (answer) {
            case Answer.Level(int level, Evidence evidence) -> LEVEL + " " + level + " " + evidence.id();
            case Answer.Choice(String option) -> OPTION + " " + option;
            case Answer.Unknown unknown -> UNKNOWN;
            case Answer.NotApplicable(String reason) -> NOT_APPLICABLE + " " + reason;
            case Answer.Spread spread ->
                SPREAD + " " + spread.votes().stream().map(String::valueOf).collect(Collectors.joining(","));
        };
    }

    /**
     * @throws IllegalArgumentException if {@link #of} never wrote it
     */
    static Answer read(String text) {
        int end = text.indexOf(' ');
        String rest = end < 0 ? "" : text.substring(end + 1);
        return switch (end < 0 ? text : text.substring(0, end)) {
            case LEVEL -> {
                String[] parts = rest.split(" ", 2);
                yield new Answer.Level(Integer.parseInt(parts[0]), Evidence.valueOf(parts[1].toUpperCase(Locale.ROOT)));
            }
            case OPTION -> new Answer.Choice(rest);
            case UNKNOWN -> new Answer.Unknown();
            case NOT_APPLICABLE -> new Answer.NotApplicable(rest);
            case SPREAD ->
                new Answer.Spread(
                        Arrays.stream(rest.split(",")).map(Integer::valueOf).toList());
            default -> throw new IllegalArgumentException("no answer: " + text);
        };
    }
}
