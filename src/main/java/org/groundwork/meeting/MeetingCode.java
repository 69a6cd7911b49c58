package org.groundwork.meeting;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people type to join: six letters and digits of which no two look alike. Thirty to the power of six are
 * 729 million, and guessing is slowed down ({@code identity.CodeGuesses}).
 */
record MeetingCode(String value) {

    static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int LENGTH = 6;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CODE = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\-–.]+");

    static MeetingCode random() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new MeetingCode(code.toString());
    }

    /** As somebody typed it, in whatever case, with or without a gap; empty where it is no code. */
    static Optional<MeetingCode> typed(String text) {
        if (text.length() > 20) {
            return Optional.empty();
        }
        String tidy = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return CODE.matcher(tidy).matches() ? Optional.of(new MeetingCode(tidy)) : Optional.empty();
    }

    /** In two halves, for a wall: {@code K7M 2QX}. */
    static String readable(String code) {
        return code.substring(0, LENGTH / 2) + " " + code.substring(LENGTH / 2);
    }
}
