package org.groundwork.lab.engines;

import java.util.Locale;
import java.util.regex.Pattern;
import org.groundwork.lab.ColumnKind;

/** Finds out what a column of text holds, cell by cell. */
final class ColumnGuess {

    private static final Pattern DATE = Pattern.compile("date|day|time|datum|_at\\b|_on\\b|\\bdt\\b");

    private int possible = Cells.NUMBERS | Cells.TIMES;
    private int seen;
    private long filled;

    void see(char[] t, int from, int to) {
        if (possible == 0 || Cells.isMissing(t, from, to) || Cells.mayBeMissing(t, from, to)) {
            return;
        }
        filled++;
        if ((possible & Cells.NUMBERS) != 0) {
            int number = Cells.number(t, from, to);
            seen |= number & ~Cells.NUMBERS;
            possible &= number | ~Cells.NUMBERS;
        }
        for (int form = Cells.ISO; form <= Cells.COMPACT; form <<= 1) {
            if ((possible & form) != 0 && Cells.time(t, from, to, form) == Cells.NO_TIME) {
                possible &= ~form;
            }
        }
    }

    /** A number with a decimal comma, or with a decimal point, beyond doubt: 1, -1; 0 where it cannot be told. */
    int comma() {
        if (filled == 0 || (seen & Cells.PLAIN) == 0) {
            return 0;
        }
        int numbers = possible & Cells.NUMBERS;
        return numbers == Cells.COMMA ? 1 : numbers == Cells.POINT ? -1 : 0;
    }

    /** The day is first, or the month, beyond doubt: 1, -1; 0 where it cannot be told. */
    int dayFirst() {
        int both = possible & (Cells.DAY_FIRST | Cells.MONTH_FIRST);
        return filled == 0 ? 0 : both == Cells.DAY_FIRST ? 1 : both == Cells.MONTH_FIRST ? -1 : 0;
    }

    Form decide(String name, boolean comma, boolean dayFirst) {
        if (filled == 0) {
            return Form.TEXT;
        }
        if ((possible & Cells.ISO) != 0) {
            return new Form(ColumnKind.TIME, Cells.ISO);
        }
        int both = possible & (Cells.DAY_FIRST | Cells.MONTH_FIRST);
        if (both != 0) {
            boolean undecided = both == (Cells.DAY_FIRST | Cells.MONTH_FIRST);
            return new Form(ColumnKind.TIME, undecided ? dayFirst ? Cells.DAY_FIRST : Cells.MONTH_FIRST : both);
        }
        if ((possible & Cells.NAMED) != 0) {
            return new Form(ColumnKind.TIME, Cells.NAMED);
        }
        if ((possible & Cells.COMPACT) != 0
                && DATE.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return new Form(ColumnKind.TIME, Cells.COMPACT);
        }
        int numbers = possible & Cells.NUMBERS;
        if (numbers == 0 || (seen & (Cells.ZEROS | Cells.LONG)) != 0) {
            return Form.TEXT;
        }
        return new Form(ColumnKind.NUMBER, numbers == Cells.NUMBERS ? comma ? Cells.COMMA : Cells.POINT : numbers);
    }

    /**
     * How the cells of a column are read.
     *
     * @param form one of the forms of {@link Cells}; 0 for text
     */
    record Form(ColumnKind kind, int form) {
        static final Form TEXT = new Form(ColumnKind.CATEGORY, 0);

        String type() {
            return switch (kind) {
                case NUMBER -> "DOUBLE";
                case TIME -> "BIGINT";
                case CATEGORY, TEXT -> "VARCHAR";
            };
        }
    }
}
