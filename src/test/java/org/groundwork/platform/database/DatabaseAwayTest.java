package org.groundwork.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.groundwork.GroundworkApplication;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** The running application while its database is away, and afterwards. */
class DatabaseAwayTest {

    private static final int PEOPLE = 50;

    /** Three seconds for a connection, and what a busy machine takes beside. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;
    private static ConfigurableApplicationContext application;
    private static String base;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @BeforeAll
    static void startOnAServerOfItsOwn() throws IOException {
        server = EmbeddedPostgres.start(EmbeddedPostgresTest.directoryIn(folder));
        application = new SpringApplicationBuilder(GroundworkApplication.class)
                .run(
                        "--server.port=0",
                        "--groundwork.report.warm-up=false",
                        "--spring.datasource.url=" + server.owner().url(),
                        "--spring.datasource.username=" + server.owner().username(),
                        "--spring.datasource.password=" + server.owner().password());
        base = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        application.close();
        server.close();
    }

    /** Ways in which a server is away. */
    enum Away {
        KILLED {
            @Override
            void begin() {
                handle().destroyForcibly();
                handle().onExit().join();
            }

            @Override
            void end() {
                await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(server::startAgainIfDead);
            }
        },
        FROZEN {
            @Override
            void begin() {
                signal("-STOP");
            }

            @Override
            void end() {
                signal("-CONT");
            }
        };

        abstract void begin();

        abstract void end();

        private static ProcessHandle handle() {
            return ProcessHandle.of(EmbeddedPostgresTest.postmasterOf(folder.resolve("data")))
                    .orElseThrow();
        }

        private static void signal(String signal) {
            List<String> command = new ArrayList<>(List.of("kill", signal));
            Stream.concat(Stream.of(handle()), handle().descendants()).forEach(it -> command.add("" + it.pid()));
            try {
                new ProcessBuilder(command).start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersFiftyPeopleSoonWhileItIsAwayAndWorksAgainAfterwards(Away away) throws Exception {
        assertThat(get("/setup").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        AtomicBoolean go = new AtomicBoolean(true);
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<Duration>> longest = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                longest.add(people.submit(() -> askWhile(go)));
            }
            try {
                away.begin();
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> get("/actuator/health/readiness").statusCode() == 503);
                assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
                assertIsThePageOfAnAbsentDatabase(get("/setup"));
                assertIsThePageOfAnAbsentDatabase(get("/assessments/" + new UUID(0, 1)));
            } finally {
                away.end();
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> get("/actuator/health/readiness").statusCode() == 200);
            await().atMost(Duration.ofSeconds(10)).until(() -> get("/setup").statusCode() == 200);
            go.set(false);
            for (Future<Duration> one : longest) {
                assertThat(one.get(1, TimeUnit.MINUTES)).isLessThan(LONGEST_WAIT);
            }
        }
    }

    /** The longest that one person waited. */
    private Duration askWhile(AtomicBoolean go) throws Exception {
        long longest = 0;
        while (go.get()) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = get("/setup");
            longest = Math.max(longest, System.nanoTime() - begin);
            assertThat(answer.statusCode()).isIn(200, 503);
        }
        return Duration.ofNanos(longest);
    }

    private void assertIsThePageOfAnAbsentDatabase(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("h1").text()).isEqualTo("Back in a moment");
        assertThat(page.text()).doesNotContain("{", "??");
        assertThat(page.select("link[rel=stylesheet]")).hasSize(3);
        for (var sheet : page.select("link[rel=stylesheet]")) {
            assertThat(sheet.attr("href")).as("carries a hash or a version").containsPattern("[0-9a-f]{32}|/\\d+\\.");
            assertThat(get(sheet.attr("href")).statusCode())
                    .as(sheet.attr("href"))
                    .isEqualTo(200);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Accept", "text/html, */*;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void startsAnEmbeddedServerAgainThatDied(@TempDir Path other) throws Exception {
        try (EmbeddedPostgres embedded = EmbeddedPostgres.start(EmbeddedPostgresTest.directoryIn(other))) {
            long first = EmbeddedPostgresTest.postmasterOf(other.resolve("data"));
            List<DatabaseWatch.Changed> told = Collections.synchronizedList(new ArrayList<>());
            DatabaseWatch watch = watch(embedded, told);
            watch.start();
            try {
                ProcessHandle.of(first).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> told.equals(
                                List.of(new DatabaseWatch.Changed(true), new DatabaseWatch.Changed(false))));
            } finally {
                watch.stop();
            }
            assertThat(EmbeddedPostgresTest.postmasterOf(other.resolve("data"))).isNotEqualTo(first);
            assertThat(watch.isAway()).isFalse();
            try (var connection = embedded.owner().connect()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        assertThat(Files.exists(other.resolve("data/postgres/postmaster.pid"))).isFalse();
    }

    private static DatabaseWatch watch(EmbeddedPostgres embedded, List<DatabaseWatch.Changed> told) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("server", embedded);
        beans.addBean("details", new DatabaseConfiguration().embeddedDatabase(embedded));
        return new DatabaseWatch(
                beans.getBeanProvider(JdbcConnectionDetails.class),
                beans.getBeanProvider(EmbeddedPostgres.class),
                event -> told.add((DatabaseWatch.Changed) event),
                new DatabaseProperties(folder, true));
    }
}
