package org.groundwork.review;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows of reviews: written once. The database refuses to change them. */
@Repository
class ReviewRepository {

    private final JdbcClient database;

    ReviewRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(ReviewView review) {
        UUID id = UUID.randomUUID();
        database.sql(
                        """
                        insert into review (id, assessment_id, number, outcome, verdict, reason, created_at,
                            created_by)
                        values (:id, :assessment, :number, :outcome, :verdict, :reason, :at, :by)
                        """)
                .param("id", id)
                .param("assessment", review.assessment().value())
                .param("number", review.number())
                .param("outcome", review.outcome().name())
                .param("verdict", review.verdict(), Types.VARCHAR)
                .param("reason", review.reason())
                .param("at", review.at().atOffset(ZoneOffset.UTC))
                .param("by", review.by().value())
                .update();
        review.reasons()
                .forEach(
                        (question, reason) ->
                                database.sql(
                                                """
                                                insert into review_reason (review_id, question, reason)
                                                values (:id, :question, :reason)
                                                """)
                                        .param("id", id)
                                        .param("question", question)
                                        .param("reason", reason)
                                        .update());
    }

    /** The latest first, without names. */
    List<ReviewView> of(AssessmentId assessment) {
        return complete(
                database.sql(
                                """
                                select * from review where assessment_id = :assessment
                                order by number desc
                                """)
                        .param("assessment", assessment.value())
                        .query((row, at) -> new Row(row.getObject("id", UUID.class), view(row)))
                        .list());
    }

    /** Of these teams' assessments that are not in the archive, the latest first. */
    List<ReviewView> latest(Collection<TeamId> teams, int most) {
        return complete(
                database.sql(
                                """
                                select r.* from review r join assessment_summary_view a on a.id = r.assessment_id
                                where a.team_id in (:teams) and a.archived_at is null
                                order by r.created_at desc limit :most
                                """)
                        .param("teams", teams.stream().map(TeamId::value).toList())
                        .param("most", most)
                        .query((row, at) -> new Row(row.getObject("id", UUID.class), view(row)))
                        .list());
    }

    private record Row(UUID id, ReviewView review) {}

    private List<ReviewView> complete(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<String, String>> reasons = new HashMap<>();
        database.sql("select * from review_reason where review_id in (:ids)")
                .param("ids", rows.stream().map(Row::id).toList())
                .query(
                        row -> {
                            reasons.computeIfAbsent(
                                            row.getObject("review_id", UUID.class),
                                            id -> new LinkedHashMap<>())
                                    .put(row.getString("question"), row.getString("reason"));
                        });
        return rows.stream()
                .map(
                        row ->
                                new ReviewView(
                                        row.review.assessment(),
                                        row.review.number(),
                                        row.review.outcome(),
                                        row.review.verdict(),
                                        row.review.reason(),
                                        reasons.getOrDefault(row.id, Map.of()),
                                        row.review.by(),
                                        "",
                                        row.review.at()))
                .toList();
    }

    private static ReviewView view(ResultSet row) throws SQLException {
        return new ReviewView(
                new AssessmentId(row.getObject("assessment_id", UUID.class)),
                row.getInt("number"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("verdict"),
                row.getString("reason"),
                Map.of(),
                new PersonId(row.getObject("created_by", UUID.class)),
                "",
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
