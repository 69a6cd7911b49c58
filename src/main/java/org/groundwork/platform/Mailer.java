package org.groundwork.platform;

import org.springframework.mail.MailException;

/** Sends mail, where it is configured. */
public interface Mailer {

    /** Whether mail is configured; where it is not, nothing is to be queued. */
    boolean on();

    /** An absolute link to a place in the application, beginning with a slash. */
    String link(String place);

    /**
     * Hands a mail to the mail server and waits until the server has taken it.
     *
     * @throws MailException if it has not
     * @throws IllegalStateException if mail is off
     */
    void send(Mail mail);
}
