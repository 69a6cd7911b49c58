package org.groundwork.meeting.web;

import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Answers in words. */
@Component
class ApartTexts {

    private final MessageSource messages;

    ApartTexts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * An answer as people read it.
     *
     * @param label "2 Anecdotes"
     * @param detail the sentence of the level or option, or the reason; null where there is none
     * @param sure how sure somebody is; null where that is not asked
     */
    record Words(
            String label, @Nullable String detail, @Nullable String sure) {}

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** What one person says. */
    Words own(Question question, @Nullable Answer answer) {
        return answer instanceof Answer.Unknown
                ? new Words(text("apart.unknown"), null, null)
                : answer(question, answer);
    }

    Words answer(Question question, @Nullable Answer answer) {
        return switch (answer) {
            case null -> new Words(text("assessment.answer.none"), null, null);
            case Answer.Level(int level, Evidence evidence) -> {
                Question.Levelled levelled = (Question.Levelled) question;
                yield new Words(
                        levelled.numbered(level),
                        levelled.levels().get(level).anchor(),
                        text("assessment.evidence." + evidence.id()));
            }
            case Answer.Spread spread ->
                new Words(
                        text("assessment.answer.spread"),
                        spread.counted((level, votes) -> text(
                                "assessment.answer.spread.level",
                                ((Question.Levelled) question).numbered(level),
                                votes)),
                        null);
            case Answer.Choice(String option) -> {
                Option chosen = ((Question.Choice) question).option(option);
                yield new Words(chosen.label(), chosen.anchor(), null);
            }
            case Answer.Unknown unknown -> new Words(text("assessment.answer.unknown"), null, null);
            case Answer.NotApplicable(String reason) ->
                new Words(text("assessment.answer.not-applicable"), reason, null);
        };
    }
}
