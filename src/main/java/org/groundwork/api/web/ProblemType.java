package org.groundwork.api.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be the matter with a request. Names are a contract: types are only ever added. */
enum ProblemType {
    BAD_REQUEST(400),
    UNKNOWN_PARAMETER(400),
    WRONG_PARAMETER(400),
    TOKEN_MISSING(401),
    TOKEN_REFUSED(401),
    SCOPE_MISSING(403),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    NOT_OPEN(409),
    STILL_RUNNING(409),
    CHANGED_MEANWHILE(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    DOCUMENT_WRONG(422),
    REFUSED(422),
    KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    FAILED(500),
    UNAVAILABLE(503);

    /** Where each is explained. */
    static final String ADDRESS = "/api/v1/problems/";

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** {@code scope-missing}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A reference that never changes: {@code /api/v1/problems/scope-missing}. */
    String uri() {
        return ADDRESS + id();
    }

    static Optional<ProblemType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }

    /** The one that says no more than a status does. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> TOKEN_MISSING;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> CHANGED_MEANWHILE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> REFUSED;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : FAILED;
        };
    }
}
