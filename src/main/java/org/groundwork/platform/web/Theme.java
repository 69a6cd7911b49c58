package org.groundwork.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light, dark, or as the reader's system has it. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** Name of the cookie that remembers the choice. */
    static final String COOKIE = "theme";

    /** Reads a cookie or form value; anything unknown is {@link #SYSTEM}. */
    static Theme of(@Nullable String value) {
        for (Theme theme : values()) {
            if (theme.value().equals(value)) {
                return theme;
            }
        }
        return SYSTEM;
    }

    /** As written in the cookie, in {@code data-theme} and in message keys: {@code "dark"}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
