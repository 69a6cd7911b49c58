package org.groundwork.identity;

import java.util.Optional;

/** E-mail addresses as people type them, for modules that send to one. */
public final class MailAddresses {

    private MailAddresses() {}

    /** In the form in which it is used; nothing, if it is plainly none. */
    public static Optional<String> normal(String typed) {
        return EmailAddress.of(typed).map(EmailAddress::value);
    }
}
