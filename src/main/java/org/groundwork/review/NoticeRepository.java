package org.groundwork.review;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.ActivityTarget;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.MailTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of notices, each with what became of its mail. */
@Repository
class NoticeRepository {

    private static final String SELECT = """
        select n.id, n.recipient_person_id, n.created_at, n.kind, n.team_id, n.assessment_id,
            n.created_by, n.target, n.detail, n.read_at
        """;

    /** Those to be seen: of a member of the team, and wanted in the application. */
    private static final String OWN = """
        from notice n join identity_membership_view m
            on m.team_id = n.team_id and m.person_id = n.recipient_person_id
        where n.recipient_person_id = :person and n.in_app
        """;

    private final JdbcClient database;

    NoticeRepository(JdbcClient database) {
        this.database = database;
    }

    private record Row(
            UUID id,
            UUID recipientPersonId,
            OffsetDateTime createdAt,
            NoticeKind kind,
            UUID teamId,
            @Nullable UUID assessmentId,
            @Nullable UUID createdBy,
            @Nullable String target,
            @Nullable String detail,
            @Nullable OffsetDateTime readAt) {

        NoticeView view() {
            return new NoticeView(
                    id,
                    new PersonId(recipientPersonId),
                    createdAt.toInstant(),
                    kind,
                    new TeamId(teamId),
                    assessmentId,
                    createdBy == null ? null : new PersonId(createdBy),
                    target == null ? null : ActivityTarget.of(target),
                    detail,
                    readAt != null);
        }
    }

    /** The latest first. */
    List<NoticeView> of(PersonId person, int skip, int most) {
        return database
                .sql(SELECT + OWN + " order by n.created_at desc, n.id limit :most offset :skip")
                .param("person", person.value())
                .param("most", most)
                .param("skip", skip)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }

    int count(PersonId person) {
        return count(person, "");
    }

    int unread(PersonId person) {
        return count(person, " and n.read_at is null");
    }

    private int count(PersonId person, String which) {
        return database.sql("select count(*) " + OWN + which)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** One to be seen by the person. */
    Optional<NoticeView> find(PersonId person, UUID id) {
        return database.sql(SELECT + OWN + " and n.id = :id")
                .param("person", person.value())
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::view);
    }

    void markRead(PersonId person, UUID id, Instant at) {
        database.sql("""
            update notice set read_at = :now
            where recipient_person_id = :person and read_at is null and id = :id
            """)
                .param("now", utc(at))
                .param("person", person.value())
                .param("id", id)
                .update();
    }

    void markAllRead(PersonId person, Instant at) {
        database.sql("""
            update notice set read_at = :now
            where recipient_person_id = :person and read_at is null
            """).param("now", utc(at)).param("person", person.value()).update();
    }

    /**
     * @param inApp to be seen in the application
     * @param mail to be sent by mail as well
     */
    void insert(NoticeView notice, boolean inApp, boolean mail) {
        database.sql("""
            insert into notice (id, recipient_person_id, created_at, kind, team_id,
                assessment_id, created_by, target, detail, in_app, mail_state)
            values (:id, :recipient, :at, :kind, :team, :assessment, :by, :target, :detail,
                :inApp, :mail)
            """)
                .param("id", notice.id())
                .param("recipient", notice.recipient().value())
                .param("at", utc(notice.at()))
                .param("kind", notice.kind().name())
                .param("team", notice.team().value())
                .param("assessment", notice.assessment(), Types.OTHER)
                .param("by", notice.actor() == null ? null : notice.actor().value(), Types.OTHER)
                .param(
                        "target",
                        notice.target() == null ? null : notice.target().text(),
                        Types.VARCHAR)
                .param("detail", notice.detail(), Types.VARCHAR)
                .param("inApp", inApp)
                .param("mail", mail ? MailState.WAITING.name() : null, Types.VARCHAR)
                .update();
    }

