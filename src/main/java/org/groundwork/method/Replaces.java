package org.groundwork.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The version that a method takes over from.
 *
 * @param method as files name it: an id and a version
 * @param why there is a new version, for a team lead
 * @param changed questions of the same id whose meaning changed: their answers have to be looked at
 *     again
 */
public record Replaces(String method, String why, List<Changed> changed) {
    public Replaces {
        changed = List.copyOf(changed);
    }

    /** What is asked differently by this question; null where it means what it meant. */
    public @Nullable String what(String question) {
        return changed.stream()
                .filter(one -> one.question().equals(question))
                .map(Changed::what)
                .findFirst()
                .orElse(null);
    }

    /**
     * A question that means something else now.
     *
     * @param what is asked differently
     */
    public record Changed(String question, String what) {}
}
