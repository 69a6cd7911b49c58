package org.groundwork.webhook;

import java.util.Locale;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What became of a try.
 *
 * @param status null where nobody answered
 * @param answer the beginning of what the receiver said, on one line
 */
public record WebhookReply(Outcome outcome, @Nullable Integer status, String answer) {

    /** Characters that are kept. */
    static final int LONGEST_ANSWER = 200;

    public enum Outcome {
        /** 2xx. */
        TAKEN,
        /** 410: never again. */
        GONE,
        /** 3xx: not followed. */
        REDIRECTED,
        REFUSED,
        TOO_SLOW,
        UNKNOWN_HOST,
        PRIVATE_ADDRESS,
        NOT_CONNECTED,
        NO_TLS,
        BROKEN_OFF;

        /** Part of the message keys: {@code too-slow}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static WebhookReply of(int status, String answer) {
        Outcome outcome = switch (status / 100) {
            case 2 -> Outcome.TAKEN;
            case 3 -> Outcome.REDIRECTED;
            default -> status == 410 ? Outcome.GONE : Outcome.REFUSED;
        };
        return new WebhookReply(outcome, status, shortened(answer));
    }

    static WebhookReply none(Outcome outcome) {
        return new WebhookReply(outcome, null, "");
    }

    public boolean taken() {
        return outcome == Outcome.TAKEN;
    }

    private static String shortened(String answer) {
        String line = Texts.name(answer);
        return line.codePointCount(0, line.length()) <= LONGEST_ANSWER
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_ANSWER));
    }
}
