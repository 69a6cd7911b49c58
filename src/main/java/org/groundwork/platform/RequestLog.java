package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What the log says of failed requests: one line each, without what was sent, and only so many in a
 * while, however fast they come. Whose address holds a secret is named by its pattern.
 */
@Component
final class RequestLog {

    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
    private static final int LONGEST_PATH = 80;

    private final Allowance refusals;
    private final Allowance failures;

    @Autowired
    RequestLog() {
        this(System::nanoTime);
    }

    /**
     * @param clock nanoseconds
     */
    RequestLog(LongSupplier clock) {
        this.refusals = new Allowance(20, Duration.ofSeconds(2), clock);
        this.failures = new Allowance(10, Duration.ofSeconds(30), clock);
    }

    /** The request was to blame. */
    void refused(HttpServletRequest request, HttpStatus status, Throwable cause) {
        log.debug("what was refused", cause);
        long left = refusals.take();
        if (left >= 0) {
            log.info("{} for {} {}: {}{}", status.value(), method(request), place(request), kind(cause), more(left));
        }
    }

    /** Something went wrong here. The trace tells what, but not each time anew. */
    void failed(HttpServletRequest request, HttpStatus status, Throwable cause) {
        long left = failures.take();
        if (left >= 0) {
            log.error("{} for {} {}{}", status.value(), method(request), place(request), more(left), cause);
        }
    }

    private static String more(long left) {
        return left == 0 ? "" : " (" + left + " more like this were not written down)";
    }

    private static String method(HttpServletRequest request) {
        return safe(request.getMethod());
    }

    /** The pattern of the address, or its first part where none is known. */
    private static String place(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            return safe(pattern.toString());
        }
        String path = request.getRequestURI();
        int second = path.indexOf('/', 1);
        return second < 0 ? safe(path) : safe(path.substring(0, second)) + "/…";
    }

    /** What it was, in a word: the class of the innermost cause, never its message. */
    private static String kind(Throwable cause) {
        Throwable inner = cause;
        for (int depth = 0; depth < 20 && inner.getCause() != null; depth++) {
            inner = inner.getCause();
        }
        String name = inner.getClass().getSimpleName();
        String bare = name.endsWith("Exception") ? name.substring(0, name.length() - "Exception".length()) : name;
        return bare.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** On one line, printable, not long. */
    private static String safe(String text) {
        String line = text.codePoints()
                .limit(LONGEST_PATH)
                .map(c -> c < ' ' || c > '~' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < text.length() ? line + "…" : line;
    }

    /** So many at once, and one more each while. */
    private static final class Allowance {

        private final int most;
        private final long nanosForOne;
        private final LongSupplier clock;
        private long since;
        private double left;
        private long skipped;

        Allowance(int most, Duration forOne, LongSupplier clock) {
            this.most = most;
            this.nanosForOne = forOne.toNanos();
            this.clock = clock;
            this.since = clock.getAsLong();
            this.left = most;
        }

        /**
         * @return how many were skipped since the one before, or -1 when this one is skipped too
         */
        synchronized long take() {
            long now = clock.getAsLong();
            left = Math.min(most, left + (double) (now - since) / nanosForOne);
            since = now;
            if (left < 1) {
                skipped++;
                return -1;
            }
            left--;
            long before = skipped;
            skipped = 0;
            return before;
        }
    }
}
