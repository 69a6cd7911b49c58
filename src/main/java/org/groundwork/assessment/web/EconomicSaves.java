package org.groundwork.assessment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Currencies;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.EconomicDraft;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicOutcome;
import org.groundwork.assessment.EconomicSheet;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.PutBack;
import org.groundwork.assessment.Settlement;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.platform.ConflictSide;
import org.groundwork.platform.DateTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Reads the fields of economic items and has them saved, each by itself. */
@Component
class EconomicSaves {

    private final Economics economics;
    private final CurrentPerson currentPerson;
    private final EconomicTexts words;
    private final AssessmentTexts texts;
    private final DateTimes dateTimes;

    EconomicSaves(
            Economics economics,
            CurrentPerson currentPerson,
            EconomicTexts words,
            AssessmentTexts texts,
            DateTimes dateTimes) {
        this.economics = economics;
        this.currentPerson = currentPerson;
        this.words = words;
        this.texts = texts;
        this.dateTimes = dateTimes;
    }

    /**
     * What became of what was sent.
     *
     * @param sent what was not saved, by the item's id
     */
    record Outcome(HttpStatus status, Map<String, EconomicsPages.Sent> sent, boolean closed) {}

    /** The fields of one item. */
    Outcome one(AssessmentId id, EconomicItem item, Map<String, String> sent, LocalNumbers numbers) {
        Collected collected = new Collected(id, amounts(economics.sheet(id), sent, numbers));
        collected.save(EconomicForm.of(item, sent));
        return collected.outcome();
    }

    /** The fields of one item, which somebody else changed: one of the two stays. */
    Outcome settle(AssessmentId id, EconomicItem item, Map<String, String> sent, Settlement how, LocalNumbers numbers) {
        Collected collected = new Collected(id, amounts(economics.sheet(id), sent, numbers));
        collected.settle(EconomicForm.of(item, sent), how);
        return collected.outcome();
    }

    /** Whether it stands again; not where somebody changed it since the person looked, or it is closed. */
    boolean putBack(AssessmentId id, EconomicItem item, PutBack what, int seen) {
        return economics.putBack(id, item, what, seen) instanceof EconomicOutcome.Saved;
    }

    /** The fields of all items that were sent. */
    Outcome all(AssessmentId id, Map<String, String> sent, LocalNumbers numbers) {
        EconomicSheet sheet = economics.sheet(id);
        AmountTexts amounts = amounts(sheet, sent, numbers);
        Collected collected = new Collected(id, amounts);
        for (EconomicItem item : EconomicGroup.all()) {
            EconomicForm form = EconomicForm.of(item, sent);
            if (!EconomicForm.sent(item, sent) || stands(sheet, form, amounts)) {
                continue;
            }
            if (form.keepsTheirs()) {
                collected.settle(form, Settlement.THEIRS);
            } else {
                collected.save(form);
            }
        }
        return collected.outcome();
    }

    /** In the currency that is sent along, else the one that stands there. */
    private static AmountTexts amounts(EconomicSheet sheet, Map<String, String> sent, LocalNumbers numbers) {
        String code = EconomicForm.of(EconomicItem.Setting.CURRENCY, sent).word();
        return Currencies.isUsed(code) ? new AmountTexts(numbers, code) : EconomicTexts.amounts(numbers, sheet);
    }

    /** It stands so already; nothing has to be asked or locked for it. */
    private static boolean stands(EconomicSheet sheet, EconomicForm form, AmountTexts amounts) {
        EconomicEntry entry = sheet.entry(form.item());
        EconomicValue stored = entry == null ? null : entry.value();
        if (stored == null && EconomicGroup.isWay(form.item())) {
            stored = new EconomicValue.Word(sheet.way((EconomicItem.Setting) form.item()));
        }
        String note = entry == null ? "" : entry.note();
        return form.said(amounts) instanceof EconomicForm.Value(EconomicValue value)
                && Objects.equals(value, stored)
                && form.draft(value).note().equals(note);
    }

