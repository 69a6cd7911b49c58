package org.groundwork.assessment.web;

import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
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

    private final Assessments assessments;
    private final Assignments assignments;
    private final CurrentPerson currentPerson;
    private final Cards cards;
    private final AssessmentTexts texts;
    private final Panels panels;

    SectionPages(
            Assessments assessments,
            Assignments assignments,
            CurrentPerson currentPerson,
            Cards cards,
            AssessmentTexts texts,
            Panels panels) {
        this.assessments = assessments;
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
        return section(assessments.scored(id), sectionId, null, sent);
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
        return section(scored, scored.method().question(question).section(), question, sent);
    }

    /**
     * @param evenHidden a question that is shown although the answers to others hide it
     */
    private SectionPage section(
            ScoredAssessment scored, String sectionId, @Nullable String evenHidden, Cards.@Nullable Sent sent) {
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
                cards.of(scored, asked, sectionId, sent),
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
    NextPage question(AssessmentId id, String questionId, Cards.@Nullable Sent sent) {
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
                cards.of(scored, List.of(question), "next", sent).getFirst(),
                progress,
                editable(scored.assessment()));
    }

    boolean editable(AssessmentView assessment) {
        return assessment.open()
                && currentPerson
                        .require()
                        .may(Permission.ANSWER, assessment.team().id());
    }
}
