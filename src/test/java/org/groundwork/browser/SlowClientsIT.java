package org.groundwork.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sends slowly keeps nobody else waiting: more of them than a server usually has threads. */
@BrowserTest
class SlowClientsIT {

    private static final int MANY = 260;
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final String BEGINNING = """
        POST /sign-in HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: 100000\r
        \r
        email=\
        """;

    @LocalServerPort
    int port;

    @Test
    void healthAndPagesAnswerWhileManyBodiesDrip() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < MANY; i++) {
                Socket socket = new Socket("localhost", port);
                slow.add(socket);
                drip(socket, BEGINNING);
            }
            for (int i = 0; i < 5; i++) {
                for (Socket socket : slow) {
                    drip(socket, "x");
                }
                for (String path :
                        List.of("/actuator/health/liveness", "/actuator/health/readiness", "/css/groundwork.css")) {
                    assertThat(status(client, path)).as(path).isEqualTo(200);
                }
                assertThat(status(client, "/sign-in")).isLessThan(400);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private int status(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .timeout(AT_ONCE)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void drip(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
