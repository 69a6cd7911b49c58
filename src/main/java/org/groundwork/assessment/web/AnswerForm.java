package org.groundwork.assessment.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Entry;
import org.groundwork.platform.InvalidInput;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What a card of the questionnaire sends.
 *
 * @param value {@code none}, {@code unknown}, {@code not-applicable}, {@code level:2}, {@code
 *     votes:1,1,3} or {@code option:classify}
 * @param evidence of a level: documented, known or guess
 * @param links one per line
 * @param version of the answer that the card shows; 0 when there was none
 * @param page from which it was sent, made anew each time the page is shown; null before
 * @param from where the card stands: {@code next} for the short path, {@code one} for a page of its own,
 *     else the section
 */
record AnswerForm(
        @Nullable String value,
        @Nullable String reason,
        @Nullable String evidence,
        @Nullable String note,
        @Nullable String links,
        @Nullable Integer version,
        @Nullable UUID page,
        @Nullable String from) {

    /** Where a card stands alone: on the short path, or among the questions of its section. */
    static final String NEXT = "next";

    static final String ONE = "one";

    static final String NONE = "none";
    static final String UNKNOWN = "unknown";
    static final String NOT_APPLICABLE = "not-applicable";
    static final String LEVEL = "level:";
    static final String VOTES = "votes:";
    static final String OPTION = "option:";

    /** How a card begins. */
    static AnswerForm of(@Nullable Entry entry, @Nullable String from) {
        return entry == null
                ? of(null, "", List.of(), 0, from)
                : of(entry.answer(), entry.note(), entry.links(), entry.version(), from);
    }

    /** What was to be saved, as a card would have sent it. */
    static AnswerForm of(AnswerDraft draft, @Nullable String from) {
        return of(draft.answer(), draft.note(), draft.links(), draft.basedOn(), from);
    }

    private static AnswerForm of(
            @Nullable Answer answer, String note, List<String> links, int version, @Nullable String from) {
        String value = NONE;
        String reason = "";
        Evidence evidence = Evidence.KNOWN;
        switch (answer) {
            case Answer.Level(int level, Evidence strength) -> {
                value = LEVEL + level;
                evidence = strength;
            }
            case Answer.Spread spread -> value = votes(spread);
            case Answer.Choice(String option) -> value = OPTION + option;
            case Answer.Unknown unknown -> value = UNKNOWN;
            case Answer.NotApplicable(String given) -> {
                value = NOT_APPLICABLE;
                reason = given;
            }
            case null -> {}
        }
        return new AnswerForm(value, reason, evidence.id(), note, String.join("\n", links), version, null, from);
    }

    /**
     * @throws InvalidInput if the value is none that a card offers
     */
    AnswerDraft draft(String question) {
        return new AnswerDraft(
                question, version == null ? 0 : version, page, answer(), note == null ? "" : note, lines());
    }

    private List<String> lines() {
        return links == null ? List.of() : Arrays.stream(links.split("\\R")).toList();
    }

    private @Nullable Answer answer() {
        return answer(value, reason, evidence);
    }

    /**
     * @throws InvalidInput if the value is none that a card offers
     */
    static @Nullable Answer answer(@Nullable String value, @Nullable String reason, @Nullable String evidence) {
        String given = value == null ? NONE : value;
        if (given.startsWith(OPTION)) {
            return new Answer.Choice(given.substring(OPTION.length()));
        }
        if (given.matches(LEVEL + "[0-4]")) {
            return new Answer.Level(given.charAt(LEVEL.length()) - '0', strength(evidence));
        }
        if (given.startsWith(VOTES)) {
            return spread(given.substring(VOTES.length()));
        }
        return switch (given) {
            case NONE, "" -> null;
            case UNKNOWN -> new Answer.Unknown();
            case NOT_APPLICABLE -> new Answer.NotApplicable(reason == null ? "" : reason);
            default -> throw new InvalidInput("assessment.problem.ANSWER_DOES_NOT_FIT");
        };
    }

    static String votes(Answer.Spread spread) {
        return VOTES
                + String.join(",", spread.votes().stream().map(String::valueOf).toList());
    }

    private static Answer spread(String votes) {
        try {
            return new Answer.Spread(
                    Arrays.stream(votes.split(",")).map(Integer::valueOf).toList());
        } catch (IllegalArgumentException none) {
            throw new InvalidInput("assessment.problem.ANSWER_DOES_NOT_FIT");
        }
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

    boolean onShortPath() {
        return NEXT.equals(from);
    }

    /** It stands alone on its page, among those of its section. */
    boolean oneOfSection() {
        return ONE.equals(from);
    }
}
