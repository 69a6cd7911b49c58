package org.groundwork.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.groundwork.platform.InvalidInput;
import org.groundwork.webhook.WebhookReply.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs neither database nor network: signatures, waits, addresses. */
class WebhookRulesTest {

    /** Computed by {@code printf '1796520000.{"id":"7"}' | openssl dgst -sha256 -hmac swordfish}. */
    @Test
    void signsTheSecondsAndTheBodyAsOpensslDoes() {
        byte[] body = "{\"id\":\"7\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookSignature.header("swordfish", Instant.ofEpochSecond(1_796_520_000, 999), body))
                .isEqualTo("t=1796520000,v1=da9d56800b88babbc269dcb0b2c3e8be22980fe86f53b842daaa7d004a67047a");
    }

    @Test
    void signsEachMomentSecretAndBodyOtherwise() {
        byte[] body = {1, 2, 3};
        Instant at = Instant.ofEpochSecond(1_796_520_000);
        assertThat(List.of(
                        WebhookSignature.header("a", at, body),
                        WebhookSignature.header("b", at, body),
                        WebhookSignature.header("a", at.plusSeconds(1), body),
                        WebhookSignature.header("a", at, new byte[] {1, 2, 4})))
                .doesNotHaveDuplicates();
    }

    @Test
    void waitsLongerEachTimeAndForTwoDaysInAll() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Duration before = Duration.ZERO;
            Duration all = Duration.ZERO;
            for (int failures = 1; failures <= 10; failures++) {
                Duration least = WebhookRetries.WAITS.get(Math.min(failures, WebhookRetries.WAITS.size()) - 1);
                Duration wait = WebhookRetries.waitAfter(failures, random);
                assertThat(wait).isBetween(least, least.multipliedBy(6).dividedBy(5));
                if (failures <= WebhookRetries.WAITS.size()) {
                    assertThat(wait).isGreaterThan(before);
                }
                before = wait;
                all = all.plus(wait);
            }
            assertThat(all).isGreaterThan(WebhookRetries.GIVEN_UP_AFTER);
        }
        assertThat(WebhookRetries.waitAfter(1, random)).isLessThan(Duration.ofSeconds(73));
        assertThat(WebhookRetries.OFF_AFTER).isGreaterThan(WebhookRetries.GIVEN_UP_AFTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.254",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "2130706433",
                "127.1",
                "::",
                "::1",
                "::7f00:1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::1",
                "2002:a00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "3fff::1",
                "4000::1",
                "100::1"
            })
    void whatIsNotPublicIsRefused(String address) throws Exception {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::64",
                "64:ff9b::808:808",
                "2001:4860:4860::8888"
            })
    void whatIsPublicIsTaken(String address) throws Exception {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    /** However an IPv4 address is dressed, it is judged as it is; and what the JDK calls local is never public. */
    @Test
    void anAddressIsJudgedAsWhatItLeadsTo() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] four = new byte[4];
            random.nextBytes(four);
            byte[] mapped = new byte[16];
            mapped[10] = (byte) 0xff;
            mapped[11] = (byte) 0xff;
            System.arraycopy(four, 0, mapped, 12, 4);
            byte[] translated = new byte[16];
            translated[1] = 0x64;
            translated[2] = (byte) 0xff;
            translated[3] = (byte) 0x9b;
            System.arraycopy(four, 0, translated, 12, 4);
            boolean open = PublicAddress.isPublic(four);
            assertThat(PublicAddress.isPublic(mapped)).isEqualTo(open);
            assertThat(PublicAddress.isPublic(translated)).isEqualTo(open);
            byte[] six = new byte[16];
            random.nextBytes(six);
            for (byte[] bytes : new byte[][] {four, six}) {
                InetAddress address = InetAddress.getByAddress(bytes);
                if (address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress()
                        || address.isAnyLocalAddress()) {
                    assertThat(PublicAddress.isPublic(address))
                            .as(address.toString())
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                   missing",
        "hooks.example.org,                    none",
        "ftp://hooks.example.org/x,            none",
        "file:///etc/passwd,                   none",
        "gopher://hooks.example.org/,          none",
        "javascript:alert(1),                  none",
        "https:///x,                           none",
        "https://hooks.example.org:0/,         none",
        "https://hooks.example.org:99999/,     none",
        "https://hooks example.org/,           none",
        "https://127.0.0.1 /,                  none",
        "https://a_b.example.org/,             none",
        "https://root:secret@hooks.example.org, password",
        "https://hooks.example.org@10.0.0.1/,  password",
        "https://hooks.example.org/#x,         fragment",
        "http://hooks.example.org/,            https"
    })
    void refusesWhatCannotBeSentTo(String typed, String why) {
        assertThatThrownBy(() -> WebhookTarget.of(typed, false))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo("webhook.address." + why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://[::1]:8443/",
                "https://2130706433/",
                "https://[::ffff:10.0.0.1]/",
                "https://localhost/"
            })
    void saysAtOnceThatAnAddressIsNotPublic(String typed) {
        assertThatThrownBy(() -> WebhookTarget.of(typed, false).requirePublic())
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo("webhook.address.private"));
    }

    @Test
    void takesWhatIsAllowed() {
        assertThat(WebhookTarget.of(" https://hooks.example.org:8443/a?b=c ", false)
                        .uri())
                .hasToString("https://hooks.example.org:8443/a?b=c");
        assertThatCode(() -> WebhookTarget.of("http://127.0.0.1:9000/", true)).doesNotThrowAnyException();
        assertThatCode(() ->
                        WebhookTarget.of("https://203.0.113.7.invalid/", false).requirePublic())
                .as("a name that nobody knows may be known later")
                .doesNotThrowAnyException();
    }

    @Test
    void onlyWhatBeginsWithTwoIsTaken() {
        assertThat(IntStream.rangeClosed(100, 999)
                        .filter(status -> WebhookReply.of(status, "").taken()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(200, 299).boxed().toList());
        assertThat(WebhookReply.of(410, "").outcome()).isEqualTo(Outcome.GONE);
        assertThat(WebhookReply.of(302, "").outcome()).isEqualTo(Outcome.REDIRECTED);
    }

    @Test
    void keepsTheBeginningOfAnAnswerOnOneLine() {
        assertThat(WebhookReply.of(500, "a\r\nb\u0000\u202e\u001b[31mc  d").answer())
                .isEqualTo("a b[31mc d");
        assertThat(WebhookReply.of(500, "\ud83d\ude00".repeat(500)).answer()).hasSize(400);
    }
}
