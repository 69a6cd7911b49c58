package org.groundwork.portfolio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook of one sheet, row by row: typed cells, a header that stays, a filter, widths. A
 * text is a text: nothing becomes a formula.
 */
final class XlsxTable {

    /** Rows that are held before they are sent. */
    private static final int HELD = 200;

    /** What a cell of a workbook can hold. */
    private static final int LONGEST_TEXT = 32_000;

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    XlsxTable(OutputStream out, String sheetName, List<Columns.Column> columns) {
        book = new Workbook(out, "Groundwork", "01.0000");
        sheet = book.newWorksheet(sheetName);
        sheet.freezePane(1, 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
        }
    }

    void headings(List<String> headings, long rows) {
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i, headings.get(i));
            sheet.style(0, i).bold().wrapText(true).verticalAlignment("top").set();
        }
        sheet.setAutoFilter(0, 0, (int) rows, headings.size() - 1);
        row = 1;
    }

    void row(List<Columns.Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i)) {
                case Columns.Cell.Text(String text) ->
                    sheet.value(row, i, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
                case Columns.Cell.Number(double value) -> number(i, value, "0.0");
                case Columns.Cell.Count(long count) -> number(i, count, "0");
                case Columns.Cell.Percent(double share) -> number(i, share, "0%");
                case Columns.Cell.Amount(double money) -> number(i, money, "#,##0");
                case Columns.Cell.Day(var day) -> {
                    sheet.value(row, i, day);
                    sheet.style(row, i).format("yyyy-mm-dd").set();
                }
                case Columns.Cell.Nothing nothing -> {}
            }
        }
        row++;
        if (row % HELD == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void number(int column, double value, String format) {
        sheet.value(row, column, value);
        sheet.style(row, column).format(format).set();
    }

    /** To be called at the end. */
    void finish() {
        try {
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
