package org.groundwork.identity;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.InvitationRepository.ToMail;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the mail of an invitation, with a link of its own. */
@Component
class InvitationMails implements MailWriter {

    static final String KIND = "invitation";

    private final InvitationRepository invitations;
    private final MailLinks links;
    private final Mailer mailer;
    private final MessageSource messages;
    private final DateTimes dateTimes;
    private final Calendar calendar;
    private final Clock clock;

    InvitationMails(
            InvitationRepository invitations,
            MailLinks links,
            Mailer mailer,
            MessageSource messages,
            DateTimes dateTimes,
            Calendar calendar,
            Clock clock) {
        this.invitations = invitations;
        this.links = links;
        this.mailer = mailer;
        this.messages = messages;
        this.dateTimes = dateTimes;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional
    public Optional<Mail> write(UUID id, String subject, @Nullable SignedIn nobody) {
        return invitations.toMail(UUID.fromString(subject), clock.instant()).map(invitation -> mail(id, invitation));
    }

    private Mail mail(UUID id, ToMail invitation) {
        Secret secret = Secret.random();
        invitations.insertMailed(secret, invitation.id(), clock.instant());
        String role = text("identity.role." + invitation.role().name().toLowerCase(Locale.ROOT));
        return new Mail(
                id,
                invitation.email(),
                text("invite.mail.subject", invitation.teamName()),
                text(
                        invitation.hasAccount() ? "invite.mail.text.account" : "invite.mail.text",
                        invitation.inviter().isEmpty() ? text("invite.mail.somebody") : invitation.inviter(),
                        invitation.teamName(),
                        role,
                        mailer.link(links.invitation(secret.value())),
                        dateTimes.date(calendar.day(invitation.expiresAt().toInstant()))));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
