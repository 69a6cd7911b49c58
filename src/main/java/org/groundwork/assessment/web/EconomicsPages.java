package org.groundwork.assessment.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Currencies;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Calibrations;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicSheet;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.Input;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DateTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the page on economics shows, in one transaction. */
@Component
@Transactional(readOnly = true)
class EconomicsPages {

    private static final BigDecimal EXAMPLE = new BigDecimal("1250000.5");
    private static final List<String> COMMON = List.of("EUR", "USD", "GBP", "CHF", "JPY");

    private final Economics economics;
    private final Calibrations calibrations;
    private final ReviewFeedback feedback;
    private final CurrentPerson currentPerson;
    private final EconomicTexts words;
    private final EconomicPictures pictures;
    private final AssessmentTexts texts;
    private final DateTimes dateTimes;
    private final Clock clock;

    EconomicsPages(
            Economics economics,
            Calibrations calibrations,
            ReviewFeedback feedback,
            CurrentPerson currentPerson,
            EconomicTexts words,
            EconomicPictures pictures,
            AssessmentTexts texts,
            DateTimes dateTimes,
            Clock clock) {
        this.economics = economics;
        this.calibrations = calibrations;
        this.feedback = feedback;
        this.currentPerson = currentPerson;
        this.words = words;
        this.pictures = pictures;
        this.texts = texts;
        this.dateTimes = dateTimes;
        this.clock = clock;
    }

    /**
     * What was sent and not saved, to be shown again.
     *
     * @param theirs what somebody else saved meanwhile; null where that is not it
     */
    record Sent(
            EconomicForm form,
            List<EconomicProblem> problems,
            @Nullable EconomicEntry theirs) {}

    /**
     * @param locale as the person writes numbers
     * @param sent by the item's id; empty where nothing was refused
     * @param closed nothing could be saved any more
     */
    EconomicsPage page(AssessmentId id, Locale locale, Map<String, Sent> sent, boolean closed) {
        ScoredAssessment scored = economics.live(id);
        EconomicSheet sheet = scored.stated();
        AssessmentView assessment = scored.assessment();
        LocalNumbers numerals = LocalNumbers.of(locale);
        AmountTexts amounts = EconomicTexts.amounts(numerals, sheet);
        AssessmentTexts.Names names = texts.names(sheet.entries().values().stream()
                .map(EconomicEntry::by)
                .distinct()
                .toList());
        Cards cards = new Cards(scored, amounts, names, sent, feedback.about(id));
        List<EconomicsPage.Part> parts = new ArrayList<>();
        for (EconomicGroup group : EconomicGroup.values()) {
            List<EconomicCard> first = group.first().stream().map(cards::card).toList();
            List<EconomicCard> more = group.more().stream().map(cards::card).toList();
            parts.add(new EconomicsPage.Part(
                    group.id(),
                    first,
                    more,
                    stated(first) + stated(more),
                    stated(more),
                    more.stream().anyMatch(card -> sent.containsKey(card.id()) || card.returned() != null)));
        }
        var sections = scored.method().sections();
        return new EconomicsPage(
                UUID.randomUUID(),
                assessment,
                parts,
                sheet.stated(),
                pictures.of(scored, amounts),
                numerals.write(EXAMPLE),
                words.last(sheet, names),
                near(locale),
                currencies(sheet),
                sections.isEmpty() ? null : sections.getLast(),
                assessment.open()
                        && currentPerson
                                .require()
                                .may(Permission.ANSWER, assessment.team().id()),
                closed,
                own(amounts),
                amounts);
    }

    private static int stated(List<EconomicCard> cards) {
        return (int)
                cards.stream().filter(card -> card.stated() && !card.chooses()).count();
    }

    private @Nullable String own(AmountTexts amounts) {
        return calibrations
                .mine()
                .map(taken -> words.text(
                        "calibration.mine",
                        dateTimes.date(taken.at()),
                        taken.result().hits(),
                        amounts.figure(taken.result().factor())))
                .orElse(null);
    }

    private static List<Choice> near(Locale locale) {
        return Stream.concat(Currencies.of(locale).stream(), COMMON.stream())
                .distinct()
                .map(EconomicsPages::currency)
                .toList();
    }

