package org.groundwork.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role that lifts answers.
 *
 * @param does what this person would do for the team
 * @param question the question that says whether the role is there; null for the owner
 * @param onlyAfter ids of gates to be reached before the role is proposed
 */
public record Role(
        String id, String title, String does, @Nullable String question, List<String> onlyAfter) implements Identified {
    public Role {
        onlyAfter = List.copyOf(onlyAfter);
    }
}
