package org.groundwork.identity;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the mail of a link that signs somebody in once. */
@Component
class SignInLinkMails implements MailWriter {

    static final String KIND = "sign-in-link";

    private final SignInLinkRepository signInLinks;
    private final MailLinks links;
    private final Mailer mailer;
    private final MessageSource messages;
    private final Clock clock;

    SignInLinkMails(
            SignInLinkRepository signInLinks, MailLinks links, Mailer mailer, MessageSource messages, Clock clock) {
        this.signInLinks = signInLinks;
        this.links = links;
        this.mailer = mailer;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public Optional<Mail> write(UUID id, String subject, @Nullable SignedIn recipient) {
        UUID link = UUID.fromString(subject);
        if (recipient == null || !signInLinks.isOpen(link, recipient.id(), clock.instant())) {
            return Optional.empty();
        }
        Secret secret = Secret.random();
        signInLinks.insertMailed(secret, link, clock.instant());
        return Optional.of(new Mail(
                id,
                recipient.email(),
                text("invite.link-mail.subject"),
                text(
                        "invite.link-mail.text",
                        recipient.name(),
                        mailer.link(links.signIn(secret.value())),
                        Long.toString(SignInLinks.VALID_FOR.toHours()))));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
