package org.groundwork.api.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.groundwork.api.Cursor;
import org.jspecify.annotations.Nullable;

/** Checks of parameters and headers that several calls have. */
final class Bounds {

    static final int LIMIT = 50;
    static final int MOST = 100;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private Bounds() {}

    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.parameter(
                    ProblemType.WRONG_PARAMETER, "limit", "api.detail.limit", Integer.toString(MOST));
        }
        return limit;
    }

    static @Nullable Cursor cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<Cursor> cursor = Cursor.of(text);
        return cursor.orElseThrow(
                () -> ProblemException.parameter(ProblemType.WRONG_PARAMETER, "cursor", "api.detail.cursor"));
    }

    /** As it was sent; null where none was. */
    static @Nullable String idempotencyKey(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!KEY.matcher(header).matches()) {
            throw ProblemException.parameter(
                    ProblemType.WRONG_PARAMETER, "Idempotency-Key", "api.detail.idempotency-key");
        }
        return header;
    }
}
