package org.groundwork.review;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of savings: one for each assessment at most. */
@Repository
class SavingRepository {

    private final JdbcClient database;

    SavingRepository(JdbcClient database) {
        this.database = database;
    }

    private record Row(
            UUID assessmentId,
            int number,
            long amount,
            String currency,
            boolean computed,
            String lookAgain,
            UUID createdBy,
            OffsetDateTime createdAt) {

        Saving saving() {
            return new Saving(
                    new AssessmentId(assessmentId),
                    number,
                    amount,
                    currency,
                    computed,
                    lookAgain,
                    new PersonId(createdBy),
                    createdAt.toInstant());
        }
    }

    /** Of those of these assessments that are in these teams. */
    List<Saving> in(Collection<AssessmentId> assessments, Collection<TeamId> teams) {
        return assessments.isEmpty() || teams.isEmpty()
                ? List.of()
                : database
                        .sql("""
                            select s.* from saving s
                            join assessment_summary_view a on a.id = s.assessment_id
                            where s.assessment_id in (:ids) and a.team_id in (:teams)
                            order by s.assessment_id
                            """)
                        .param(
                                "ids",
                                assessments.stream().map(AssessmentId::value).toList())
                        .param("teams", teams.stream().map(TeamId::value).toList())
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(Row::saving)
                        .toList();
    }

    /** Instead of the one that was there. */
    void put(Saving saving) {
        database.sql("""
            insert into saving (assessment_id, number, amount, currency, computed, look_again,
                created_by, created_at)
            values (:id, :number, :amount, :currency, :computed, :lookAgain, :by, :at)
            on conflict (assessment_id) do update set number = excluded.number,
                amount = excluded.amount, currency = excluded.currency,
                computed = excluded.computed, look_again = excluded.look_again,
                created_by = excluded.created_by, created_at = excluded.created_at
            """)
                .param("id", saving.assessment().value())
                .param("number", saving.number())
                .param("amount", saving.amount())
                .param("currency", saving.currency())
                .param("computed", saving.computed())
                .param("lookAgain", saving.lookAgain())
                .param("by", saving.recordedBy().value())
                .param("at", utc(saving.recordedAt()))
                .update();
    }

    /** Whether there was one. */
    boolean remove(AssessmentId assessment) {
        return database.sql("delete from saving where assessment_id = :id")
                        .param("id", assessment.value())
                        .update()
                == 1;
    }
}
