package org.groundwork.review;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What a reason of a return is about. */
    private enum About {
        QUESTION,
        INPUT
    }

    private final JdbcClient database;

    ReviewRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(ReviewView review) {
        UUID id = UUID.randomUUID();
        database.sql("""
            insert into review (id, assessment_id, number, revision, outcome, verdict, reason, correction,
                created_at, created_by)
            values (:id, :assessment, :number, :revision, :outcome, :verdict, :reason, :correction, :at, :by)
            """)
                .param("id", id)
                .param("assessment", review.assessment().value())
                .param("number", review.number())
                .param("revision", review.revision())
                .param("outcome", review.outcome().name())
                .param("verdict", review.verdict(), Types.VARCHAR)
                .param("reason", review.reason())
                .param("correction", review.correction(), Types.VARCHAR)
                .param("at", utc(review.at()))
                .param("by", review.by().value())
                .update();
        review.reasons().forEach((question, reason) -> insert(id, About.QUESTION, question, reason));
        review.inputs().forEach((input, reason) -> insert(id, About.INPUT, input, reason));
        if (!review.commitment().isEmpty()) {
            insert(id, review.commitment());
        }
    }

    private void insert(UUID review, About about, String item, String reason) {
        database.sql("""
            insert into review_reason (review_id, about, item, reason)
            values (:id, :about, :item, :reason)
            """)
                .param("id", review)
                .param("about", about.name())
                .param("item", item)
                .param("reason", reason)
                .update();
    }

    private void insert(UUID review, Commitment commitment) {
        PersonId owner = commitment.owner();
        database.sql("""
            insert into review_commitment (review_id, budget, currency, people, weeks, owner_id, due_on, conditions)
            values (:id, :budget, :currency, :people, :weeks, :owner, :due, :conditions)
            """)
                .param("id", review)
                .param("budget", commitment.budget(), Types.BIGINT)
                .param("currency", commitment.currency(), Types.VARCHAR)
                .param("people", commitment.people(), Types.INTEGER)
                .param("weeks", commitment.weeks(), Types.INTEGER)
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("due", commitment.deadline(), Types.DATE)
                .param("conditions", String.join("\n", commitment.conditions()))
                .update();
    }

    /** The latest first, without names. */
    List<ReviewView> of(AssessmentId assessment) {
        return complete(database.sql("""
            select * from review where assessment_id = :assessment
            order by number desc, revision desc
            """)
                .param("assessment", assessment.value())
                .query(Row.class)
                .list());
    }

    /** What was last said about each submission in these teams' assessments outside the archive, the latest first. */
    List<ReviewView> latest(Collection<TeamId> teams, int most) {
        return complete(database.sql("""
            select r.* from review r join assessment_summary_view a on a.id = r.assessment_id
            where a.team_id in (:teams) and a.archived_at is null and not exists (
                select 1 from review l
                where l.assessment_id = r.assessment_id and l.number = r.number and l.revision > r.revision)
            order by r.created_at desc limit :most
            """)
                .param("teams", teams.stream().map(TeamId::value).toList())
                .param("most", most)
                .query(Row.class)
                .list());
    }

    /** A submission. */
    record Key(AssessmentId assessment, int number) {}

    /** Those submissions of these assessments of which what was made of them holds. */
    Set<Key> holding(Collection<AssessmentId> assessments) {
        return assessments.isEmpty()
                ? Set.of()
                : new HashSet<>(database.sql("""
                    select assessment_id, number from review_outcome_view
                    where assessment_id in (:ids) and holds
                    """)
                        .param(
                                "ids",
                                assessments.stream().map(AssessmentId::value).toList())
                        .query((row, number) -> new Key(
                                new AssessmentId(row.getObject("assessment_id", UUID.class)), row.getInt("number")))
                        .list());
    }

    private record Row(
            UUID id,
            UUID assessmentId,
            int number,
            int revision,
            Outcome outcome,
            @Nullable String verdict,
            String reason,
            @Nullable String correction,
            OffsetDateTime createdAt,
            UUID createdBy) {

        ReviewView view(Map<String, String> reasons, Map<String, String> inputs, Commitment commitment) {
            return new ReviewView(
                    new AssessmentId(assessmentId),
                    number,
                    revision,
                    outcome,
                    verdict,
                    reason,
                    reasons,
                    inputs,
                    correction,
                    commitment,
                    new PersonId(createdBy),
                    "",
                    createdAt.toInstant());
        }
    }

    private record CommitmentRow(
            UUID reviewId,
            @Nullable Long budget,
            @Nullable String currency,
            @Nullable Integer people,
            @Nullable Integer weeks,
            @Nullable UUID ownerId,
            @Nullable LocalDate dueOn,
            String conditions) {

        Commitment commitment() {
            return Commitment.stored(budget, currency, people, weeks, ownerId, dueOn, conditions);
        }
    }

    private List<ReviewView> complete(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = rows.stream().map(Row::id).toList();
        Map<UUID, Map<String, String>> reasons = new HashMap<>();
        Map<UUID, Map<String, String>> inputs = new HashMap<>();
        database.sql("select * from review_reason where review_id in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    (About.valueOf(row.getString("about")) == About.INPUT ? inputs : reasons)
                            .computeIfAbsent(row.getObject("review_id", UUID.class), id -> new LinkedHashMap<>())
                            .put(row.getString("item"), row.getString("reason"));
                });
        Map<UUID, Commitment> commitments = new HashMap<>();
        database.sql("select * from review_commitment where review_id in (:ids)")
                .param("ids", ids)
                .query(CommitmentRow.class)
                .list()
                .forEach(row -> commitments.put(row.reviewId(), row.commitment()));
        return rows.stream()
                .map(row -> row.view(
                        reasons.getOrDefault(row.id, Map.of()),
                        inputs.getOrDefault(row.id, Map.of()),
                        commitments.getOrDefault(row.id, Commitment.NONE)))
                .toList();
    }
}
