package org.groundwork.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The folder in which an installation without a database server keeps everything: {@code lock}, the
 * server's {@code password}, the unpacked server under {@code server/}, its data under {@code
 * postgres/} and its log {@code postgres.log}. Readable by its owner only. Files of past cases wait in
 * {@code lab/} beside these unless set otherwise, with a server of one's own as well.
 */
public final class DataDirectory implements AutoCloseable {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;
    private final FileChannel lockChannel;

    private DataDirectory(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /**
     * Opens and locks the folder, creating it when missing.
     *
     * @throws DataDirectoryInUse when another process holds the lock
     * @throws DatabaseCannotStart when it cannot be used, as where it belongs to another user: PostgreSQL
     *     takes data of its own user only, also where root could read it
     */
    public static DataDirectory open(Path path) {
        try {
            createPrivateDirectory(path);
            Path root = path.toRealPath();
            requireOwn(root);
            Path lockFile = root.resolve("lock");
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new DataDirectoryInUse(root);
            }
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new DatabaseCannotStart(DatabaseFaults.sentence(path, e), e);
        }
    }

    /** The folder as it is, without a lock, to look at a server that another process runs. */
    static Path serverData(Path path) {
        return path.resolve("postgres");
    }

    Path root() {
        return root;
    }

    Path servers() {
        return root.resolve("server");
    }

    Path data() {
        return serverData(root);
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** The password of the server's superuser, made at the first start. */
    String password() {
        return password(root, true);
    }

    static String password(Path root, boolean create) {
        Path file = root.resolve("password");
        try {
            if (Files.exists(file) || !create) {
                return Files.readString(file).strip();
            }
            String password = randomPassword();
            writePrivately(file, password + "\n");
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the password file " + file, e);
        }
    }

    static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    static void writePrivately(Path file, String content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(parent, ".new-", ".tmp");
        if (POSIX) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPrivateDirectory(Path path) throws IOException {
        Files.createDirectories(path);
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void requireOwn(Path root) throws IOException {
        if (!POSIX) {
            return;
        }
        Path probe = Files.createTempFile(root, ".owner-", ".tmp");
        try {
            UserPrincipal me = Files.getOwner(probe);
            for (Path each : List.of(root, serverData(root))) {
                if (Files.exists(each) && !Files.getOwner(each).equals(me)) {
                    throw new DatabaseCannotStart(
                            DatabaseFaults.belongsTo(each, Files.getOwner(each).getName(), me.getName()));
                }
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Gives the folder free for another process. */
    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
