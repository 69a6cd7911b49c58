package org.groundwork.review;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Mail;
import org.groundwork.platform.MailSending;
import org.groundwork.platform.MailTrouble;
import org.groundwork.platform.Mailer;
import org.groundwork.platform.OneTimeJob;
import org.groundwork.review.NoticeTexts.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the mail of a notice: one job for each, tried again when the mail server does not take it,
 * given up after
 * {@value #ATTEMPTS} times, in about two days, or when the server refuses it for good.
 *
 * <p>When an instance dies between handing a mail over and saying so, nobody knows whether the
 * server took it: it is sent again, with the same Message-ID, rather than lost
 * (docs/adr/0073-mail-queue.md).
 */
@Component
class NoticeMailJob implements OneTimeJob {

    static final String NAME = "review-mail";
    static final int ATTEMPTS = MailSending.ATTEMPTS;

    private static final Logger log = LoggerFactory.getLogger(NoticeMailJob.class);

    private final NoticeRepository notices;
    private final NoticeTexts texts;
    private final NoticeLinks links;
    private final Accounts accounts;
    private final Mailer mailer;
    private final MailSending sending;
    private final Clock clock;

    NoticeMailJob(
            NoticeRepository notices,
            NoticeTexts texts,
            NoticeLinks links,
            Accounts accounts,
            Mailer mailer,
            Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.links = links;
        this.accounts = accounts;
        this.mailer = mailer;
        this.sending = new MailSending(mailer, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Duration waitAfter(int failures) {
        return MailSending.waitAfter(failures);
    }

    /** Nothing happens when it was sent, or its notice is gone. */
    @Override
    public void run(String data) {
        UUID id = UUID.fromString(data);
        notices.beginMail(id).ifPresent(this::send);
    }

    private void send(NoticeView notice) {
        Optional<SignedIn> recipient =
                accounts.signedIn(notice.recipient()).filter(person -> person.belongsTo(notice.team()));
        if (recipient.isEmpty()) {
            notices.mailDropped(notice.id(), clock.instant());
            return;
        }
        Optional<MailTrouble> trouble =
                sending.send(mail(notice, recipient.get().email()));
        if (trouble.isEmpty()) {
            notices.mailSent(notice.id(), clock.instant());
        } else if (trouble.get().permanent()) {
            notices.mailPutOff(notice.id(), trouble.get());
            givenUp(notice.id().toString());
        } else {
            notices.mailPutOff(notice.id(), trouble.get());
            // what the server said may hold an address
            throw new IllegalStateException("The mail of notice " + notice.id() + " was not taken: "
                    + trouble.get().kind());
        }
    }

    private Mail mail(NoticeView notice, String address) {
        Sentence sentence = Objects.requireNonNull(texts.of(List.of(notice)).get(notice.id()));
        String about = sentence.about() == null ? sentence.team() : sentence.about();
        return new Mail(
                notice.id(),
                address,
                texts.message("notice.mail.subject", about, sentence.what()),
                texts.message(
                        "notice.mail.text",
                        sentence.what(),
                        about,
                        sentence.team(),
                        mailer.link(links.notice(notice.id())),
                        mailer.link(links.settings())));
    }

    @Override
    public void givenUp(String data) {
        log.error("Gave up the mail of notice {}", data);
        notices.mailFailed(UUID.fromString(data), clock.instant());
    }
}
