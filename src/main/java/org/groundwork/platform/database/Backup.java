package org.groundwork.platform.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all tables of a database into one file: a ZIP archive with a manifest and one CSV file a
 * table, as they stood at one moment. The application may go on working meanwhile. The file does
 * not depend on the version of PostgreSQL.
 *
 * <p>Sessions and attempts to sign in are left out: after a restore everybody signs in again.
 */
final class Backup {

    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final Set<String> LEFT_OUT = Set.of(
            "flyway_schema_history",
            "spring_session",
            "spring_session_attributes",
            "sign_in_attempt",
            "sign_in_state",
            "provider_session",
            "live_presence",
            "api_idempotency_key");

    /** Has rows as soon as the application has started, without anybody's doing. */
    static final Set<String> MADE_BY_ITSELF = Set.of("job");

    private final Clock clock;

    Backup(Clock clock) {
        this.clock = clock;
    }

    /**
     * What the file says about itself.
     *
     * @param groundworkBackup version of this file's layout
     * @param schema version of the last migration
     * @param createdAt ISO instant
     * @param tables their columns in the order of the CSV
     * @param sequences next number of each, by name
     * @param rows how many each table has; null in files of earlier versions
     */
    record Manifest(
            int groundworkBackup,
            String schema,
            String createdAt,
            Map<String, List<String>> tables,
            Map<String, Long> sequences,
            @Nullable Map<String, Long> rows) {}

    /**
     * Writes the file, readable by its owner only, whole or not at all.
     *
     * @throws BackupRefused when the file is there already or the database holds nothing
     */
    Manifest write(EmbeddedPostgres.Login login, Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new BackupRefused(file + " is there already. Choose another name.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BackupRefused("There is no folder " + folder + ".");
        }
        Path unfinished = Files.createTempFile(folder, ".groundwork-", ".backup"); // mode 0600
        try (Connection connection = login.connect();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            Manifest manifest = write(connection, out);
            out.close();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Manifest write(Connection connection, OutputStream out) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        String schema = schema(connection);
        Map<String, List<String>> tables = tables(connection);
        Map<String, Long> sequences = sequences(connection);
        Map<String, Long> rows = new TreeMap<>();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            zip.putNextEntry(new ZipEntry(entryName(table.getKey())));
            long written = copy.copyOut(
                    "copy "
                            + quoted(table.getKey())
                            + columns(table.getValue())
                            + " to stdout with (format csv, header, encoding 'UTF8')",
                    zip);
            rows.put(table.getKey(), written);
            zip.closeEntry();
        }
        Manifest manifest = new Manifest(FORMAT, schema, clock.instant().toString(), tables, sequences, rows);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JsonMapper.builder().build().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        connection.rollback();
        return manifest;
    }

    static String entryName(String table) {
        return "tables/" + table + ".csv";
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String columns(List<String> columns) {
        return columns.stream().map(Backup::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet there = statement.executeQuery("select to_regclass('flyway_schema_history')")) {
                there.next();
                if (there.getString(1) == null) {
                    throw new BackupRefused("This database holds nothing of Groundwork.");
                }
            }
            try (ResultSet last = statement.executeQuery("""
                select version from flyway_schema_history
                where success and version is not null
                order by installed_rank desc limit 1
                """)) {
                if (!last.next()) {
                    throw new BackupRefused("This database holds nothing of Groundwork.");
                }
                return last.getString(1);
            }
        }
    }

    /** The tables and their columns, but for those that PostgreSQL computes. */
    static Map<String, List<String>> tables(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select c.table_name, c.column_name
                    from information_schema.columns c
                      join information_schema.tables t
                        on t.table_schema = c.table_schema
                       and t.table_name = c.table_name
                    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                      and c.is_generated = 'NEVER'
                    order by c.table_name, c.ordinal_position
                    """)) {
            while (rows.next()) {
                if (!LEFT_OUT.contains(rows.getString(1))) {
                    tables.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return tables;
    }

    /** The number that each sequence gives next. */
    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select sequencename,
                           coalesce(last_value + increment_by, start_value)
                    from pg_sequences where schemaname = current_schema()
                    """)) {
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }
}
