package org.groundwork.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of this running application in which files lie until they are measured, among those of
 * others. Each holds a lock on a file beside its folder for as long as it lives; a folder whose lock nobody
 * holds is what a crash left, and is deleted at the next start. Nothing else is touched.
 */
final class LabFolder {

    private static final Logger log = LoggerFactory.getLogger(LabFolder.class);

    private static final Pattern FOLDER = Pattern.compile("run-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String LOCK = ".lock";

    private final Path root;
    private final UUID instance;
    private @Nullable FileChannel lock;

    /**
     * @param instance of this running application
     */
    LabFolder(Path root, UUID instance) {
        this.root = root.toAbsolutePath();
        this.instance = instance;
    }

    private Path own() {
        return root.resolve("run-" + instance);
    }

    /** A new folder that only this application's user can look into. */
    synchronized Path make(MeasurementId id) throws IOException {
        if (lock == null) {
            Files.createDirectories(root, onlyMine(root));
            lock = FileChannel.open(
                    lockOf(own()), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            if (lock.tryLock() == null) {
                throw new IOException("the lock of a new folder is taken");
            }
            Files.createDirectory(own(), onlyMine(root));
        }
        return Files.createDirectory(own().resolve(id.toString()), onlyMine(root));
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    /** Mode 0700, where there are modes. */
    private static FileAttribute<?>[] onlyMine(Path at) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Deletes a folder with all that is in it; what cannot be deleted is told to the administrator. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path of, @Nullable IOException failure) throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.deleteIfExists(of);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // so much the better
        } catch (IOException stays) {
            log.warn("a folder of past cases could not be deleted: {}", folder);
        }
    }

    /** Deletes what this application holds, and gives its lock back. */
    synchronized void close() {
        FileChannel held = lock;
        if (held == null) {
            return;
        }
        lock = null;
        delete(own());
        try {
            Files.deleteIfExists(lockOf(own()));
            held.close();
        } catch (IOException stays) {
            log.warn("a lock could not be given back: {}", lockOf(own()));
        }
    }

    /** Deletes what applications left that do not run any more. */
    void deleteAbandoned() {
        for (Path folder : folders()) {
            if (!folder.equals(own())) {
                deleteIfAbandoned(folder);
            }
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(path ->
                            FOLDER.matcher(path.getFileName().toString()).matches())
                    .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            log.warn("the folder for past cases cannot be read: {}", root);
            return List.of();
        }
    }

    private static void deleteIfAbandoned(Path folder) {
        Path lockFile = lockOf(folder);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken != null) {
                delete(folder);
                Files.deleteIfExists(lockFile);
            }
        } catch (OverlappingFileLockException held) {
            // by another application in this process
        } catch (IOException unusable) {
            log.warn("a folder of past cases could not be looked at: {}", folder);
        }
    }
}
