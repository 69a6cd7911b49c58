package org.groundwork.identity.web;

import org.jspecify.annotations.Nullable;

/** What a form did not send is empty. */
final class FormTexts {

    private FormTexts() {}

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
