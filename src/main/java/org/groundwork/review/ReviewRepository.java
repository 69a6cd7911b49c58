package org.groundwork.review;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of reviews: written once. The database refuses to change them. */
@Repository
class ReviewRepository {

    private final JdbcClient database;

    ReviewRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(ReviewView review) {
        UUID id = UUID.randomUUID();
        database.sql("""
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
                .param("at", utc(review.at()))
                .param("by", review.by().value())
                .update();
        review.reasons()
                .forEach((question, reason) -> database.sql("""
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
        return complete(database.sql("""
            select * from review where assessment_id = :assessment
            order by number desc
            """)
                .param("assessment", assessment.value())
                .query(Row.class)
                .list());
    }

    /** Of these teams' assessments that are not in the archive, the latest first. */
    List<ReviewView> latest(Collection<TeamId> teams, int most) {
        return complete(database.sql("""
            select r.* from review r join assessment_summary_view a on a.id = r.assessment_id
            where a.team_id in (:teams) and a.archived_at is null
            order by r.created_at desc limit :most
            """)
                .param("teams", teams.stream().map(TeamId::value).toList())
                .param("most", most)
                .query(Row.class)
                .list());
    }

    private record Row(
            UUID id,
            UUID assessmentId,
            int number,
            Outcome outcome,
            @Nullable String verdict,
            String reason,
            OffsetDateTime createdAt,
            UUID createdBy) {

        ReviewView view(Map<String, String> reasons) {
            return new ReviewView(
                    new AssessmentId(assessmentId),
                    number,
                    outcome,
                    verdict,
                    reason,
                    reasons,
                    new PersonId(createdBy),
                    "",
                    createdAt.toInstant());
        }
    }

    private List<ReviewView> complete(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<String, String>> reasons = new HashMap<>();
        database.sql("select * from review_reason where review_id in (:ids)")
                .param("ids", rows.stream().map(Row::id).toList())
                .query(row -> {
                    reasons.computeIfAbsent(row.getObject("review_id", UUID.class), id -> new LinkedHashMap<>())
                            .put(row.getString("question"), row.getString("reason"));
                });
        return rows.stream()
                .map(row -> row.view(reasons.getOrDefault(row.id, Map.of())))
                .toList();
    }
}
