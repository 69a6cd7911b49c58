package org.groundwork.review;

import org.groundwork.identity.Accounts;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.groundwork.review.NoticeTexts.Sentence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The mails of notices: queued with the notice, sent afterwards, tried again when the mail server
 * does not take them, given up after {@value #ATTEMPTS} times, in about two days.
 *
 * <p>A sender first takes a mail for itself and commits that, then speaks with the server, then
 * marks the mail as sent. Of two senders one gets it. When a sender dies in between, nobody knows
 * whether the server took the mail: it is sent again after {@link #LEASE}, with the same
 * Message-ID, rather than lost (docs/adr/0073-mail-queue.md).
 */
@Service
public class NoticeMails {

    static final int ATTEMPTS = 9;

    /** Longer than speaking with a mail server can take. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);
    private static final int LONGER_EACH_TIME = 4;
    private static final int MOST_AT_ONCE = 200;

    /** After so many failures in a row the server is taken to be down, and the rest waits. */
    private static final int DOWN = 3;

    private static final Logger log = LoggerFactory.getLogger(NoticeMails.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final NoticeTexts words;
    private final NoticeLinks links;
    private final Accounts accounts;
    private final Mailer mailer;
    private final Clock clock;

    NoticeMails(
            JdbcClient database,
            PlatformTransactionManager transactions,
            NoticeTexts words,
            NoticeLinks links,
            Accounts accounts,
            Mailer mailer,
            Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.words = words;
        this.links = links;
        this.accounts = accounts;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Queues the mail of a notice, in the transaction at hand. */
    void queue(UUID notice) {
        database.sql(
                        """
                        insert into notice_mail (notice_id, state, attempts, due_at)
                        values (:id, 'WAITING', 0, :now)
                        """)
                .param("id", notice)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** A mail that this sender has taken for itself. */
    record Taken(NoticeView notice, int attempt) {}

    /**
     * Sends what is due.
     *
     * @return how many were handed over
     */
    public int sendDue() {
        int sent = 0;
        int failuresInARow = 0;
        for (int i = 0; i < MOST_AT_ONCE && failuresInARow < DOWN; i++) {
            Optional<Taken> taken = take();
            if (taken.isEmpty()) {
                return sent;
            }
            if (send(taken.get())) {
                sent++;
                failuresInARow = 0;
            } else {
                failuresInARow++;
            }
        }
        return sent;
    }

    /** The first in the queue, which then is nobody else's; committed before anything is sent. */
    Optional<Taken> take() {
        return Objects.requireNonNull(
                transaction.execute(
                        status ->
                                database.sql(
                                                """
                                                with taken as (
                                                    update notice_mail
                                                    set state = 'SENDING', attempts = attempts + 1,
                                                        due_at = :lease
                                                    where notice_id = (
                                                        select notice_id from notice_mail
                                                        where state in ('WAITING', 'SENDING')
                                                          and due_at <= :now
                                                        order by due_at limit 1
                                                        for update skip locked)
                                                    returning notice_id, attempts)
                                                select taken.attempts,
                                                """
                                                        + NoticeView.COLUMNS
                                                        + " from taken join notice n on n.id ="
                                                        + " taken.notice_id")
                                        .param("now", utc(clock.instant()))
                                        .param("lease", utc(clock.instant().plus(LEASE)))
                                        .query(
                                                (row, number) ->
                                                        new Taken(
                                                                NoticeView.of(row, number),
                                                                row.getInt("attempts")))
                                        .optional()));
    }

    /**
     * @return whether the mail server answered as it should, or was not needed
     */
    boolean send(Taken taken) {
        NoticeView notice = taken.notice();
        Optional<SignedIn> recipient =
                accounts.signedIn(notice.recipient())
                        .filter(person -> person.belongsTo(notice.team()));
        if (recipient.isEmpty()) {
            settle(notice.id(), "DROPPED", null);
            return true;
        }
        try {
            mailer.send(mail(notice, recipient.get().email()));
        } catch (MailException failure) {
            failed(taken, failure);
            return false;
        }
        settle(notice.id(), "SENT", null);
        return true;
    }

    private Mail mail(NoticeView notice, String address) {
        Sentence sentence = Objects.requireNonNull(words.of(List.of(notice)).get(notice.id()));
        String about = sentence.about() == null ? sentence.team() : sentence.about();
        return new Mail(
                notice.id(),
                address,
                words.message("notice.mail.subject", about, sentence.what()),
                words.message(
                        "notice.mail.text",
                        sentence.what(),
                        about,
                        sentence.team(),
                        mailer.link(links.notice(notice.id())),
                        mailer.link(links.settings())));
    }

    private void failed(Taken taken, MailException failure) {
        UUID id = taken.notice().id();
        String problem = rootOf(failure).getClass().getSimpleName();
        if (taken.attempt() >= ATTEMPTS) {
            log.error("Gave up the mail of notice {}: {}", id, problem);
            settle(id, "FAILED", problem);
            return;
        }
        Duration wait = waitAfter(taken.attempt());
        // what the server said may hold an address
        log.warn("The mail of notice {} is tried again in {}: {}", id, wait, problem);
        database.sql(
                        """
                        update notice_mail set state = 'WAITING', due_at = :due, problem = :problem
                        where notice_id = :id
                        """)
                .param("due", utc(clock.instant().plus(wait)))
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    /** One minute, 4, 16, 64, then at most half a day. */
    static Duration waitAfter(int attempt) {
        Duration wait = FIRST_WAIT;
        for (int i = 1; i < attempt && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(LONGER_EACH_TIME);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void settle(UUID id, String state, @Nullable String problem) {
        database.sql(
                        """
                        update notice_mail
                        set state = :state, settled_at = :now, problem = :problem
                        where notice_id = :id
                        """)
                .param("state", state)
                .param("now", utc(clock.instant()))
                .param("problem", problem, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
