package org.groundwork.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.jspecify.annotations.Nullable;

/** The methods that a file may name. */
public interface KnownMethods {

    /**
     * @param ref id and version as a file names it: {@code core@1}
     * @return null when it is not known
     */
    @Nullable
    Method find(String ref);

    /** For a file that names none. */
    Method newest();

    /** What can be found, for a message. */
    List<String> refs();

    /** Those that ship with the product, and in an installation those that were published there. */
    static KnownMethods installed() {
        return new KnownMethods() {
            @Override
            public @Nullable Method find(String ref) {
                return Methods.find(ref).orElse(null);
            }

            @Override
            public Method newest() {
                return Methods.newest();
            }

            @Override
            public List<String> refs() {
                return Methods.refs();
            }
        };
    }

    /**
     * These and one more, which comes first where both have the same name, and for a file that
     * names none.
     */
    default KnownMethods and(Method method) {
        KnownMethods others = this;
        return new KnownMethods() {
            @Override
            public @Nullable Method find(String ref) {
                return method.ref().equals(ref) ? method : others.find(ref);
            }

            @Override
            public Method newest() {
                return method;
            }

            @Override
            public List<String> refs() {
                Set<String> refs = new LinkedHashSet<>(others.refs());
                refs.add(method.ref());
                return List.copyOf(refs);
            }
        };
    }
}
