package org.groundwork.evaluation;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of submissions: written once, read often. The database refuses to change them. */
@Repository
class EvaluationRepository {

    private static final String VIEW = """
        select e.assessment_id, e.number, e.submitted_at, e.submitted_by, e.method, e.verdict,
            e.settled, o.kind, o.created_at, o.created_by, o.reason as opened_because,
            case when e.verdict_named or e.settled or e.verdict is null then null else e.answers end as unnamed_answers,
            case when e.verdict_named or e.settled or e.verdict is null then null else e.result end as unnamed_result
        from evaluation e left join evaluation_opening o on o.evaluation_id = e.id
        """;

    private final JdbcClient database;

    private record ViewRow(
            UUID assessmentId,
            int number,
            OffsetDateTime submittedAt,
            UUID submittedBy,
            String method,
            @Nullable String verdict,
            boolean settled,
            OpenedAgain.@Nullable Kind kind,
            @Nullable OffsetDateTime createdAt,
            @Nullable UUID createdBy,
            @Nullable String openedBecause,
            @Nullable String unnamedAnswers,
            @Nullable String unnamedResult) {

        /** Older rows say what the gates say; whether that may be named is found out. */
        private @Nullable String named() {
            return unnamedAnswers == null || unnamedResult == null
                    ? verdict
                    : StoredEvaluation.named(unnamedAnswers, unnamedResult);
        }

        EvaluationView view() {
            return new EvaluationView(
                    new AssessmentId(assessmentId),
                    number,
                    submittedAt.toInstant(),
                    new PersonId(submittedBy),
                    method,
                    named(),
                    settled,
                    kind == null || createdAt == null || createdBy == null
                            ? null
                            : new OpenedAgain(
                                    kind,
                                    new PersonId(createdBy),
                                    createdAt.toInstant(),
                                    openedBecause == null ? "" : openedBecause));
        }
    }

    private record StoredRow(
            UUID assessmentId,
            int number,
            OffsetDateTime submittedAt,
            UUID submittedBy,
            String method,
            String methodSha256,
            String engine,
            String answers,
            String result,
            @Nullable String analysis,
            String sha256) {

        StoredEvaluation stored() {
            return new StoredEvaluation(
                    new StoredEvaluation.Content(
                            new AssessmentId(assessmentId),
                            number,
                            submittedAt.toInstant(),
                            new PersonId(submittedBy),
                            method,
                            methodSha256,
                            engine,
                            answers,
                            result,
                            analysis),
                    sha256);
        }
    }

    EvaluationRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * 0 when there is none. The caller holds the assessment's row, so that two do not get the same.
     */
    int lastNumber(AssessmentId assessment) {
        return database.sql("select coalesce(max(number), 0) from evaluation where assessment_id = :id")
                .param("id", assessment.value())
                .query(Integer.class)
                .single();
    }

    /**
     * @param verdict id of the one that may be named; null while it is too early
     */
    void insert(StoredEvaluation evaluation, @Nullable String verdict, boolean settled) {
        StoredEvaluation.Content content = evaluation.content();
        database.sql("""
            insert into evaluation (id, assessment_id, number, submitted_at, submitted_by,
                method, method_sha256, engine, answers, result, analysis, verdict, verdict_named,
                settled, sha256)
            values (:id, :assessment, :number, :at, :by, :method, :methodSha256, :engine,
                :answers, :result, :analysis, :verdict, true, :settled, :sha256)
            """)
                .param("id", UUID.randomUUID())
                .param("assessment", content.assessment().value())
                .param("number", content.number())
                .param("at", utc(content.submittedAt()))
                .param("by", content.submittedBy().value())
                .param("method", content.method())
                .param("methodSha256", content.methodSha256())
                .param("engine", content.engine())
                .param("answers", content.answers())
                .param("result", content.result())
                .param("analysis", content.analysis(), Types.VARCHAR)
                .param("verdict", verdict)
                .param("settled", settled)
                .param("sha256", evaluation.sha256())
                .update();
    }

    /** Once for each submission: afterwards there is a next one, or none. */
    void openAgain(AssessmentId assessment, int number, OpenedAgain opened) {
        database.sql("""
            insert into evaluation_opening (evaluation_id, kind, created_at, created_by, reason)
            select id, :kind, :at, :by, :reason from evaluation
            where assessment_id = :assessment and number = :number
            """)
                .param("assessment", assessment.value())
                .param("number", number)
                .param("kind", opened.kind().name())
                .param("by", opened.by().value())
                .param("at", utc(opened.at()))
                .param("reason", opened.reason())
                .update();
    }

