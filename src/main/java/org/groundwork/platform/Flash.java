package org.groundwork.platform;

import java.io.Serializable;
import java.util.List;

/**
 * A sentence shown once at the top of the next page, after a redirect: {@code
 * redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.created"))}. It travels in the
 * session, therefore the arguments are plain texts.
 *
 * @param kind how it is marked
 * @param key the message's key in the bundles
 * @param arguments what fills {@code {0}}, {@code {1}} … of the message
 */
public record Flash(Kind kind, String key, List<String> arguments) implements Serializable {

    /** The model attribute that the layout reads. */
    public static final String NAME = "flash";

    public enum Kind {
        DONE,
        NOTE,
        WARNING
    }

    public Flash {
        arguments = List.copyOf(arguments);
    }

    public static Flash done(String key, String... arguments) {
        return new Flash(Kind.DONE, key, List.of(arguments));
    }

    public static Flash note(String key, String... arguments) {
        return new Flash(Kind.NOTE, key, List.of(arguments));
    }

    public static Flash warning(String key, String... arguments) {
        return new Flash(Kind.WARNING, key, List.of(arguments));
    }
}
