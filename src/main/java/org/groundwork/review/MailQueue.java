package org.groundwork.review;

import org.groundwork.identity.Access;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** How the sending of mail goes, for administrators. */
@Service
@Transactional(readOnly = true)
public class MailQueue {

    private static final int SHOWN = 100;

    private final JdbcClient database;
    private final Access access;
    private final Mailer mailer;
    private final Clock clock;

    MailQueue(JdbcClient database, Access access, Mailer mailer, Clock clock) {
        this.database = database;
        this.access = access;
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * @param on mail is configured
     * @param waiting how many are to be sent
     * @param failed how many were given up
     * @param latest of those, and of those that were tried in vain and are to be tried again
     */
    public record QueueStatus(boolean on, int waiting, int failed, List<Trouble> latest) {}

    /**
     * A mail that could not be sent.
     *
     * @param givenUp or else tried again at {@code at}
     * @param at when it was given up, or is tried again
     * @param problem kind of the failure: {@code ConnectException}
     */
    public record Trouble(
            PersonId recipient,
            NoticeKind kind,
            boolean givenUp,
            Instant at,
            int attempts,
            @Nullable String problem) {}

    /** Where it stands. */
    public QueueStatus status() {
        access.requireAdministrator();
        return new QueueStatus(mailer.on(), count("WAITING"), count("FAILED"), latest());
    }

    private int count(String state) {
        return database.sql("select count(*) from notice_mail where state = :state")
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private List<Trouble> latest() {
        return database.sql(
                        """
                        select n.recipient_person_id, n.kind, m.state, m.attempts, m.problem,
                               coalesce(m.settled_at, m.due_at) as at
                        from notice_mail m join notice n on n.id = m.notice_id
                        where m.state = 'FAILED' or m.state = 'WAITING' and m.attempts > 0
                        order by 6 desc, n.id limit :most
                        """)
                .param("most", SHOWN)
                .query(
                        (row, number) ->
                                new Trouble(
                                        new PersonId(row.getObject("recipient_person_id", UUID.class)),
                                        NoticeKind.valueOf(row.getString("kind")),
                                        row.getString("state").equals("FAILED"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getInt("attempts"),
                                        row.getString("problem")))
                .list();
    }

    /** Tries all that were given up, or wait to be tried again, at once and anew. */
    @Transactional
    public int tryAgain() {
        access.requireAdministrator();
        return database.sql(
                        """
                        update notice_mail
                        set state = 'WAITING', attempts = 0, due_at = :now, settled_at = null
                        where state = 'FAILED' or state = 'WAITING' and attempts > 0
                        """)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
