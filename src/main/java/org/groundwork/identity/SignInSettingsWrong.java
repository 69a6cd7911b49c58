package org.groundwork.identity;

/** Settings with which nobody could sign in as meant; the message is for whoever starts the application. */
final class SignInSettingsWrong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignInSettingsWrong(String sentence) {
        super(sentence);
    }
}
