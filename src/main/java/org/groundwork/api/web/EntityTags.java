package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

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
        List<String> seen = seen(header);
        return seen.contains(state) || seen.contains(state + "-yaml");
    }

    /** The tags of a header, without quotes, as far as it can be read. */
    private static List<String> seen(String header) {
        List<String> seen = new ArrayList<>();
        Matcher tags = TAG.matcher(header);
        int end = 0;
        while (tags.find() && tags.start() == end) {
            end = tags.end();
            seen.add(tags.group(1));
        }
        return seen;
    }

    /**
     * Whether a header {@code If-None-Match} names this: whoever asks has it already, in this form.
     *
     * @param tag with its quotes
     */
    static boolean known(HttpServletRequest request, String tag) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .anyMatch(header ->
                        header.strip().equals("*") || seen(header).contains(tag.substring(1, tag.length() - 1)));
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
