package org.groundwork.lab.engines;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes letters as UTF-8, faster than a writer that has to expect anything. Signs that control something become spaces. */
final class Utf8 implements Closeable {

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int n;

    Utf8(OutputStream out) {
        this.out = out;
    }

    void sign(char c) throws IOException {
        room(1);
        buffer[n++] = (byte) c;
    }

    void number(long value) throws IOException {
        room(20);
        if (value < 0) {
            buffer[n++] = '-';
        }
        long rest = Math.abs(value);
        int start = n;
        do {
            buffer[n++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        for (int i = start, j = n - 1; i < j; i++, j--) {
            byte swap = buffer[i];
            buffer[i] = buffer[j];
            buffer[j] = swap;
        }
    }

    void text(char[] text, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            room(4);
            char c = text[i];
            if (c < 0x80) {
                buffer[n++] = c < ' ' || c == 0x7f ? (byte) ' ' : (byte) c;
            } else if (c < 0x800) {
                buffer[n++] = (byte) (0xc0 | c >> 6);
                buffer[n++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text[i + 1])) {
                    int point = Character.toCodePoint(c, text[++i]);
                    buffer[n++] = (byte) (0xf0 | point >> 18);
                    buffer[n++] = (byte) (0x80 | point >> 12 & 0x3f);
                    buffer[n++] = (byte) (0x80 | point >> 6 & 0x3f);
                    buffer[n++] = (byte) (0x80 | point & 0x3f);
                }
            } else {
                buffer[n++] = (byte) (0xe0 | c >> 12);
                buffer[n++] = (byte) (0x80 | c >> 6 & 0x3f);
                buffer[n++] = (byte) (0x80 | c & 0x3f);
            }
        }
    }

    private void room(int bytes) throws IOException {
        if (n + bytes > buffer.length) {
            out.write(buffer, 0, n);
            n = 0;
        }
    }

    @Override
    public void close() throws IOException {
        out.write(buffer, 0, n);
        n = 0;
    }
}
