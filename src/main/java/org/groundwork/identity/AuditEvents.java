package org.groundwork.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The audit trail, for administrators. */
@Service
@Transactional(readOnly = true)
public class AuditEvents {

    private static final int BATCH = 1000;

    private final JdbcClient database;
    private final AuditTrail trail;
    private final ObjectProvider<ActivityKinds> kinds;

    AuditEvents(
            JdbcClient database, AuditTrail trail, ObjectProvider<ActivityKinds> kinds) {
        this.database = database;
        this.trail = trail;
        this.kinds = kinds;
    }

    /**
     * Somebody did something.
     *
     * @param id later ones have a higher one
     * @param actor null for the application itself
     * @param act name of an {@link AuditTrail.Event} or id of an {@link ActivityKind}
     * @param person whom it was done to
     */
    public record AuditEventView(
            long id,
            Instant at,
            @Nullable PersonId actor,
            String act,
            @Nullable PersonId person,
            @Nullable TeamId team,
            @Nullable UUID assessment,
            @Nullable String detail) {}

    /** What can be done to people, teams and access. */
    public static List<String> actsOnAccess() {
        return Arrays.stream(AuditTrail.Event.values()).map(Enum::name).toList();
    }

    /** What can be done to assessments. */
    public List<String> actsOnAssessments() {
        return kinds.orderedStream()
                .flatMap(module -> module.kinds().stream())
                .map(ActivityKind::id)
                .toList();
    }

    /**
     * The latest first.
     *
     * @param before only those with a lower id; null for the latest of all
     * @param most so many at most
     */
    public List<AuditEventView> find(AuditFilter filter, @Nullable Long before, int most) {
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
        return database.sql("select * from audit_event" + where + " order by id desc limit :most")
                .params(values)
                .param("most", most)
                .query(AuditEvents::view)
                .list();
    }

    /** All of them, the latest first, a batch at a time, however many there are. */
    public void forEachBatch(AuditFilter filter, Consumer<List<AuditEventView>> consumer) {
        Long before = null;
        List<AuditEventView> batch = find(filter, before, BATCH);
        while (!batch.isEmpty()) {
            consumer.accept(batch);
            before = batch.getLast().id();
            batch = batch.size() < BATCH ? List.of() : find(filter, before, BATCH);
        }
    }

    /** Writes down that the trail was taken out. */
    @Transactional
    public void exported(AuditFilter filter, PersonId by) {
        trail.record(AuditTrail.Event.AUDIT_EXPORTED, by, null, null, filter.fields());
    }

    /** Whether there is such an act. */
    public boolean isAct(String name) {
        return Stream.concat(actsOnAccess().stream(), actsOnAssessments().stream())
                .anyMatch(name::equals);
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static AuditEventView view(ResultSet row, int number) throws SQLException {
        UUID actor = row.getObject("created_by", UUID.class);
        UUID person = row.getObject("subject_person_id", UUID.class);
        UUID team = row.getObject("team_id", UUID.class);
        return new AuditEventView(
                row.getLong("id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                actor == null ? null : new PersonId(actor),
                row.getString("act"),
                person == null ? null : new PersonId(person),
                team == null ? null : new TeamId(team),
                row.getObject("assessment_id", UUID.class),
                row.getString("detail"));
    }
}
