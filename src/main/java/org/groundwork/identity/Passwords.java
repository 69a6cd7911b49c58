package org.groundwork.identity;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed, and which ones are taken. */
@Configuration(proxyBeanMethods = false)
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT_CHARACTERS = 5;

    /** Of longer ones the beginning is looked at, which takes milliseconds. */
    private static final int LOOKED_AT = 60;

    /** A guesser who begins with what is common needs so many tries (power of ten) at least. */
    private static final double LEAST_GUESSES = 8;

    private static final String COMMON = "passwords";

    /** Knows 30,000 common passwords, words, names, dates and rows of keys. */
    private static final class Estimator {
        static final Zxcvbn INSTANCE = new Zxcvbn();
    }

    /**
     * Argon2id with 19 MiB of memory, 2 passes and 1 lane, the minimum that OWASP's Password
     * Storage Cheat Sheet recommends. Each hash names its algorithm and parameters, so that they
     * can be raised; a hash with older ones is replaced when its owner signs in.
     */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                "argon2id", Map.of("argon2id", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)));
    }

    /**
     * Why a new password is not taken: the key of a message, or nothing when it is fine. Length is
     * what counts (NIST SP 800-63B), and that it is none of those that guessers try first; there are
     * no rules on kinds of characters.
     */
    static Optional<String> objection(String password, String email, String name) {
        if (password.length() < SHORTEST) {
            return Optional.of("identity.password.too-short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("identity.password.too-long");
        }
        String plain = password.strip().toLowerCase(Locale.ROOT);
        if (plain.chars().distinct().count() < FEWEST_DIFFERENT_CHARACTERS
                || plain.equals(email.strip().toLowerCase(Locale.ROOT))
                || plain.equals(name.strip().toLowerCase(Locale.ROOT))) {
            return Optional.of("identity.password.too-easy");
        }
        Strength strength = Estimator.INSTANCE.measure(
                password.substring(0, Math.min(password.length(), LOOKED_AT)), List.of(email, name, "groundwork"));
        if (strength.getGuessesLog10() < LEAST_GUESSES) {
            boolean common = strength.getSequence().stream().anyMatch(part -> COMMON.equals(part.dictionaryName));
            return Optional.of(common ? "identity.password.too-common" : "identity.password.too-easy");
        }
        return Optional.empty();
    }
}
