package org.groundwork.platform;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail was not taken.
 *
 * @param permanent the server refused it for good (5xx): the same again would be refused again
 * @param answer of the server, on one line; empty where it gave none. It may hold an address
 */
public record MailTrouble(Kind kind, boolean permanent, String answer) {

    private static final int LONGEST_ANSWER = 300;
    private static final int PERMANENT = 500;

    /** Far more than mail servers nest. */
    private static final int MOST_CAUSES = 50;

    public enum Kind {
        RECIPIENT,
        SENDER,
        MESSAGE,
        SIGN_IN,
        NO_TLS,
        UNKNOWN_SERVER,
        NOT_CONNECTED,
        TOO_SLOW,
        OTHER;

        /** Part of the message keys: {@code sign-in}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Of what was kept; what earlier versions kept is something else. */
        public static Kind of(String kept) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(kept))
                    .findFirst()
                    .orElse(OTHER);
        }

        /** It would be the same for every mail. */
        public boolean isOfTheServer() {
            return switch (this) {
                case RECIPIENT, MESSAGE -> false;
                case SENDER, SIGN_IN, NO_TLS, UNKNOWN_SERVER, NOT_CONNECTED, TOO_SLOW, OTHER -> true;
            };
        }
    }

    /** What this failure means: the cause that says most. */
    public static MailTrouble of(MailException failure) {
        MailTrouble found = null;
        for (Throwable cause : causes(failure)) {
            MailTrouble trouble = of(cause);
            if (trouble != null && (found == null || trouble.kind().compareTo(found.kind()) < 0)) {
                found = trouble;
            }
        }
        return found == null ? new MailTrouble(Kind.OTHER, false, "") : found;
    }

    private static @Nullable MailTrouble of(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException e -> answered(Kind.RECIPIENT, e.getReturnCode(), e);
            case SMTPSenderFailedException e -> answered(Kind.SENDER, e.getReturnCode(), e);
            case SMTPSendFailedException e -> answered(kind(e.getCommand()), e.getReturnCode(), e);
            case AddressException e -> new MailTrouble(Kind.RECIPIENT, true, "");
            case MailPreparationException e -> new MailTrouble(Kind.MESSAGE, true, "");
            case AuthenticationFailedException e -> new MailTrouble(Kind.SIGN_IN, false, cleaned(e.getMessage()));
            case SSLException e -> new MailTrouble(Kind.NO_TLS, false, "");
            case UnknownHostException e -> new MailTrouble(Kind.UNKNOWN_SERVER, false, "");
            case ConnectException e -> new MailTrouble(Kind.NOT_CONNECTED, false, "");
            case SocketTimeoutException e -> new MailTrouble(Kind.TOO_SLOW, false, "");
            case MessagingException e
            when String.valueOf(e.getMessage()).contains("STARTTLS") -> new MailTrouble(Kind.NO_TLS, false, "");
            case MessagingException e
            when e.getNextException() == null -> new MailTrouble(Kind.OTHER, false, cleaned(e.getMessage()));
            default -> null;
        };
    }

    /** What a command asks the server to take. */
    private static Kind kind(@Nullable String command) {
        String first = command == null ? "" : command.split(" ", 2)[0];
        return switch (first) {
            case "MAIL" -> Kind.SENDER;
            case "RCPT" -> Kind.RECIPIENT;
            default -> Kind.MESSAGE;
        };
    }

    private static MailTrouble answered(Kind kind, int code, MessagingException answer) {
        return new MailTrouble(kind, code >= PERMANENT, cleaned(answer.getMessage()));
    }

    private static String cleaned(@Nullable String answer) {
        String line = Texts.name(answer == null ? "" : answer);
        return line.codePointCount(0, line.length()) <= LONGEST_ANSWER
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_ANSWER - 1)) + "…";
    }

    /** It, and all that it hangs together with. */
    private static Set<Throwable> causes(Throwable failure) {
        Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> waiting = new ArrayDeque<>();
        waiting.add(failure);
        while (!waiting.isEmpty() && known.size() < MOST_CAUSES) {
            Throwable one = waiting.remove();
            if (known.add(one)) {
                if (one.getCause() != null) {
                    waiting.add(one.getCause());
                }
                if (one instanceof MessagingException messaging && messaging.getNextException() != null) {
                    waiting.add(messaging.getNextException());
                }
                if (one instanceof MailSendException several) {
                    waiting.addAll(Arrays.asList(several.getMessageExceptions()));
                }
            }
        }
        return known;
    }
}
