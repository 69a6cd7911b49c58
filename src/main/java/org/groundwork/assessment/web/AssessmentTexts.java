package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundwork.assessment.Entry;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.platform.ConflictSide;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Answers and people in words. */
@Component
class AssessmentTexts {

    private final MessageSource messages;
    private final People people;

    AssessmentTexts(MessageSource messages, People people) {
        this.messages = messages;
        this.people = people;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    String text(DomainException refusal) {
        return text(refusal.messageKey(), refusal.arguments().toArray());
    }

    /**
     * The question as it was asked when this was answered.
     *
     * @param now the version of the questionnaire that the assessment is on
     */
    Question asked(Entry entry, Method now) {
        return Methods.find(entry.origin().method())
                .filter(then -> then.hasQuestion(entry.question()))
                .map(then -> then.question(entry.question()))
                .or(() -> Methods.everAsked(now, entry.question()))
                .orElseThrow(NotFound::new);
    }

    /** The answer to a question. */
    AnswerText answer(Question question, @Nullable Answer answer) {
        return switch (answer) {
            case null -> new AnswerText("none", text("assessment.answer.none"), null, null, null);
            case Answer.Level(int level, Evidence evidence) -> {
                Question.Levelled levelled = (Question.Levelled) question;
                yield new AnswerText(
                        "level",
                        levelled.numbered(level),
                        levelled.levels().get(level).anchor(),
                        evidence.id(),
                        text("assessment.evidence." + evidence.id()));
            }
            case Answer.Spread spread ->
                new AnswerText(
                        "spread",
                        text("assessment.answer.spread"),
                        counted((Question.Levelled) question, spread),
                        null,
                        null);
            case Answer.Choice(String option) -> {
                Option chosen = ((Question.Choice) question).option(option);
                yield new AnswerText("option", chosen.label(), chosen.anchor(), null, null);
            }
            case Answer.Unknown unknown ->
                new AnswerText("unknown", text("assessment.answer.unknown"), null, null, null);
            case Answer.NotApplicable(String reason) ->
                new AnswerText("not-applicable", text("assessment.answer.not-applicable"), reason, null, null);
        };
    }

    /** "2 Anecdotes (2 votes), 4 Measured (1 vote)". */
    private String counted(Question.Levelled question, Answer.Spread spread) {
        return spread.counted(
                (level, votes) -> text("assessment.answer.spread.level", question.numbered(level), votes));
    }

    /** One of two versions between which somebody chooses. */
    ConflictSide side(
            String title,
            @Nullable String by,
            Question question,
            @Nullable Answer answer,
            String note,
            List<String> links) {
        List<ConflictSide.Line> lines = new ArrayList<>();
        AnswerText words = answer(question, answer);
        String detail = words.detail();
        lines.add(new ConflictSide.Line(
                text("assessment.part.answer"), detail == null ? words.label() : words.label() + "\n" + detail));
        if (words.evidenceText() != null) {
            lines.add(new ConflictSide.Line(text("assessment.part.evidence"), words.evidenceText()));
        }
        lines.add(new ConflictSide.Line(
                text("assessment.part.note"), note.isEmpty() ? text("assessment.part.nothing") : note));
        if (!links.isEmpty()) {
            lines.add(new ConflictSide.Line(text("assessment.part.links"), String.join("\n", links)));
        }
        return new ConflictSide(title, by, lines);
    }

    /** Names by id, in one query; somebody who is not known has none. */
    Names names(List<PersonId> ids) {
        return new Names(people.byId(ids), text("assessment.somebody"));
    }

    Names namesOf(Iterable<Entry> entries) {
        List<PersonId> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(entry.by()));
        return names(ids.stream().distinct().toList());
    }

    /** People's names. */
    record Names(Map<PersonId, PersonView> people, String somebody) {
        String of(PersonId id) {
            PersonView person = people.get(id);
            return person == null ? somebody : person.name();
        }
    }
}
