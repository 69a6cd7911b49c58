package org.groundwork.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form in which it is compared: trimmed, lower case. Only what is plainly
 * no address is refused, since the mail server alone can tell.
 */
record EmailAddress(String value) {

    static final int LONGEST = 254;

    private static final Pattern PLAUSIBLE = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");

    static Optional<EmailAddress> of(String text) {
        String normal = text.strip().toLowerCase(Locale.ROOT);
        return normal.length() <= LONGEST && PLAUSIBLE.matcher(normal).matches()
                ? Optional.of(new EmailAddress(normal))
                : Optional.empty();
    }
}
