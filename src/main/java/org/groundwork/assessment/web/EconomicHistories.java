package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.Worksheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.List;

/** Reads what stood under an economic item. */
@Component
@Transactional(readOnly = true)
class EconomicHistories {

    private final Economics economics;
    private final EconomicWords words;
    private final Wording wording;

    EconomicHistories(Economics economics, EconomicWords words, Wording wording) {
        this.economics = economics;
        this.words = words;
        this.wording = wording;
    }

    /**
     * What stood under an item, the present first.
     *
     * @param item its id
     */
    record Page(
            AssessmentView assessment, String item, String name, String ask, List<Version> versions) {}

    record Version(int number, String value, String note, String by, Instant at) {}

    Page of(AssessmentId id, EconomicItem item, Numerals numerals) {
        List<EconomicEntry> all = economics.history(id, item);
        Worksheet worksheet = economics.live(id);
        EconomicWords.Style style = EconomicWords.Style.of(numerals, worksheet.stated());
        Wording.Names names =
                wording.names(all.stream().map(EconomicEntry::by).distinct().toList());
        return new Page(
                worksheet.assessment(),
                item.id(),
                words.name(item),
                words.ask(item),
                all.stream()
                        .map(
                                entry ->
                                        new Version(
                                                entry.version(),
                                                words.value(item, entry.value(), style),
                                                entry.note(),
                                                names.of(entry.by()),
                                                entry.at()))
                        .toList());
    }
}
