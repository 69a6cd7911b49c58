package org.groundwork.reference;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.method.Method;
import org.groundwork.method.MethodChange;
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
        Set<String> changed = since(one, other.ref());
        if (changed == null) {
            changed = since(other, one.ref());
        }
        return changed == null ? worded(one, other) : changed;
    }

    /** Between two of which neither took over from the other a question means the same where it is worded alike. */
    private static Set<String> worded(Method one, Method other) {
        return MethodChange.of(one, other).questions().values().stream()
                .filter(question -> question.kind() == MethodChange.Kind.CHANGED)
                .map(MethodChange.QuestionChange::question)
                .collect(Collectors.toSet());
    }

    /** What changed in all versions after the older one, up to the newer one; null where that is none of those before. */
    private static @Nullable Set<String> since(Method newer, String older) {
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
        return null;
    }
}
