package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

@ExtendWith(OutputCaptureExtension.class)
class RequestFaultsTest {

    @ParameterizedTest
    @CsvSource({
        // a value that no column holds; a rule of the data; a race; the server went away; nothing known
        "22021, 400",
        "22008, 400",
        "23505, 409",
        "40001, 409",
        "57P01, 500",
        "08006, 500",
        "42601, 500",
        ", 500"
    })
    void whatTheDatabaseRefusesIsTheSendersOrOurs(String state, int status) {
        Exception failure = new DataIntegrityViolationException("x", new SQLException("x", state));
        assertThat(RequestFaults.status(failure).value()).isEqualTo(status);
    }

    @Test
    void tellsWhatWasSentFromWhatWentWrongHere() {
        assertThat(status(new NotFound())).isEqualTo(404);
        assertThat(status(new Conflict("x"))).isEqualTo(409);
        assertThat(status(new InvalidInput("x"))).isEqualTo(422);
        assertThat(status(new OptimisticLockingFailureException("x"))).isEqualTo(409);
        assertThat(status(new OptimisticLockException("x"))).isEqualTo(409);
        assertThat(status(new InvalidParameterException("x"))).isEqualTo(400);
        assertThat(status(new InvalidParameterException("x", 413))).isEqualTo(413);
        assertThat(status(new RequestRejectedException("x"))).isEqualTo(400);
        assertThat(status(new MultipartException("x"))).isEqualTo(400);
        assertThat(status(new MaxUploadSizeExceededException(1))).isEqualTo(413);
        assertThat(status(unfit(new MockMultipartFile("to", new byte[0])))).isEqualTo(400);
        assertThat(status(unfit("a text"))).isEqualTo(500);
        assertThat(status(new IllegalStateException("ours"))).isEqualTo(500);
        assertThat(status(new IllegalArgumentException("ours"))).isEqualTo(500);
        assertThat(status(new NullPointerException())).isEqualTo(500);
    }

    /** What Spring says of a value that it has no way to convert. */
    private static Exception unfit(Object value) {
        try {
            MethodParameter parameter =
                    new MethodParameter(RequestFaults.class.getDeclaredMethod("status", Throwable.class), 0);
            return new MethodArgumentConversionNotSupportedException(
                    value, String.class, "to", parameter, new IllegalStateException());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void findsTheCauseHoweverItIsWrappedAndEndsWhereCausesGoRound() {
        assertThat(status(new IllegalStateException(new RuntimeException(new RequestRejectedException("x")))))
                .isEqualTo(400);
        Exception first = new RuntimeException();
        Exception second = new RuntimeException(first);
        first.initCause(second);
        assertThat(status(second)).isEqualTo(500);
    }

    @Test
    void writesSoManyLinesAndSaysHowManyItLeftOut(CapturedOutput output) {
        AtomicLong nanos = new AtomicLong();
        RequestLog requests = new RequestLog(nanos::get);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/shared/secret-of-a-link\r\nForged");
        for (int i = 0; i < 1_000; i++) {
            requests.refused(request, HttpStatus.BAD_REQUEST, new IllegalStateException("hunter2\nForged"));
        }
        assertThat(output.getOut().lines()).hasSize(20);
        nanos.addAndGet(2_000_000_000L);
        requests.refused(request, HttpStatus.BAD_REQUEST, new IllegalStateException());
        assertThat(output.getOut())
                .contains("400 for GET /shared/…: illegal state (980 more like this were not written down)")
                .doesNotContain("hunter2")
                .doesNotContain("secret-of-a-link")
                .doesNotContain("Forged");
    }

    @Test
    void aFailureOfOursComesWithItsTraceButNotEachTime(CapturedOutput output) {
        RequestLog requests = new RequestLog(() -> 0);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/x");
        for (int i = 0; i < 100; i++) {
            requests.failed(request, HttpStatus.INTERNAL_SERVER_ERROR, new IllegalStateException("why"));
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("500 for GET /x")))
                .hasSize(10);
        assertThat(output.getOut()).contains("IllegalStateException: why");
    }

    private static int status(Exception failure) {
        return RequestFaults.status(failure).value();
    }
}
