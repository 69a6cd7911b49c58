package org.groundwork.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What a database has to be like, whoever made it; looked at before the tables are brought up to date. */
final class DatabaseChecks {

    private static final String ENCODING = "UTF8";

    /** The oldest PostgreSQL on which the tables could be made and used (docs/operations.md). */
    static final int OLDEST = 14;

    private DatabaseChecks() {}

    /**
     * Looks at it, and removes what a restore left that was killed.
     *
     * @throws DatabaseCannotStart when it is too old, cannot hold what people write, cannot be written to, or
     *     a restore is under way
     */
    static void check(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new DatabaseCannotStart(tooOld(version));
            }
            String name = text(connection, "select current_database()::text");
            String encoding = text(connection, "show server_encoding");
            if (!ENCODING.equals(encoding)) {
                throw new DatabaseCannotStart("The database " + name + " has the encoding " + encoding
                        + ", which cannot hold every name and every text. Make one with: create database " + name
                        + " encoding 'UTF8' template template0.");
            }
            if (!text(connection, "show transaction_read_only").equals("off")) {
                throw new DatabaseCannotStart("The database " + name
                        + " can only be read: it is a standby, or default_transaction_read_only is on for the role.");
            }
            if (text(connection, "select to_regnamespace('" + Restore.STAGING + "')::text") != null) {
                removeLeftover(connection);
            }
        }
    }

    static String tooOld(int version) {
        return "The database server is PostgreSQL " + version + "; Groundwork needs " + OLDEST
                + " or later, and is tested with 18. Bring the server up to date, or use another one.";
    }

    private static void removeLeftover(Connection connection) throws SQLException {
        boolean nobodyRestores = "t".equals(text(connection, "select pg_try_advisory_lock(" + Restore.LOCK + ")"));
        if (!nobodyRestores) {
            throw new DatabaseCannotStart("A restore into this database is under way. Start when it is done.");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + Restore.STAGING + " cascade");
            statement.execute("select pg_advisory_unlock(" + Restore.LOCK + ")");
        }
    }

    @SuppressWarnings("NullAway") // only the question for a schema has no answer
    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
