package org.groundwork.portfolio;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.Submissions;
import org.groundwork.method.Effort;
import org.groundwork.method.Section;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.HeldBack;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the read model’s rows; {@link Portfolio} reads them. */
@Repository
class PortfolioEntryRepository {

    private final JdbcClient database;

    PortfolioEntryRepository(JdbcClient database) {
        this.database = database;
    }

    /** Those whose row is of the present way of making rows. */
    Set<Submissions.Key> present() {
        return new HashSet<>(database.sql(
                        "select assessment_id, number from portfolio_entry where projection" + " = :version")
                .param("version", Projection.VERSION)
                .query((row, number) -> new Submissions.Key(
                        new AssessmentId(row.getObject("assessment_id", UUID.class)), row.getInt("number")))
                .list());
    }

    void remove(Submissions.Key key) {
        database.sql("delete from portfolio_entry where assessment_id = :id and number =" + " :number")
                .param("id", key.assessment().value())
                .param("number", key.number())
                .update();
    }

    /** Marks the last row of the assessment as the one to show. */
    void markLatest(AssessmentId assessment) {
        for (String sql : List.of("""
            update portfolio_entry set latest = false
            where assessment_id = :id and latest and number < (
                select max(number) from portfolio_entry where assessment_id = :id)
            """, """
            update portfolio_entry set latest = true
            where assessment_id = :id and not latest and number = (
                select max(number) from portfolio_entry where assessment_id = :id)
            """)) {
            database.sql(sql).param("id", assessment.value()).update();
        }
    }

    /** The number of the row that is shown; 0 when there is none. */
    int latest(AssessmentId assessment) {
        return database.sql("select coalesce(max(number), 0) from portfolio_entry where assessment_id =" + " :id")
                .param("id", assessment.value())
                .query(Integer.class)
                .single();
    }

    private static @Nullable String heldBackBy(Projection entry) {
        HeldBack heldBack = HeldBack.of(
                entry.submission().file().sheet(),
                entry.submission().appraisal().result());
        Section first = heldBack == null ? null : heldBack.first();
        return first == null ? null : first.id();
    }

