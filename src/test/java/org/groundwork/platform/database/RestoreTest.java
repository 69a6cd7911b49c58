package org.groundwork.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.groundwork.platform.database.EmbeddedPostgres.Login;
import org.groundwork.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever goes wrong during a restore, the database holds the old data whole, or the new. */
class RestoreTest {

    @TempDir
    static Path folder;

    /** A backup with rows in every table, of the release before this one. */
    private static Path file;

    private static TestServer.Database present;
    private static Login to;
    private static List<String> presentContent;
    private static List<String> newContent;

    @TempDir
    Path temporary;

    private final Random random = new Random();

    @BeforeAll
    static void makeABackupAndADatabaseWithOtherData() throws Exception {
        TestServer.Database old = TestServer.newEmptyDatabase();
        Flyway.configure()
                .dataSource(old.dataSource())
                .locations("filesystem:db/migration")
                .target("0051")
                .load()
                .migrate();
        new JdbcTemplate(old.dataSource())
                .execute(new ClassPathResource("database/rows-of-0051.sql").getContentAsString(UTF_8));
        file = folder.resolve("groundwork.backup");
        new Backup(Clock.systemUTC()).write(login(old), file);

        TestServer.Database other = TestServer.newDatabase();
        new Restore().read(login(other), file, false);
        newContent = content(other);

        present = databaseWithOtherData();
        to = login(present);
        presentContent = content(present);
    }

    /** Some of the tables, others each time. */
    static Stream<String> tables() throws SQLException {
        try (Connection connection = to.connect()) {
            List<String> tables = new ArrayList<>(Backup.tables(connection).keySet());
            tables.removeAll(MigrationTest.NEW);
            Collections.shuffle(tables);
            return tables.subList(0, 6).stream();
        }
    }

    @Test
    void makesTheTablesThatTheMigrationsMake() throws Exception {
        TestServer.Database restored = TestServer.newDatabase();
        new Restore().read(login(restored), file, false);
        assertThat(content(restored)).isEqualTo(newContent);
        assertThat(MigrationTest.shape(JdbcClient.create(restored.dataSource())))
                .isEqualTo(MigrationTest.shape(
                        JdbcClient.create(TestServer.newDatabase().dataSource())));
    }

    @Test
    void restoresIntoAnInstallationThatHasOnlyStarted() throws Exception {
        TestServer.Database fresh = TestServer.newDatabase();
        JdbcClient.create(fresh.dataSource()).sql("""
            insert into job (task_name, task_instance, execution_time, picked, version)
            values ('platform-due', 'recurring', now(), false, 1)
            """).update();
        new Restore().read(login(fresh), file, false);
        assertThat(content(fresh)).isEqualTo(newContent);
    }

    /** What people attached to answers is bytes, in pieces. */
    @Test
    void bringsBackFilesByteForByte() throws Exception {
        TestServer.Database with = databaseWithOtherData();
        byte[] bytes = new byte[1 << 18];
        random.nextBytes(bytes);
        JdbcClient client = JdbcClient.create(with.dataSource());
        client.sql("insert into team (id, name, created_at) values (gen_random_uuid(), 'Retention', now())")
                .update();
        client.sql("""
            insert into assessment (id, team_id, name, summary, method, status, created_at, created_by, changed_at, version)
            select gen_random_uuid(), t.id, 'Churn', '', 'core@2', 'OPEN', now(), p.id, now(), 0 from team t, person p
            """).update();
        client.sql("insert into file_content values (gen_random_uuid(), now(), :sha256, :size)")
                .param("sha256", "0".repeat(64))
                .param("size", bytes.length)
                .update();
        client.sql("insert into file_piece select id, 0, :bytes from file_content")
                .param("bytes", bytes)
                .update();
        client.sql("""
            insert into answer_file
            select gen_random_uuid(), a.id, 'problem.metric', now(), a.created_by, 'plan.pdf', 'PDF', c.sha256, c.size_bytes, c.id
            from assessment a, file_content c
            """).update();
        client.sql("""
            insert into answer_file_event (file_id, what, answer_version, created_at, created_by)
            select id, 'ATTACHED', 0, now(), created_by from answer_file
            """).update();
        Path backup = temporary.resolve("files.backup");
        new Backup(Clock.systemUTC()).write(login(with), backup);

        TestServer.Database restored = TestServer.newDatabase();
        new Restore().read(login(restored), backup, false);

        assertThat(content(restored)).isEqualTo(content(with));
        assertThat(JdbcClient.create(restored.dataSource())
                        .sql("select bytes from file_piece")
                        .query(byte[].class)
                        .single())
                .isEqualTo(bytes);
    }

