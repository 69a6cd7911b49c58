package org.groundwork.assessment.web;

import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.Remarks;
import org.groundwork.assessment.Worksheet;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes the cards of questions. */
@Component
class Cards {

    private final Wording wording;
    private final Moments moments;
    private final Remarks remarks;
    private final Clock clock;

    Cards(Wording wording, Moments moments, Remarks remarks, Clock clock) {
        this.wording = wording;
        this.remarks = remarks;
        this.moments = moments;
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
    List<QuestionCard> of(
            Worksheet worksheet, List<Question> questions, String from, @Nullable Sent sent) {
        UUID page = UUID.randomUUID();
        Set<String> matters = new HashSet<>(worksheet.result().stillMatters());
        Wording.Names names = wording.namesOf(worksheet.entries().values());
        Remarks.Said said = remarks.about(worksheet.assessment().id());
        return questions.stream()
                .map(
                        question -> {
                            Entry entry = worksheet.entry(question.id());
                            Sent again =
                                    sent != null && sent.question().equals(question.id())
                                            ? sent
                                            : null;
                            return new QuestionCard(
                                    question,
                                    question.sources().stream()
                                            .map(worksheet.method()::source)
                                            .toList(),
                                    again == null ? AnswerForm.of(entry, page, from) : again.form(),
                                    wording.answer(question, entry == null ? null : entry.answer()),
                                    entry == null ? "" : entry.note(),
                                    entry == null ? List.of() : entry.links(),
                                    entry == null ? null : saved(entry, names),
                                    matters.contains(question.id()),
                                    said.on(question.id()),
                                    said.reason(question.id()),
                                    again == null ? List.of() : again.problems());
                        })
                .toList();
    }

    private QuestionCard.SavedLine saved(Entry entry, Wording.Names names) {
        String name = names.of(entry.by());
        return new QuestionCard.SavedLine(
                entry.at(),
                moments.time(entry.at()),
                isToday(entry.at())
                        ? name
                        : wording.text("assessment.saved.by", name, moments.date(entry.at())));
    }

    private boolean isToday(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC)
                .equals(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
