package org.groundwork.evaluation;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of plans to look again: one for each assessment at most. */
@Repository
class NextLookRepository {

    private final JdbcClient database;

    NextLookRepository(JdbcClient database) {
        this.database = database;
    }

    record Row(
            UUID assessmentId,
            LocalDate dueOn,
            String reason,
            UUID createdBy,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime announcedAt) {}

    record NamedRow(UUID assessmentId, String name, LocalDate dueOn) {}

    record DueRow(UUID assessmentId, UUID teamId, LocalDate dueOn) {}

    Optional<Row> find(AssessmentId assessment) {
        return database.sql("select * from next_look where assessment_id = :id")
                .param("id", assessment.value())
                .query(Row.class)
                .optional();
    }

    /** Instead of the one that was there. Another date is to be told of again. */
    void put(AssessmentId assessment, LocalDate on, String reason, PersonId by, Instant at) {
        database.sql("""
            insert into next_look (assessment_id, due_on, reason, created_by, created_at)
            values (:id, :on, :reason, :by, :at)
            on conflict (assessment_id) do update set due_on = excluded.due_on,
                reason = excluded.reason, created_by = excluded.created_by,
                created_at = excluded.created_at,
                announced_at = case when next_look.due_on = excluded.due_on
                    then next_look.announced_at end
            """)
                .param("id", assessment.value())
                .param("on", on)
                .param("reason", reason)
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    /** Whether there was one. */
    boolean remove(AssessmentId assessment) {
        return database.sql("delete from next_look where assessment_id = :id")
                        .param("id", assessment.value())
                        .update()
                == 1;
    }

    /** Those whose day has come in these teams, the longest due first. */
    List<NamedRow> due(Collection<TeamId> teams, LocalDate today, int most) {
        return teams.isEmpty()
                ? List.of()
                : database.sql("""
                    select a.id as assessment_id, a.name, n.due_on from next_look n
                    join assessment_summary_view a on a.id = n.assessment_id
                    where a.team_id in (:teams) and a.archived_at is null
                        and n.due_on <= :today
                    order by n.due_on, a.id limit :most
                    """)
                        .param("teams", teams.stream().map(TeamId::value).toList())
                        .param("today", today)
                        .param("most", most)
                        .query(NamedRow.class)
                        .list();
    }

    /** Those whose day has come and that were not told of, for this transaction alone. */
    List<DueRow> lockDue(LocalDate today, int most) {
        return database.sql("""
            select n.assessment_id, a.team_id, n.due_on from next_look n
            join assessment_summary_view a on a.id = n.assessment_id
            join identity_team_at_work_view t on t.id = a.team_id
            where n.announced_at is null and n.due_on <= :today
                and a.archived_at is null
            order by n.due_on, n.assessment_id limit :most
            for update of n skip locked
            """)
                .param("today", today)
                .param("most", most)
                .query(DueRow.class)
                .list();
    }

    void announced(UUID assessment, Instant at) {
        database.sql("update next_look set announced_at = :now where assessment_id = :id")
                .param("now", utc(at))
                .param("id", assessment)
                .update();
    }
}
