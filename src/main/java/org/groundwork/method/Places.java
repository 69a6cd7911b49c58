package org.groundwork.method;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.groundwork.markup.Node;
import org.jspecify.annotations.Nullable;

/** Where the parts of a method stand in its file, so that the lint can say so. */
final class Places {

    private final Map<String, Node> named = new HashMap<>();
    private final Map<Condition, Node> conditions = new IdentityHashMap<>();

    void remember(String kind, String id, Node node) {
        named.putIfAbsent(kind + " " + id, node);
    }

    void remember(Condition condition, Node node) {
        conditions.put(condition, node);
    }

    @Nullable
    Node of(String kind, String id) {
        return named.get(kind + " " + id);
    }

    @Nullable
    Node of(Condition condition) {
        return conditions.get(condition);
    }
}
