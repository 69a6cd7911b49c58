package org.groundwork.assessment;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import org.groundwork.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of the questionnaire to which an assessment is not to be moved now. */
@Repository
class DeclinedMethodRepository {

    private final JdbcClient database;

    DeclinedMethodRepository(JdbcClient database) {
        this.database = database;
    }

    /** Nothing happens where it was declined before. */
    void put(AssessmentId assessment, String method, PersonId by, Instant at) {
        database.sql("""
            insert into assessment_declined_method (assessment_id, method, created_by, created_at)
            values (:assessment, :method, :by, :at) on conflict do nothing
            """)
                .param("assessment", assessment.value())
                .param("method", method)
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    boolean has(AssessmentId assessment, String method) {
        return database.sql("""
            select exists (select 1 from assessment_declined_method
                where assessment_id = :assessment and method = :method)
            """)
                .param("assessment", assessment.value())
                .param("method", method)
                .query(Boolean.class)
                .single();
    }
}
