package org.groundwork.assessment.web;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.document.Link;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Replaces;
import org.groundwork.platform.DateTimes;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the cards of questions. */
@Component
class Cards {

    private final AssessmentTexts texts;
    private final DateTimes dateTimes;
    private final ReviewFeedback feedback;
    private final EvidencePages evidence;
    private final Clock clock;

    Cards(AssessmentTexts texts, DateTimes dateTimes, ReviewFeedback feedback, EvidencePages evidence, Clock clock) {
        this.texts = texts;
        this.feedback = feedback;
        this.evidence = evidence;
        this.dateTimes = dateTimes;
        this.clock = clock;
    }

    /** What somebody sent that was not saved, to be shown again. */
    record Sent(String question, AnswerForm form, List<AnswerDraft.Problem> problems) {}

    /**
     * Cards for these questions, in their order.
     *
     * @param from where they stand, as in {@link AnswerForm#from()}
     * @param sent to be shown instead of what is saved; null where nothing was refused
     */
    List<QuestionCard> of(ScoredAssessment scored, List<Question> questions, String from, @Nullable Sent sent) {
        Set<String> matters = new HashSet<>(scored.result().stillMatters());
        AssessmentTexts.Names names = texts.namesOf(scored.entries().values());
        Function<Question, CardFiles> files = evidence.cards(scored.assessment(), from);
        ReviewFeedback.Summary said = feedback.about(scored.assessment().id());
        return questions.stream()
                .map(question -> {
                    Entry entry = scored.entry(question.id());
                    Sent again = sent != null && sent.question().equals(question.id()) ? sent : null;
                    return new QuestionCard(
                            question,
                            question.sources().stream()
                                    .map(scored.method()::source)
                                    .toList(),
                            again == null ? AnswerForm.of(entry, from) : again.form(),
                            texts.answer(question, entry == null ? null : entry.answer()),
                            entry != null && entry.answer() instanceof Answer.Spread spread ? spread : null,
                            entry == null ? "" : entry.note(),
                            entry == null ? List.of() : Link.of(entry.links()),
                            entry == null ? null : saved(entry, names),
                            matters.contains(question.id()),
                            said.on(question.id()),
                            said.reason(question.id()),
                            lookAgain(scored.method(), entry),
                            again == null ? List.of() : again.problems(),
                            files.apply(question));
                })
                .toList();
    }

    private QuestionCard.@Nullable LookAgain lookAgain(Method method, @Nullable Entry entry) {
        if (entry == null || !entry.lookAgain()) {
            return null;
        }
        Question asked = texts.asked(entry, method);
        Replaces replaces = method.replaces();
        return new QuestionCard.LookAgain(
                entry.origin().method(),
                replaces == null || !replaces.method().equals(entry.origin().method())
                        ? null
                        : replaces.what(entry.question()),
                asked.text(),
                entry.answer() == null ? null : texts.answer(asked, entry.answer()));
    }

    private QuestionCard.SavedLine saved(Entry entry, AssessmentTexts.Names names) {
        String name = names.of(entry.by());
        return new QuestionCard.SavedLine(
                entry.at(),
                isToday(entry.at()) ? name : texts.text("assessment.saved.by", name, dateTimes.date(entry.at())));
    }

    private boolean isToday(Instant at) {
        return dateTimes.date(at).equals(dateTimes.date(clock.instant()));
    }
}
