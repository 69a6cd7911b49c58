package org.groundwork.identity;

import java.util.Optional;
import java.util.UUID;
import org.groundwork.platform.Mail;
import org.jspecify.annotations.Nullable;

/** Makes mails of one kind at the moment in which they are sent. A bean of any module. */
public interface MailWriter {

    /** Unique and for ever, and the end of the message keys {@code mail.kind.…}: {@code invitation}. */
    String kind();

    /**
     * The mail.
     *
     * @param id of the mail
     * @param subject as it was given to {@link OutgoingMails#queue}
     * @param recipient as of now; null where it goes to somebody without an account
     * @return nothing, if there is nothing to be said any more
     */
    Optional<Mail> write(UUID id, String subject, @Nullable SignedIn recipient);
}
