package org.groundwork.review;

import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.Access;
import org.groundwork.identity.MailAddresses;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Mail;
import org.groundwork.platform.MailTrouble;
import org.groundwork.platform.Mailer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;

/** Mails that tell of nothing, by which administrators see whether the mail server takes mail. */
@Service
public class MailTrials {

    private final Access access;
    private final Mailer mailer;
    private final MessageSource messages;

    MailTrials(Access access, Mailer mailer, MessageSource messages) {
        this.access = access;
        this.mailer = mailer;
        this.messages = messages;
    }

    /**
     * What became of it.
     *
     * @param to the address
     * @param trouble why it was not taken; empty if it was
     */
    public record Tried(String to, Optional<MailTrouble> trouble) {}

    /**
     * Sends one at once, and waits for the server’s answer; in no transaction.
     *
     * @param to as it was typed
     * @throws InvalidInput if that is no address
     * @throws Conflict if mail is off
     */
    public Tried send(String to) {
        access.requireAdministrator();
        if (!mailer.on()) {
            throw new Conflict("mail.trial.off");
        }
        String address = MailAddresses.normal(to).orElseThrow(() -> new InvalidInput("identity.email.not-an-address"));
        try {
            mailer.send(new Mail(
                    UUID.randomUUID(), address, text("mail.trial.subject"), text("mail.trial.text", mailer.link("/"))));
            return new Tried(address, Optional.empty());
        } catch (MailException failure) {
            return new Tried(address, Optional.of(MailTrouble.of(failure)));
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
