package org.groundwork.review;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Calendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of what fell due: assessments to look at again, actions, and decisions. Each date is told of once; a
 * new date is told of again. For a job: nobody has to be signed in.
 */
@Service
public class DueDates {

    /** What is told of in one transaction. */
    private static final int AT_ONCE = 200;

    private final NextLooks nextLooks;
    private final ActionRepository actions;
    private final FollowUpRepository followUps;
    private final People people;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;

    DueDates(
            NextLooks nextLooks,
            ActionRepository actions,
            FollowUpRepository followUps,
            People people,
            Calendar calendar,
            ApplicationEventPublisher events) {
        this.nextLooks = nextLooks;
        this.actions = actions;
        this.followUps = followUps;
        this.people = people;
        this.calendar = calendar;
        this.events = events;
    }

    /**
     * Publishes {@link EvaluationActivity#DUE}, of deadlines {@link ReviewActivity#DEADLINE}, for what
     * fell due and was not told of yet, up to a few hundred; more waits for the next call. Several
     * instances can call it at the same time: each row is taken by one of them. It all happens in one
     * transaction, with what listeners write.
     *
     * @param now a date is due from the start of its day in the zone of {@link Calendar}
     * @return how many happenings were published
     */
    @Transactional
    public int publishDue(Instant now) {
        List<ActionRepository.DueRow> due = actions.lockDue(calendar.day(now), AT_ONCE);
        for (ActionRepository.DueRow action : due) {
            actions.announced(action.id());
            TeamId team = new TeamId(action.team());
            events.publishEvent(new ActivityEvent(
                    EvaluationActivity.DUE,
                    team,
                    action.assessment().value(),
                    null,
                    concerned(action, team),
                    ReviewTargets.actions(),
                    "action:" + action.id()));
        }
        return due.size() + nextLooks.announce(now, AT_ONCE) + deadlines(now);
    }

    /** Of decisions: whoever answers for one is told, and those who manage the team. */
    private int deadlines(Instant now) {
        int told = 0;
        for (FollowUpRepository.DueRow one : followUps.due(calendar.day(now), AT_ONCE)) {
            if (followUps.told(one, now)) {
                told++;
                TeamId team = new TeamId(one.teamId());
                Set<PersonId> concerned = people.membersOf(team).stream()
                        .filter(member -> member.may(Permission.REVIEW)
                                || member.id().value().equals(one.ownerId()))
                        .map(MemberView::id)
                        .collect(Collectors.toSet());
                events.publishEvent(new ActivityEvent(
                        ReviewActivity.DEADLINE,
                        team,
                        one.assessmentId(),
                        null,
                        concerned,
                        ReviewTargets.decision(one.number()),
                        one.dueOn().toString()));
            }
        }
        return told;
    }

    /** The owner; of an action that is nobody's, those who lead the team. */
    private Set<PersonId> concerned(ActionRepository.DueRow action, TeamId team) {
        return action.owner() != null
                ? Set.of(action.owner())
                : people.membersOf(team).stream()
                        .filter(member -> member.may(Permission.SUBMIT))
                        .map(MemberView::id)
                        .collect(Collectors.toSet());
    }
}
