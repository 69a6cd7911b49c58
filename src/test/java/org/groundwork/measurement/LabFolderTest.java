package org.groundwork.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of past cases outlive neither their measurement nor a crash. */
class LabFolderTest {

    @TempDir
    Path temporary;

    private Path root() {
        return temporary.resolve("lab");
    }

    private LabFolder folder() {
        return new LabFolder(root(), UUID.randomUUID());
    }

    @Test
    void onlyTheApplicationsOwnUserCanLookIntoAFolder() throws Exception {
        LabFolder folder = folder();
        Path made = folder.make(MeasurementId.random());

        for (Path one : new Path[] {made, made.getParent(), root()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .as(one.toString())
                    .isEqualTo("rwx------");
        }
        folder.close();
    }

    @Test
    void atTheEndNothingIsLeft() throws Exception {
        LabFolder folder = folder();
        Path made = folder.make(MeasurementId.random());
        Files.writeString(made.resolve("cases"), "a,b");
        Files.createDirectory(made.resolve("work"));
        Files.writeString(made.resolve("work").resolve("spilled"), "x");

        folder.close();

        assertThat(root()).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftIsDeletedAndWhatLivesStays() throws Exception {
        Path crashed = root().resolve("run-" + UUID.randomUUID());
        Files.createDirectories(crashed.resolve(UUID.randomUUID().toString()));
        Files.writeString(crashed.resolve("cases"), "a,b");
        Files.createFile(root().resolve(crashed.getFileName() + ".lock"));
        Path withoutLock = Files.createDirectory(root().resolve("run-" + UUID.randomUUID()));
        Path somebodyElses = Files.createDirectory(root().resolve("photos"));
        LabFolder alive = folder();
        Path lives = alive.make(MeasurementId.random());

        folder().deleteAbandoned();

        assertThat(crashed).doesNotExist();
        assertThat(root().resolve(crashed.getFileName() + ".lock")).doesNotExist();
        assertThat(withoutLock).doesNotExist();
        assertThat(somebodyElses).isDirectory();
        assertThat(lives).isDirectory();
        alive.close();
    }

    /** The lock is one of the operating system: it holds between processes that share a disk. */
    @Test
    void whatAnotherProcessHoldsStays() throws Exception {
        Path held = Files.createDirectories(root().resolve("run-" + UUID.randomUUID()));
        Path lock = root().resolve(held.getFileName() + ".lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        lock.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");

            folder().deleteAbandoned();
            assertThat(held).isDirectory();
        } finally {
            other.destroyForcibly();
            other.waitFor(10, TimeUnit.SECONDS);
        }
        folder().deleteAbandoned();
        assertThat(held).doesNotExist();
    }

    /** Holds a lock until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (var channel = java.nio.channels.FileChannel.open(
                    Path.of(arguments[0]),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("held");
                System.in.read();
            }
        }
    }

    @Test
    void followsNoLinkOutOfItsFolder() throws Exception {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("dear"), "x");
        Files.createDirectories(root());
        Path linked = root().resolve("run-" + UUID.randomUUID());
        Files.createSymbolicLink(linked, outside);
        Path crashed = Files.createDirectory(root().resolve("run-" + UUID.randomUUID()));
        Files.createSymbolicLink(crashed.resolve("cases"), outside);

        folder().deleteAbandoned();

        assertThat(crashed).doesNotExist();
        assertThat(outside.resolve("dear")).exists();
    }
}
