package org.groundwork.reference;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Replaces;
import org.jspecify.annotations.Nullable;

/** Which questions mean something else in one method than in another. */
final class Meanings {

    private Meanings() {}

    /**
     * Ids of the questions that have to be looked at again on the way from one of the two to the
     * other; none where no such way is known.
     */
    static Set<String> changed(Method one, Method other) {
        Set<String> changed = new HashSet<>(since(one, other.ref()));
        changed.addAll(since(other, one.ref()));
        return changed;
    }

    /** What changed in all versions after the older one, up to the newer one. */
    private static Set<String> since(Method newer, String older) {
        Set<String> changed = new HashSet<>();
        Set<String> seen = new HashSet<>();
        @Nullable Method at = newer;
        while (at != null && seen.add(at.ref())) {
            if (at.ref().equals(older)) {
                return changed;
            }
            Optional<Replaces> replaces = Optional.ofNullable(at.replaces());
            replaces.ifPresent(r -> r.changed().forEach(c -> changed.add(c.question())));
            at = replaces.flatMap(r -> Methods.find(r.method())).orElse(null);
        }
        return Set.of();
    }
}
