package org.groundwork.platform.database;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.groundwork.platform.database.Backup.Manifest;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a file of {@link Backup} into a database: makes the tables as they were in that version,
 * fills them in one transaction, and checks all references again. The application brings the tables
 * up to date at its next start.
 */
final class Restore {

    private static final String MIGRATIONS = "classpath:db/migration";

    /** A reference of one table to another, to be put back as it was. */
    private record ForeignKey(String table, String name, String definition) {}

    /**
     * Reads the file.
     *
     * @param replace whether the data that is there may be thrown away
     * @throws BackupRefused when it cannot be done; the database is then as it was or empty
     */
    Manifest read(EmbeddedPostgres.Login login, Path file, boolean replace) throws IOException, SQLException {
        if (!Files.isReadable(file)) {
            throw new BackupRefused("There is no file " + file + " that can be read.");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip, file);
            requireNotNewer(manifest, login);
            requireWhole(zip, manifest);
            if (!replace) {
                try (Connection connection = login.connect()) {
                    requireUnused(connection);
                }
            }
            Flyway flyway = flyway(login).cleanDisabled(false).load();
            flyway.clean();
            flyway(login)
                    .target(MigrationVersion.fromVersion(manifest.schema()))
                    .load()
                    .migrate();
            try (Connection connection = login.connect()) {
                connection.setAutoCommit(false);
                fill(connection, zip, manifest);
                connection.commit();
            }
            return manifest;
        } catch (ZipException e) {
            throw new BackupRefused(file + " is not a backup of Groundwork, or is damaged.");
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new BackupRefused(file + " is not a backup of Groundwork.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JsonMapper.builder().build().readValue(in, Manifest.class);
            if (manifest.groundworkBackup() != Backup.FORMAT) {
                throw new BackupRefused(file + " was written by a newer Groundwork. Use that one to restore it.");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new BackupRefused(file + " is not a backup of Groundwork, or is damaged.");
        }
    }

    private static void requireNotNewer(Manifest manifest, EmbeddedPostgres.Login login) {
        MigrationVersion wanted = MigrationVersion.fromVersion(manifest.schema());
        boolean known = List.of(flyway(login).load().info().all()).stream()
                .anyMatch(migration -> wanted.equals(migration.getVersion()));
        if (!known) {
            throw new BackupRefused("The backup was written by another version of Groundwork (schema "
                    + manifest.schema()
                    + "), which this one does not know. Use that version or a newer one.");
        }
    }

    /**
     * For a server, where no lock tells whether the application runs.
     *
     * @throws BackupRefused when somebody is connected to the database
     */
    static void requireNobodyElse(EmbeddedPostgres.Login login) throws SQLException {
        try (Connection connection = login.connect()) {
            long others = count(connection, """
                select count(*) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                  and backend_type = 'client backend'
                """);
            if (others > 0) {
                throw new BackupRefused(
                        "The database is in use. Stop Groundwork, and whatever else is connected to" + " it, first.");
            }
        }
    }

    /** Reads everything once, which checks the archive's checksums, before anything is changed. */
    private static void requireWhole(ZipFile zip, Manifest manifest) throws IOException {
        for (String table : manifest.tables().keySet()) {
            ZipEntry entry = entry(zip, table);
            try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
                in.transferTo(OutputStream.nullOutputStream());
                if (in.getChecksum().getValue() != entry.getCrc()) {
                    throw new ZipException("wrong checksum of " + table);
                }
            } catch (EOFException e) {
                throw new ZipException("the end of " + table + " is missing");
            }
        }
    }

    private static ZipEntry entry(ZipFile zip, String table) {
        ZipEntry entry = zip.getEntry(Backup.entryName(table));
        if (entry == null) {
            throw new BackupRefused("The backup is damaged: the table " + table + " is missing.");
        }
        return entry;
    }

    private static void requireUnused(Connection connection) throws SQLException {
        boolean used = false;
        for (String table : Backup.tables(connection).keySet()) {
            used |= count(connection, "select count(*) from " + Backup.quoted(table)) > 0;
        }
        if (used) {
            throw new BackupRefused("There is data in this database already. To throw it away and restore the"
                    + " backup in its place, add --replace.");
        }
    }

    private static void fill(Connection connection, ZipFile zip, Manifest manifest) throws SQLException, IOException {
        Map<String, List<String>> there = Backup.tables(connection);
        if (!there.keySet().equals(manifest.tables().keySet())) {
            throw new BackupRefused("The backup's tables are not those of its version of Groundwork.");
        }
        List<ForeignKey> foreignKeys = foreignKeys(connection);
        for (ForeignKey key : foreignKeys) {
            execute(connection, "alter table " + key.table() + " drop constraint " + Backup.quoted(key.name()));
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<String, List<String>> table : manifest.tables().entrySet()) {
            String name = Backup.quoted(table.getKey());
            execute(connection, "alter table " + name + " disable trigger user");
            execute(connection, "truncate " + name);
            copyIn(copy, zip, table.getKey(), table.getValue());
            execute(connection, "alter table " + name + " enable trigger user");
        }
        for (ForeignKey key : foreignKeys) {
            execute(
                    connection,
                    "alter table "
                            + key.table()
                            + " add constraint "
                            + Backup.quoted(key.name())
                            + " "
                            + key.definition());
        }
        setSequences(connection, manifest.sequences());
    }

    private static void copyIn(CopyManager copy, ZipFile zip, String table, List<String> columns)
            throws SQLException, IOException {
        try (InputStream in = zip.getInputStream(entry(zip, table))) {
            copy.copyIn(
                    "copy "
                            + Backup.quoted(table)
                            + Backup.columns(columns)
                            + " from stdin with (format csv, header match, encoding 'UTF8')",
                    in);
        }
    }

    private static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
                    from pg_constraint
                    where contype = 'f' and connamespace = 'public'::regnamespace
                    order by 1, 2
                    """)) {
            while (rows.next()) {
                keys.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return keys;
    }

    private static void setSequences(Connection connection, Map<String, Long> sequences) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?, false)")) {
            for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
                statement.setString(1, Backup.quoted(sequence.getKey()));
                statement.setLong(2, sequence.getValue());
                statement.execute();
            }
        }
    }

    private static FluentConfiguration flyway(EmbeddedPostgres.Login login) {
        return Flyway.configure(Restore.class.getClassLoader())
                .dataSource(login.url(), login.username(), login.password())
                .locations(MIGRATIONS);
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
