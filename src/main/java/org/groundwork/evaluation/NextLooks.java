package org.groundwork.evaluation;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * When to look at an assessment again. For the person who is signed in, unless it says otherwise.
 */
@Service
@Transactional
public class NextLooks {

    private static final int LONGEST_REASON = Allowed.SUMMARY;

    /** Assessments at home that are due, at most. */
    private static final int WAITING = 10;

    private final JdbcClient database;
    private final Assessments assessments;
    private final Access access;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Calendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    NextLooks(
            JdbcClient database,
            Assessments assessments,
            Access access,
            CurrentPerson currentPerson,
            People people,
            Calendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.database = database;
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
        return find(id);
    }

    private Optional<NextLook> find(AssessmentId id) {
        return database.sql("select * from next_look where assessment_id = :id")
                .param("id", id.value())
                .query((row, number) -> view(row))
                .optional();
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
        database.sql(
                        """
                        insert into next_look (assessment_id, due_on, reason, created_by, created_at)
                        values (:id, :on, :reason, :by, :at)
                        on conflict (assessment_id) do update set due_on = excluded.due_on,
                            reason = excluded.reason, created_by = excluded.created_by,
                            created_at = excluded.created_at,
                            announced_at = case when next_look.due_on = excluded.due_on
                                then next_look.announced_at end
                        """)
                .param("id", id.value())
                .param("on", on)
                .param("reason", given)
                .param("by", person.id().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        planned(assessment, person, on.toString());
    }

    /** Takes the plan back. Nothing happens where there is none. */
    public void unplan(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.PLAN_NEXT);
        if (database.sql("delete from next_look where assessment_id = :id")
                        .param("id", id.value())
                        .update()
                > 0) {
            planned(assessment, person, null);
        }
    }

    private void planned(AssessmentView assessment, SignedIn person, @Nullable String detail) {
        events.publishEvent(
                ActivityEvent.of(
                        EvaluationActivity.NEXT_PLANNED,
                        assessment.team().id(),
                        assessment.id().value(),
                        person.id(),
                        detail));
    }

    /** The assessments whose day has come and that the person leads, the longest due first. */
    @Transactional(readOnly = true)
    public List<Due> waiting() {
        List<UUID> teams =
                currentPerson.require().teamsWhere(Permission.PLAN_NEXT).stream()
                        .map(TeamId::value)
                        .toList();
        return teams.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select a.id, a.name, n.due_on from next_look n
                                join assessment_summary_view a on a.id = n.assessment_id
                                where a.team_id in (:teams) and a.archived_at is null
                                    and n.due_on <= :today
                                order by n.due_on, a.id limit :most
                                """)
                        .param("teams", teams)
                        .param("today", calendar.today())
                        .param("most", WAITING)
                        .query(
                                (row, number) ->
                                        new Due(
                                                new AssessmentId(row.getObject("id", UUID.class)),
                                                row.getString("name"),
                                                row.getObject("due_on", LocalDate.class)))
                        .list();
    }

    /**
     * Tells of those whose day has come and that were not told of yet, each once, also when several
     * instances do so at the same time. For the application itself: nobody is signed in. Archived
     * assessments wait until they are restored.
     *
     * @param most at once
     * @return how many
     */
    public int announce(Instant now, int most) {
        LocalDate today = calendar.day(now);
        record Found(UUID assessment, UUID team, LocalDate on) {}
        List<Found> found =
                database.sql(
                                """
                                select n.assessment_id, a.team_id, n.due_on from next_look n
                                join assessment_summary_view a on a.id = n.assessment_id
                                where n.announced_at is null and n.due_on <= :today
                                    and a.archived_at is null
                                order by n.due_on, n.assessment_id limit :most
                                for update of n skip locked
                                """)
                        .param("today", today)
                        .param("most", most)
                        .query(
                                (row, number) ->
                                        new Found(
                                                row.getObject("assessment_id", UUID.class),
                                                row.getObject("team_id", UUID.class),
                                                row.getObject("due_on", LocalDate.class)))
                        .list();
        for (Found one : found) {
            database.sql("update next_look set announced_at = :now where assessment_id = :id")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("id", one.assessment())
                    .update();
            TeamId team = new TeamId(one.team());
            events.publishEvent(
                    new ActivityEvent(
                            EvaluationActivity.DUE,
                            team,
                            one.assessment(),
                            null,
                            people.membersOf(team).stream()
                                    .filter(member -> member.may(Permission.PLAN_NEXT))
                                    .map(MemberView::id)
                                    .collect(Collectors.toSet()),
                            EvaluationTargets.history(),
                            "next:" + one.on()));
        }
        return found.size();
    }

    private NextLook view(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("due_on", LocalDate.class);
        return new NextLook(
                new AssessmentId(row.getObject("assessment_id", UUID.class)),
                on,
                row.getString("reason"),
                new PersonId(row.getObject("created_by", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                !on.isAfter(calendar.today()));
    }
}
