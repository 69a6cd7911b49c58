package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.NotTaken;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what stood under an economic item. */
@Component
@Transactional(readOnly = true)
class EconomicHistories {

    private final Economics economics;
    private final EconomicTexts words;
    private final AssessmentTexts texts;
    private final CurrentPerson currentPerson;

    EconomicHistories(Economics economics, EconomicTexts words, AssessmentTexts texts, CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
        this.economics = economics;
        this.words = words;
        this.texts = texts;
    }

    /**
     * What stood under an item, the present first.
     *
     * @param item its id
     * @param present the version that stands now; 0 when there is none
     */
    record Page(AssessmentView assessment, String item, String name, String ask, int present, List<Version> versions) {}

    /**
     * @param number 0 of what was not taken, and never stood
     * @param putBack what names it; null where it cannot be put back
     */
    record Version(int number, @Nullable String putBack, String value, String note, String by, Instant at) {}

    Page of(AssessmentId id, EconomicItem item, LocalNumbers numbers) {
        List<EconomicEntry> all = economics.history(id, item);
        ScoredAssessment scored = economics.live(id);
        AmountTexts amounts = EconomicTexts.amounts(numbers, scored.stated());
        List<NotTaken<EconomicEntry>> others = economics.notTaken(id, item);
        AssessmentTexts.Names names =
                texts.names(Stream.concat(all.stream(), others.stream().map(NotTaken::entry))
                        .map(EconomicEntry::by)
                        .distinct()
                        .toList());
        boolean changes =
                Rights.of(currentPerson.require(), scored.assessment()).answer();
        int present = all.isEmpty() ? 0 : all.getFirst().version();
        List<Version> versions = new ArrayList<>();
        all.forEach(entry -> versions.add(version(
                entry,
                changes && entry.version() != present ? String.valueOf(entry.version()) : null,
                amounts,
                names)));
        others.forEach(other ->
                versions.add(version(other.entry(), changes ? other.id().toString() : null, amounts, names)));
        // the present one stays first
        versions.sort(Comparator.comparing((Version one) -> present == 0 || one.number() != present)
                .thenComparing(Version::at, Comparator.reverseOrder())
                .thenComparing(Version::number, Comparator.reverseOrder()));
        return new Page(scored.assessment(), item.id(), words.name(item), words.ask(item), present, versions);
    }

    private Version version(
            EconomicEntry entry, @Nullable String putBack, AmountTexts amounts, AssessmentTexts.Names names) {
        return new Version(
                entry.version(),
                putBack,
                words.value(entry.item(), entry.value(), amounts),
                entry.note(),
                names.of(entry.by()),
                entry.at());
    }
}