    /** Mine beside what somebody saved meanwhile, for the model. */
    void sides(EconomicsPages.@Nullable Sent sent, EconomicsPage page, Model model) {
        EconomicEntry theirs =
                Objects.requireNonNull(Objects.requireNonNull(sent).theirs());
        EconomicForm form = sent.form();
        EconomicValue value = form.said(page.amounts()) instanceof EconomicForm.Value(EconomicValue mine) ? mine : null;
        boolean own = theirs.by().equals(currentPerson.require().id());
        model.addAttribute(
                "both",
                BothNotes.of(
                        Objects.equals(value, theirs.value()),
                        theirs.note(),
                        form.note().strip()));
        model.addAttribute(
                "mine",
                new ConflictSide(
                        texts.text("assessment.conflict.mine"),
                        texts.text("assessment.conflict.unsaved.form"),
                        lines(form.item(), value, form.note(), page.amounts())));
        model.addAttribute(
                "theirs",
                new ConflictSide(
                        own
                                ? texts.text("assessment.conflict.own")
                                : texts.names(List.of(theirs.by())).of(theirs.by()),
                        texts.text("assessment.conflict.saved", dateTimes.both(theirs.at())),
                        lines(theirs.item(), theirs.value(), theirs.note(), page.amounts())));
    }

    private List<ConflictSide.Line> lines(
            EconomicItem item, @Nullable EconomicValue value, String note, AmountTexts amounts) {
        return List.of(
                new ConflictSide.Line(words.text("conflict.value"), words.value(item, value, amounts)),
                new ConflictSide.Line(
                        words.text("conflict.note"), note.isBlank() ? texts.text("assessment.part.nothing") : note));
    }

    /** Saves forms and keeps what was not saved. */
    private final class Collected {

        private final AssessmentId id;
        private final AmountTexts amounts;
        private final Map<String, EconomicsPages.Sent> sent = new LinkedHashMap<>();
        private boolean conflict;
        private boolean closed;

        Collected(AssessmentId id, AmountTexts amounts) {
            this.id = id;
            this.amounts = amounts;
        }

        void save(EconomicForm form) {
            switch (form.said(amounts)) {
                case EconomicForm.Problems(List<EconomicProblem> problems) -> keep(form, problems, null);
                case EconomicForm.Value(EconomicValue value) -> save(form, value);
            }
        }

        void settle(EconomicForm form, Settlement how) {
            switch (form.said(amounts)) {
                case EconomicForm.Problems(List<EconomicProblem> problems) -> keep(form, problems, null);
                case EconomicForm.Value(EconomicValue value) ->
                    came(form, economics.settle(id, form.draft(value), how).outcome());
            }
        }

        private void save(EconomicForm form, @Nullable EconomicValue value) {
            came(form, economics.save(id, form.draft(value)));
        }

        private void came(EconomicForm form, EconomicOutcome outcome) {
            switch (outcome) {
                case EconomicOutcome.Saved saved -> {}
                case EconomicOutcome.Refused(List<EconomicDraft.Problem> problems) ->
                    keep(
                            form,
                            problems.stream()
                                    .map(problem -> EconomicProblem.of(problem, form))
                                    .toList(),
                            null);
                case EconomicOutcome.Conflict(EconomicEntry theirs) -> {
                    conflict = true;
                    keep(form.seen(theirs.version()), List.of(), theirs);
                }
                case EconomicOutcome.Closed none -> {
                    closed = true;
                    keep(form, List.of(), null);
                }
            }
        }

        private void keep(EconomicForm form, List<EconomicProblem> problems, @Nullable EconomicEntry theirs) {
            sent.put(form.item().id(), new EconomicsPages.Sent(form, problems, theirs));
        }

        Outcome outcome() {
            HttpStatus status =
                    sent.isEmpty() ? HttpStatus.OK : conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
            return new Outcome(status, sent, closed);
        }
    }
}
