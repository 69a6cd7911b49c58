package org.groundwork.review.web;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.groundwork.platform.Choice;
import org.groundwork.review.Reviews;
import org.groundwork.review.VersionView;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages show on which a manager reviews, each in one transaction. */
@Component
@Transactional(readOnly = true)
class ReviewPages {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reviews reviews;
    private final ReviewFeedback feedback;
    private final Access access;
    private final MessageSource messages;

    ReviewPages(
            Assessments assessments,
            Evaluations evaluations,
            Reviews reviews,
            ReviewFeedback feedback,
            Access access,
            MessageSource messages) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.feedback = feedback;
        this.access = access;
        this.messages = messages;
    }

    /** For somebody who may review. */
    ReviewPage of(AssessmentId id, int number) {
        AssessmentView assessment = assessments.view(id);
        access.require(assessment.team().id(), Permission.REVIEW);
        Evaluation evaluation = evaluations.find(id, number);
        Method method = evaluation.file().method();
        String verdict = evaluation.view().verdict();
        return new ReviewPage(
                assessment,
                reviews.version(id, number),
                verdict == null ? null : method.verdict(verdict),
                evaluation.result().settled(),
                choices(method, verdict),
                parts(evaluation, method, feedback.about(id)));
    }

    private List<Choice> choices(Method method, @Nullable String recommended) {
        List<Choice> choices = new ArrayList<>();
        for (Verdict verdict : method.verdicts()) {
            if (!verdict.id().equals(recommended)) {
                choices.add(new Choice(verdict.id(), verdict.title(), verdict.headline()));
            }
        }
        choices.add(new Choice(ReviewForm.ELSE, text("review.otherwise.else"), text("review.otherwise.else.hint")));
        return choices;
    }

    private List<ReviewPage.Part> parts(Evaluation evaluation, Method method, ReviewFeedback.Summary said) {
        return method.sections().stream()
                .map(section -> new ReviewPage.Part(
                        section,
                        section.questions().stream()
                                .map(question -> new ReviewPage.Row(
                                        question, answer(evaluation, question), said.on(question.id())))
                                .toList()))
                .toList();
    }

    private String answer(Evaluation evaluation, Question question) {
        return switch (evaluation.file().sheet().answer(question.id())) {
            case null -> text("review.answer.none");
            case Answer.Level(int level, var evidence) -> ((Question.Levelled) question).numbered(level);
            case Answer.Choice(String option) ->
                ((Question.Choice) question).option(option).label();
            case Answer.Unknown unknown -> text("review.answer.unknown");
            case Answer.NotApplicable notApplicable -> text("review.answer.not-applicable");
        };
    }

    /** What became of a submission that cannot be reviewed any more, and the latest one. */
    record TooLate(
            AssessmentView assessment,
            VersionView version,
            @Nullable String decision,
            VersionView latest) {

        public String state() {
            return assessment.archived() && version.state() == VersionView.State.WAITING
                    ? "ARCHIVED"
                    : version.state().name();
        }
    }

    TooLate tooLate(AssessmentId id, int number) {
        VersionView version = reviews.version(id, number);
        return new TooLate(
                assessments.view(id),
                version,
                version.decision(),
                reviews.latest(id).orElseThrow());
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
