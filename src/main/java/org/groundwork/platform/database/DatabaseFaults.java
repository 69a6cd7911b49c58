package org.groundwork.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is the matter with a database, in words for the person at the console. */
public final class DatabaseFaults {

    /** Shut down by its administrator, crashed, starting, out of connections. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    /** No connection at all: the class of SQL states that the driver uses for it. */
    private static final String NO_CONNECTION = "08";

    private static final Set<String> AT_THE_DOOR = Set.of("28", "3D");

    private DatabaseFaults() {}

    /**
     * Whether this failed because the database does not answer, or no connection to it was free in
     * time; if so, the same may work in a while.
     */
    public static boolean isAway(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException sql && isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Without a state it is the pool that speaks, of a connection that broke; the server and the driver give one. */
    private static boolean isAway(@Nullable String state) {
        return state == null || state.startsWith(NO_CONNECTION) || AWAY.contains(state);
    }

    /** The reason for which no connection can be had, somewhere in a failure; null if it is another. */
    static @Nullable SQLException atTheDoor(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (isAway(sql) || sql.getSQLState() != null && AT_THE_DOOR.contains(start(sql.getSQLState())))) {
                return sql;
            }
        }
        return null;
    }

    /**
     * Why there is no connection, or none that can be used.
     *
     * @param failure as the driver or the pool throws it; the driver's reason stands last
     */
    static String sentence(SQLException failure) {
        String reason = reason(failure);
        return switch (start(state(failure))) {
            case "28" ->
                "The database does not let Groundwork in: " + reason
                        + ". Check spring.datasource.username and spring.datasource.password, or DATABASE_URL.";
            case "3D" ->
                "The server is there, but the database is not: " + reason
                        + ". Make it, empty, first (docs/operations.md).";
            case "42" ->
                "The role that Groundwork uses may not do what it has to: " + reason
                        + ". It is best the owner of the database.";
            case "53" -> "The database server has run out of something: " + reason + ".";
            default ->
                "The database cannot be used: " + reason
                        + ". Check that the server runs, and spring.datasource.url or DATABASE_URL.";
        };
    }

    private static String start(String state) {
        return state.length() < 2 ? "" : state.substring(0, 2);
    }

    private static String state(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && !(cause instanceof SQLTransientConnectionException)) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static String reason(SQLException failure) {
        Throwable last = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                last = cause;
            }
        }
        String message = String.valueOf(last.getMessage()).strip().replaceAll("\\s+", " ");
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /**
     * Why a data directory cannot be used.
     *
     * @param directory the directory
     * @param failure of something in it
     */
    static String sentence(Path directory, Throwable failure) {
        Throwable cause =
                failure instanceof UncheckedIOException && failure.getCause() != null ? failure.getCause() : failure;
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        String subject = "The data directory " + directory;
        String other = " Or choose another one with --groundwork.data=DIRECTORY.";
        if (said.contains("no space left") || said.contains("quota exceeded")) {
            return subject + " is on a disk that is full. Make room: a new installation takes about 100 MB.";
        }
        if (said.contains("read-only file system")) {
            return subject + " is on a disk that can only be read. Mount it for writing." + other;
        }
        if (cause instanceof FileAlreadyExistsException || said.contains("not a directory")) {
            return subject + " cannot be made: there is a file of that name, or on the way to it." + other;
        }
        if (cause instanceof AccessDeniedException
                || said.contains("operation not permitted")
                || said.contains("permission denied")) {
            return subject + " cannot be used by " + System.getProperty("user.name", "this user") + owner(directory)
                    + ". Give it to the user that Groundwork runs as." + other;
        }
        String file = cause instanceof FileSystemException where && where.getFile() != null
                ? " (" + where.getFile() + ")"
                : "";
        return subject + " cannot be used: " + cause.getMessage() + file + ".";
    }

    /**
     * That files are somebody else's, which PostgreSQL does not take.
     *
     * @param directory the data directory, or the server's data in it
     */
    static String belongsTo(Path directory, String owner, String user) {
        return "The data directory " + directory + " belongs to " + owner + ", and Groundwork runs as " + user
                + ". Run it as " + owner + ", or give the directory with all that is in it to " + user + " (chown -R "
                + user + " " + directory + ").";
    }

    private static String owner(Path directory) {
        try {
            return Files.exists(directory)
                    ? ": it belongs to " + Files.getOwner(directory).getName()
                    : "";
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
