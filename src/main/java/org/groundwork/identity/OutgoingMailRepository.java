package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.platform.MailTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of mails that tell of no notice. */
@Repository
class OutgoingMailRepository {

    private final JdbcClient database;

    OutgoingMailRepository(JdbcClient database) {
        this.database = database;
    }

    record Row(
            UUID id,
            String kind,
            String subject,
            @Nullable UUID recipientPersonId,
            String mailState,
            int mailAttempts,
            @Nullable String mailProblem,
            @Nullable String mailAnswer,
            boolean mailPermanent,
            @Nullable OffsetDateTime mailSettledAt) {

        @Nullable
        PersonId recipient() {
            return recipientPersonId == null ? null : new PersonId(recipientPersonId);
        }
    }

    void insert(UUID id, String kind, String subject, @Nullable PersonId recipient, Instant at) {
        database.sql("""
            insert into identity_mail (id, kind, subject, recipient_person_id, created_at, mail_state)
            values (:id, :kind, :subject, :recipient, :at, 'WAITING')
            """)
                .param("id", id)
                .param("kind", kind)
                .param("subject", subject)
                .param("recipient", recipient == null ? null : recipient.value(), Types.OTHER)
                .param("at", utc(at))
                .update();
    }

    /** One that is to be sent from now on; nothing if it was settled. */
    Optional<Row> begin(UUID id) {
        return database.sql("""
            update identity_mail set mail_state = 'SENDING', mail_attempts = mail_attempts + 1
            where id = :id and mail_state in ('WAITING', 'SENDING')
            returning *
            """).param("id", id).query(Row.class).optional();
    }

    /** It waits to be tried again. */
    void putOff(UUID id, MailTrouble trouble) {
        database.sql("""
            update identity_mail set mail_state = 'WAITING', mail_problem = :problem, mail_answer = :answer,
                mail_permanent = :permanent
            where id = :id and mail_state in ('WAITING', 'SENDING')
            """)
                .param("problem", trouble.kind().name())
                .param("answer", trouble.answer())
                .param("permanent", trouble.permanent())
                .param("id", id)
                .update();
    }

    /**
     * @param state SENT, FAILED or DROPPED
     */
    void settle(UUID id, String state, Instant at) {
        database.sql("""
            update identity_mail set mail_state = :state, mail_settled_at = :now,
                mail_problem = case when :state = 'FAILED' then mail_problem end,
                mail_answer = case when :state = 'FAILED' then mail_answer end
            where id = :id
            """)
                .param("state", state)
                .param("now", utc(at))
                .param("id", id)
                .update();
    }

    int count(String state) {
        return database.sql("select count(*) from identity_mail where mail_state = :state")
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    /** Those that were given up, and those that were tried in vain and wait. */
    List<Row> troubles() {
        return database.sql("""
            select * from identity_mail
            where mail_state = 'FAILED' or mail_state = 'WAITING' and mail_attempts > 0
            order by created_at desc, id
            """).query(Row.class).list();
    }

    /** It begins anew. */
    void again(UUID id) {
        database.sql("""
            update identity_mail set mail_state = 'WAITING', mail_attempts = 0, mail_permanent = false,
                mail_settled_at = null
            where id = :id
            """).param("id", id).update();
    }

    void removeOlder(Instant before) {
        database.sql("delete from identity_mail where created_at < :before")
                .param("before", utc(before))
                .update();
    }
}
