package org.groundwork.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.groundwork.markup.Markup;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Problem;

/**
 * A file, or standard input, read into memory.
 *
 * @param name for messages
 */
record InputFile(String name, byte[] bytes) {

    /**
     * Reads no more than one byte over the bound, which is enough to be refused.
     *
     * @param file {@code -} is standard input
     * @throws MarkupException if it cannot be read
     */
    static InputFile read(String file, InputStream standardInput, Markup.Bounds bounds) {
        String name = file.equals("-") ? Messages.get("standard-input") : file;
        try {
            if (file.equals("-")) {
                return new InputFile(name, standardInput.readNBytes(bounds.bytes() + 1));
            }
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw wrong(name, "file.directory");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return new InputFile(name, in.readNBytes(bounds.bytes() + 1));
            }
        } catch (NoSuchFileException | InvalidPathException e) {
            throw wrong(name, "file.missing");
        } catch (AccessDeniedException e) {
            throw wrong(name, "file.denied");
        } catch (IOException e) {
            throw wrong(name, "file.unreadable");
        }
    }

    private static MarkupException wrong(String name, String key) {
        return new MarkupException(List.of(new Problem(name, 0, 0, "", Messages.get(key))));
    }
}
