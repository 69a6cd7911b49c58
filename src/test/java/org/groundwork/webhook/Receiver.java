package org.groundwork.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody else’s program, on a port of this machine, that keeps what it is told. */
final class Receiver implements AutoCloseable {

    final List<Got> got = new CopyOnWriteArrayList<>();

    /** What it answers from now on. */
    volatile int status = 200;

    volatile String answer = "thanks";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    record Got(String event, String delivery, String signature, String host, String body, int status) {}

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int now = status;
            got.add(new Got(
                    exchange.getRequestHeaders().getFirst("Groundwork-Event"),
                    exchange.getRequestHeaders().getFirst("Groundwork-Delivery"),
                    exchange.getRequestHeaders().getFirst("Groundwork-Signature"),
                    exchange.getRequestHeaders().getFirst("Host"),
                    body,
                    now));
            if (now / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            byte[] said = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now, said.length);
            exchange.getResponseBody().write(said);
        }
    }

    /** Those that it took. */
    List<Got> taken() {
        return got.stream().filter(one -> one.status() / 100 == 2).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
