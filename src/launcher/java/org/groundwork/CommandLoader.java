package org.groundwork;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Loads the classes and resources of a command from the application's jar: our own, and those of
 * the one library that commands need, the YAML parser.
 */
final class CommandLoader extends ClassLoader {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARY = "BOOT-INF/lib/snakeyaml-engine-";

    private final ZipFile jar;

    /** Content by name; read when its first class is asked for. */
    private Map<String, byte[]> library;

    CommandLoader(String jar) {
        super("command", ClassLoader.getPlatformClassLoader());
        try {
            this.jar = new ZipFile(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the path names one file, not several nor none. */
    static boolean canRead(String jar) {
        return Files.isRegularFile(Path.of(jar));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] content = content(name.replace('.', '/').concat(".class"));
        if (content == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, content, 0, content.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] content = content(name);
        return content == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(content);
    }

    private byte[] content(String name) {
        try {
            ZipEntry entry = jar.getEntry(CLASSES.concat(name));
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    return in.readAllBytes();
                }
            }
            if (library == null) {
                library = unpack();
            }
            return library.get(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> unpack() throws IOException {
        Map<String, byte[]> content = new HashMap<>();
        Enumeration<? extends ZipEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().startsWith(LIBRARY)) {
                try (ZipInputStream in = new ZipInputStream(jar.getInputStream(entry))) {
                    for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                        content.put(e.getName(), in.readAllBytes());
                    }
                }
            }
        }
        return content;
    }
}
