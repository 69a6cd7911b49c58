package org.groundwork.platform;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;

/**
 * Whose fault a failed request was: the one place that tells what somebody sent, which is answered by
 * 400, 404, 409, 413 or 422, from what went wrong here, which is a 500.
 */
final class RequestFaults {

    /** Beginnings of PostgreSQL's SQLSTATEs: a value that no column can hold; a rule of the data; a race. */
    private static final String DATA_EXCEPTION = "22";

    private static final String CONSTRAINT = "23";
    private static final String ROLLED_BACK = "40";

    private RequestFaults() {}

    /** The status that a failure becomes; 500 unless the request itself was to blame. */
    static HttpStatus status(Throwable failure) {
        Map<Throwable, Boolean> seen = new IdentityHashMap<>();
        for (Throwable cause = failure; cause != null && seen.put(cause, true) == null; cause = cause.getCause()) {
            HttpStatus status = ofOne(cause);
            if (status != null && !status.is5xxServerError()) {
                return status;
            }
        }
        return HttpStatus.INTERNAL_SERVER_ERROR;
    }

    /** Whether nobody waits for the answer any more. */
    static boolean isGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable HttpStatus ofOne(Throwable cause) {
        return switch (cause) {
            case DomainException refusal -> HttpStatus.valueOf(refusal.status());
            // an id in the address that is no id names nothing
            case MethodArgumentTypeMismatchException mismatch ->
                mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                        ? HttpStatus.NOT_FOUND
                        : HttpStatus.BAD_REQUEST;
            // a file where a text was expected
            case MethodArgumentConversionNotSupportedException unfit
            when unfit.getValue() instanceof MultipartFile -> HttpStatus.BAD_REQUEST;
            case ConcurrencyFailureException race -> HttpStatus.CONFLICT;
            // as it comes where a flush between two statements finds it
            case OptimisticLockException race -> HttpStatus.CONFLICT;
            case MaxUploadSizeExceededException large -> HttpStatus.CONTENT_TOO_LARGE;
            case InvalidParameterException unreadable -> known(HttpStatusCode.valueOf(unreadable.getErrorCode()));
            case ErrorResponse told -> known(told.getStatusCode());
            case MultipartException unreadable -> HttpStatus.BAD_REQUEST;
            case HttpMessageNotReadableException unreadable -> HttpStatus.BAD_REQUEST;
            case BindException wrong -> HttpStatus.BAD_REQUEST;
            case RequestRejectedException rejected -> HttpStatus.BAD_REQUEST;
            case SQLException refused -> ofState(refused.getSQLState());
            default -> null;
        };
    }

    private static @Nullable HttpStatus ofState(@Nullable String state) {
        if (state == null) {
            return null;
        }
        if (state.startsWith(DATA_EXCEPTION)) {
            return HttpStatus.BAD_REQUEST;
        }
        return state.startsWith(CONSTRAINT) || state.startsWith(ROLLED_BACK) ? HttpStatus.CONFLICT : null;
    }

    private static HttpStatus known(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.BAD_REQUEST : status;
    }
}
