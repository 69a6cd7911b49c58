package org.groundwork.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.platform.Jobs;
import org.groundwork.platform.MailTrouble;
import org.groundwork.platform.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mail to people that tells of no notice: asked for in the transaction of what it tells of, written by a {@link
 * MailWriter} and sent by {@link OutgoingMailJob}.
 */
@Service
@Transactional
public class OutgoingMails {

    /** How long what became of a mail is kept. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final OutgoingMailRepository mails;
    private final Jobs jobs;
    private final Mailer mailer;
    private final Clock clock;

    OutgoingMails(OutgoingMailRepository mails, Jobs jobs, Mailer mailer, Clock clock) {
        this.mails = mails;
        this.jobs = jobs;
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * One that could not be sent.
     *
     * @param recipient null where it goes to somebody without an account
     * @param givenUp or else tried again at {@code at}
     */
    public record Trouble(
            @Nullable PersonId recipient,
            String kind,
            boolean givenUp,
            Instant at,
            int attempts,
            MailTrouble problem) {}

    /** Whether mail is sent at all. */
    public boolean on() {
        return mailer.on();
    }

    /**
     * Has a mail sent once the transaction at hand is committed; nothing happens while mail is off.
     *
     * @param kind of its {@link MailWriter}
     * @param subject what the writer needs to know, such as the id of a row; never an address or a name
     * @param recipient null where the writer knows whom it goes to
     */
    public void queue(String kind, String subject, @Nullable PersonId recipient) {
        if (mailer.on()) {
            UUID id = UUID.randomUUID();
            mails.insert(id, kind, subject, recipient, clock.instant());
            jobs.once(OutgoingMailJob.NAME, id.toString(), id.toString());
        }
    }

    @Transactional(readOnly = true)
    public int waiting() {
        return mails.count("WAITING");
    }

    @Transactional(readOnly = true)
    public int failed() {
        return mails.count("FAILED");
    }

    /** For administrators; the caller asks who wants to know. */
    @Transactional(readOnly = true)
    public List<Trouble> troubles() {
        Map<String, Instant> due = jobs.due(OutgoingMailJob.NAME);
        return mails.troubles().stream()
                .map(row -> new Trouble(
                        row.recipient(),
                        row.kind(),
                        row.mailState().equals("FAILED"),
                        row.mailSettledAt() != null
                                ? row.mailSettledAt().toInstant()
                                : due.getOrDefault(row.id().toString(), Instant.EPOCH),
                        row.mailAttempts(),
                        new MailTrouble(
                                MailTrouble.Kind.of(String.valueOf(row.mailProblem())),
                                row.mailPermanent(),
                                row.mailAnswer() == null ? "" : row.mailAnswer())))
                .toList();
    }

    /** Tries all of those at once and anew. The caller asks who wants to. */
    public int tryAgain() {
        List<OutgoingMailRepository.Row> troubles = mails.troubles();
        for (OutgoingMailRepository.Row row : troubles) {
            mails.again(row.id());
            jobs.again(OutgoingMailJob.NAME, row.id().toString(), row.id().toString());
        }
        return troubles.size();
    }

    void removeOld() {
        mails.removeOlder(clock.instant().minus(KEPT));
    }
}
