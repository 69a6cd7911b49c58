package org.groundwork.portfolio;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes comma-separated values as RFC 4180 has them, in UTF-8 with the mark that spreadsheets look
 * for. A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV
 * injection"); numbers stay numbers.
 */
final class CsvTable {

    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";
    private static final int SHARE_DIGITS = 4;
    private static final int NUMBER_DIGITS = 2;

    private final Writer out;

    CsvTable(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        write("\uFEFF");
    }

    void headings(List<String> headings) {
        line(headings.stream().map(CsvTable::harmless).toList());
    }

    void row(List<Columns.Cell> cells) {
        line(cells.stream().map(CsvTable::text).toList());
    }

    /** To be called at the end. */
    void finish() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Columns.Cell cell) {
        return switch (cell) {
            case Columns.Cell.Text(String text) -> harmless(text);
            case Columns.Cell.Number(double value) -> number(value, NUMBER_DIGITS);
            case Columns.Cell.Percent(double share) -> number(share, SHARE_DIGITS);
            case Columns.Cell.Amount(double money) -> number(money, 0);
            case Columns.Cell.Day(var day) -> day.toString();
            case Columns.Cell.Nothing nothing -> "";
        };
    }

    private static String number(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    static String harmless(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void line(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            write((i == 0 ? "" : ",") + quoted(fields.get(i)));
        }
        write("\r\n");
    }

    private static String quoted(String field) {
        return field.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                ? "\"" + field.replace("\"", "\"\"") + "\""
                : field;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
