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
import org.groundwork.platform.Csv;

/** Writes the portfolio as {@link Csv} in UTF-8, numbers to the digits that they are known to. */
final class CsvTable {

    private static final int SHARE_DIGITS = 4;
    private static final int NUMBER_DIGITS = 2;

    private final Writer out;
    private final Csv csv;

    CsvTable(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        csv = new Csv(out);
    }

    void headings(List<String> headings) {
        csv.cells(headings);
    }

    void row(List<Columns.Cell> cells) {
        csv.cells(cells.stream().map(CsvTable::value).toList());
    }

    /** To be called at the end. */
    void finish() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(Columns.Cell cell) {
        return switch (cell) {
            case Columns.Cell.Text(String text) -> text;
            case Columns.Cell.Number(double value) -> number(value, NUMBER_DIGITS);
            case Columns.Cell.Count(long count) -> BigDecimal.valueOf(count);
            case Columns.Cell.Percent(double share) -> number(share, SHARE_DIGITS);
            case Columns.Cell.Amount(double money) -> number(money, 0);
            case Columns.Cell.Day(var day) -> day;
            case Columns.Cell.Nothing nothing -> "";
        };
    }

    private static BigDecimal number(double value, int digits) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
