package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files in the repository that must be what the product makes. {@code -Dgolden.write=true} writes
 * them anew.
 */
public final class Golden {

    private Golden() {}

    /**
     * @param file path from the top of the project
     */
    public static void check(String file, String actual) {
        Path path = Path.of(file);
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, actual);
            }
            assertThat(actual).as(file).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