    @Test
    void keepsTheRightsThatOthersHave() throws Exception {
        TestServer.Database granted = TestServer.newDatabase();
        JdbcClient client = JdbcClient.create(granted.dataSource());
        client.sql("grant select on person, identity_team_view to public").update();
        new Restore().read(login(granted), file, false);
        assertThat(client.sql("""
            select relname::text from pg_class, aclexplode(relacl) a
            where a.grantee = 0 and a.privilege_type = 'SELECT' and relnamespace = 'public'::regnamespace order by 1
            """).query(String.class).list()).containsExactly("identity_team_view", "person");
    }

    @Test
    void refusesWhenSomethingOfSomebodyElseDependsOnTheTables() throws Exception {
        TestServer.Database shared = TestServer.newDatabase();
        JdbcClient client = JdbcClient.create(shared.dataSource());
        client.sql("create schema reporting").update();
        client.sql("create view reporting.people as select name from person").update();
        List<String> before = content(shared);
        assertThatThrownBy(() -> new Restore().read(login(shared), file, true))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("reporting.people")
                .hasMessageContaining("as it was");
        assertThat(content(shared)).isEqualTo(before);
    }

    @Test
    void saysWhatARoleLacksThatMayNotMakeASchema() {
        TestServer.Database owned = TestServer.newEmptyDatabase();
        String name = owned.url().substring(owned.url().lastIndexOf('/') + 1);
        Login guest = login(TestServer.guestOf(owned));
        assertThatThrownBy(() -> new Restore().read(guest, file, true))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("grant create on database " + name + " to " + guest.username());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void refusesABadLineOfAnyTable(String table) throws Exception {
        List<String> lines = lines(table);
        int row = 1 + random.nextInt(lines.size() - 1);
        String bad = lines.get(row).stripTrailing() + ",\"one too many\"";
        refuses(edited(table, replaced(lines, row, bad)), table, lineOf(lines, row));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void refusesAColumnTooManyOrTooFew(String table) throws Exception {
        List<String> lines = lines(table);
        List<String> columns = List.of(lines.getFirst().split(","));
        int gone = random.nextInt(columns.size());
        List<String> fewer = new ArrayList<>(columns);
        fewer.remove(gone);
        refuses(withColumns(table, fewer), table, 1);
        List<String> more = new ArrayList<>(columns);
        more.add(gone, "surprise");
        refuses(withColumns(table, more), table, 1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void refusesATableOfWhichARowOrAllOfItIsMissing(String table) throws Exception {
        List<String> lines = new ArrayList<>(lines(table));
        lines.remove(1 + random.nextInt(lines.size() - 1));
        assertThat(refusal(edited(table, String.join("", lines)))).contains("tables/" + table + ".csv");
        assertThat(refusal(edited(table, null)))
                .contains("tables/" + table + ".csv")
                .contains("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"membership", "team", "invitation", "answer", "answer_history", "evaluation", "comment"})
    void refusesAnIdThatNamesNothing(String table) throws Exception {
        List<String> columns = List.of(lines(table).getFirst().strip().split(","));
        String column = table.equals("team")
                ? "id"
                : columns.stream()
                        .filter(name -> name.endsWith("_by")
                                || name.equals("person_id")
                                || name.equals("assessment_id")
                                || name.equals("team_id")
                                || name.equals("thread_id"))
                        .findFirst()
                        .orElseThrow();
        List<String> lines = lines(table);
        int row = 1 + random.nextInt(lines.size() - 1);
        List<String> values = new ArrayList<>(List.of(lines.get(row).split(",", -1)));
        values.set(columns.indexOf(column), UUID.randomUUID().toString());
        Path bad = edited(table, replaced(lines, row, String.join(",", values)));
        String refusal = refusal(bad);
        assertThat(refusal).contains("is not present in table").containsPattern("tables/[a-z_]+\\.csv, line \\d+: ");
        if (!table.equals("team")) {
            assertThat(refusal).contains("tables/" + table + ".csv, line " + lineOf(lines, row) + ": ");
        }
    }

    @Test
    void refusesASequenceThatWouldCountAgain() throws Exception {
        String manifest = entry(Backup.MANIFEST);
        String changed = manifest.replaceAll("(\"audit_event_id_seq\"):\\d+", "$1:1");
        assertThat(changed).isNotEqualTo(manifest);
        assertThat(refusal(with(Backup.MANIFEST, changed))).contains("audit_event_id_seq");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "{\"groundworkBackup\": 1}",
                "{\"groundworkBackup\": 2, \"schema\": \"0051\"}",
                "{\"groundworkBackup\": 1, \"schema\": \"x\", \"createdAt\": \"\", \"tables\": {}, \"sequences\": {}}",
                "{\"groundworkBackup\": 1, \"schema\": \"9999\", \"createdAt\": \"\", \"tables\": {}, \"sequences\":"
                        + " {}}",
                "{\"groundworkBackup\": 1, \"schema\": \"0051\", \"createdAt\": \"\", \"tables\": {}, \"sequences\":"
                        + " {}}",
                "{\"groundworkBackup\": 1, \"schema\": \"0051\", \"createdAt\": \"\", \"tables\": {\"team\": null},"
                        + " \"sequences\": {}}",
                "{\"groundworkBackup\":"
            })
    void refusesAManifestThatIsNone(String manifest) throws Exception {
        assertThat(refusal(with(Backup.MANIFEST, manifest))).contains("edited.backup");
    }

    @Test
    void refusesAFileThatIsCutOffAnywhere() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < 20; i++) {
            int length = random.nextInt(bytes.length);
            Path cut = Files.write(temporary.resolve("cut.backup"), Arrays.copyOf(bytes, length));
            assertThat(refusal(cut)).as("%d of %d bytes", length, bytes.length).contains("cut.backup");
        }
    }

    @Test
    void holdsTheOldDataWhereverTheConnectionBreaks() throws Exception {
        List<String> statements = new ArrayList<>();
        new Restore(source -> new Breaking(source, statements, Integer.MAX_VALUE, false))
                .read(login(TestServer.newDatabase()), file, true);
        int before = statements.indexOf(Breaking.SWAP);
        int during = statements.size() - before;
        assertThat(before).isPositive();
        assertThat(during).isGreaterThan(50);

        TestServer.Database broken = databaseWithOtherData();
        List<String> content = content(broken);
        for (int at : random.ints(4, 0, before - 10).toArray()) {
            breaks(broken, at, false);
            assertThat(content(broken)).as("broken at %d of %s", at, statements).isEqualTo(content);
        }
        IntStream last = IntStream.of(0, during - 2, during - 1);
        for (int at : IntStream.concat(random.ints(4, 0, during), last).toArray()) {
            breaks(broken, at, true);
            assertThat(content(broken))
                    .as("broken at %d of %s", before + at, statements)
                    .isEqualTo(content);
        }
        assertThat(hasStaging(broken)).isTrue();
        new Restore().read(login(broken), file, true);
        assertThat(content(broken)).isEqualTo(newContent);
        assertThat(hasStaging(broken)).isFalse();
    }

    private static void breaks(TestServer.Database database, int at, boolean fromSwap) throws SQLException {
        List<String> reached = new ArrayList<>();
        assertThatThrownBy(() -> new Restore(source -> new Breaking(source, reached, at, fromSwap))
                        .read(login(database), file, true))
                .as("broken at %d", at)
                .isInstanceOfAny(SQLException.class, BackupRefused.class);
        Breaking.closeAll();
    }

    /** The real command in a process of its own, killed at what the server is seen to do for it. */
    @ParameterizedTest
    @ValueSource(strings = {"create table answer", "copy ", "set schema"})
    void holdsOldOrNewDataWholeWhenTheProcessIsKilled(String doing) throws Exception {
        TestServer.Database killed = databaseWithOtherData();
        List<String> before = content(killed);
        Path said = temporary.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BackupCommands.class.getName(),
                        "restore",
                        file.toString(),
                        "--replace",
                        "--spring.datasource.url=" + killed.url(),
                        "--spring.datasource.username=" + killed.username(),
                        "--spring.datasource.password=" + killed.password())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try (Connection elsewhere = to.connect();
                var seen = elsewhere.prepareStatement("""
                    select exists (select from pg_stat_activity where datname = ? and query like '%' || ? || '%')
                    """)) {
            seen.setString(1, killed.url().substring(killed.url().lastIndexOf('/') + 1));
            seen.setString(2, doing);
            await().atMost(Duration.ofMinutes(2))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        try (var rows = seen.executeQuery()) {
                            rows.next();
                            return rows.getBoolean(1) || !process.isAlive();
                        }
                    });
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(content(killed)).as(Files.readString(said)).isIn(before, newContent);
        new Restore().read(login(killed), file, true);
        assertThat(content(killed)).isEqualTo(newContent);
        assertThat(hasStaging(killed)).isFalse();
    }

    @Test
    void theNextStartRemovesWhatAKilledRestoreLeft() throws Exception {
        TestServer.Database left = TestServer.newDatabase();
        JdbcClient client = JdbcClient.create(left.dataSource());
        client.sql("create schema groundwork_restore").update();
        client.sql("create table groundwork_restore.person (id uuid)").update();
        try (Connection restoring = left.dataSource().getConnection();
                Statement statement = restoring.createStatement()) {
            statement.execute("select pg_advisory_lock(" + Restore.LOCK + ")");
            assertThatThrownBy(() -> DatabaseChecks.check(left.dataSource()))
                    .isInstanceOf(DatabaseCannotStart.class)
                    .hasMessageContaining("under way");
            assertThat(hasStaging(left)).isTrue();
        }
        DatabaseChecks.check(left.dataSource());
        assertThat(hasStaging(left)).isFalse();
    }

    private void refuses(Path bad, String table, long line) throws Exception {
        assertThat(refusal(bad)).startsWith(bad + ", tables/" + table + ".csv, line " + line + ": ");
    }

    /** What is said; and nothing has changed. */
    private static String refusal(Path bad) throws Exception {
        try {
            new Restore().read(to, bad, true);
        } catch (BackupRefused refused) {
            assertThat(content(present)).isEqualTo(presentContent);
            assertThat(hasStaging(present)).isFalse();
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("was not refused");
    }

    private static String replaced(List<String> lines, int at, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, line.endsWith("\n") ? line : line + "\n");
        return String.join("", changed);
    }

    private static long lineOf(List<String> rows, int row) {
        return 1
                + rows.subList(0, row).stream()
                        .flatMapToInt(String::chars)
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The heading and the rows of a table as they stand in the backup, each with its end. */
    private static List<String> lines(String table) throws IOException {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean quoted = false;
        for (char c : entry("tables/" + table + ".csv").toCharArray()) {
            row.append(c);
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                rows.add(row.toString());
                row.setLength(0);
            }
        }
        return rows;
    }

    private static String entry(String name) throws IOException {
        return Objects.requireNonNull(entries().get(name), name);
    }

    private static Map<String, String> entries() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
                }
            }
        }
        return entries;
    }

    private Path edited(String table, @Nullable String csv) throws IOException {
        return with("tables/" + table + ".csv", csv);
    }

    private Path withColumns(String table, List<String> columns) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Backup.Manifest manifest = json.readValue(entry(Backup.MANIFEST), Backup.Manifest.class);
        Map<String, List<String>> tables = new LinkedHashMap<>(manifest.tables());
        tables.put(table, columns.stream().map(String::strip).toList());
        return with(
                Backup.MANIFEST,
                json.writeValueAsString(new Backup.Manifest(
                        manifest.groundworkBackup(),
                        manifest.schema(),
                        manifest.createdAt(),
                        tables,
                        manifest.sequences(),
                        manifest.rows())));
    }

    private Path with(String name, @Nullable String content) throws IOException {
        Path edited = temporary.resolve("edited.backup");
        Map<String, String> entries = entries();
        if (content == null) {
            entries.remove(name);
        } else {
            entries.put(name, content);
        }
        try (OutputStream out = Files.newOutputStream(edited);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return edited;
    }

    private static boolean hasStaging(TestServer.Database database) {
        return JdbcClient.create(database.dataSource())
                .sql("select exists (select from pg_namespace where nspname = 'groundwork_restore')")
                .query(Boolean.class)
                .single();
    }

    private static TestServer.Database databaseWithOtherData() {
        TestServer.Database database = TestServer.newDatabase();
        JdbcClient.create(database.dataSource()).sql("""
            insert into person values (gen_random_uuid(), 'kay@example.org', 'Kay', null, true, 'ACTIVE', now(), 0)
            """).update();
        return database;
    }

    /** All rows of all tables, as text, but for the times of the migrations. */
    private static List<String> content(TestServer.Database database) {
        JdbcClient client = JdbcClient.create(database.dataSource());
        return client.sql("""
            select string_agg(format('select %L || '' '' || (t - ''installed_on'' - ''execution_time'')::text'
                || ' from (select to_jsonb(x) as t from %I x) y', tablename, tablename), ' union all '
                order by tablename)
            from pg_tables where schemaname = 'public'
            """)
                .query(String.class)
                .single()
                .transform(all ->
                        client.sql(all + " order by 1").query(String.class).list());
    }

    private static Login login(TestServer.Database of) {
        return new Login(of.url(), of.username(), of.password());
    }

    /** Breaks the connection off at one of the statements, counted over all connections. */
    private static final class Breaking extends AbstractDataSource {

        /** Those that do not know yet that another one broke, which a process that dies takes along. */
        private static final List<Connection> OPENED = new ArrayList<>();

        static final String SWAP = "set local lock_timeout = '10s'";

        static void closeAll() throws SQLException {
            for (Connection connection : OPENED) {
                connection.close();
            }
            OPENED.clear();
        }

        private final DataSource source;
        private final List<String> statements;
        private final int at;
        private final boolean fromSwap;

        /**
         * @param fromSwap whether to count from the moment at which the present tables are touched
         */
        Breaking(DataSource source, List<String> statements, int at, boolean fromSwap) {
            this.source = source;
            this.fromSwap = fromSwap;
            this.statements = statements;
            this.at = at;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = source.getConnection();
            OPENED.add(connection);
            return around(Connection.class, connection, connection);
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        private void reach(String statement, Connection connection) throws SQLException {
            boolean early = fromSwap && statements.isEmpty() && !statement.equals(SWAP);
            if (early || statement.contains("pg_stat_activity")) { // which is asked as often as it takes
                return;
            }
            if (statements.size() == at) {
                connection.abort(Runnable::run);
                throw new SQLException("broken off");
            }
            statements.add(statement);
        }

        private <T> T around(Class<T> type, T target, Connection connection) {
            return type.cast(Proxy.newProxyInstance(
                    RestoreTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        String name = method.getName();
                        boolean sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
                        if (name.equals("commit")
                                || sql && (name.startsWith("execute") || name.startsWith("prepare"))) {
                            reach(sql ? (String) arguments[0] : name, connection);
                        } else if (name.equals("unwrap") && arguments[0] == PGConnection.class) {
                            reach("unwrap", connection);
                        }
                        Object result;
                        try {
                            result = method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                        return result instanceof Statement statement && !(statement instanceof PreparedStatement)
                                ? around(Statement.class, statement, connection)
                                : result;
                    }));
        }
    }
}
