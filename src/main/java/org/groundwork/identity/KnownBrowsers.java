package org.groundwork.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells browsers in which a person signed in before from those of strangers, by a cookie. It opens
 * nothing: it only keeps strangers' guesses from counting against its owner.
 *
 * <p>The cookie holds a pass for each of the last few people: whose, a random number, since when, and
 * a code over these, whose key is the person's password hash. Nobody else can make one, and a new
 * password ends all of them.
 */
@Component
class KnownBrowsers {

    static final Duration VALID_FOR = Duration.ofDays(180);

    private static final int MOST_PEOPLE = 4;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BETWEEN_PASSES = "_";
    private static final int LONGEST_COOKIE = 1_000;
    private static final Pattern PASS = Pattern.compile("[0-9a-f-]{36}\\.[0-9a-f-]{36}\\.[0-9]{1,11}\\.[0-9a-f]{64}");

    private final Clock clock;

    KnownBrowsers(Clock clock) {
        this.clock = clock;
    }

    /**
     * What names the browser, if the person signed in there before.
     *
     * @param cookie as the browser sent it
     */
    Optional<String> find(@Nullable String cookie, PersonId person, String passwordHash) {
        return passes(cookie).stream()
                .filter(pass -> isGood(pass, person, passwordHash))
                .findFirst()
                .map(pass -> pass.split("\\.")[1]);
    }

    /** The cookie for a browser in which the person signs in now; passes of others stay. */
    String with(@Nullable String cookie, PersonId person, String passwordHash) {
        List<String> passes = new ArrayList<>();
        String browser = UUID.randomUUID().toString();
        String start = person + "." + browser + "." + clock.instant().getEpochSecond();
        passes.add(start + "." + code(start, passwordHash));
        passes(cookie).stream()
                .filter(pass -> !pass.startsWith(person.toString()))
                .limit(MOST_PEOPLE - 1)
                .forEach(passes::add);
        return String.join(BETWEEN_PASSES, passes);
    }

    private static List<String> passes(@Nullable String cookie) {
        return cookie == null || cookie.length() > LONGEST_COOKIE
                ? List.of()
                : Arrays.stream(cookie.split(BETWEEN_PASSES))
                        .filter(pass -> PASS.matcher(pass).matches())
                        .toList();
    }

    private boolean isGood(String pass, PersonId person, String passwordHash) {
        int end = pass.lastIndexOf('.');
        String start = pass.substring(0, end);
        Instant since = Instant.ofEpochSecond(Long.parseLong(start.substring(start.lastIndexOf('.') + 1)));
        return start.startsWith(person + ".")
                && since.plus(VALID_FOR).isAfter(clock.instant())
                && MessageDigest.isEqual(bytes(pass.substring(end + 1)), bytes(code(start, passwordHash)));
    }

    private static String code(String text, String passwordHash) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes("known-browser:" + passwordHash), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
