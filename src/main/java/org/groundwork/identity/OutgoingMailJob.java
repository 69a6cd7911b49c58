package org.groundwork.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.groundwork.identity.OutgoingMailRepository.Row;
import org.groundwork.platform.Mail;
import org.groundwork.platform.MailSending;
import org.groundwork.platform.MailTrouble;
import org.groundwork.platform.Mailer;
import org.groundwork.platform.OneTimeJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Sends a mail that {@link OutgoingMails} was asked for, as the mails of notices are sent (docs/adr/0073-mail-queue.md). */
@Component
class OutgoingMailJob implements OneTimeJob {

    static final String NAME = "identity-mail";

    private static final Logger log = LoggerFactory.getLogger(OutgoingMailJob.class);

    private final OutgoingMailRepository mails;
    private final Supplier<Stream<MailWriter>> writers;
    private final Accounts accounts;
    private final MailSending sending;
    private final Clock clock;

    @Autowired
    OutgoingMailJob(
            OutgoingMailRepository mails,
            ObjectProvider<MailWriter> writers,
            Accounts accounts,
            Mailer mailer,
            Clock clock) {
        this(mails, writers::stream, accounts, mailer, clock);
    }

    OutgoingMailJob(
            OutgoingMailRepository mails,
            Supplier<Stream<MailWriter>> writers,
            Accounts accounts,
            Mailer mailer,
            Clock clock) {
        this.mails = mails;
        this.writers = writers;
        this.accounts = accounts;
        this.sending = new MailSending(mailer, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int attempts() {
        return MailSending.ATTEMPTS;
    }

    @Override
    public Duration waitAfter(int failures) {
        return MailSending.waitAfter(failures);
    }

    @Override
    public void run(String data) {
        mails.begin(UUID.fromString(data)).ifPresent(this::send);
    }

    private void send(Row row) {
        Optional<Mail> mail = written(row);
        if (mail.isEmpty()) {
            mails.settle(row.id(), "DROPPED", clock.instant());
            return;
        }
        Optional<MailTrouble> trouble = sending.send(mail.get());
        if (trouble.isEmpty()) {
            mails.settle(row.id(), "SENT", clock.instant());
            return;
        }
        mails.putOff(row.id(), trouble.get());
        if (trouble.get().permanent()) {
            givenUp(row.id().toString());
        } else {
            // what the server said may hold an address
            throw new IllegalStateException(
                    "Mail " + row.id() + " was not taken: " + trouble.get().kind());
        }
    }

    /** Nothing for somebody who cannot sign in any more. */
    private Optional<Mail> written(Row row) {
        Optional<MailWriter> writer =
                writers.get().filter(one -> one.kind().equals(row.kind())).findFirst();
        PersonId recipient = row.recipient();
        if (writer.isEmpty()) {
            return Optional.empty();
        }
        if (recipient == null) {
            return writer.get().write(row.id(), row.subject(), null);
        }
        return accounts.signedIn(recipient).flatMap(person -> writer.get().write(row.id(), row.subject(), person));
    }

    @Override
    public void givenUp(String data) {
        log.error("Gave up mail {}", data);
        mails.settle(UUID.fromString(data), "FAILED", clock.instant());
    }
}