    /** All that are in use, and the one that is stated, should it be none of them. */
    private static List<Choice> currencies(EconomicSheet sheet) {
        Set<String> codes = new TreeSet<>(Currencies.all());
        sheet.value(Setting.CURRENCY)
                .ifPresent(value -> codes.add(value instanceof EconomicValue.Word(String code) ? code : ""));
        codes.remove("");
        return codes.stream().map(EconomicsPages::currency).toList();
    }

    private static Choice currency(String code) {
        return new Choice(code, code + ", " + Currencies.name(code));
    }

    /** Makes the cards of one page. */
    private final class Cards {

        private final ScoredAssessment scored;
        private final EconomicSheet sheet;
        private final AmountTexts amounts;
        private final AssessmentTexts.Names names;
        private final Map<String, Sent> sent;
        private final DataKind kind;

        private final ReviewFeedback.Summary said;

        Cards(
                ScoredAssessment scored,
                AmountTexts amounts,
                AssessmentTexts.Names names,
                Map<String, Sent> sent,
                ReviewFeedback.Summary said) {
            this.said = said;
            this.scored = scored;
            this.sheet = scored.stated();
            this.amounts = amounts;
            this.names = names;
            this.sent = sent;
            var inputs = scored.economics();
            this.kind = inputs == null ? DataKind.TABULAR : inputs.kindOfData();
        }

        EconomicCard card(EconomicItem item) {
            EconomicEntry entry = sheet.entry(item);
            EconomicValue value = entry == null ? null : entry.value();
            Sent again = sent.get(item.id());
            EconomicForm form = again == null ? EconomicForm.of(item, entry, amounts) : again.form();
            if (item instanceof Setting setting
                    && EconomicGroup.isWay(item)
                    && form.word().isEmpty()) {
                form = form.choosing(sheet.way(setting));
            }
            return new EconomicCard(
                    item,
                    form,
                    words.name(item),
                    words.ask(item),
                    words.help(item),
                    EconomicTexts.unit(item, amounts),
                    words.leftOut(item, kind, scored.appraisal().analysis(), amounts),
                    value == null ? null : words.value(item, value, amounts),
                    EconomicTexts.reads(item, value, amounts).orElse(null),
                    words.sure(item, sheet, amounts).orElse(null),
                    entry == null ? "" : entry.note(),
                    entry == null ? null : saved(entry),
                    choices(item),
                    way(item),
                    said.inputReason(item.id()),
                    again == null ? List.of() : said(again.problems()),
                    again == null || again.theirs() == null ? null : theirs(again.theirs()));
        }

        private List<EconomicCard.FieldError> said(List<EconomicProblem> problems) {
            return problems.stream()
                    .map(problem -> new EconomicCard.FieldError(
                            problem.field(), words.problem(problem), problem.incomplete(), problem.asksForLimits()))
                    .toList();
        }

        private EconomicCard.Theirs theirs(EconomicEntry entry) {
            String value = words.value(entry.item(), entry.value(), amounts);
            return new EconomicCard.Theirs(
                    words.text(
                            "conflict.here",
                            texts.names(List.of(entry.by())).of(entry.by()),
                            texts.text("assessment.conflict.saved", dateTimes.both(entry.at())),
                            value),
                    value);
        }

        private QuestionCard.SavedLine saved(EconomicEntry entry) {
            String name = names.of(entry.by());
            Instant at = entry.at();
            return new QuestionCard.SavedLine(
                    at,
                    dateTimes.date(at).equals(dateTimes.date(clock.instant()))
                            ? name
                            : texts.text("assessment.saved.by", name, dateTimes.date(at)));
        }

        private List<Choice> choices(EconomicItem item) {
            if (!(item instanceof Setting setting)) {
                return List.of();
            }
            return setting.words().stream()
                    .map(word -> new Choice(
                            word, words.text(item.id() + "." + word), words.text(item.id() + "." + word + ".text")))
                    .toList();
        }

        private static @Nullable String way(EconomicItem item) {
            if (!(item instanceof EconomicItem.Quantity(Input input))) {
                return null;
            }
            if (input == Input.AT_STAKE || input == Input.LABELLING) {
                return Setting.WHOLE;
            }
            return EconomicSheet.VALUE_PARTS.contains(input) || EconomicSheet.LABELLING_PARTS.contains(input)
                    ? Setting.PARTS
                    : null;
        }
    }
}
