package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is too large for the bound of all other forms: its form's fields are there, and the file
 * itself is still on its way, until whoever may take it reads it (docs/adr/0086). The form sends the file
 * last.
 */
public final class StreamedUpload {

    /** Says which addresses are sent such files. A bean of any module. */
    @FunctionalInterface
    public interface Addresses {

        /**
         * @param path inside the application, as it was sent
         */
        boolean include(String path);
    }

    private static final String ATTRIBUTE = StreamedUpload.class.getName();
    private static final int BUFFER = 1 << 16;

    private final String field;
    private final String givenName;
    private final InputStream content;

    StreamedUpload(String field, @Nullable String givenName, InputStream content) {
        this.field = field;
        this.givenName = givenName == null ? "" : givenName;
        this.content = content;
    }

    /** Of a request to one of the addresses; empty where its form sent no file. */
    public static Optional<StreamedUpload> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof StreamedUploadFilter.Streamed streamed
                ? streamed.upload()
                : Optional.empty();
    }

    static void mark(HttpServletRequest request, StreamedUploadFilter.Streamed streamed) {
        request.setAttribute(ATTRIBUTE, streamed);
    }

    /** Whether the request is one to those addresses. */
    static boolean isIn(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /** Name of its field. */
    public String field() {
        return field;
    }

    /** What the sender calls the file; anything may stand there. */
    public String givenName() {
        return givenName;
    }

    /** What is sent, once. */
    public InputStream content() {
        return content;
    }

    /**
     * Reads what is still to come and forgets it, so that the sender, who does not listen before all is
     * sent, gets an answer.
     *
     * @param most bytes; who sends more is hung up on
     */
    public void skip(long most) {
        byte[] buffer = new byte[BUFFER];
        long left = most;
        try {
            while (left > 0) {
                int read = content.read(buffer);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException gone) {
            // then nobody waits for the answer
        }
    }
}
