package org.groundwork.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as text that spreadsheets read: RFC 4180, every cell in quotation marks, lines end
 * with CR LF. A cell that a spreadsheet would take for a formula gets an apostrophe in front, so
 * that a name typed by somebody never becomes a command on somebody else's machine.
 */
public final class Csv {

    /** Spreadsheets recognise UTF-8 by it. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n|%＝＋－＠";

    private final Writer out;

    /** Begins a table. */
    public Csv(Writer out) {
        this.out = out;
        write(String.valueOf(BYTE_ORDER_MARK));
    }

    /** Adds a row of texts; null is an empty cell. */
    public void row(@Nullable String... cells) {
        cells(Arrays.asList(cells));
    }

    /**
     * Adds a row of texts, numbers and dates; null is an empty cell. Numbers stay numbers: a loss
     * is no formula.
     */
    public void cells(List<? extends @Nullable Object> cells) {
        write(cells.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case LocalDate day -> day.toString();
            default -> cell(value.toString());
        };
    }

    static String cell(String text) {
        String seen = text.isBlank() ? text : text.strip();
        boolean formula = !seen.isEmpty() && BEGINS_A_FORMULA.indexOf(seen.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
