package org.groundwork.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What stands in front of an installation: ends TLS with a certificate of its own, hands the requests under a prefix to its instances in
 * turn, passes on what they answer as it comes, and goes to the next where one does not answer. Everything else is 404.
 */
public final class TlsProxy implements AutoCloseable {

    private static final String PASSWORD = "for-this-test";

    /** What is between two machines only. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "expect", "keep-alive");

    private final List<URI> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;

    /**
     * @param prefix for example {@code /groundwork}
     * @param directory for its certificate
     */
    public TlsProxy(String prefix, Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified(directory.resolve("proxy.p12"))));
        server.setExecutor(threads);
        server.createContext(prefix + "/", this::passOn);
        server.start();
    }

    /** For example {@code https://localhost:43210}. */
    public String origin() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    public void add(String port) {
        instances.add(URI.create("http://127.0.0.1:" + port));
    }

    private void passOn(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            for (int attempt = 0; attempt < instances.size(); attempt++) {
                URI instance = instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
                try {
                    answer(
                            exchange,
                            client.send(request(exchange, instance, body), HttpResponse.BodyHandlers.ofInputStream()));
                    return;
                } catch (ConnectException gone) {
                    // the next one
                }
            }
            exchange.sendResponseHeaders(502, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, URI instance, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(value -> request.header(name, value)));
        URI origin = URI.create(origin());
        return request.setHeader("X-Forwarded-For", "192.0.2.7")
                .setHeader("X-Forwarded-Proto", "https")
                .setHeader("X-Forwarded-Host", origin.getHost())
                .setHeader("X-Forwarded-Port", Integer.toString(origin.getPort()))
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = answer.statusCode() == 204 || answer.statusCode() == 304;
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : 0);
        try (InputStream in = answer.body();
                OutputStream out = exchange.getResponseBody()) {
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
                out.flush();
            }
        }
    }

    private static SSLContext certified(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder((keytool + " -genkeypair -alias proxy -keyalg EC -dname CN=localhost"
                                + " -ext SAN=dns:localhost -validity 2 -storetype PKCS12 -storepass " + PASSWORD
                                + " -keystore " + file)
                        .split(" "))
                .redirectErrorStream(true)
                .start();
        made.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
