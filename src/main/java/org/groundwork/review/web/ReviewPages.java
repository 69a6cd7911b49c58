package org.groundwork.review.web;

import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.groundwork.amount.AmountTexts;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evaluation.NextLook;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.Access;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Choice;
import org.groundwork.review.CommitmentProposals;
import org.groundwork.review.ReviewView;
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
    private final People people;
    private final NextLooks nextLooks;
    private final CommitmentProposals proposals;
    private final Calendar calendar;
    private final MessageSource messages;

    ReviewPages(
            Assessments assessments,
            Evaluations evaluations,
            Reviews reviews,
            ReviewFeedback feedback,
            Access access,
            People people,
            NextLooks nextLooks,
            CommitmentProposals proposals,
            Calendar calendar,
            MessageSource messages) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.feedback = feedback;
        this.access = access;
        this.people = people;
        this.nextLooks = nextLooks;
        this.proposals = proposals;
        this.calendar = calendar;
        this.messages = messages;
    }

    /** For somebody who may review. */
    ReviewPage of(AssessmentId id, int number) {
        AssessmentView assessment = assessments.view(id);
        access.require(assessment.team().id(), Permission.REVIEW);
        Evaluation evaluation = evaluations.find(id, number);
        Method method = evaluation.file().method();
        String verdict = evaluation.view().verdict();
        VersionView version = reviews.version(id, number);
        return new ReviewPage(
                assessment,
                version,
                verdict == null ? null : method.verdict(verdict),
                evaluation.result().settled(),
                method.verdicts(),
                choices(method, verdict),
                parts(evaluation, method, feedback.about(id)),
                inputs(evaluation),
                currency(evaluation),
                owners(assessment, version),
                proposals.of(evaluation, version),
                nextLooks
                        .of(id)
                        .map(NextLook::on)
                        .filter(on -> !on.isBefore(calendar.today()))
                        .orElse(null),
                calendar.zone().getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()));
    }

    /** The same, with the recommendation among what can be chosen. */
    ReviewPage correcting(AssessmentId id, int number) {
        return of(id, number).offeringRecommendation(text("decision.as-recommended"));
    }

    /** Name of a field of a decision. */
    String label(String field) {
        return text("decision." + field);
    }

    static @Nullable String currency(Evaluation evaluation) {
        EconomicInputs stated = evaluation.file().economics();
        return stated == null ? null : stated.currency();
    }

    /** Members of the team, and who answers for it now and is none any more. */
    private List<Choice> owners(AssessmentView assessment, VersionView version) {
        List<Choice> owners = new ArrayList<>();
        people.membersOf(assessment.team().id())
                .forEach(member -> owners.add(new Choice(member.id().toString(), member.name())));
        ReviewView review = version.review();
        PersonId owner = review == null ? null : review.commitment().owner();
        if (review != null
                && owner != null
                && owners.stream().noneMatch(known -> known.value().equals(owner.toString()))) {
            owners.add(new Choice(
                    owner.toString(),
                    text("action.owner.left", review.commitment().ownerName())));
        }
        return owners;
    }

    /** Those that are stated, those that move the result, and those that are missing, in the order of the form. */
    private List<ReviewPage.InputRow> inputs(Evaluation evaluation) {
        EconomicInputs stated = evaluation.file().economics();
        Analysis analysis = evaluation.appraisal().analysis();
        Set<Input> shown = EnumSet.noneOf(Input.class);
        if (stated != null) {
            shown.addAll(stated.stated().keySet());
        }
        if (analysis != null) {
            analysis.inputs().stream()
                    .filter(effect -> effect.evppi() > 0)
                    .forEach(effect -> shown.add(effect.input()));
            analysis.missing().forEach(missing -> shown.add(missing.input()));
        }
        if (shown.isEmpty()) {
            shown.add(Analysis.Missing.VALUE.input());
        }
        AmountTexts amounts = AmountTexts.english(currency(evaluation));
        return shown.stream()
                .map(input -> {
                    Range range = stated == null ? null : stated.stated().get(input);
                    return new ReviewPage.InputRow(
                            input.id(),
                            text("economics." + input.id()),
                            text("economics." + input.id() + ".ask"),
                            range == null ? null : amounts.range(input.unit(), range));
                })
                .toList();
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
            case Answer.Spread spread ->
                text(
                        "review.answer.spread",
                        ((Question.Levelled) question).numbered(spread.low()),
                        ((Question.Levelled) question).numbered(spread.high()));
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

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
