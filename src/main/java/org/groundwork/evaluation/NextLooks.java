package org.groundwork.evaluation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.Allowed;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When to look at an assessment again. For the person who is signed in, unless it says otherwise.
 */
@Service
@Transactional
public class NextLooks {

    private static final int LONGEST_REASON = Allowed.SUMMARY;

    /** Assessments at home that are due, at most. */
    private static final int WAITING = 10;

    private final NextLookRepository repository;
    private final Assessments assessments;
    private final Access access;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Calendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    NextLooks(
            NextLookRepository repository,
            Assessments assessments,
            Access access,
            CurrentPerson currentPerson,
            People people,
            Calendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.assessments = assessments;
        this.access = access;
        this.currentPerson = currentPerson;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /** An assessment whose day has come, for the lists of those who lead it. */
    public record Due(AssessmentId assessment, String name, LocalDate on) {}

    /** When the assessment is to be looked at again, if anybody said. */
    @Transactional(readOnly = true)
    public Optional<NextLook> of(AssessmentId id) {
        assessments.view(id);
        return repository.find(id).map(this::view);
    }

    /**
     * Plans it, or plans it anew.
     *
     * @param reason empty where there is none
     * @throws InvalidInput if the date lies before today or decades ahead, or the reason is too
     *     long
     */
    public void plan(AssessmentId id, LocalDate on, String reason) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.PLAN_NEXT);
        if (on.isBefore(calendar.today())) {
            throw new InvalidInput("history.on.past");
        }
        if (calendar.tooFar(on)) {
            throw new InvalidInput("history.on.too-far");
        }
        String given = reason.replace("\r\n", "\n").strip();
        if (Allowed.length(given) > LONGEST_REASON) {
            throw new InvalidInput("history.reason.too-long", Integer.toString(LONGEST_REASON));
        }
        if (Allowed.forbidden(given) != null) {
            throw new InvalidInput("history.reason.forbidden");
        }
        repository.put(id, on, given, person.id(), clock.instant());
        planned(assessment, person, on.toString());
    }

    /** Takes the plan back. Nothing happens where there is none. */
    public void unplan(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.PLAN_NEXT);
        if (repository.remove(id)) {
            planned(assessment, person, null);
        }
    }

    private void planned(AssessmentView assessment, SignedIn person, @Nullable String detail) {
        events.publishEvent(ActivityEvent.of(
                EvaluationActivity.NEXT_PLANNED,
                assessment.team().id(),
                assessment.id().value(),
                person.id(),
                detail));
    }

    /** The assessments whose day has come and that the person leads, the longest due first. */
    @Transactional(readOnly = true)
    public List<Due> waiting() {
        return repository
                .due(currentPerson.require().teamsWhere(Permission.PLAN_NEXT), calendar.today(), WAITING)
                .stream()
                .map(row -> new Due(new AssessmentId(row.assessmentId()), row.name(), row.dueOn()))
                .toList();
    }

    /** All that are planned in the person’s teams, the longest due first, those that are far ahead last. */
    @Transactional(readOnly = true)
    public List<Due> planned(LocalDate until, int most) {
        return repository.due(currentPerson.require().teamsWhere(Permission.READ), until, most).stream()
                .map(row -> new Due(new AssessmentId(row.assessmentId()), row.name(), row.dueOn()))
                .toList();
    }

    /**
     * Tells of those whose day has come and that were not told of yet, each once, also when several
     * instances do so at the same time. For the application itself: nobody is signed in. Archived
     * assessments, and those of teams that are put away, wait until they are restored.
     *
     * @param most at once
     * @return how many
     */
    public int announce(Instant now, int most) {
        LocalDate today = calendar.day(now);
        List<NextLookRepository.DueRow> due = repository.lockDue(today, most);
        for (NextLookRepository.DueRow one : due) {
            repository.announced(one.assessmentId(), now);
            TeamId team = new TeamId(one.teamId());
            events.publishEvent(new ActivityEvent(
                    EvaluationActivity.DUE,
                    team,
                    one.assessmentId(),
                    null,
                    people.membersOf(team).stream()
                            .filter(member -> member.may(Permission.PLAN_NEXT))
                            .map(MemberView::id)
                            .collect(Collectors.toSet()),
                    EvaluationTargets.history(),
                    "next:" + one.dueOn()));
        }
        return due.size();
    }

    private NextLook view(NextLookRepository.Row row) {
        return new NextLook(
                new AssessmentId(row.assessmentId()),
                row.dueOn(),
                row.reason(),
                new PersonId(row.createdBy()),
                row.createdAt().toInstant(),
                !row.dueOn().isAfter(calendar.today()));
    }
}
