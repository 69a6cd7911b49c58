package org.groundwork.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.groundwork.platform.database.EmbeddedPostgres;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The one PostgreSQL of a process of a test run, under {@code target/test-postgres-1} or {@code -2}. It trades durability for
 * speed, keeps its unpacked programs between runs, and hands out databases that are copies of a
 * migrated template.
 */
public final class TestServer {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final String template;

    private TestServer() {
        server = EmbeddedPostgres.start(
                Path.of("target", "test-postgres-" + System.getProperty("groundwork.test.process", "1")),
                Map.of(
                        "fsync", "off",
                        "synchronous_commit", "off",
                        "full_page_writes", "off",
                        "max_connections", "200"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        template = "template_" + migrationsChecksum();
        dropAllBut(template);
        if (!databases().contains(template)) {
            String unfinished = "unfinished_template";
            execute("create database " + unfinished + " owner " + EmbeddedPostgres.OWNER);
            migrate(url(unfinished));
            execute("alter database " + unfinished + " rename to " + template);
        }
    }

    private static final class Holder {
        static final TestServer INSTANCE = new TestServer();
    }

    /** A database that exists for one test class. */
    public record Database(String url, String username, String password) {

        /** A data source that opens a connection each time. */
        public DriverManagerDataSource dataSource() {
            return new DriverManagerDataSource(url, username, password);
        }
    }

    /** A new database with all migrations applied and no rows. */
    public static Database newDatabase() {
        return Holder.INSTANCE.create(" template " + Holder.INSTANCE.template);
    }

    /** A new database with nothing in it. */
    public static Database newEmptyDatabase() {
        return Holder.INSTANCE.create("");
    }

    /** A database in an encoding of old. */
    public static Database newDatabaseIn(String encoding) {
        return Holder.INSTANCE.create(
                " template template0 encoding '" + encoding + "' locale_provider libc locale 'C'");
    }

    /** The same database for a role that may do what everybody may. */
    public static Database guestOf(Database database) {
        String guest = "guest_of_" + database.url().substring(database.url().lastIndexOf('/') + 1);
        Holder.INSTANCE.execute("drop role if exists " + guest);
        Holder.INSTANCE.execute("create role " + guest + " login password 'guest'");
        return new Database(database.url(), guest, "guest");
    }

    private synchronized Database create(String copyOf) {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("create database " + name + " owner " + EmbeddedPostgres.OWNER + copyOf);
        return new Database(url(name), server.owner().username(), server.owner().password());
    }

    private void dropAllBut(String keep) {
        for (String name : databases()) {
            if (!name.equals(keep)) {
                execute("drop database " + name);
            }
        }
    }

    private List<String> databases() {
        List<String> names = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select datname from pg_database where datname like 'test_%' or"
                        + " datname like 'template_%' and not datistemplate and"
                        + " datname <> 'template0' or datname like"
                        + " 'unfinished_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                server.superuser().url(),
                server.superuser().username(),
                server.superuser().password());
    }

    private String url(String database) {
        String url = server.owner().url();
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    private void migrate(String url) {
        Flyway.configure()
                .dataSource(url, server.owner().username(), server.owner().password())
                .locations("filesystem:db/migration")
                .load()
                .migrate();
    }

    private static String migrationsChecksum() {
        try (Stream<Path> files = Files.list(Path.of("db", "migration"))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
