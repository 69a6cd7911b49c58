package org.groundwork.method;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods that there are: those that ship with the product, and those of one's own that an installation has published.
 * What is asked for by its name stays as it was published, for as long as the process runs and after.
 */
public final class Methods {

    /** Oldest first. */
    private static final List<String> REFS = List.of("core@1", "core@2");

    /** Each read once, when first asked for. */
    private static final Map<String, Method> READ = new ConcurrentHashMap<>();

    /** On the command line there are none. */
    private static volatile Own own = Own.NONE;

    private Methods() {}

    /** Methods of an installation's own, beside those that ship. */
    public interface Own {

        /** Where nothing is published. */
        Own NONE = new Own() {

            @Override
            public Optional<Method> find(String ref) {
                return Optional.empty();
            }

            @Override
            public Optional<byte[]> file(String ref) {
                return Optional.empty();
            }

            @Override
            public List<String> refs() {
                return List.of();
            }

            @Override
            public List<String> offered() {
                return List.of();
            }
        };

        /**
         * @param ref of any method, also of one that does not exist
         * @return the method if it was published, also where it is offered no longer
         */
        Optional<Method> find(String ref);

        /** The file as it was published, byte for byte. */
        Optional<byte[]> file(String ref);

        /** Names of all that were published; of one id the oldest first. */
        List<String> refs();

        /** Of these, the ones that new assessments can take. */
        List<String> offered();
    }

    /** From now on these are the methods beside those that ship. */
    public static void use(Own methods) {
        own = methods;
    }

    /** There are none any more beside those that ship, if these were. */
    public static void forget(Own methods) {
        if (own.equals(methods)) {
            own = Own.NONE;
        }
    }

    /** Whether it comes with the product. */
    public static boolean ships(String ref) {
        return REFS.contains(ref);
    }

    /** Whether a version of this method comes with the product; no other method can be called so. */
    public static boolean shipsAny(String id) {
        return REFS.stream().anyMatch(ref -> id.equals(id(ref)));
    }

    /** The newest that ships: for assessments that choose none, and for files that name none. */
    public static Method newest() {
        return READ.computeIfAbsent(REFS.getLast(), Methods::read);
    }

    /** By the name that files use; empty where it neither ships nor was published. */
    public static Optional<Method> find(String ref) {
        return ships(ref) ? Optional.of(READ.computeIfAbsent(ref, Methods::read)) : own.find(ref);
    }

    /** What a new assessment can take: {@link #newest()}, then the newest of each method of one's own that is offered. */
    public static List<Method> offered() {
        Map<String, String> newest = new LinkedHashMap<>();
        own.offered().forEach(ref -> newest.put(id(ref), ref));
        return Stream.concat(Stream.of(newest()), newest.values().stream().flatMap(ref -> find(ref).stream()))
                .toList();
    }

    /**
     * To what an assessment can be moved: the newest version of the same method that is offered or, where there is none, a
     * method of one's own that says it replaces this one; empty where there is neither.
     */
    public static Optional<Method> newer(String ref) {
        Optional<String> same = ships(ref) ? newest(REFS, ref) : newest(own.offered(), ref);
        return same.or(() -> replacing(ref)).flatMap(Methods::find);
    }

    /** The newest that is offered of a method one of whose versions took over from this one. */
    private static Optional<String> replacing(String ref) {
        List<String> offered = own.offered();
        Set<String> before = find(ref)
                .map(method -> before(method).collect(Collectors.toSet()))
                .orElse(Set.of());
        return own.refs().reversed().stream()
                .filter(other -> !other.equals(ref) && !before.contains(other))
                .filter(other -> find(other)
                        .map(Method::replaces)
                        .filter(replaces -> replaces.method().equals(ref))
                        .isPresent())
                .flatMap(other ->
                        newest(offered, other).or(() -> Optional.of(other).filter(offered::contains)).stream())
                .findFirst();
    }

    /** The last one of the same id with a higher version. */
    static Optional<String> newest(List<String> refs, String ref) {
        return refs.stream()
                .filter(other -> id(other).equals(id(ref)) && version(other) > version(ref))
                .max(Comparator.comparingInt(Methods::version));
    }

    private static String id(String ref) {
        return ref.substring(0, Math.max(0, ref.lastIndexOf('@')));
    }

    /** 0 for what is no name of a method. */
    private static int version(String ref) {
        try {
            return Integer.parseInt(ref.substring(ref.lastIndexOf('@') + 1));
        } catch (NumberFormatException noName) {
            return 0;
        }
    }

    /**
     * A question as its method has it or, where this one does not ask it, as another one has it: the newest version of the
     * same method that does, one that it took over from, or any. Empty where none ever asked it.
     */
    public static Optional<Question> everAsked(Method method, String question) {
        if (method.hasQuestion(question)) {
            return Optional.of(method.question(question));
        }
        List<String> newestFirst = refs().reversed();
        return Stream.of(
                        newestFirst.stream().filter(ref -> id(ref).equals(method.id())),
                        before(method),
                        newestFirst.stream())
                .flatMap(refs -> refs)
                .flatMap(ref -> find(ref).stream())
                .filter(version -> version.hasQuestion(question))
                .map(version -> version.question(question))
                .findFirst();
    }

    /** What it took over from, and what that took over from, as far as it is known. */
    private static Stream<String> before(Method method) {
        Set<String> seen = new LinkedHashSet<>();
        Method at = method;
        while (at != null) {
            Replaces replaces = at.replaces();
            at = replaces != null && seen.add(replaces.method())
                    ? find(replaces.method()).orElse(null)
                    : null;
        }
        return seen.stream();
    }

    /** Names of all, those that ship first; of one id the oldest first. */
    public static List<String> refs() {
        return Stream.concat(REFS.stream(), own.refs().stream()).toList();
    }

    /** A recommendation, and its place in its method: 1 for the first. */
    public record Ranked(Verdict verdict, int rank) {}

    /** Every recommendation that there is, each id once: those of {@link #newest()}, then those of others, the newest first. */
    public static List<Ranked> verdicts() {
        Map<String, Ranked> verdicts = new LinkedHashMap<>();
        Stream.concat(Stream.of(newest()), refs().reversed().stream().flatMap(ref -> find(ref).stream()))
                .forEach(method -> {
                    for (int i = 0; i < method.verdicts().size(); i++) {
                        Verdict verdict = method.verdicts().get(i);
                        verdicts.putIfAbsent(verdict.id(), new Ranked(verdict, i + 1));
                    }
                });
        return List.copyOf(verdicts.values());
    }

    /** Names of those that ship, oldest first. */
    public static List<String> shipped() {
        return REFS;
    }

    /**
     * The method file, byte for byte.
     *
     * @throws IllegalStateException if it neither ships nor was published
     */
    public static byte[] file(String ref) {
        byte[] file = ships(ref) ? resource(fileName(ref)) : own.file(ref).orElse(null);
        if (file == null) {
            throw new IllegalStateException("no method " + ref);
        }
        return file;
    }

    /** From its snapshot, where the build made one of this very file. */
    private static Method read(String ref) {
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
