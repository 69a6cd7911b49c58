package org.groundwork.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.groundwork.platform.OneTimeJob;
import org.groundwork.review.NoticeTexts.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/**
 * Sends the mail of a notice: one job for each, tried again when the mail server does not take it,
 * given up after {@value #ATTEMPTS} times, in about two days.
 *
 * <p>When an instance dies between handing a mail over and saying so, nobody knows whether the
 * server took it: it is sent again, with the same Message-ID, rather than lost
 * (docs/adr/0073-mail-queue.md).
 */
@Component
class NoticeMailJob implements OneTimeJob {

    static final String NAME = "review-mail";
    static final int ATTEMPTS = 9;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);
    private static final int LONGER_EACH_TIME = 4;

    /** After so many failures in a row the server is taken to be down, and the rest waits. */
    private static final int DOWN = 3;

    private static final Duration DOWN_FOR = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(NoticeMailJob.class);

    private final NoticeRepository notices;
    private final NoticeTexts texts;
    private final NoticeLinks links;
    private final Accounts accounts;
    private final Mailer mailer;
    private final Clock clock;

    private int failuresInARow;
    private Instant downUntil = Instant.MIN;

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

    /** One minute, 4, 16, 64, then at most half a day. */
    @Override
    public Duration waitAfter(int failures) {
        Duration wait = FIRST_WAIT;
        for (int i = 1; i < failures && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(LONGER_EACH_TIME);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
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
        try {
            requireServer();
            mailer.send(mail(notice, recipient.get().email()));
            answered(true);
        } catch (MailException failure) {
            answered(false);
            // what the server said may hold an address
            String problem = rootOf(failure).getClass().getSimpleName();
            notices.mailPutOff(notice.id(), problem);
            throw new IllegalStateException("The mail of notice " + notice.id() + " was not taken: " + problem);
        }
        notices.mailSent(notice.id(), clock.instant());
    }

    /** Mail that is off, or a server that is down, is not spoken to. */
    private synchronized void requireServer() {
        if (!mailer.on()) {
            throw new MailSendException("mail is off");
        }
        if (clock.instant().isBefore(downUntil)) {
            throw new MailSendException("the server did not answer a moment ago");
        }
    }

    private synchronized void answered(boolean well) {
        failuresInARow = well ? 0 : failuresInARow + 1;
        if (failuresInARow == DOWN) {
            failuresInARow = 0;
            downUntil = clock.instant().plus(DOWN_FOR);
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

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public void givenUp(String data) {
        log.error("Gave up the mail of notice {}", data);
        notices.mailFailed(UUID.fromString(data), clock.instant());
    }
}
