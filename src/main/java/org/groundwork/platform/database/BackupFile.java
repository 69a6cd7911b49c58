package org.groundwork.platform.database;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.groundwork.platform.database.Backup.Manifest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that {@link Backup} wrote, open for reading. What can be checked without a database is
 * checked when it is opened: that it is such a file, whole, and says of itself what it has to.
 */
final class BackupFile implements AutoCloseable {

    private static final Pattern SCHEMA = Pattern.compile("[0-9]+([._][0-9]+)*");
    private static final int HEADING = 1;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens the file and reads all of it once, which checks the archive's checksums.
     *
     * @throws BackupRefused when it is no backup, or is damaged; the message says where
     */
    static BackupFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new BackupRefused("There is no file " + path + " that can be read.");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new BackupRefused(path + " is not a backup of Groundwork, or its end is missing.");
        }
        try {
            BackupFile file = new BackupFile(path, zip, manifest(zip, path));
            for (String table : file.manifest.tables().keySet()) {
                file.requireWhole(table);
            }
            return file;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows of a table as CSV with a heading. */
    InputStream rows(String table) throws IOException {
        return zip.getInputStream(entry(table));
    }

    /** Why the file is refused, at a line of a table's CSV. */
    BackupRefused refusal(String table, long line, String reason) {
        return new BackupRefused(path + ", " + Backup.entryName(table) + ", line " + line + ": " + reason);
    }

    /** Why the file is refused, at a table. */
    BackupRefused refusal(String table, String reason) {
        return new BackupRefused(path + ", " + Backup.entryName(table) + ": " + reason);
    }

    /** Why the file is refused as a whole. */
    BackupRefused refusal(String reason) {
        return new BackupRefused(path + ": " + reason);
    }

    /**
     * Where a row begins.
     *
     * @param row counted from 1, without the heading
     * @return the line in the table's CSV, counted from 1; values may go over several lines
     */
    long lineOf(String table, long row) throws IOException {
        long line = 1;
        long rows = 0;
        boolean quoted = false;
        try (InputStream in = rows(table)) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '"') {
                        quoted = !quoted;
                    } else if (buffer[i] == '\n') {
                        line++;
                        rows += quoted ? 0 : 1;
                        if (rows == row - 1 + HEADING && !quoted) {
                            return line;
                        }
                    }
                }
            }
        }
        return line;
    }

    private static Manifest manifest(ZipFile zip, Path path) throws IOException {
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new BackupRefused(path + " is not a backup of Groundwork: it has no " + Backup.MANIFEST + ".");
        }
        @Nullable Manifest manifest;
        try (InputStream in = zip.getInputStream(entry)) {
            manifest = JsonMapper.builder().build().readValue(in, Manifest.class);
        } catch (JacksonException | ZipException | EOFException e) {
            throw new BackupRefused(path + " is damaged: its " + Backup.MANIFEST + " cannot be read.");
        }
        if (manifest != null && manifest.groundworkBackup() > Backup.FORMAT) {
            throw new BackupRefused(path + " was written by a newer Groundwork. Use that one to restore it.");
        }
        if (manifest == null || manifest.groundworkBackup() != Backup.FORMAT || !isComplete(manifest)) {
            throw new BackupRefused(path + " is not a backup of Groundwork: its " + Backup.MANIFEST
                    + " does not name the version, the tables with their columns, and the sequences.");
        }
        return manifest;
    }

    /** A file can leave out what the record's type promises. */
    @SuppressWarnings("ConstantValue")
    private static boolean isComplete(Manifest manifest) {
        return manifest.schema() != null
                && SCHEMA.matcher(manifest.schema()).matches()
                && manifest.createdAt() != null
                && manifest.tables() != null
                && manifest.tables().values().stream().allMatch(BackupFile::areNames)
                && manifest.sequences() != null
                && manifest.sequences().values().stream().allMatch(next -> next != null && next > 0);
    }

    private static boolean areNames(@Nullable List<String> columns) {
        return columns != null && columns.stream().allMatch(name -> name != null && !name.isEmpty());
    }

    private void requireWhole(String table) throws IOException {
        ZipEntry entry = entry(table);
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            if (in.getChecksum().getValue() == entry.getCrc()) {
                return;
            }
        } catch (ZipException | EOFException e) {
            throw refusal(table, "the file is damaged here.");
        }
        throw refusal(table, "the file is damaged here: its checksum is another one.");
    }

    private ZipEntry entry(String table) {
        ZipEntry entry = zip.getEntry(Backup.entryName(table));
        if (entry == null) {
            throw refusal(table, "it is missing from the file.");
        }
        return entry;
    }

    /** Compares a count with what the backup says of itself; older ones do not. */
    void requireRows(String table, long read) {
        Map<String, Long> written = manifest.rows();
        Long wanted = written == null ? null : written.get(table);
        if (wanted != null && wanted != read) {
            throw refusal(table, "there are " + read + " rows, and " + wanted + " were written.");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
