package org.groundwork.assessment.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicSheet;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.NotTaken;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.document.Link;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages about given answers show, each in one transaction. */
@Component
@Transactional(readOnly = true)
class CheckPages {

    /** Saves of one person with shorter pauses and the same answer are one piece of writing. */
    private static final Duration STILL_WRITING = Duration.ofMinutes(10);

    private final Assessments assessments;
    private final Answers answers;
    private final CurrentPerson currentPerson;
    private final AssessmentTexts texts;
    private final EconomicTexts words;
    private final EconomicPictures pictures;
    private final EvidencePages evidence;

    CheckPages(
            Assessments assessments,
            Answers answers,
            CurrentPerson currentPerson,
            AssessmentTexts texts,
            EconomicTexts words,
            EconomicPictures pictures,
            EvidencePages evidence) {
        this.assessments = assessments;
        this.answers = answers;
        this.currentPerson = currentPerson;
        this.texts = texts;
        this.words = words;
        this.pictures = pictures;
        this.evidence = evidence;
    }

    CheckPage check(AssessmentId id, LocalNumbers numbers) {
        ScoredAssessment scored = assessments.scored(id);
        Progress progress = scored.progress();
        return new CheckPage(
                scored.assessment(),
                ResultSummary.of(scored),
                progress,
                progress.sections().stream()
                        .map(section -> new CheckPage.Part(
                                section,
                                section.section().questions().stream()
                                        .filter(q -> !progress.hidden().contains(q.id()))
                                        .map(q -> row(scored, q))
                                        .toList()))
                        .toList(),
                progress.missing().stream().map(scored.method()::question).toList(),
                economics(scored, numbers),
                Rights.of(currentPerson.require(), scored.assessment()));
    }

    private CheckPage.Economics economics(ScoredAssessment scored, LocalNumbers numbers) {
        EconomicSheet sheet = scored.stated();
        AmountTexts amounts = EconomicTexts.amounts(numbers, sheet);
        List<CheckPage.Economics.Line> stated = new ArrayList<>();
        for (EconomicItem item : EconomicGroup.all()) {
            EconomicEntry entry = sheet.entry(item);
            if (entry != null
                    && sheet.counts(item)
                    && (entry.value() != null || !entry.note().isEmpty())) {
                stated.add(new CheckPage.Economics.Line(
                        item.id(), words.name(item), words.value(item, entry.value(), amounts), entry.note()));
            }
        }
        EconomicsPage.Picture picture = pictures.of(scored, amounts);
        return new CheckPage.Economics(stated, picture.assumed(), picture.missing());
    }

    private CheckPage.Row row(ScoredAssessment scored, Question question) {
        Entry entry = scored.entry(question.id());
        return new CheckPage.Row(
                question,
                texts.answer(question, entry == null ? null : entry.answer()),
                entry == null ? "" : entry.note(),
                entry == null ? List.of() : Link.of(entry.links()));
    }

    /**
     * @param every with the saves in between, while somebody was still writing
     */
    HistoryPage history(AssessmentId id, String questionId, boolean every) {
        List<Entry> all = answers.history(id, questionId);
        ScoredAssessment scored = assessments.scored(id);
        Method method = scored.method();
        Question question = Methods.everAsked(method, questionId).orElseThrow(NotFound::new);
        List<Entry> kept = every ? all : withoutDrafts(all);
        List<NotTaken<Entry>> others = answers.notTaken(id, questionId);
        AssessmentTexts.Names names =
                texts.namesOf(Stream.concat(kept.stream(), others.stream().map(NotTaken::entry))
                        .toList());
        boolean asked = method.hasQuestion(questionId);
        boolean changes =
                asked && Rights.of(currentPerson.require(), scored.assessment()).answer();
        int present = all.isEmpty() ? 0 : all.getFirst().version();
        Function<Integer, List<CardFiles.Row>> files = evidence.underVersions(id, questionId);
        CardFiles card =
                evidence.cards(scored.assessment(), EvidencePages.FILES).apply(question);
        List<HistoryPage.Version> versions = new ArrayList<>();
        for (Entry entry : kept) {
            boolean again = changes
                    && entry.version() != present
                    && entry.origin().method().equals(method.ref());
            versions.add(version(
                    entry,
                    again ? String.valueOf(entry.version()) : null,
                    question,
                    method,
                    names,
                    files.apply(entry.version())));
        }
        for (NotTaken<Entry> other : others) {
            boolean again = changes && other.entry().origin().method().equals(method.ref());
            versions.add(
                    version(other.entry(), again ? other.id().toString() : null, question, method, names, List.of()));
        }
        // the present one stays first
        versions.sort(Comparator.comparing((HistoryPage.Version one) -> present == 0 || one.number() != present)
                .thenComparing(HistoryPage.Version::at, Comparator.reverseOrder())
                .thenComparing(HistoryPage.Version::number, Comparator.reverseOrder()));
        return new HistoryPage(
                scored.assessment(),
                question,
                asked,
                present,
                versions,
                all.size() - kept.size(),
                card.removed() > 0 || !card.files().isEmpty());
    }

    /** In the words in which it was given. */
    private HistoryPage.Version version(
            Entry entry,
            @Nullable String putBack,
            Question question,
            Method method,
            AssessmentTexts.Names names,
            List<CardFiles.Row> files) {
        Question asked = texts.asked(entry, method);
        String movedFrom = entry.origin().movedFrom();
        return new HistoryPage.Version(
                entry.version(),
                putBack,
                texts.answer(asked, entry.answer()),
                asked.text().equals(question.text()) ? null : asked.text(),
                entry.origin().method(),
                movedFrom,
                entry.lookAgain(),
                entry.note(),
                Link.of(entry.links()),
                files,
                names.of(entry.by()),
                entry.at());
    }

    /**
     * @param latestFirst every version
     */
    static List<Entry> withoutDrafts(List<Entry> latestFirst) {
        List<Entry> kept = new ArrayList<>();
        Entry after = null;
        for (Entry entry : latestFirst) {
            boolean draft = after != null
                    && after.by().equals(entry.by())
                    && Objects.equals(after.answer(), entry.answer())
                    && after.origin().equals(entry.origin())
                    && Duration.between(entry.at(), after.at()).compareTo(STILL_WRITING) < 0;
            if (!draft) {
                kept.add(entry);
            }
            after = entry;
        }
        return kept;
    }
}
