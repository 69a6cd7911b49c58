package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.identity.AuditEvents.AuditEventView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the audit trail: written once. The database refuses to change them. */
@Repository
class AuditRepository {

    private final JdbcClient database;

    AuditRepository(JdbcClient database) {
        this.database = database;
    }

    private record Row(
            long id,
            OffsetDateTime createdAt,
            @Nullable UUID createdBy,
            String act,
            @Nullable UUID subjectPersonId,
            @Nullable UUID teamId,
            @Nullable UUID assessmentId,
            @Nullable String detail) {

        AuditEventView view() {
            return new AuditEventView(
                    id,
                    createdAt.toInstant(),
                    createdBy == null ? null : new PersonId(createdBy),
                    act,
                    subjectPersonId == null ? null : new PersonId(subjectPersonId),
                    teamId == null ? null : new TeamId(teamId),
                    assessmentId,
                    detail);
        }
    }

    void insert(
            Instant at,
            @Nullable PersonId by,
            String act,
            @Nullable PersonId person,
            @Nullable TeamId team,
            @Nullable UUID assessment,
            @Nullable String detail) {
        database.sql("""
            insert into audit_event (created_at, created_by, act, subject_person_id, team_id,
                assessment_id, detail)
            values (:at, :by, :act, :person, :team, :assessment, :detail)
            """)
                .param("at", utc(at))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("act", act)
                .param("person", person == null ? null : person.value(), Types.OTHER)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("assessment", assessment, Types.OTHER)
                .param("detail", detail, Types.VARCHAR)
                .update();
    }

    /** The latest first, below a row if that is given. */
    List<AuditEventView> find(AuditFilter filter, @Nullable Long before, int most) {
        StringBuilder where = new StringBuilder(" where true");
        Map<String, Object> values = new HashMap<>();
        if (before != null) {
            where.append(" and id < :before");
            values.put("before", before);
        }
        if (filter.person() != null) {
            where.append(" and (created_by = :person or subject_person_id = :person)");
            values.put("person", filter.person().value());
        }
        if (filter.team() != null) {
            where.append(" and team_id = :team");
            values.put("team", filter.team().value());
        }
        if (filter.act() != null) {
            where.append(" and act = :act");
            values.put("act", filter.act());
        }
        if (filter.assessment() != null) {
            where.append(" and assessment_id between :lowest and :highest");
            values.put("lowest", filter.assessment().lowest());
            values.put("highest", filter.assessment().highest());
        }
        if (filter.from() != null) {
            where.append(" and created_at >= :from");
            values.put("from", midnight(filter.from()));
        }
        if (filter.to() != null) {
            where.append(" and created_at < :until");
            values.put("until", midnight(filter.to().plusDays(1)));
        }
        return database
                .sql("select * from audit_event" + where + " order by id desc limit :most")
                .params(values)
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
