package org.groundwork.lab.engines;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How letters are written in a file.
 *
 * @param mark bytes before the first letter
 */
record Encoding(Charset charset, int mark) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** From the first bytes; UTF-8 where they tell nothing. */
    static Encoding of(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xff, 0xfe)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        int even = 0;
        int odd = 0;
        int n = Math.min(head.length, 1 << 12) & ~1;
        for (int i = 0; i < n; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        if (n >= 8 && odd > n * 0.3 && even < n * 0.05) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        if (n >= 8 && even > n * 0.3 && odd < n * 0.05) {
            return new Encoding(StandardCharsets.UTF_16BE, 0);
        }
        return new Encoding(StandardCharsets.UTF_8, 0);
    }

    /** What it is where it is not what it seemed. */
    static Encoding windows() {
        return new Encoding(WINDOWS, 0);
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Fails with a {@link java.nio.charset.CharacterCodingException} where UTF-8 is none. */
    Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 17);
        in.skipNBytes(mark);
        CodingErrorAction wrong =
                charset.equals(StandardCharsets.UTF_8) ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        return new InputStreamReader(
                in, charset.newDecoder().onMalformedInput(wrong).onUnmappableCharacter(wrong));
    }
}