    /** Adds the row; a row that is there is made anew. */
    void put(Projection entry) {
        Result result = entry.submission().appraisal().result();
        Readiness readiness = result.readiness();
        Band band = readiness == null ? null : readiness.band();
        Projection.Value value = entry.value();
        Projection.WithMl ml = value == null ? null : value.withMl();
        Submissions.Key key = key(entry);
        remove(key);
        database.sql("""
            insert into portfolio_entry (assessment_id, number, latest, projection,
                submitted_at, method, verdict, verdict_rank, settled, possible, coverage,
                readiness_low, readiness, readiness_high, held_back_by, gate, gate_number,
                currency, path, value_mean, value_p10, value_p90, loss, ml_cost, learning,
                missing, next_step, steps_s, steps_m, steps_l, experiment_days, on_top, path_weeks,
                path_up_front, ml_path, ml_path_mean, ml_path_weeks, ml_path_up_front, step_roles,
                experiment_role)
            values (:assessment, :number, false, :projection, :at, :method, :verdict, :rank,
                :settled, :possible, :coverage, :low, :stated, :high, :heldBackBy, :gate,
                :gateNumber, :currency, :path, :mean, :p10, :p90, :loss, :mlCost, :learning,
                :missing, :next, :s, :m, :l, :experiment, :onTop, :pathWeeks, :pathUpFront, :mlPath,
                :mlMean, :mlWeeks, :mlUpFront, :roles, :experimentRole)
            """)
                .param("assessment", key.assessment().value())
                .param("number", key.number())
                .param("projection", Projection.VERSION)
                .param("at", entry.submission().view().submittedAt().atOffset(ZoneOffset.UTC))
                .param("method", result.method())
                .param("verdict", entry.verdict(), Types.VARCHAR)
                .param("rank", entry.rank())
                .param("settled", result.settled())
                .param("possible", result.possibleVerdicts().toArray(String[]::new))
                .param("coverage", entry.coverage())
                .param("low", band == null ? null : band.low(), Types.DOUBLE)
                .param("stated", band == null ? null : band.stated(), Types.DOUBLE)
                .param("high", band == null ? null : band.high(), Types.DOUBLE)
                .param("heldBackBy", heldBackBy(entry), Types.VARCHAR)
                .param("gate", result.blockingGate(), Types.VARCHAR)
                .param("gateNumber", entry.gateNumber())
                .param("currency", entry.currency(), Types.VARCHAR)
                .param("path", value == null ? null : value.strategy().name(), Types.VARCHAR)
                .param("mean", value == null ? null : value.mean(), Types.DOUBLE)
                .param("p10", value == null ? null : value.p10(), Types.DOUBLE)
                .param("p90", value == null ? null : value.p90(), Types.DOUBLE)
                .param("loss", value == null ? null : value.loss(), Types.DOUBLE)
                .param("mlCost", value == null ? null : value.mlCost(), Types.DOUBLE)
                .param("learning", value == null ? null : value.learning(), Types.DOUBLE)
                .param("missing", entry.missing().toArray(String[]::new))
                .param("next", entry.step().kind().name())
                .param("s", entry.step().of(Effort.S))
                .param("m", entry.step().of(Effort.M))
                .param("l", entry.step().of(Effort.L))
                .param("experiment", entry.step().experimentDays(), Types.INTEGER)
                .param("onTop", value != null && value.onTop())
                .param("pathWeeks", value == null ? null : value.effort().weeks(), Types.DOUBLE)
                .param("pathUpFront", value == null ? null : value.effort().upFront(), Types.DOUBLE)
                .param("mlPath", ml == null ? null : ml.strategy().name(), Types.VARCHAR)
                .param("mlMean", ml == null ? null : ml.mean(), Types.DOUBLE)
                .param("mlWeeks", ml == null ? null : ml.effort().weeks(), Types.DOUBLE)
                .param("mlUpFront", ml == null ? null : ml.effort().upFront(), Types.DOUBLE)
                .param("roles", entry.step().roles())
                .param("experimentRole", entry.step().experimentRole(), Types.VARCHAR)
                .update();
    }

    static Submissions.Key key(Projection entry) {
        return new Submissions.Key(
                entry.submission().view().assessment(),
                entry.submission().view().number());
    }

    /** Instead of those of an earlier submission; none when {@code entry} is null. */
    void putLacks(AssessmentId assessment, @Nullable Projection entry) {
        database.sql("delete from portfolio_lack where assessment_id = :id")
                .param("id", assessment.value())
                .update();
        if (entry == null || entry.lacks().isEmpty()) {
            return;
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < entry.lacks().size(); i++) {
            rows.append(i == 0 ? "" : ", ").append("(:id, :method");
            for (String column : List.of("question", "kind", "need", "gates", "standing", "verdict", "unlocks")) {
                rows.append(", :").append(column).append(i);
            }
            rows.append(')');
        }
        JdbcClient.StatementSpec insert = database.sql(
                        "insert into portfolio_lack (assessment_id, method, question, kind,"
                                + " need, gates, standing, verdict, unlocks) values "
                                + rows)
                .param("id", assessment.value())
                .param("method", entry.submission().view().method());
        for (int i = 0; i < entry.lacks().size(); i++) {
            Projection.Lack lack = entry.lacks().get(i);
            insert = insert.param("question" + i, lack.question())
                    .param("kind" + i, lack.kind().name())
                    .param("need" + i, lack.need(), Types.SMALLINT)
                    .param("gates" + i, lack.gates().toArray(String[]::new))
                    .param("standing" + i, lack.blocking())
                    .param("verdict" + i, lack.verdict(), Types.VARCHAR)
                    .param("unlocks" + i, lack.unlocks());
        }
        insert.update();
    }
}
