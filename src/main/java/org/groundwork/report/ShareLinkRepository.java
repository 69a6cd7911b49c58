package org.groundwork.report;

import static org.groundwork.platform.DatabaseTimes.instant;
import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of share links. */
@Repository
class ShareLinkRepository {

    private final JdbcClient database;

    ShareLinkRepository(JdbcClient database) {
        this.database = database;
    }

    private record Row(
            UUID id,
            UUID assessmentId,
            int number,
            UUID createdBy,
            OffsetDateTime createdAt,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime revokedAt,
            int uses,
            @Nullable OffsetDateTime lastUsedAt) {

        Link link() {
            return new Link(
                    id,
                    new AssessmentId(assessmentId),
                    number,
                    new PersonId(createdBy),
                    createdAt.toInstant(),
                    expiresAt.toInstant(),
                    revokedAt != null,
                    uses,
                    instant(lastUsedAt));
        }
    }

    /** A link as it is in the database, without its secret. */
    record Link(
            UUID id,
            AssessmentId assessment,
            int number,
            PersonId madeBy,
            Instant madeAt,
            Instant expiresAt,
            boolean revoked,
            int uses,
            @Nullable Instant lastUsed) {}

    void insert(Secret secret, AssessmentId assessment, int number, PersonId by, Instant at, Instant expires) {
        database.sql("""
            insert into share_link (id, secret_hash, assessment_id, number, created_by,
                created_at, expires_at)
            values (:id, :hash, :assessment, :number, :by, :now, :expires)
            """)
                .param("id", UUID.randomUUID())
                .param("hash", secret.hash())
                .param("assessment", assessment.value())
                .param("number", number)
                .param("by", by.value())
                .param("now", utc(at))
                .param("expires", utc(expires))
                .update();
    }

    /** How many are neither revoked nor expired. */
    int open(AssessmentId assessment, int number, Instant now) {
        return database.sql("""
            select count(*) from share_link where assessment_id = :id and number = :number
                and revoked_at is null and expires_at > :now
            """)
                .param("id", assessment.value())
                .param("number", number)
                .param("now", utc(now))
                .query(Integer.class)
                .single();
    }

    /** The latest first. */
    List<Link> of(AssessmentId assessment, int number) {
        return database
                .sql("""
                    select * from share_link where assessment_id = :id and number = :number
                    order by created_at desc, id
                    """)
                .param("id", assessment.value())
                .param("number", number)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::link)
                .toList();
    }

    /** Unless it is unknown, expired or revoked. */
    Optional<Link> find(Secret secret, Instant now) {
        return database.sql("""
            select * from share_link
            where secret_hash = :hash and revoked_at is null and expires_at > :now
            """)
                .param("hash", secret.hash())
                .param("now", utc(now))
                .query(Row.class)
                .optional()
                .map(Row::link);
    }

    /** For this transaction alone. */
    Optional<Link> lock(UUID id, AssessmentId assessment, int number) {
        return database.sql("""
            select * from share_link
            where id = :id and assessment_id = :assessment and number = :number
            for update
            """)
                .param("id", id)
                .param("assessment", assessment.value())
                .param("number", number)
                .query(Row.class)
                .optional()
                .map(Row::link);
    }

    void revoke(UUID id, PersonId by, Instant at) {
        database.sql("update share_link set revoked_at = :now, revoked_by = :by where id = :id")
                .param("now", utc(at))
                .param("by", by.value())
                .param("id", id)
                .update();
    }

    void used(UUID id, Instant at) {
        database.sql("update share_link set uses = uses + 1, last_used_at = :now where id = :id")
                .param("now", utc(at))
                .param("id", id)
                .update();
    }
}
