package org.groundwork.webhook;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.MailWriter;
import org.groundwork.identity.OutgoingMails;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.PeopleDirectory.AccountView;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells administrators, and who leads the team, by mail that a hook was switched off. */
@Component
class WebhookStoppedMails implements MailWriter {

    private static final String KIND = "webhook-stopped";

    private final OutgoingMails mails;
    private final PeopleDirectory directory;
    private final WebhookRepository repository;
    private final WebhookLinks links;
    private final Mailer mailer;
    private final MessageSource messages;

    WebhookStoppedMails(
            OutgoingMails mails,
            PeopleDirectory directory,
            WebhookRepository repository,
            WebhookLinks links,
            Mailer mailer,
            MessageSource messages) {
        this.mails = mails;
        this.directory = directory;
        this.repository = repository;
        this.links = links;
        this.mailer = mailer;
        this.messages = messages;
    }

    @EventListener
    @Transactional
    void stopped(WebhookStopped stopped) {
        WebhookView hook = repository.find(stopped.webhook()).orElse(null);
        if (hook != null && mails.on()) {
            recipients(hook).forEach(person -> mails.queue(KIND, hook.id().toString(), person));
        }
    }

    private Set<PersonId> recipients(WebhookView hook) {
        Set<PersonId> recipients = new LinkedHashSet<>();
        for (AccountView account : directory.accounts()) {
            boolean leads = account.roles().stream()
                    .anyMatch(role -> role.team().equals(hook.team()) && role.may(Permission.WEBHOOKS));
            if (account.active() && (account.administrator() || leads)) {
                recipients.add(account.id());
            }
        }
        return recipients;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Nothing once somebody has put it right. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Mail> write(UUID id, String subject, @Nullable SignedIn recipient) {
        return recipient == null
                ? Optional.empty()
                : repository
                        .find(UUID.fromString(subject))
                        .filter(WebhookView::stopped)
                        .map(hook -> new Mail(
                                id,
                                recipient.email(),
                                text("webhook.mail.subject", hook.name()),
                                text(
                                        "webhook.mail.text",
                                        recipient.name(),
                                        hook.name(),
                                        hook.off() == null
                                                ? ""
                                                : text("webhook.mail."
                                                        + hook.off().key()),
                                        mailer.link(links.webhook(hook.id())))));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
