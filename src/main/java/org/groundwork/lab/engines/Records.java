package org.groundwork.lab.engines;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.groundwork.lab.LabException;

/** Reads delimited text record by record, into arrays that are used again. */
final class Records {

    /**
     * @param delimiter between cells
     * @param quote around cells; NUL for none
     */
    record Dialect(char delimiter, char quote) {}

    private final Reader reader;
    private final char delimiter;
    private final char quote;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int limit;
    private long line = 1;

    /** Text of the record's cells, one after the other. */
    char[] text = new char[1 << 12];

    /** Where cells start and end in the text. */
    int[] from = new int[64];

    int[] to = new int[64];
    int cells;

    /** Line of the file on which the record starts. */
    long start;

    Records(Reader reader, Dialect dialect) {
        this.reader = reader;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
    }

    /**
     * The next record that is not blank.
     *
     * @return false at the end
     */
    boolean next() throws IOException {
        while (read()) {
            if (cells > 1 || to[0] > from[0]) {
                return true;
            }
        }
        return false;
    }

    private boolean read() throws IOException {
        cells = 0;
        start = line;
        int n = 0;
        int cell = 0;
        boolean quoted = false;
        boolean wasQuoted = false;
        boolean any = false;
        while (true) {
            if (at == limit && !fill()) {
                if (quoted) {
                    throw new LabException("quote", start);
                }
                if (!any) {
                    return false;
                }
                end(cell, n, wasQuoted);
                return true;
            }
            char c = buffer[at++];
            any = true;
            if (n + 1 >= text.length) {
                if (n >= Bounds.ROW) {
                    throw new LabException(quoted ? "quote" : "line", start);
                }
                text = Arrays.copyOf(text, Math.min(text.length * 2, Bounds.ROW + 2));
            }
            if (quoted) {
                if (c == quote) {
                    int next = peek();
                    if (next == quote) {
                        at++;
                        text[n++] = c;
                    } else if (n > cell && text[n - 1] == '\\' && !ends(next)) {
                        text[n - 1] = c;
                    } else {
                        quoted = false;
                        wasQuoted = true;
                    }
                } else {
                    if (c == '\n') {
                        line++;
                    }
                    text[n++] = c < ' ' ? ' ' : c;
                }
            } else if (c == delimiter) {
                end(cell, n, wasQuoted);
                cell = n;
                wasQuoted = false;
            } else if (c == '\n' || c == '\r') {
                if (c == '\r' && peek() == '\n') {
                    at++;
                }
                line++;
                end(cell, n, wasQuoted);
                return true;
            } else if (c == quote && quote != 0 && !wasQuoted && isBlank(cell, n)) {
                n = cell;
                quoted = true;
            } else if (c != 0) {
                text[n++] = c < ' ' || c == '\u007f' ? ' ' : c;
            }
        }
    }

    private boolean isBlank(int cell, int n) {
        for (int i = cell; i < n; i++) {
            if (text[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean ends(int next) {
        return next == delimiter || next == '\n' || next == '\r' || next < 0;
    }

    private void end(int cell, int n, boolean wasQuoted) {
        int first = cell;
        int last = n;
        while (first < last && isSpace(text[first])) {
            first++;
        }
        while (last > first && isSpace(text[last - 1])) {
            last--;
        }
        if (cells == from.length) {
            from = Arrays.copyOf(from, cells * 2);
            to = Arrays.copyOf(to, cells * 2);
        }
        from[cells] = first;
        to[cells] = last;
        cells++;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00a0' || c == '\ufeff';
    }

    private int peek() throws IOException {
        return at < limit || fill() ? buffer[at] : -1;
    }

    private boolean fill() throws IOException {
        int read = reader.read(buffer, 0, buffer.length);
        at = 0;
        limit = Math.max(0, read);
        return read > 0;
    }

    String cell(int i) {
        return new String(text, from[i], to[i] - from[i]);
    }
}
