package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as RFC 6238 has them. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Appendix B, of which the last six of eight digits are shown. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void aCodeHoldsForTheHalfMinutesBesideItsOwnAndNoLonger() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        String code = Totp.code(SECRET, Totp.step(now));
        assertThat(Totp.match(SECRET, code, now.minusSeconds(30), 0)).hasValue(Totp.step(now));
        assertThat(Totp.match(SECRET, code, now.plusSeconds(30), 0)).hasValue(Totp.step(now));
        assertThat(Totp.match(SECRET, code, now.plusSeconds(60), 0)).isEmpty();
        assertThat(Totp.match(SECRET, code, now.minusSeconds(60), 0)).isEmpty();
    }

    @Test
    void noCodeIsTakenTwice() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        String code = Totp.code(SECRET, Totp.step(now));
        assertThat(Totp.match(SECRET, code, now, Totp.step(now) - 1)).isPresent();
        assertThat(Totp.match(SECRET, code, now, Totp.step(now))).isEmpty();
        assertThat(Totp.match(SECRET, "", now, 0)).isEmpty();
    }

    @Test
    void theKeyIsWrittenAsRfc4648Has() {
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
