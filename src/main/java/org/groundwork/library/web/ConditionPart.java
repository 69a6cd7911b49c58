package org.groundwork.library.web;

import java.util.List;

/**
 * A condition in words.
 *
 * @param text a sentence, or what the parts below have to do
 * @param parts none where the sentence says it all
 */
record ConditionPart(String text, List<ConditionPart> parts) {

    ConditionPart {
        parts = List.copyOf(parts);
    }

    ConditionPart(String text) {
        this(text, List.of());
    }
}
