package org.groundwork.lab.engines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.StringJoiner;
import org.duckdb.DuckDBDriver;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseFiles;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.LabException;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of past cases into a database of their own, which has a memory limit, writes to the work folder only, and
 * can reach nothing else once they are read. Its library is loaded when the first file is opened.
 */
public final class DuckDbCaseFiles implements CaseFiles {

    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOCKED_PARQUET = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] LOCKED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final List<byte[]> OTHERS = List.of(
            "%PDF".getBytes(StandardCharsets.US_ASCII),
            new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            new byte[] {0x1f, (byte) 0x8b},
            new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf},
            new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd},
            new byte[] {'P', 'K', 5, 6});

    @Override
    public CaseFile open(Path file, Path work) {
        try {
            long size = Files.size(file);
            if (size > Bounds.BYTES) {
                throw new LabException("size", Bounds.BYTES >> 20);
            }
            if (size == 0) {
                throw new LabException("empty");
            }
            byte[] head;
            try (InputStream in = Files.newInputStream(file)) {
                head = in.readNBytes(1 << 16);
            }
            Files.createDirectories(work);
            if (starts(head, LOCKED_PARQUET)) {
                throw new LabException("locked");
            }
            if (starts(head, PARQUET)) {
                return parquet(file, work);
            }
            if (starts(head, OLD_OFFICE)) {
                throw new LabException(contains(file, LOCKED) ? "locked" : "old-workbook");
            }
            if (starts(head, ZIP)) {
                if (!Workbooks.isOne(file)) {
                    throw new LabException("no-table");
                }
                Path rows = work.resolve("sheet");
                try {
                    String sheet = Workbooks.write(file, rows);
                    return delimited(new Delimited(rows, true), work, "xlsx", sheet);
                } finally {
                    Files.deleteIfExists(rows);
                }
            }
            for (byte[] other : OTHERS) {
                if (starts(head, other)) {
                    throw new LabException("no-table");
                }
            }
            return delimited(new Delimited(file, false), work, "csv", null);
        } catch (IOException e) {
            throw new LabException("unreadable");
        }
    }

    private static CaseFile delimited(Delimited delimited, Path work, String format, @Nullable String sheet)
            throws IOException {
        Delimited.Layout layout = delimited.look();
        Path rows = work.resolve("rows");
        List<Column> columns = new ArrayList<>();
        StringJoiner types = new StringJoiner(",", "{'n':'BIGINT',", "}");
        for (int i = 0; i < layout.names().size(); i++) {
            ColumnGuess.Form form = layout.forms().get(i);
            columns.add(new Column(i, layout.names().get(i), form.kind()));
            types.add("'c" + i + "':'" + form.type() + "'");
        }
        Connection connection = connect(work, columns.size());
        try {
            delimited.write(layout, rows);
            execute(
                    connection,
                    "CREATE TABLE cases AS SELECT * FROM read_csv(" + file(rows)
                            + ", auto_detect=false, header=false, delim='" + Delimited.SEPARATOR
                            + "', quote='', escape='', nullstr='', null_padding=false, encoding='utf-8',"
                            + " compression='none', max_line_size=" + (columns.size() > 200 ? 10_000_000 : 1_000_000)
                            + ", columns=" + types + ")");
            lock(connection);
            return new DuckDbCaseFile(connection, work, format, sheet, layout.rows(), layout.unread(), columns);
        } catch (SQLException | IOException | RuntimeException e) {
            close(connection, work);
            throw fault(e, "unreadable");
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    private static CaseFile parquet(Path file, Path work) {
        Connection connection = connect(work, Bounds.COLUMNS);
        try {
            String source = file(file.toRealPath());
            List<String> written = new ArrayList<>();
            List<String> types = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + source + ")")) {
                while (rows.next()) {
                    written.add(rows.getString(1));
                    types.add(rows.getString(2));
                }
            }
            if (written.size() > Bounds.COLUMNS) {
                throw new LabException("columns", written.size(), Bounds.COLUMNS);
            }
            if (written.size() < 2) {
                throw new LabException("one-column");
            }
            long count = number(connection, "SELECT sum(num_rows) FROM parquet_file_metadata(" + source + ")");
            if (count > Bounds.ROWS) {
                throw new LabException("rows", Bounds.ROWS);
            }
            if (count == 0) {
                throw new LabException("no-rows");
            }
            if (count * written.size() > Bounds.CELLS) {
                throw new LabException("cells", count, written.size());
            }
            connection.close();
            connection = connect(work, written.size());
            List<String> names = Delimited.unique(written);
            Parquet parquet = new Parquet(written, types);
            StringJoiner aliases = new StringJoiner(", ", "(", ")");
            for (int i = 0; i < written.size(); i++) {
                aliases.add("p" + i);
            }
            // the number of a row comes last, whatever the columns are called
            execute(
                    connection,
                    "CREATE TABLE cases AS SELECT n, " + parquet.selection()
                            + " FROM (SELECT *, row_number() OVER () - 1 AS n" + " FROM read_parquet(" + source
                            + ") AS t" + aliases + ")");
            List<ColumnKind> kinds = parquet.settle(connection);
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                columns.add(new Column(i, names.get(i), kinds.get(i)));
            }
            lock(connection);
            return new DuckDbCaseFile(connection, work, "parquet", null, count, 0, columns);
        } catch (SQLException | IOException | RuntimeException e) {
            close(connection, work);
            throw fault(e, "parquet");
        }
    }

    /** A column of the table; in the database it is called by its place. */
    record Column(int place, String name, ColumnKind kind) {
        String sql() {
            return "c" + place;
        }
    }

    private static Connection connect(Path work, int columns) {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("threads", "2");
        settings.setProperty("temp_directory", work.resolve("spill").toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
            if (connection == null) {
                throw new LabException("engine");
            }
            Files.deleteIfExists(work.resolve("past.db"));
            // what is collected before it is written has the length of a group and at least a block in each column
            boolean isWide = columns > 100;
            execute(
                    connection,
                    "ATTACH " + text(work.resolve("past.db").toAbsolutePath().toString()) + " AS lab (ROW_GROUP_SIZE "
                            + (isWide ? 2_048 : columns > 40 ? 40_960 : 122_880) + ", BLOCK_SIZE "
                            + (isWide ? 16_384 : 262_144) + ")");
            if (isWide) {
                execute(connection, "SET threads = 1");
            }
            execute(connection, "USE lab");
            return connection;
        } catch (SQLException | IOException | RuntimeException | LinkageError e) {
            throw new LabException("engine");
        }
    }

    /** What the engine says may hold what it read, so none of it is kept. */
    private static LabException fault(Exception e, String otherwise) {
        if (e instanceof LabException fault) {
            return fault;
        }
        return new LabException(isOutOfMemory(e) ? "memory" : otherwise);
    }

    static boolean isOutOfMemory(Exception e) {
        return String.valueOf(e.getMessage()).startsWith("Out of Memory");
    }

    private static void lock(Connection connection) throws SQLException {
        execute(connection, "SET enable_external_access = false");
        execute(connection, "SET lock_configuration = true");
    }

    static void close(Connection connection, Path work) {
        try {
            connection.close();
        } catch (SQLException e) {
            // its files are deleted all the same
        }
        for (String name : List.of("past.db", "past.db.wal")) {
            try {
                Files.deleteIfExists(work.resolve(name));
            } catch (IOException e) {
                // the caller deletes the folder
            }
        }
        try (var spilled = Files.walk(work.resolve("spill"))) {
            for (Path path : spilled.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // was not made, or the caller deletes it
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A path as a text of SQL, of which no sign stands for others. */
    private static String file(Path path) {
        return text(path.toAbsolutePath()
                .toString()
                .replace("[", "[[]")
                .replace("*", "[*]")
                .replace("?", "[?]"));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static boolean starts(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }

    /** The directory of such a file may stand anywhere in it. */
    private static boolean contains(Path file, byte[] part) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer, kept, buffer.length - kept);
                    read > 0;
                    read = in.read(buffer, kept, buffer.length - kept)) {
                int n = kept + read;
                for (int i = 0; i + part.length <= n; i++) {
                    if (Arrays.equals(buffer, i, i + part.length, part, 0, part.length)) {
                        return true;
                    }
                }
                kept = Math.min(n, part.length - 1);
                System.arraycopy(buffer, n - kept, buffer, 0, kept);
            }
        }
        return false;
    }
}
