package org.groundwork.identity;

import java.util.List;

/** What can happen in a module: a bean of it, so that this module need not know the others. */
public record ActivityKinds(List<ActivityKind> kinds) {

    public ActivityKinds {
        kinds = List.copyOf(kinds);
    }
}