    Optional<StoredEvaluation> find(AssessmentId assessment, int number) {
        return database.sql("""
            select * from evaluation
            where assessment_id = :assessment and number = :number
            """)
                .param("assessment", assessment.value())
                .param("number", number)
                .query(StoredRow.class)
                .optional()
                .map(StoredRow::stored);
    }

    /** With all that they say, the earliest first. */
    List<StoredEvaluation> all(AssessmentId assessment) {
        return database
                .sql("select * from evaluation where assessment_id = :id order by number")
                .param("id", assessment.value())
                .query(StoredRow.class)
                .list()
                .stream()
                .map(StoredRow::stored)
                .toList();
    }

    /** Of these, as far as somebody said why. */
    Map<Evaluations.Key, String> openingReasons(Collection<AssessmentId> assessments) {
        Map<Evaluations.Key, String> reasons = new HashMap<>();
        if (!assessments.isEmpty()) {
            database.sql("""
                select e.assessment_id, e.number, o.reason from evaluation e
                join evaluation_opening o on o.evaluation_id = e.id
                where e.assessment_id in (:assessments) and o.reason <> ''
                """)
                    .param(
                            "assessments",
                            assessments.stream().map(AssessmentId::value).toList())
                    .query(row -> {
                        reasons.put(
                                new Evaluations.Key(
                                        new AssessmentId(row.getObject("assessment_id", UUID.class)),
                                        row.getInt("number")),
                                row.getString("reason"));
                    });
        }
        return reasons;
    }

    /** The latest of each, with all that they say, in no order. */
    List<StoredEvaluation> latestStored(Collection<AssessmentId> assessments) {
        return assessments.isEmpty()
                ? List.of()
                : database
                        .sql("""
                            select e.* from evaluation e where e.assessment_id in (:assessments) and e.number =
                                (select max(number) from evaluation l where l.assessment_id = e.assessment_id)
                            """)
                        .param(
                                "assessments",
                                assessments.stream().map(AssessmentId::value).toList())
                        .query(StoredRow.class)
                        .list()
                        .stream()
                        .map(StoredRow::stored)
                        .toList();
    }

    /** The latest first. */
    List<EvaluationView> of(AssessmentId assessment) {
        return database
                .sql(VIEW + " where e.assessment_id = :assessment order by e.number desc")
                .param("assessment", assessment.value())
                .query(ViewRow.class)
                .list()
                .stream()
                .map(ViewRow::view)
                .toList();
    }

    Optional<EvaluationView> view(AssessmentId assessment, int number) {
        return database.sql(VIEW + " where e.assessment_id = :assessment and e.number = :number")
                .param("assessment", assessment.value())
                .param("number", number)
                .query(ViewRow.class)
                .optional()
                .map(ViewRow::view);
    }

    /** Every one that was not taken back. */
    List<Submissions.Key> latest() {
        return database.sql("""
            select e.assessment_id, e.number from evaluation e
            where not exists (
                select 1 from evaluation_opening o
                where o.evaluation_id = e.id and o.kind = 'WITHDRAWN')
            order by e.assessment_id, e.number
            """)
                .query((row, number) -> new Submissions.Key(
                        new AssessmentId(row.getObject("assessment_id", UUID.class)), row.getInt("number")))
                .list();
    }

    /** The latest of each, in no order. */
    List<EvaluationView> latestOf(Collection<AssessmentId> assessments) {
        return views("""
             where e.assessment_id in (:which) and e.number =
                (select max(number) from evaluation l where l.assessment_id = e.assessment_id)
            """, assessments.stream().map(AssessmentId::value).toList());
    }

    /** As far as there are such, in no order. */
    List<EvaluationView> these(Collection<Evaluations.Key> submissions) {
        return views(
                " where (e.assessment_id, e.number) in (:which)",
                submissions.stream()
                        .distinct()
                        .map(key -> new Object[] {key.assessment().value(), key.number()})
                        .toList());
    }

    private List<EvaluationView> views(String condition, List<?> which) {
        return which.isEmpty()
                ? List.of()
                : database.sql(VIEW + condition).param("which", which).query(ViewRow.class).list().stream()
                        .map(ViewRow::view)
                        .toList();
    }
}
