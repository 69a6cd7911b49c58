package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.MovePlan;
import org.groundwork.assessment.MovedAnswers;
import org.groundwork.assessment.Moves;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Method;
import org.groundwork.method.MethodChange;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the page shows on which an assessment is moved to a newer questionnaire. */
@Component
@Transactional(readOnly = true)
class MovePages {

    private final Moves moves;
    private final AssessmentTexts texts;

    MovePages(Moves moves, AssessmentTexts texts) {
        this.moves = moves;
        this.texts = texts;
    }

    /** With what the form chooses. */
    MovePage page(AssessmentId id, MoveForm form, boolean previewed) {
        return page(moves.plan(id, form.chosen()), form, previewed, null);
    }

    /** Both: what the person saw and chose, and what stands now. */
    MovePage stale(MovePlan plan, Map<String, Entry> seen, MoveForm form) {
        return page(plan, form, false, seen);
    }

    private MovePage page(MovePlan plan, MoveForm form, boolean previewed, @Nullable Map<String, Entry> seen) {
        MovedAnswers moved = plan.answers();
        MethodChange change = moved.change();
        List<PersonId> people =
                moved.toLook().values().stream().map(look -> look.entry().by()).toList();
        AssessmentTexts.Names names = texts.names(people.stream().distinct().toList());
        return new MovePage(
                plan.assessment(),
                moved.from().ref(),
                moved.to().ref(),
                change.why(),
                moved.toLook().values().stream()
                        .map(look -> look(
                                look,
                                change,
                                form,
                                seen == null ? null : seen.get(look.entry().question()),
                                names))
                        .toList(),
                moved.carried().values().stream()
                        .map(entry -> line(entry, moved.to()))
                        .toList(),
                change.of(MethodChange.Kind.ADDED).stream()
                        .map(moved.to()::question)
                        .toList(),
                moved.dropped().values().stream()
                        .map(entry -> line(entry, moved.from()))
                        .toList(),
                ResultSummary.of(plan.sheetBefore(), plan.before()),
                ResultSummary.of(plan.sheetAfter(), plan.after()),
                previewed,
                seen != null);
    }

    private MovePage.Line line(Entry entry, Method method) {
        Question question = method.question(entry.question());
        return new MovePage.Line(
                question.id(),
                question.title(),
                texts.answer(question, entry.answer()).label(),
                entry.version());
    }

    private MovePage.Look look(
            MovedAnswers.Look look,
            MethodChange change,
            MoveForm form,
            @Nullable Entry seen,
            AssessmentTexts.Names names) {
        Entry entry = look.entry();
        Question question = change.to().question(entry.question());
        Question before = texts.asked(entry, change.from());
        String value = form.value(question.id());
        boolean wasNotApplicable = entry.answer() instanceof Answer.NotApplicable && question.mayBeNotApplicable();
        return new MovePage.Look(
                question,
                look.why().name(),
                change.of(question.id()).what(),
                before,
                texts.answer(before, entry.answer()),
                entry.note(),
                look.stays(),
                options(question, entry.answer(), value),
                value.equals(MoveForm.LATER),
                value.equals(AnswerForm.UNKNOWN),
                wasNotApplicable,
                wasNotApplicable && value.equals(AnswerForm.NOT_APPLICABLE),
                entry.version(),
                seen == null
                        ? null
                        : new MovePage.Seen(
                                texts.answer(texts.asked(seen, change.from()), seen.answer()), names.of(entry.by())));
    }

    private static List<MovePage.Option> options(Question question, @Nullable Answer given, String value) {
        List<MovePage.Option> options = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                for (int i = 0; i < levelled.levels().size(); i++) {
                    String own = AnswerForm.LEVEL + i;
                    options.add(new MovePage.Option(
                            own,
                            levelled.numbered(i),
                            levelled.levels().get(i).anchor(),
                            given instanceof Answer.Level chosen && chosen.level() == i,
                            own.equals(value)));
                }
            }
            case Question.Choice choice ->
                choice.options().forEach(option -> {
                    String own = AnswerForm.OPTION + option.id();
                    options.add(new MovePage.Option(
                            own,
                            option.label(),
                            option.anchor(),
                            given instanceof Answer.Choice chosen
                                    && chosen.option().equals(option.id()),
                            own.equals(value)));
                });
        }
        return options;
    }
}