    /** An unread notice of the same doings whose mail, if any, can still say something else. */
    Optional<UUID> findOpen(PersonId recipient, NoticeKind kind, UUID assessment, PersonId by, Instant since) {
        return database.sql("""
            select id from notice
            where recipient_person_id = :recipient and kind = :kind
                and assessment_id = :assessment and created_by = :by
                and created_at > :since and read_at is null
                and coalesce(mail_state, 'WAITING') = 'WAITING'
            order by created_at desc limit 1
            """)
                .param("recipient", recipient.value())
                .param("kind", kind.name())
                .param("assessment", assessment)
                .param("by", by.value())
                .param("since", utc(since))
                .query(UUID.class)
                .optional();
    }

    /** It is about the whole assessment from now on. */
    void widen(UUID id, boolean inApp, Instant at) {
        database.sql("""
            update notice set target = null, detail = null, created_at = :at, in_app = :inApp
            where id = :id
            """)
                .param("at", utc(at))
                .param("inApp", inApp)
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from notice where id = :id").param("id", id).update();
    }

    void removeOlderThan(Instant at) {
        database.sql("delete from notice where created_at < :before")
                .param("before", utc(at))
                .update();
    }

    // What became of mails

    /** What becomes of a mail. */
    enum MailState {
        WAITING,
        /** The server is spoken to, or its sender died while it was. */
        SENDING,
        SENT,
        FAILED,
        /** Its recipient left meanwhile. */
        DROPPED
    }

    /** A mail that is to be sent from now on; nothing if it was settled or its notice is gone. */
    Optional<NoticeView> beginMail(UUID id) {
        return database.sql("""
            with n as (
                update notice set mail_state = 'SENDING', mail_attempts = mail_attempts + 1
                where id = :id and mail_state in ('WAITING', 'SENDING')
                returning *)
            """ + SELECT + " from n")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::view);
    }

    /** It waits to be tried again. */
    void mailPutOff(UUID id, MailTrouble trouble) {
        database.sql("""
            update notice set mail_state = 'WAITING', mail_problem = :problem, mail_answer = :answer,
                mail_permanent = :permanent
            where id = :id and mail_state in ('WAITING', 'SENDING')
            """)
                .param("problem", trouble.kind().name())
                .param("answer", trouble.answer())
                .param("permanent", trouble.permanent())
                .param("id", id)
                .update();
    }

    void mailSent(UUID id, Instant at) {
        settle(id, MailState.SENT, at);
    }

    void mailDropped(UUID id, Instant at) {
        settle(id, MailState.DROPPED, at);
    }

    void mailFailed(UUID id, Instant at) {
        settle(id, MailState.FAILED, at);
    }

    private void settle(UUID id, MailState state, Instant at) {
        database.sql("""
            update notice set mail_state = :state, mail_settled_at = :now,
                mail_problem = case when :state = 'FAILED' then mail_problem end,
                mail_answer = case when :state = 'FAILED' then mail_answer end
            where id = :id
            """)
                .param("state", state.name())
                .param("now", utc(at))
                .param("id", id)
                .update();
    }

    int countMails(MailState state) {
        return database.sql("select count(*) from notice where mail_state = :state")
                .param("state", state.name())
                .query(Integer.class)
                .single();
    }

    record TroubleRow(
            UUID id,
            UUID recipientPersonId,
            NoticeKind kind,
            MailState mailState,
            int mailAttempts,
            @Nullable String mailProblem,
            @Nullable String mailAnswer,
            boolean mailPermanent,
            @Nullable OffsetDateTime mailSettledAt) {}

    /** Those that were given up, and those that were tried in vain and wait to be tried again. */
    List<TroubleRow> troubles() {
        return database.sql("""
            select id, recipient_person_id, kind, mail_state, mail_attempts, mail_problem,
                mail_answer, mail_permanent, mail_settled_at
            from notice
            where mail_state = 'FAILED' or mail_state = 'WAITING' and mail_attempts > 0
            order by created_at desc, id
            """).query(TroubleRow.class).list();
    }

    /** It begins anew. */
    void mailAgain(UUID id) {
        database.sql("""
            update notice set mail_state = 'WAITING', mail_attempts = 0,
                mail_permanent = false, mail_settled_at = null
            where id = :id
            """).param("id", id).update();
    }
}
