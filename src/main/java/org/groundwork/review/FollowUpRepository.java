package org.groundwork.review;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what happened after decisions, and of deadlines that were told of: written once. */
@Repository
class FollowUpRepository {

    private final JdbcClient database;

    FollowUpRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(AssessmentId assessment, int number, FollowUp entry) {
        FollowUp.What what = entry.what();
        database.sql("""
            insert into review_follow_up (id, assessment_id, number, entry, result, happened_on, cost, currency,
                people, weeks, measured, reached, learned, created_at, created_by)
            values (:id, :assessment, :number, :entry, :result, :on, :cost, :currency, :people, :weeks, :measured,
                :reached, :learned, :at, :by)
            """)
                .param("id", UUID.randomUUID())
                .param("assessment", assessment.value())
                .param("number", number)
                .param("entry", entry.entry())
                .param("result", what.result().name())
                .param("on", what.on())
                .param("cost", what.cost(), Types.BIGINT)
                .param("currency", what.currency(), Types.VARCHAR)
                .param("people", what.people(), Types.INTEGER)
                .param("weeks", what.weeks(), Types.INTEGER)
                .param("measured", what.measured())
                .param("reached", what.reached(), Types.BOOLEAN)
                .param("learned", what.learned())
                .param("at", utc(entry.at()))
                .param("by", entry.byId().value())
                .update();
    }

    private record Row(
            int entry,
            FollowUp.Result result,
            LocalDate happenedOn,
            @Nullable Long cost,
            @Nullable String currency,
            @Nullable Integer people,
            @Nullable Integer weeks,
            String measured,
            @Nullable Boolean reached,
            String learned,
            UUID createdBy,
            OffsetDateTime createdAt) {

        FollowUp entry(String name) {
            return new FollowUp(
                    entry,
                    new FollowUp.What(result, happenedOn, cost, currency, people, weeks, measured, reached, learned),
                    new PersonId(createdBy),
                    name,
                    createdAt.toInstant());
        }
    }

