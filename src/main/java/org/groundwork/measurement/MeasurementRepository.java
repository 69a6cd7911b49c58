package org.groundwork.measurement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.DatabaseTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of measurements. */
@Repository
class MeasurementRepository {

    private static final String PENDING = " and status in ('UPLOADED', 'RUNNING')";

    private static final String COLUMNS = """
        id, assessment_id, created_at, created_by, file_name, sample, status, instance, heartbeat_at, row_count,
            column_count, question, started_at, started_person_id, step, done, cancel_requested, ended_at, fault,
            fault_arguments\
        """;

    private final JdbcClient database;

    MeasurementRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * A measurement as it lies in the database, without its result.
     *
     * @param question as {@link org.groundwork.lab.LabJson} writes it
     * @param faultArguments likewise a list
     */
    record Row(
            MeasurementId id,
            AssessmentId assessment,
            Instant createdAt,
            PersonId createdBy,
            String fileName,
            @Nullable String sample,
            MeasurementStatus status,
            UUID instance,
            Instant heartbeatAt,
            @Nullable Long rows,
            @Nullable Integer columns,
            @Nullable String question,
            @Nullable Instant startedAt,
            @Nullable PersonId startedBy,
            @Nullable String step,
            double done,
            boolean cancelRequested,
            @Nullable Instant endedAt,
            @Nullable String fault,
            @Nullable String faultArguments) {}

    /** A result, and when it came out. */
    record ResultRow(MeasurementId id, Instant at, String result) {}

    void insert(
            MeasurementId id,
            AssessmentId assessment,
            String fileName,
            @Nullable String sample,
            UUID instance,
            PersonId by,
            Instant at) {
        database.sql("""
            insert into measurement (id, assessment_id, created_at, created_by, file_name, sample, status, instance,
                heartbeat_at, done, cancel_requested)
            values (:id, :assessment, :at, :by, :fileName, :sample, 'UPLOADED', :instance, :at, 0, false)
            """)
                .param("id", id.value())
                .param("assessment", assessment.value())
                .param("at", DatabaseTimes.utc(at))
                .param("by", by.value())
                .param("fileName", fileName)
                .param("sample", sample, Types.VARCHAR)
                .param("instance", instance)
                .update();
    }

    void counted(MeasurementId id, long rows, int columns) {
        database.sql("update measurement set row_count = :rows, column_count = :columns where id = :id")
                .param("id", id.value())
                .param("rows", rows)
                .param("columns", columns)
                .update();
    }

    /** Whether it waited for that. */
    boolean start(MeasurementId id, String question, PersonId by, Instant at) {
        return database.sql("""
            update measurement set status = 'RUNNING', question = cast(:question as json), started_at = :at,
                started_person_id = :by, heartbeat_at = :at, step = null, done = 0, cancel_requested = false
            where id = :id and status = 'UPLOADED'
            """)
                        .param("id", id.value())
                        .param("question", question)
                        .param("at", DatabaseTimes.utc(at))
                        .param("by", by.value())
                        .update()
                == 1;
    }

    /** How far it is, and that it is alive. */
    void progress(MeasurementId id, String step, double done, Instant at) {
        database.sql("""
            update measurement set step = :step, done = :done, heartbeat_at = :at
            where id = :id and status = 'RUNNING'
            """)
                .param("id", id.value())
                .param("step", step)
                .param("done", done)
                .param("at", DatabaseTimes.utc(at))
                .update();
    }

    /** Says of those that they are alive. */
    void beat(Collection<MeasurementId> ids, Instant at) {
        database.sql("update measurement set heartbeat_at = :at where id in (:ids)" + PENDING)
                .param("ids", ids.stream().map(MeasurementId::value).toList())
                .param("at", DatabaseTimes.utc(at))
                .update();
    }

    /** Which of those somebody wants to end. */
    List<MeasurementId> cancelRequested(Collection<MeasurementId> ids) {
        return database.sql("select id from measurement where id in (:ids) and cancel_requested" + PENDING)
                .param("ids", ids.stream().map(MeasurementId::value).toList())
                .query((row, number) -> new MeasurementId(row.getObject("id", UUID.class)))
                .list();
    }

    void requestCancel(MeasurementId id) {
        database.sql("update measurement set cancel_requested = true where id = :id" + PENDING)
                .param("id", id.value())
                .update();
    }

