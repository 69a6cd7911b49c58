package org.groundwork.meeting.web;

import java.util.List;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What stands on the pages of meetings, in words. */
@Component
class MeetingTexts {

    private final MessageSource messages;

    MeetingTexts(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /**
     * An answer in words.
     *
     * @param label in a few words
     * @param detail how sure, or the reason; empty where there is none
     */
    record Words(String label, String detail) {}

    Words words(Question question, @Nullable Answer answer) {
        return switch (answer) {
            case null -> new Words(text("meeting.answer.none"), "");
            case Answer.Level(int level, Evidence evidence) ->
                new Words(
                        question instanceof Question.Levelled levelled
                                ? levelled.numbered(level)
                                : Integer.toString(Question.number(level)),
                        text("assessment.evidence." + evidence.id()));
            case Answer.Choice(String option) -> new Words(label(question, option), "");
            case Answer.Unknown unknown -> new Words(text("assessment.answer.unknown"), "");
            case Answer.NotApplicable(String reason) -> new Words(text("assessment.answer.not-applicable"), reason);
            case Answer.Spread spread ->
                new Words(text("assessment.answer.spread"), text("meeting.votes", numbers(spread.votes())));
        };
    }

    /** A vote in a word: the number of a level, or the label of another answer. */
    String shortly(Question question, Answer answer) {
        return answer instanceof Answer.Level(int level, Evidence evidence)
                ? Integer.toString(Question.number(level))
                : words(question, answer).label();
    }

    private static String label(Question question, String option) {
        return question instanceof Question.Choice choice && choice.hasOption(option)
                ? choice.option(option).label()
                : option;
    }

    /** Levels as people read them: 1, 1, 3. */
    static String numbers(List<Integer> levels) {
        return String.join(
                ", ",
                levels.stream()
                        .map(level -> Integer.toString(Question.number(level)))
                        .toList());
    }

    /** The title of a recommendation; that it is too early where none can be named. */
    String verdict(Method method, @Nullable String verdict) {
        return verdict == null
                ? text("meeting.verdict.early")
                : method.verdict(verdict).title();
    }

    /** "28–40 %"; a dash where no section has a score. */
    String readiness(@Nullable Band band) {
        if (band == null) {
            return text("meeting.readiness.none");
        }
        long low = Math.round(band.low() * 100);
        long high = Math.round(band.high() * 100);
        return text("layout.chart.percent", low == high ? Long.toString(low) : low + "–" + high);
    }
}
