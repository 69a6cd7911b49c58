package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.List;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.ScoredAssessment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what stood under an economic item. */
@Component
@Transactional(readOnly = true)
class EconomicHistories {

    private final Economics economics;
    private final EconomicTexts words;
    private final AssessmentTexts texts;

    EconomicHistories(Economics economics, EconomicTexts words, AssessmentTexts texts) {
        this.economics = economics;
        this.words = words;
        this.texts = texts;
    }

    /**
     * What stood under an item, the present first.
     *
     * @param item its id
     */
    record Page(AssessmentView assessment, String item, String name, String ask, List<Version> versions) {}

    record Version(int number, String value, String note, String by, Instant at) {}

    Page of(AssessmentId id, EconomicItem item, LocalNumbers numbers) {
        List<EconomicEntry> all = economics.history(id, item);
        ScoredAssessment scored = economics.live(id);
        AmountTexts amounts = EconomicTexts.amounts(numbers, scored.stated());
        AssessmentTexts.Names names =
                texts.names(all.stream().map(EconomicEntry::by).distinct().toList());
        return new Page(
                scored.assessment(),
                item.id(),
                words.name(item),
                words.ask(item),
                all.stream()
                        .map(entry -> new Version(
                                entry.version(),
                                words.value(item, entry.value(), amounts),
                                entry.note(),
                                names.of(entry.by()),
                                entry.at()))
                        .toList());
    }
}
