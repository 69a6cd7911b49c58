package org.groundwork.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Calendar;
import org.groundwork.review.ActionDraft;
import org.groundwork.review.ActionProposal;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.Savings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * What the lead of a worked example does after submitting: makes the report's next steps actions,
 * gives them owners and dates from today on, and plans when to look again.
 */
@Component
@ConditionalOnBooleanProperty("groundwork.demo")
class DemoPlans {

    private static final int WEEKS_BETWEEN = 2;
    private static final int MONTHS_TO_NEXT_LOOK = 3;

    /** As invented as the rest of the examples: what a team might put down. */
    private static final long NOT_SPENT = 90_000;

    private final Actions actions;
    private final Savings savings;
    private final NextLooks nextLooks;
    private final Calendar calendar;

    DemoPlans(Actions actions, Savings savings, NextLooks nextLooks, Calendar calendar) {
        this.actions = actions;
        this.savings = savings;
        this.nextLooks = nextLooks;
        this.calendar = calendar;
    }

    /** As the lead, who is signed in. */
    void make(AssessmentId id, PersonId lead) {
        actions.proposed(id).ifPresent(proposed -> takeOver(id, lead, proposed));
        savings.suggestion(id)
                .ifPresent(suggestion -> savings.record(
                        id,
                        NOT_SPENT,
                        Objects.requireNonNullElse(suggestion.currency(), "EUR"),
                        suggestion.lookAgain()));
        nextLooks.plan(id, calendar.today().plusMonths(MONTHS_TO_NEXT_LOOK), "");
    }

    private void takeOver(AssessmentId id, PersonId lead, Actions.Proposed proposed) {
        Set<String> keys =
                proposed.proposals().stream().map(ActionProposal::key).collect(Collectors.toSet());
        actions.adopt(id, proposed.number(), keys);
        PersonId colleague = actions.candidates(id).stream()
                .filter(member -> member.role() == TeamRole.CONTRIBUTOR)
                .map(MemberView::id)
                .findFirst()
                .orElse(lead);
        List<ActionView> made = actions.of(id);
        for (int i = 0; i < made.size(); i++) {
            plan(id, made.get(i), i, i % 2 == 0 ? colleague : lead);
        }
    }

    /** The first one is under way; the last one is nobody's yet, where there are several. */
    private void plan(AssessmentId id, ActionView action, int place, PersonId owner) {
        boolean last = place > 1 && place == actions.of(id).size() - 1;
        LocalDate due = action.due() == null ? calendar.today().plusWeeks(WEEKS_BETWEEN * (place + 1L)) : action.due();
        actions.edit(
                id,
                action.id(),
                new ActionDraft(
                        action.title(),
                        action.what(),
                        action.doneWhen(),
                        last ? null : owner,
                        last ? null : due,
                        place == 0 ? ActionView.State.DOING : ActionView.State.OPEN,
                        action.effort(),
                        "",
                        null),
                action.version());
    }
}
