package org.groundwork.platform.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.groundwork.platform.database.EmbeddedPostgres.Login;
import org.groundwork.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class BackupTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID TEAM = new UUID(0, 2);

    @TempDir
    Path temporary;

    private final Backup backup = new Backup(Clock.systemUTC());
    private final Restore restore = new Restore();

    @Test
    void bringsBackEveryRowAndGoesOnCounting() throws Exception {
        Login from = filledDatabase();
        Login to = emptyDatabase();
        Path file = temporary.resolve("groundwork.backup");

        backup.write(from, file);
        restore.read(to, file, false);

        for (String table : List.of("person", "team", "membership", "audit_event", "invitation")) {
            assertThat(rows(to, table)).as(table).isEqualTo(rows(from, table)).isNotEmpty();
        }
        client(to)
                .sql("insert into audit_event (created_at, act) values (now(), 'LATER')")
                .update();
        assertThat(client(to)
                        .sql("select max(id) from audit_event")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void putsReferencesAndRulesBack() throws Exception {
        Login to = emptyDatabase();
        Path file = temporary.resolve("groundwork.backup");
        backup.write(filledDatabase(), file);
        restore.read(to, file, false);

        assertThatThrownBy(() -> client(to).sql("delete from person").update())
                .hasMessageContaining("invitation_created_by_fk");
        assertThatThrownBy(() -> client(to).sql("delete from audit_event").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void leavesSessionsOut() throws Exception {
        Login from = filledDatabase();
        client(from)
                .sql("insert into spring_session values ('a', 'b', 1, 1, 1, 1, 'somebody')")
                .update();
        Login to = emptyDatabase();
        Path file = temporary.resolve("groundwork.backup");
        backup.write(from, file);
        restore.read(to, file, false);
        assertThat(rows(to, "spring_session")).isEmpty();
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        Path file = temporary.resolve("groundwork.backup");
        backup.write(filledDatabase(), file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void overwritesNoFile() throws Exception {
        Path file = Files.createFile(temporary.resolve("precious"));
        assertThatThrownBy(() -> backup.write(filledDatabase(), file)).isInstanceOf(BackupRefused.class);
        assertThat(Files.size(file)).isZero();
    }

    @Test
    void overwritesNoDataUnlessToldTo() throws Exception {
        Login from = filledDatabase();
        Login to = filledDatabase();
        client(to).sql("update person set name = 'Somebody Else'").update();
        Path file = temporary.resolve("groundwork.backup");
        backup.write(from, file);

        assertThatThrownBy(() -> restore.read(to, file, false))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("--replace");
        assertThat(rows(to, "person")).hasSize(1).allMatch(row -> row.contains("Somebody Else"));

        restore.read(to, file, true);
        assertThat(rows(to, "person")).isEqualTo(rows(from, "person"));
    }

    @Test
    void refusesWhatIsNoBackupOrADamagedOneAndKeepsTheData() throws Exception {
        Login to = filledDatabase();
        Path file = temporary.resolve("groundwork.backup");
        backup.write(to, file);
        byte[] bytes = Files.readAllBytes(file);

        Path text = Files.writeString(temporary.resolve("text"), "no backup");
        Path cut = Files.write(temporary.resolve("cut"), Arrays.copyOf(bytes, 900));
        byte[] flipped = bytes.clone();
        int inData = new String(bytes, ISO_8859_1).indexOf("tables/person.csv") + 40;
        flipped[inData] ^= 0x55;
        Path damaged = Files.write(temporary.resolve("damaged"), flipped);

        for (Path bad : List.of(text, cut, damaged, temporary.resolve("missing"))) {
            assertThatThrownBy(() -> restore.read(to, bad, true))
                    .as(bad.toString())
                    .isInstanceOf(BackupRefused.class);
        }
        assertThat(rows(to, "person")).hasSize(1);
    }

    @Test
    void refusesToRestoreWhileSomebodyIsConnectedToAServer() throws Exception {
        Login to = emptyDatabase();
        try (var connection = to.connect()) {
            assertThat(connection.isValid(1)).isTrue();
            Path file = temporary.resolve("groundwork.backup");
            backup.write(filledDatabase(), file);
            assertThatThrownBy(() -> restore.read(to, file, true))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void theCommandsWorkOnTheEmbeddedDatabaseEvenWhileItRuns() throws Exception {
        Path data = temporary.resolve("data");
        String dataOption = "--groundwork.data=" + data;
        Path file = temporary.resolve("a.backup");
        Path second = temporary.resolve("b.backup");

        assertThat(run("backup", file.toString(), dataOption)).startsWith("1 There is no database");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data)) {
            assertThat(run("backup", file.toString(), dataOption)).startsWith("1 This database holds nothing");
            Flyway.configure()
                    .dataSource(
                            server.owner().url(),
                            server.owner().username(),
                            server.owner().password())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            fill(server.owner());
            assertThat(run("backup", file.toString(), dataOption)).startsWith("0 Wrote");
            assertThat(run("restore", file.toString(), dataOption, "--replace"))
                    .startsWith("1 Another Groundwork is running");
        }
        assertThat(run("backup", second.toString(), dataOption)).startsWith("0 Wrote");
        assertThat(run("restore", second.toString(), dataOption)).startsWith("1 There is data");
        assertThat(run("restore", file.toString(), dataOption, "--replace")).startsWith("0 Restored");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data)) {
            assertThat(rows(server.owner(), "person")).hasSize(1);
        }
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run("backup")).startsWith("2 java -jar groundwork.jar backup FILE");
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, UTF_8);
        int status = BackupCommands.run(arguments, out, out);
        return status + " " + said.toString(UTF_8);
    }

    private static Login filledDatabase() {
        Login login = emptyDatabase();
        fill(login);
        return login;
    }

    private static Login emptyDatabase() {
        TestServer.Database database = TestServer.newDatabase();
        return new Login(database.url(), database.username(), database.password());
    }

    private static void fill(Login login) {
        JdbcClient database = client(login);
        database.sql("insert into person values (?, ?, ?, null, true, 'ACTIVE', now(), 0)")
                .params(ADA, "ada@example.org", "Ada \"the first\", Keller\nמירה 🙂 \\N")
                .update();
        database.sql("insert into team values (?, 'Claims', now())").param(TEAM).update();
        database.sql("insert into membership values (?, ?, 'LEAD')")
                .params(TEAM, ADA)
                .update();
        database.sql("insert into audit_event (created_at, act, detail) values (now(), 'A', '')")
                .update();
        database.sql("insert into audit_event (created_at, act) values (now(), 'B')")
                .update();
        database.sql("""
            insert into invitation values
                (?, ?, 'jo@example.org', ?, 'LEAD', ?, now(), now())
            """)
                .params(new UUID(0, 3), new byte[] {0, -1, 10}, TEAM, ADA)
                .update();
    }

    private static List<String> rows(Login login, String table) {
        return client(login)
                .sql("select t::text from " + table + " t order by 1")
                .query(String.class)
                .list();
    }

    private static JdbcClient client(Login login) {
        return JdbcClient.create(new DriverManagerDataSource(login.url(), login.username(), login.password()));
    }
}
