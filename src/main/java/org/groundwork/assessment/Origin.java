package org.groundwork.assessment;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer comes from.
 *
 * @param method the version of the questionnaire in whose words it was given: core@1
 * @param movedFrom the version from which the move came that wrote it; null where a person saved it
 * @param lookAgain its question means something else by now, and nobody has looked at it again
 */
public record Origin(String method, @Nullable String movedFrom, boolean lookAgain) {

    /** A person saved it. */
    static Origin saved(String method) {
        return new Origin(method, null, false);
    }

    /** It was given under another version, and has to be looked at again. */
    static Origin toLookAt(String method, String movedFrom) {
        return new Origin(method, movedFrom, true);
    }
}
