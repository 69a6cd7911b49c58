package org.groundwork.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.Submissions;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.report.PaperSize;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of planning documents. */
@Repository
class PlanningRepository {

    private static final String COLUMNS = """
        select d.id, d.created_by, d.title, d.meeting_on, d.paper, d.state, d.done, d.created_at,
            d.finished_at, d.pages, d.weeks, d.team_id, t.name as team_name, p.name as by_name,
            (select count(*) from planning_item i where i.document_id = d.id) as items
        from planning_document d
        left join identity_team_view t on t.id = d.team_id
        left join identity_person_view p on p.id = d.created_by
        """;

    private final JdbcClient database;
    private final Duration kept;

    PlanningRepository(JdbcClient database, PlanningProperties properties) {
        this.database = database;
        this.kept = Duration.ofDays(properties.keptDays());
    }

    /** A document with who asked for it. */
    record Asked(PlanningDocument document, PersonId by) {}

    @Transactional
    void insert(UUID id, PersonId by, PlanningDocuments.Meeting meeting, Instant at, List<Submissions.Key> items) {
        database.sql("""
            insert into planning_document (id, created_by, title, meeting_on, paper, state,
                done, created_at, weeks, team_id)
            values (:id, :by, :title, :on, :paper, 'WAITING', 0, :at, :weeks, :team)
            """)
                .param("id", id)
                .param("by", by.value())
                .param("title", meeting.title())
                .param("on", Objects.requireNonNull(meeting.on()))
                .param("paper", meeting.paper().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("weeks", meeting.weeks())
                .param(
                        "team",
                        meeting.sharedWith() == null
                                ? null
                                : meeting.sharedWith().value())
                .update();
        for (int i = 0; i < items.size(); i++) {
            database.sql("insert into planning_item (document_id, position, assessment_id,"
                            + " number) values (:id, :position, :assessment, :number)")
                    .param("id", id)
                    .param("position", i + 1)
                    .param("assessment", items.get(i).assessment().value())
                    .param("number", items.get(i).number())
                    .update();
        }
    }

    Optional<Asked> find(UUID id) {
        return database.sql(COLUMNS + "where d.id = :id")
                .param("id", id)
                .query((row, number) ->
                        new Asked(document(row, null), new PersonId(row.getObject("created_by", UUID.class))))
                .optional();
    }

    /** Those of the person and those shared with these teams that hold nothing of other teams, the latest first. */
    List<PlanningDocument> of(PersonId person, Collection<UUID> teams) {
        return database.sql(COLUMNS + """
            where (d.created_by = :person or d.team_id in (:teams)) and not exists (
                select 1 from planning_item i
                join assessment_summary_view a on a.id = i.assessment_id
                where i.document_id = d.id and a.team_id not in (:teams))
            order by d.created_at desc, d.id
            """)
                .param("person", person.value())
                .param("teams", teams)
                .query((row, number) -> document(row, person))
                .list();
    }

    List<Submissions.Key> items(UUID id) {
        return database.sql("select assessment_id, number from planning_item where document_id = :id"
                        + " order by position")
                .param("id", id)
                .query((row, number) -> new Submissions.Key(
                        new AssessmentId(row.getObject("assessment_id", UUID.class)), row.getInt("number")))
                .list();
    }

    Optional<byte[]> pdf(UUID id) {
        return database.sql("select pdf from planning_document where id = :id and pdf is not null")
                .param("id", id)
                .query((row, number) -> row.getBytes("pdf"))
                .optional();
    }

    void progress(UUID id, int done) {
        database.sql("update planning_document set state = 'RUNNING', done = :done where id =" + " :id and pdf is null")
                .param("id", id)
                .param("done", done)
                .update();
    }

    void finish(UUID id, byte[] pdf, int pages, Instant at) {
        database.sql("update planning_document set state = 'DONE', pdf = :pdf, pages = :pages,"
                        + " finished_at = :at where id = :id and pdf is null")
                .param("id", id)
                .param("pdf", pdf)
                .param("pages", pages)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void fail(UUID id) {
        set(id, PlanningDocument.State.FAILED);
    }

    void again(UUID id) {
        set(id, PlanningDocument.State.WAITING);
    }

    private void set(UUID id, PlanningDocument.State state) {
        database.sql("update planning_document set state = :state, done = 0 where id = :id and" + " pdf is null")
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    void delete(UUID id) {
        database.sql("delete from planning_document where id = :id")
                .param("id", id)
                .update();
    }

    /**
     * Throws away what was kept long enough, and what failed as long ago.
     *
     * @return how many
     */
    int deleteExpired(Instant now) {
        return database.sql("delete from planning_document where coalesce(finished_at, created_at) <" + " :before")
                .param("before", now.minus(kept).atOffset(ZoneOffset.UTC))
                .update();
    }

    void share(UUID id, @Nullable TeamId team) {
        database.sql("update planning_document set team_id = :team where id = :id")
                .param("team", team == null ? null : team.value())
                .param("id", id)
                .update();
    }

    private PlanningDocument document(ResultSet row, @Nullable PersonId looks) throws SQLException {
        Instant finished = instant(row, "finished_at");
        UUID team = row.getObject("team_id", UUID.class);
        return new PlanningDocument(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("meeting_on", LocalDate.class),
                PaperSize.valueOf(row.getString("paper")),
                PlanningDocument.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("items"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished,
                row.getObject("pages", Integer.class),
                finished == null ? null : finished.plus(kept),
                row.getObject("weeks", Integer.class),
                team == null ? null : new TeamView(new TeamId(team), row.getString("team_name")),
                looks != null && looks.value().equals(row.getObject("created_by", UUID.class)),
                row.getString("by_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
