package org.groundwork.identity;

/** Where links in mails lead; the web package knows. */
public interface MailLinks {

    String invitation(String secret);

    String signIn(String secret);
}
