package org.groundwork.review.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.platform.Choice;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.Experiments;
import org.groundwork.review.Savings;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages about actions show, each in one transaction. */
@Component
@Transactional(readOnly = true)
class ActionPages {

    private final Assessments assessments;
    private final Actions actions;
    private final Experiments experiments;
    private final Savings savings;
    private final CurrentPerson currentPerson;
    private final MessageSource messages;

    ActionPages(
            Assessments assessments,
            Actions actions,
            Experiments experiments,
            Savings savings,
            CurrentPerson currentPerson,
            MessageSource messages) {
        this.assessments = assessments;
        this.actions = actions;
        this.experiments = experiments;
        this.savings = savings;
        this.currentPerson = currentPerson;
        this.messages = messages;
    }

    ActionsPage actions(AssessmentId id) {
        ScoredAssessment scored = assessments.scored(id);
        AssessmentView assessment = scored.assessment();
        SignedIn person = currentPerson.require();
        boolean manages =
                person.may(Permission.MANAGE_ACTIONS, assessment.team().id());
        return new ActionsPage(
                assessment,
                actions.of(id).stream()
                        .map(action -> row(action, scored, person, manages))
                        .toList(),
                actions.proposed(id).orElse(null),
                manages,
                person.may(Permission.ANSWER, assessment.team().id()),
                savings.of(id).orElse(null),
                savings.suggestion(id).orElse(null));
    }

    private ActionsPage.Row row(ActionView action, ScoredAssessment scored, SignedIn person, boolean manages) {
        Method method = scored.method();
        String id = action.question();
        Question question = id == null || !method.hasQuestion(id) ? null : method.question(id);
        ActionView.Experiment experiment = action.experiment();
        return new ActionsPage.Row(
                action,
                question == null ? null : question.title(),
                question == null ? null : question.section(),
                manages || person.id().equals(action.owner()),
                experiment == null
                        ? List.of()
                        : experiment.offers().stream()
                                .filter(offer -> offer.fits(method))
                                .map(offer -> offer(offer, scored))
                                .toList());
    }

    private ActionsPage.OfferRow offer(ActionView.Offer offer, ScoredAssessment scored) {
        Question question = scored.method().question(offer.question());
        Entry entry = scored.entry(offer.question());
        return new ActionsPage.OfferRow(
                offer.question(),
                question.title(),
                answer(question, entry == null ? null : entry.answer()),
                answer(question, offer.answer()),
                entry == null ? 0 : entry.version(),
                offer.state().name());
    }

    private String answer(Question question, @Nullable Answer answer) {
        return switch (answer) {
            case null -> text("action.answer.none");
            case Answer.Level(int level, var evidence) ->
                text(
                        "action.answer.level",
                        ((Question.Levelled) question).numbered(level),
                        text("action.evidence." + evidence.id()));
            case Answer.Spread spread ->
                text(
                        "action.answer.spread",
                        ((Question.Levelled) question).numbered(spread.low()),
                        ((Question.Levelled) question).numbered(spread.high()));
            case Answer.Choice(String option) ->
                ((Question.Choice) question).option(option).label();
            case Answer.Unknown unknown -> text("action.answer.unknown");
            case Answer.NotApplicable reason -> text("action.answer.not-applicable");
        };
    }

    /** Members of the team, and an owner who is none any more. */
    List<Choice> owners(AssessmentId id, @Nullable ActionView action) {
        List<Choice> owners = new ArrayList<>();
        actions.candidates(id)
                .forEach(member -> owners.add(new Choice(member.id().toString(), member.name())));
        if (action != null
                && action.owner() != null
                && owners.stream().noneMatch(known -> known.value().equals(String.valueOf(action.owner())))) {
            owners.add(new Choice(action.owner().toString(), text("action.owner.left", action.ownerName())));
        }
        return owners;
    }

    List<Choice> states() {
        return choices(
                "action.state",
                Arrays.stream(ActionView.State.values())
                        .map(ActionView.State::name)
                        .toArray(String[]::new));
    }

    List<Choice> efforts() {
        return choices("action.effort", "S", "M", "L");
    }

    /** Choices whose labels are the messages of {@code key} with the value behind it. */
    List<Choice> choices(String key, String... values) {
        return Arrays.stream(values)
                .map(value -> new Choice(value, text(key + "." + value)))
                .toList();
    }

    /** Where the best simple solution can stand; empty where the method does not ask that. */
    List<Choice> targets(AssessmentId id) {
        return experiments
                .target(id)
                .map(question -> question.options().stream()
                        .filter(option -> !option.untested())
                        .map(option -> new Choice(option.id(), option.label(), option.anchor()))
                        .toList())
                .orElse(List.of());
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
