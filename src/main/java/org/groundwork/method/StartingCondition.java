package org.groundwork.method;

import java.util.List;

/** One of the conditions for starting with machine learning (source: frank). */
public sealed interface StartingCondition {

    String id();

    String title();

    /** Holds when all these gates are reached. */
    record Gates(String id, String title, List<String> gates) implements StartingCondition {
        public Gates {
            gates = List.copyOf(gates);
        }
    }

    /** Read off the level of one question: 4 widely, 3 yes, 2 partly. */
    record ByQuestion(String id, String title, String question) implements StartingCondition {}

    /** Read off the leaves of a gate that belong to one section. */
    record Leaves(String id, String title, String gate, String section) implements StartingCondition {}
}
