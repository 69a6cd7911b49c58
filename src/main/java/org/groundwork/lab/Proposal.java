package org.groundwork.lab;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file may be.
 *
 * @param outcome null where none looks like one
 * @param yes value of a yes-or-no outcome that may be yes: the rarer one, or what reads so
 */
public record Proposal(
        @Nullable Task task,
        @Nullable String outcome,
        @Nullable String yes,
        @Nullable String time,
        @Nullable String thing,
        @Nullable String today,
        Set<String> leftOut) {

    public Proposal {
        leftOut = Collections.unmodifiableSortedSet(new TreeSet<>(leftOut));
    }
}