    /** The latest first, without names. */
    List<FollowUp> of(AssessmentId assessment, int number) {
        return database
                .sql("""
                    select * from review_follow_up where assessment_id = :assessment and number = :number
                    order by entry desc
                    """)
                .param("assessment", assessment.value())
                .param("number", number)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> row.entry(""))
                .toList();
    }

    /**
     * A decision with a deadline, or one after which somebody said what happened.
     *
     * @param holds it was not opened again
     * @param result null while nobody said what happened
     */
    record RecordRow(
            UUID assessmentId,
            int number,
            String name,
            UUID teamId,
            String teamName,
            boolean archived,
            String method,
            Outcome outcome,
            @Nullable String verdict,
            boolean holds,
            OffsetDateTime createdAt,
            @Nullable Long budget,
            @Nullable String currency,
            @Nullable Integer people,
            @Nullable Integer weeks,
            @Nullable UUID ownerId,
            @Nullable LocalDate dueOn,
            @Nullable String conditions,
            FollowUp.@Nullable Result result,
            @Nullable LocalDate happenedOn,
            @Nullable Long cost,
            @Nullable String costCurrency,
            @Nullable Integer actualPeople,
            @Nullable Integer actualWeeks,
            @Nullable String measured,
            @Nullable Boolean reached,
            @Nullable String learned) {

        Commitment promised() {
            return Commitment.stored(budget, currency, people, weeks, ownerId, dueOn, conditions);
        }

        FollowUp.@Nullable What happened() {
            return result == null || happenedOn == null
                    ? null
                    : new FollowUp.What(
                            result,
                            happenedOn,
                            cost,
                            costCurrency,
                            actualPeople,
                            actualWeeks,
                            measured == null ? "" : measured,
                            reached,
                            learned == null ? "" : learned);
        }
    }

    /** Of these teams, at most so many; by their deadline, the latest first. */
    List<RecordRow> records(Collection<TeamId> teams, int most) {
        return teams.isEmpty()
                ? List.of()
                : database.sql("""
                    select v.assessment_id, v.number, a.name, a.team_id, t.name as team_name,
                        a.archived_at is not null as archived, s.method, v.outcome, v.verdict, v.holds, r.created_at,
                        c.budget, c.currency, c.people, c.weeks, c.owner_id, c.due_on, c.conditions,
                        f.result, f.happened_on, f.cost, f.currency as cost_currency, f.people as actual_people,
                        f.weeks as actual_weeks, f.measured, f.reached, f.learned
                    from review_outcome_view v
                    join review r on r.id = v.review_id
                    join evaluation_submission_view s on s.assessment_id = v.assessment_id and s.number = v.number
                    join assessment_summary_view a on a.id = v.assessment_id
                    join identity_team_view t on t.id = a.team_id
                    left join review_commitment c on c.review_id = v.review_id
                    left join review_follow_up f on f.assessment_id = v.assessment_id and f.number = v.number
                        and not exists (select 1 from review_follow_up l where l.assessment_id = f.assessment_id
                            and l.number = f.number and l.entry > f.entry)
                    where a.team_id in (:teams) and v.outcome in ('ACCEPTED', 'OTHERWISE')
                        and (c.due_on is not null or f.id is not null)
                    order by coalesce(c.due_on, f.happened_on) desc, a.name, v.number desc limit :most
                    """)
                        .param("teams", teams.stream().map(TeamId::value).toList())
                        .param("most", most)
                        .query(RecordRow.class)
                        .list();
    }

    /** A deadline that has come, of a decision that holds and of which nobody said what happened. */
    record DueRow(
            UUID assessmentId,
            int number,
            UUID teamId,
            @Nullable UUID ownerId,
            LocalDate dueOn) {}

    /** Those that were not told of. */
    List<DueRow> due(LocalDate today, int most) {
        return database.sql("""
            select v.assessment_id, v.number, a.team_id, c.owner_id, c.due_on
            from review_commitment c
            join review_outcome_view v on v.review_id = c.review_id
            join assessment_summary_view a on a.id = v.assessment_id
            join identity_team_at_work_view t on t.id = a.team_id
            where c.due_on <= :today and v.holds and a.archived_at is null
                and not exists (select 1 from review_follow_up f
                    where f.assessment_id = v.assessment_id and f.number = v.number)
                and not exists (select 1 from review_deadline_notice n
                    where n.assessment_id = v.assessment_id and n.number = v.number and n.due_on = c.due_on)
            order by c.due_on, v.assessment_id limit :most
            """)
                .param("today", today)
                .param("most", most)
                .query(DueRow.class)
                .list();
    }

    /** Whether this transaction is the one that tells of it; another waits here until this one is done. */
    boolean told(DueRow due, Instant now) {
        return database.sql("""
            insert into review_deadline_notice (assessment_id, number, due_on, created_at)
            values (:assessment, :number, :due, :now) on conflict do nothing
            """)
                        .param("assessment", due.assessmentId())
                        .param("number", due.number())
                        .param("due", due.dueOn())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Decisions for whose outcome the person answers, whose deadline has come, in these teams. */
    List<DueRow> ownDue(PersonId owner, Collection<TeamId> teams, LocalDate today, int most) {
        return teams.isEmpty()
                ? List.of()
                : database.sql("""
                    select v.assessment_id, v.number, a.team_id, c.owner_id, c.due_on
                    from review_commitment c
                    join review_outcome_view v on v.review_id = c.review_id
                    join assessment_summary_view a on a.id = v.assessment_id
                    where c.owner_id = :owner and c.due_on <= :today and v.holds and a.archived_at is null
                        and a.team_id in (:teams) and not exists (select 1 from review_follow_up f
                            where f.assessment_id = v.assessment_id and f.number = v.number)
                    order by c.due_on, v.assessment_id limit :most
                    """)
                        .param("owner", owner.value())
                        .param("teams", teams.stream().map(TeamId::value).toList())
                        .param("today", today)
                        .param("most", most)
                        .query(DueRow.class)
                        .list();
    }
}
