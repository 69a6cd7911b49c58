package org.groundwork.method;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods that ship with the product. */
public final class Methods {

    /** Oldest first. */
    private static final List<String> REFS = List.of("core@1", "core@2");

    /** Each read once, when first asked for. */
    private static final Map<String, Method> READ = new ConcurrentHashMap<>();

    private Methods() {}

    /** For new assessments, and for files that name none. */
    public static Method newest() {
        return READ.computeIfAbsent(REFS.getLast(), Methods::shipped);
    }

    /** By the name that files use; empty where it does not ship. */
    public static Optional<Method> find(String ref) {
        return REFS.contains(ref) ? Optional.of(READ.computeIfAbsent(ref, Methods::shipped)) : Optional.empty();
    }

    /** The newest version of the same method; empty where this is the newest, or does not ship. */
    public static Optional<Method> newer(String ref) {
        return newest(REFS, ref).flatMap(Methods::find);
    }

    /**
     * @param refs oldest first
     */
    static Optional<String> newest(List<String> refs, String ref) {
        int at = refs.indexOf(ref);
        String id = ref.substring(0, ref.lastIndexOf('@') + 1);
        return refs.subList(at + 1, refs.size()).reversed().stream()
                .filter(other -> at >= 0 && other.startsWith(id))
                .findFirst();
    }

    /**
     * A question as its method has it or, where this version does not ask it, as the newest version
     * has it that does; empty where none does.
     */
    public static Optional<Question> everAsked(Method method, String question) {
        return Stream.concat(
                        Stream.of(method),
                        REFS.reversed().stream()
                                .filter(ref -> ref.startsWith(method.id() + "@"))
                                .flatMap(ref -> find(ref).stream()))
                .filter(version -> version.hasQuestion(question))
                .map(version -> version.question(question))
                .findFirst();
    }

    /** Names of all, oldest first. */
    public static List<String> refs() {
        return REFS;
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
        byte[] said = resource(supplementName(ref));
        MethodFile.Supplement supplement = said == null ? null : new MethodFile.Supplement(supplementName(ref), said);
        byte[] snapshot = resource(snapshotName(ref));
        Method method = snapshot == null ? null : CompiledMethod.read(snapshot, withSupplement(file, supplement));
        return method == null ? MethodFile.readLinted(fileName(ref), file, supplement) : method;
    }

    /** What the snapshot of a method is made from. */
    static byte[] withSupplement(byte[] file, MethodFile.@Nullable Supplement supplement) {
        if (supplement == null) {
            return file;
        }
        byte[] both = Arrays.copyOf(file, file.length + supplement.bytes().length);
        System.arraycopy(supplement.bytes(), 0, both, file.length, supplement.bytes().length);
        return both;
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

    /**
     * A file that says what the method leaves unsaid. {@code core@1} has one: it is in use and
     * stays as it is.
     */
    static String supplementName(String ref) {
        return ref + ".uses.yaml";
    }

    static String snapshotName(String ref) {
        return ref + ".snapshot";
    }
}
