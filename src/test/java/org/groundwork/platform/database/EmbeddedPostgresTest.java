package org.groundwork.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresTest {

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    /** Unpacking takes seconds; once is enough. */
    @BeforeAll
    static void unpackOnce() {
        PostgresBinaries.unpackInto(shared);
    }

    @BeforeEach
    void useWhatIsUnpacked() throws IOException {
        Files.createSymbolicLink(temporary.resolve("server"), shared);
    }

    @Test
    void keepsWhatIsWrittenOverAStop() throws Exception {
        Path data = temporary.resolve("data with a space");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data)) {
            execute(server.owner(), "create table kept (word text)");
            execute(server.owner(), "insert into kept values ('still here')");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data)) {
            assertThat(query(server.owner(), "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void isDurableLocalAndPrivate() throws Exception {
        Path data = temporary.resolve("data");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data)) {
            EmbeddedPostgres.Login owner = server.owner();
            assertThat(query(owner, "show fsync")).isEqualTo("on");
            assertThat(query(owner, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(owner, "show full_page_writes")).isEqualTo("on");
            assertThat(query(owner, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(owner, "show server_version")).startsWith("18.");
            assertThat(query(owner, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            for (String user : List.of("groundwork", "postgres")) {
                assertThatThrownBy(
                                () -> DriverManager.getConnection(server.owner().url(), user, "guessed"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void refusesASecondApplicationOnTheSameDirectory() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            assertThat(server.owner().url()).isNotEmpty();
            assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
                    .isInstanceOf(DataDirectoryInUse.class)
                    .hasMessageContaining("--groundwork.data");
        }
    }

    @Test
    void takesOverFromAServerWhoseApplicationWasKilled() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            execute(server.owner(), "create table kept (word text)");
        }
        Process application = startInAnotherJvm(temporary);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(application.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("committed");
            application.destroyForcibly().waitFor();
        }
        long orphan = postmasterOf(temporary);
        assertThat(programOf(orphan)).hasValueSatisfying(it -> assertThat(it).contains("postgres"));

        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            assertThat(query(server.owner(), "select word from kept")).isEqualTo("committed");
            assertThat(postmasterOf(temporary)).isNotEqualTo(orphan);
            assertThat(programOf(orphan)).isEmpty();
        }
    }

    @Test
    void startsThoughAnotherProgramGotTheNumberOfTheLastServer() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            execute(server.owner(), "create table kept (word text)");
        }
        Files.writeString(
                temporary.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + temporary.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n");

        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            assertThat(query(server.owner(), "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void beginsAgainAfterACreationThatWasInterrupted() throws Exception {
        Files.createDirectories(temporary.resolve("postgres.unfinished/base"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            assertThat(query(server.owner(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhatToDoWithTheDataOfAnotherPostgres() throws Exception {
        Files.createDirectories(temporary.resolve("postgres"));
        Files.writeString(temporary.resolve("postgres/PG_VERSION"), "15\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("restore");
    }

    /** Run in another process by {@link #takesOverFromAServerWhoseApplicationWasKilled}. */
    static final class Application {
        public static void main(String[] args) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]));
            try (Connection connection = server.owner().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into kept values ('committed')");
                System.out.println("committed");
                Thread.currentThread().join();
            }
        }
    }

    private static Process startInAnotherJvm(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dlogging.level.root=off",
                        Application.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Empty for a process that has ended, even while nobody has asked for its exit status. */
    private static Optional<String> programOf(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command());
    }

    static long postmasterOf(Path data) {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A data directory of its own, with the server unpacked already. */
    static Path directoryIn(Path folder) throws IOException {
        Path programs = Files.createDirectories(Path.of("target", "test-postgres-programs"));
        PostgresBinaries.unpackInto(programs);
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.createSymbolicLink(data.resolve("server"), programs.toAbsolutePath());
        return data;
    }

    @Test
    void saysWhyADataDirectoryCannotBeUsed() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(file))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("there is a file of that name");
        assertThatThrownBy(() -> EmbeddedPostgres.start(Path.of("/proc/groundwork")))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageStartingWith("The data directory /proc/groundwork cannot be");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        No space left on device       | is on a disk that is full
        Read-only file system         | is on a disk that can only be read
        Operation not permitted       | Give it to the user that Groundwork runs as
        Disk quota exceeded           | is on a disk that is full
        Something else                | cannot be used: /data/lock: Something else
        """)
    void saysInASentenceWhatTheSystemSays(String reason, String said) {
        assertThat(DatabaseFaults.sentence(
                        Path.of("/data"),
                        new UncheckedIOException(new FileSystemException("/data/lock", null, reason))))
                .startsWith("The data directory /data ")
                .contains(said);
    }

    @Test
    void saysWhatTheServerSaidLast() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(temporary)) {
            assertThat(server.startAgainIfDead()).isFalse();
        }
        Files.delete(temporary.resolve("postgres/global/pg_control"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
                .isInstanceOf(DatabaseCannotStart.class)
                .hasMessageContaining("pg_control")
                .hasMessageContaining("Its log is");
    }

    private static void execute(EmbeddedPostgres.Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres.Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
