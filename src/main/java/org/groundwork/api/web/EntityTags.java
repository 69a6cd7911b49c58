package org.groundwork.api.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags that tell one state of a thing from another. The same state has a tag for each form in which it
 * is sent: {@code "3fa9…"}, {@code "3fa9…-yaml"}.
 */
final class EntityTags {

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"([\\x21\\x23-\\x7E]*)\"\\s*(?:,|$)");

    private EntityTags() {}

    static String of(String state) {
        return '"' + state + '"';
    }

    static String yaml(String state) {
        return '"' + state + "-yaml\"";
    }

    /**
     * Whether a header {@code If-Match} names this state, in whatever form it was seen. A proxy that
     * compresses marks tags as weak; here that takes nothing from them.
     */
    static boolean match(String header, String state) {
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(header);
        int end = 0;
        while (tags.find() && tags.start() == end) {
            end = tags.end();
            String seen = tags.group(1);
            if (seen.equals(state) || seen.equals(state + "-yaml")) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a change has to come with.
     *
     * @throws ProblemException if it came without
     */
    static String required(@org.jspecify.annotations.Nullable String header) {
        if (header == null || header.isBlank()) {
            throw ProblemException.parameter(
                    ProblemType.PRECONDITION_REQUIRED,
                    "If-Match",
                    ProblemTexts.detailKey(ProblemType.PRECONDITION_REQUIRED));
        }
        return header;
    }
}
