package org.groundwork.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.identity.Access;
import org.groundwork.identity.OutgoingMails;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Jobs;
import org.groundwork.platform.MailTrouble;
import org.groundwork.platform.Mailer;
import org.groundwork.review.NoticeRepository.MailState;
import org.groundwork.review.NoticeRepository.TroubleRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails of notices: asked for with the notice, sent by {@link NoticeMailJob}. */
@Service
@Transactional
public class NoticeMails {

    private static final int SHOWN = 100;

    private final NoticeRepository notices;
    private final Jobs jobs;
    private final OutgoingMails others;
    private final Access access;
    private final Mailer mailer;

    NoticeMails(NoticeRepository notices, Jobs jobs, OutgoingMails others, Access access, Mailer mailer) {
        this.notices = notices;
        this.jobs = jobs;
        this.others = others;
        this.access = access;
        this.mailer = mailer;
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
     * @param recipient null where it goes to somebody without an account
     * @param about message key for what it is about
     * @param givenUp or else tried again at {@code at}
     * @param at when it was given up, or is tried again
     */
    public record Trouble(
            @Nullable PersonId recipient,
            String about,
            boolean givenUp,
            Instant at,
            int attempts,
            MailTrouble problem) {}

    /** Asks for the mail of a notice, in the transaction at hand: one at most. */
    void queue(UUID notice) {
        jobs.once(NoticeMailJob.NAME, notice.toString(), notice.toString());
    }

    /** How the sending goes, for administrators. */
    @Transactional(readOnly = true)
    public QueueStatus status() {
        access.requireAdministrator();
        Map<String, Instant> due = jobs.due(NoticeMailJob.NAME);
        return new QueueStatus(
                mailer.on(),
                notices.countMails(MailState.WAITING) + others.waiting(),
                notices.countMails(MailState.FAILED) + others.failed(),
                Stream.concat(
                                notices.troubles().stream()
                                        .map(row ->
                                                trouble(row, due.get(row.id().toString()))),
                                others.troubles().stream().map(NoticeMails::trouble))
                        .sorted(Comparator.comparing(Trouble::at).reversed())
                        .limit(SHOWN)
                        .toList());
    }

    private static Trouble trouble(TroubleRow row, @Nullable Instant due) {
        OffsetDateTime settled = row.mailSettledAt();
        return new Trouble(
                new PersonId(row.recipientPersonId()),
                "notice.kind." + row.kind().key(),
                row.mailState() == MailState.FAILED,
                settled != null ? settled.toInstant() : due == null ? Instant.EPOCH : due,
                row.mailAttempts(),
                new MailTrouble(
                        MailTrouble.Kind.of(String.valueOf(row.mailProblem())),
                        row.mailPermanent(),
                        row.mailAnswer() == null ? "" : row.mailAnswer()));
    }

    private static Trouble trouble(OutgoingMails.Trouble one) {
        return new Trouble(
                one.recipient(), "mail.kind." + one.kind(), one.givenUp(), one.at(), one.attempts(), one.problem());
    }

    /** Tries all that were given up, or wait to be tried again, at once and anew. */
    public int tryAgain() {
        access.requireAdministrator();
        List<TroubleRow> troubles = notices.troubles();
        for (TroubleRow row : troubles) {
            notices.mailAgain(row.id());
            jobs.again(NoticeMailJob.NAME, row.id().toString(), row.id().toString());
        }
        return troubles.size() + others.tryAgain();
    }
}
