package org.groundwork.platform;

import org.jspecify.annotations.Nullable;

/**
 * One of the choices that a form offers.
 *
 * @param value what is sent
 * @param label what a person reads
 * @param hint a sentence below the label, where there is room for one
 */
public record Choice(String value, String label, @Nullable String hint) {

    public Choice(String value, String label) {
        this(value, label, null);
    }
}
