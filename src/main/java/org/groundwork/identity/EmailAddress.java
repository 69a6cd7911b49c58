package org.groundwork.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.groundwork.platform.Texts;

/**
 * An e-mail address in the form in which it is compared: lower case, composed letters, without what
 * copying brings along at its ends (blanks of all kinds, characters that cannot be seen, {@code
 * mailto:}, the full stop of a sentence). Only what is plainly no address is refused, since the mail
 * server alone can tell.
 */
record EmailAddress(String value) {

    static final int LONGEST = 254;

    private static final String SCHEME = "mailto:";

    private static final Pattern PLAUSIBLE =
            Pattern.compile("X+@X*[X&&[^.]]".replace("X", "[^\\p{Z}\\p{C}\\s@<>,;" + Texts.REPLACEMENT + "]"));

    static Optional<EmailAddress> of(String text) {
        String bare = Texts.bare(Texts.written(Texts.bare(text)));
        if (bare.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            bare = Texts.bare(bare.substring(SCHEME.length()));
        }
        String normal = bare.replaceFirst("\\.+$", "").toLowerCase(Locale.ROOT);
        return normal.length() <= LONGEST && PLAUSIBLE.matcher(normal).matches()
                ? Optional.of(new EmailAddress(normal))
                : Optional.empty();
    }
}
