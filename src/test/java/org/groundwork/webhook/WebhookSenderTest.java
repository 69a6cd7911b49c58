package org.groundwork.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.util.Timeout;
import org.groundwork.webhook.WebhookReply.Outcome;
import org.groundwork.webhook.WebhookSender.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** With receivers that do what receivers should not. */
class WebhookSenderTest {

    private static final WebhookProperties STRICT = new WebhookProperties(true, false);
    private static final WebhookProperties ALLOWED = new WebhookProperties(true, true);
    private static final Timeout LONG = Timeout.ofSeconds(30);
    private static final Timeout SHORT = Timeout.ofMilliseconds(700);
    private static final byte[] BODY = "{\"type\":\"webhook.test\"}".getBytes(StandardCharsets.UTF_8);

    private static WebhookReply send(WebhookProperties properties, Names names, String address) {
        return send(properties, names, address, LONG);
    }

    private static WebhookReply send(WebhookProperties properties, Names names, String address, Timeout whole) {
        return new WebhookSender(properties, names, whole)
                .send(URI.create(address), Map.of("Groundwork-Event", "webhook.test"), BODY);
    }

    @Test
    void postsTheBodyAndKeepsWhatWasSaid() {
        try (Receiver receiver = new Receiver()) {
            assertThat(send(ALLOWED, InetAddress::getAllByName, receiver.address()))
                    .isEqualTo(new WebhookReply(Outcome.TAKEN, 200, "thanks"));
            assertThat(receiver.got).singleElement().satisfies(got -> {
                assertThat(got.body()).isEqualTo("{\"type\":\"webhook.test\"}");
                assertThat(got.event()).isEqualTo("webhook.test");
            });
        }
    }

    @Test
    void followsNothing() {
        try (Receiver receiver = new Receiver()) {
            receiver.status = 307;
            assertThat(send(ALLOWED, InetAddress::getAllByName, receiver.address())
                            .outcome())
                    .isEqualTo(Outcome.REDIRECTED);
            assertThat(receiver.got).hasSize(1);
        }
    }

    @Test
    void goesToTheAddressThatWasLookedAtWhateverTheNameStandsForLater() {
        try (Receiver receiver = new Receiver()) {
            AtomicInteger asked = new AtomicInteger();
            Names changing = host -> {
                if (asked.incrementAndGet() > 1) {
                    throw new UnknownHostException("asked again");
                }
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            };
            assertThat(send(ALLOWED, changing, "http://hooks.example.org:" + receiver.port() + "/")
                            .taken())
                    .isTrue();
            assertThat(asked).hasValue(1);
            assertThat(receiver.got)
                    .singleElement()
                    .satisfies(got -> assertThat(got.host()).isEqualTo("hooks.example.org:" + receiver.port()));
        }
    }

    @Test
    void connectsToNothingWhenOneOfTheAddressesIsNotPublic() throws Exception {
        try (Receiver receiver = new Receiver()) {
            InetAddress open = InetAddress.getByName("8.8.8.8");
            Names mixed = host -> new InetAddress[] {InetAddress.getLoopbackAddress(), open};
            String address = "http://hooks.example.org:" + receiver.port() + "/";
            assertThat(send(STRICT, mixed, address).outcome()).isEqualTo(Outcome.PRIVATE_ADDRESS);
            assertThat(send(STRICT, InetAddress::getAllByName, receiver.address())
                            .outcome())
                    .as("an address instead of a name")
                    .isEqualTo(Outcome.PRIVATE_ADDRESS);
            assertThat(receiver.got).isEmpty();
        }
    }

    @Test
    void saysWhatWentWrong() throws Exception {
        Names unknown = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(send(STRICT, unknown, "https://hooks.example.org/").outcome())
                .isEqualTo(Outcome.UNKNOWN_HOST);
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(send(ALLOWED, InetAddress::getAllByName, "http://127.0.0.1:" + free + "/")
                        .outcome())
                .isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(replyOf("https", "HTTP/1.1 400 Bad Request\r\n\r\n", LONG)).isEqualTo(Outcome.NO_TLS);
    }

    @Test
    @org.junit.jupiter.api.Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void waitsForNobodyLongerThanAllMayTake() throws Exception {
        assertThat(replyOf("http", "", SHORT)).as("says nothing").isEqualTo(Outcome.TOO_SLOW);
        assertThat(replyOf("http", "HTTP/1.1 200 OK\r\nX-Slow: ", SHORT))
                .as("never ends a header")
                .isEqualTo(Outcome.TOO_SLOW);
    }

    @Test
    @org.junit.jupiter.api.Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void readsNoMoreThanItKeeps() throws Exception {
        String endless = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + "x".repeat(5_000);
        assertThat(replyOf("http", endless, LONG)).isEqualTo(Outcome.TAKEN);
        String manyHeaders = "HTTP/1.1 200 OK\r\n" + "X-Y: z\r\n".repeat(5_000) + "\r\n";
        assertThat(replyOf("http", manyHeaders, LONG)).isEqualTo(Outcome.BROKEN_OFF);
    }

    /** Of one that says this and stays silent then, with the connection open. */
    private static Outcome replyOf(String scheme, String said, Timeout whole) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[10_000]);
                    socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                    over.await();
                } catch (IOException | InterruptedException e) {
                    // the other side has gone
                }
            });
            Outcome outcome = send(
                            ALLOWED,
                            InetAddress::getAllByName,
                            scheme + "://127.0.0.1:" + server.getLocalPort() + "/",
                            whole)
                    .outcome();
            over.countDown();
            return outcome;
        }
    }
}