    /** Whether it was pending until now. */
    boolean end(
            MeasurementId id,
            MeasurementStatus status,
            @Nullable String fault,
            @Nullable String faultArguments,
            Instant at) {
        return database.sql("""
            update measurement set status = :status, ended_at = :at, fault = :fault,
                fault_arguments = cast(:arguments as json)
            where id = :id
            """ + PENDING)
                        .param("id", id.value())
                        .param("status", status.name())
                        .param("fault", fault, Types.VARCHAR)
                        .param("arguments", faultArguments, Types.VARCHAR)
                        .param("at", DatabaseTimes.utc(at))
                        .update()
                == 1;
    }

    /** Whether it was running until now. */
    boolean finish(MeasurementId id, String result, Instant at) {
        return database.sql("""
            update measurement set status = 'DONE', done = 1, ended_at = :at, result = cast(:result as json)
            where id = :id and status = 'RUNNING'
            """)
                        .param("id", id.value())
                        .param("result", result)
                        .param("at", DatabaseTimes.utc(at))
                        .update()
                == 1;
    }

    /** Those whose application has not been heard of since then are lost. */
    void lose(AssessmentId assessment, Instant before, Instant at) {
        database.sql("""
            update measurement set status = 'LOST', ended_at = :at
            where assessment_id = :assessment and heartbeat_at < :before
            """ + PENDING)
                .param("assessment", assessment.value())
                .param("before", DatabaseTimes.utc(before))
                .param("at", DatabaseTimes.utc(at))
                .update();
    }

    Optional<Row> find(AssessmentId assessment, MeasurementId id) {
        return database.sql("select " + COLUMNS + " from measurement where id = :id and assessment_id = :assessment")
                .param("id", id.value())
                .param("assessment", assessment.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /** The latest first. */
    List<Row> of(AssessmentId assessment, int most) {
        return database.sql("select " + COLUMNS + """
             from measurement where assessment_id = :assessment order by created_at desc, id limit :most
            """)
                .param("assessment", assessment.value())
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    Optional<String> result(MeasurementId id) {
        return database.sql("select result from measurement where id = :id and result is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** The last result that came out by then, of cases that are not invented. */
    Optional<ResultRow> latest(AssessmentId assessment, Instant before) {
        return database.sql("""
            select id, ended_at, result from measurement
            where assessment_id = :assessment and status = 'DONE' and sample is null and ended_at <= :before
            order by ended_at desc, id limit 1
            """)
                .param("assessment", assessment.value())
                .param("before", DatabaseTimes.utc(before))
                .query((row, number) -> new ResultRow(
                        new MeasurementId(row.getObject("id", UUID.class)),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                        row.getString("result")))
                .optional();
    }

    void delete(MeasurementId id) {
        database.sql("delete from measurement where id = :id")
                .param("id", id.value())
                .update();
    }

    void taken(MeasurementId id, String offer, PersonId by, Instant at) {
        database.sql("""
            insert into measurement_offer (measurement_id, offer, created_at, created_by)
            values (:id, :offer, :at, :by)
            on conflict (measurement_id, offer) do update set created_at = excluded.created_at,
                created_by = excluded.created_by
            """)
                .param("id", id.value())
                .param("offer", offer)
                .param("at", DatabaseTimes.utc(at))
                .param("by", by.value())
                .update();
    }

    /** Which offers were taken over. */
    Set<String> taken(MeasurementId id) {
        return new TreeSet<>(database.sql("select offer from measurement_offer where measurement_id = :id")
                .param("id", id.value())
                .query(String.class)
                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new MeasurementId(row.getObject("id", UUID.class)),
                new AssessmentId(row.getObject("assessment_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getObject("created_by", UUID.class)),
                row.getString("file_name"),
                row.getString("sample"),
                MeasurementStatus.valueOf(row.getString("status")),
                row.getObject("instance", UUID.class),
                row.getObject("heartbeat_at", OffsetDateTime.class).toInstant(),
                row.getObject("row_count", Long.class),
                row.getObject("column_count", Integer.class),
                row.getString("question"),
                DatabaseTimes.instant(row.getObject("started_at", OffsetDateTime.class)),
                person(row),
                row.getString("step"),
                row.getDouble("done"),
                row.getBoolean("cancel_requested"),
                DatabaseTimes.instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getString("fault"),
                row.getString("fault_arguments"));
    }

    private static @Nullable PersonId person(ResultSet row) throws SQLException {
        UUID id = row.getObject("started_person_id", UUID.class);
        return id == null ? null : new PersonId(id);
    }
}
