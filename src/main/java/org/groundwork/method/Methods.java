package org.groundwork.method;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The methods that ship with the product. */
public final class Methods {

    private static final String CORE = "core@1";

    /** Read once, when first asked for. */
    private static final class Holder {
        static final Method CORE_1 = shipped(CORE);
    }

    private Methods() {}

    /** {@code core@1}. */
    public static Method core() {
        return Holder.CORE_1;
    }

    /** By the name that files use; empty where it does not ship. */
    public static Optional<Method> find(String ref) {
        return CORE.equals(ref) ? Optional.of(core()) : Optional.empty();
    }

    /** Names of all, oldest first. */
    public static List<String> refs() {
        return List.of(CORE);
    }

    /**
     * The method file, byte for byte.
     *
     * @throws IllegalStateException if it does not ship
     */
    public static byte[] file(String ref) {
        byte[] file = resource(fileName(ref));
        if (file == null) {
            throw new IllegalStateException("not in this build: " + fileName(ref));
        }
        return file;
    }

    /** From its snapshot, where the build made one of this very file. */
    private static Method shipped(String ref) {
        byte[] file = file(ref);
        byte[] snapshot = resource(snapshotName(ref));
        Method method = snapshot == null ? null : CompiledMethod.read(snapshot, file);
        return method == null ? MethodFile.readLinted(fileName(ref), file) : method;
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = Methods.class.getResourceAsStream("/methods/" + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String fileName(String ref) {
        return ref + ".yaml";
    }

    static String snapshotName(String ref) {
        return ref + ".snapshot";
    }
}
