package org.groundwork.assessment.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.PutBack;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages with cards show, each in one transaction. */
@Component
@Transactional(readOnly = true)
class SectionPages {

    /** What was saved so lately is still what the person is at. */
    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private final Assessments assessments;
    private final Answers answers;
    private final Clock clock;
    private final Assignments assignments;
    private final CurrentPerson currentPerson;
    private final Cards cards;
    private final AssessmentTexts texts;
    private final Panels panels;

    SectionPages(
            Assessments assessments,
            Answers answers,
            Clock clock,
            Assignments assignments,
            CurrentPerson currentPerson,
            Cards cards,
            AssessmentTexts texts,
            Panels panels) {
        this.assessments = assessments;
        this.answers = answers;
        this.clock = clock;
        this.assignments = assignments;
        this.currentPerson = currentPerson;
        this.cards = cards;
        this.texts = texts;
        this.panels = panels;
    }

    /**
     * @throws NotFound if the method has no such section
     */
    SectionPage section(AssessmentId id, String sectionId, Cards.@Nullable Sent sent) {
        return section(assessments.scored(id), sectionId, null, sectionId, sent);
    }

    /**
     * One question of a section.
     *
     * @throws NotFound if the section has no such question
     */
    OnePage one(AssessmentId id, String sectionId, String question, Cards.@Nullable Sent sent) {
        ScoredAssessment scored = assessments.scored(id);
        Method method = scored.method();
        if (!method.hasQuestion(question)
                || !method.question(question).section().equals(sectionId)) {
            throw new NotFound();
        }
        SectionPage page = section(scored, sectionId, question, AnswerForm.ONE, sent);
        return new OnePage(page, page.card(question));
    }

    /** The question of a section at which to begin: the first open one, else the first; null where none is asked. */
    @Nullable
    String first(AssessmentId id, String sectionId) {
        ScoredAssessment scored = assessments.scored(id);
        Progress progress = scored.progress();
        List<String> asked = scored.method().sections().stream()
                .filter(section -> section.id().equals(sectionId))
                .findFirst()
                .orElseThrow(NotFound::new)
                .questions()
                .stream()
                .map(Question::id)
                .filter(question -> !progress.hidden().contains(question))
                .toList();
        return asked.stream()
                .filter(progress.missing()::contains)
                .findFirst()
                .orElse(asked.isEmpty() ? null : asked.getFirst());
    }

    /**
     * The section in which a question stands.
     *
     * @throws NotFound if the method has no such question
     */
    SectionPage sectionOf(AssessmentId id, String question, Cards.@Nullable Sent sent) {
        ScoredAssessment scored = assessments.scored(id);
        if (!scored.method().hasQuestion(question)) {
            throw new NotFound();
        }
        String section = scored.method().question(question).section();
        return section(scored, section, question, section, sent);
    }

    /**
     * @param evenHidden a question that is shown although the answers to others hide it
     */
    private SectionPage section(
            ScoredAssessment scored,
            String sectionId,
            @Nullable String evenHidden,
            String from,
            Cards.@Nullable Sent sent) {
        Progress progress = scored.progress();
        List<Section> all = scored.method().sections();
        Section section = all.stream()
                .filter(one -> one.id().equals(sectionId))
                .findFirst()
                .orElseThrow(NotFound::new);
        int at = all.indexOf(section);
        List<Question> asked = section.questions().stream()
                .filter(question -> !progress.hidden().contains(question.id())
                        || question.id().equals(evenHidden))
                .toList();
        PersonId assignee = assignments.of(scored.assessment().id()).get(sectionId);
        return new SectionPage(
                UUID.randomUUID(),
                scored.assessment(),
                section,
                progress.section(sectionId),
                progress,
                cards.of(scored, asked, from, sent),
                panels.section(scored.assessment().id(), section),
                assignee == null ? null : texts.names(List.of(assignee)).of(assignee),
                at == 0 ? null : all.get(at - 1),
                at == all.size() - 1 ? null : all.get(at + 1),
                editable(scored.assessment()),
                scored.result().tooEarly());
    }

    /**
     * One question of the short path.
     *
     * @throws NotFound if the method has no such question, or does not ask it
     */
    NextPage question(AssessmentId id, String questionId, List<String> passed, Cards.@Nullable Sent sent) {
        ScoredAssessment scored = assessments.scored(id);
        Progress progress = scored.progress();
        if (!scored.method().hasQuestion(questionId) || progress.hidden().contains(questionId)) {
            throw new NotFound();
        }
        Question question = scored.method().question(questionId);
        return new NextPage(
                UUID.randomUUID(),
                scored.assessment(),
                scored.method().section(question.section()),
                cards.of(scored, List.of(question), AnswerForm.NEXT, sent).getFirst(),
                progress,
                editable(scored.assessment()),
                passed,
                previous(scored, questionId));
    }

    /**
     * What the person answered last before a question, as far as it is still asked; null where there
     * is nothing.
     */
    private NextPage.@Nullable Previous previous(ScoredAssessment scored, String questionId) {
        PersonId person = currentPerson.require().id();
        Entry here = scored.entry(questionId);
        Instant before = here != null && here.answer() != null && here.by().equals(person) ? here.at() : Instant.MAX;
        Instant now = clock.instant();
        Set<String> hidden = scored.progress().hidden();
        return scored.entries().values().stream()
                .filter(entry -> entry.answer() != null
                        && entry.by().equals(person)
                        && entry.origin().movedFrom() == null
                        && entry.at().isBefore(before)
                        && !entry.question().equals(questionId)
                        && !hidden.contains(entry.question()))
                .max(Comparator.comparing(Entry::at))
                .map(entry -> {
                    Question question = scored.method().question(entry.question());
                    return new NextPage.Previous(
                            question,
                            texts.answer(question, entry.answer()),
                            entry.version(),
                            before.equals(Instant.MAX)
                                    && Duration.between(entry.at(), now).compareTo(JUST_NOW) < 0);
                })
                .orElse(null);
    }

    /** The other version, right after two met and one was taken; null where there is nothing of the kind. */
    @Nullable
    SettledNote settled(AssessmentId id, String questionId, String which) {
        ScoredAssessment scored = assessments.scored(id);
        Entry now = scored.entry(questionId);
        PutBack other = SettledNote.parse(which).orElse(null);
        if (now == null || other == null || !editable(scored.assessment())) {
            return null;
        }
        boolean mine = other instanceof PutBack.NotTakenThen;
        AnswerDraft draft;
        try {
            draft = answers.again(id, questionId, other, now.version());
        } catch (NotFound gone) {
            return null;
        }
        AnswerText answer = texts.answer(scored.method().question(questionId), draft.answer());
        return new SettledNote(questionId, which, mine, answer.label(), draft.note(), now.version());
    }

    boolean editable(AssessmentView assessment) {
        return assessment.open()
                && currentPerson
                        .require()
                        .may(Permission.ANSWER, assessment.team().id());
    }
}
