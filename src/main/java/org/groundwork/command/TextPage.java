package org.groundwork.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plain text for a terminal, at most {@link #COLUMNS} columns wide. */
final class TextPage {

    static final int COLUMNS = 100;

    private static final String MARGIN = "   ";
    private static final String GAP = "  ";

    /** Of a table, whose last column is wrapped. */
    private static final int LEAST_LAST = 12;

    private final StringBuilder out = new StringBuilder();

    void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    void heading(String text) {
        line("");
        line(text);
    }

    /** Breaks at blanks; following lines are indented as far as {@code start} is long. */
    void wrap(String start, String text) {
        StringBuilder line = new StringBuilder(start);
        int width = length(start);
        int indent = width;
        boolean first = true;
        for (String word : words(text, COLUMNS - indent)) {
            int length = length(word);
            if (!first && width + 1 + length > COLUMNS) {
                line(line.toString());
                line.setLength(0);
                line.repeat(" ", indent);
                width = indent;
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            width += (first ? 0 : 1) + length;
            first = false;
        }
        line(line.toString());
    }

    /** Words; one that is wider than a line in pieces. */
    private static List<String> words(String text, int room) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            while (length(rest) > room) {
                int cut = rest.offsetByCodePoints(0, room);
                words.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            words.add(rest);
        }
        return words;
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - length(text))) + text;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Rows in columns as wide as their widest cell, the last one wrapped.
     *
     * @param numbers columns that stand at the right
     */
    void table(List<List<String>> rows, List<Integer> numbers) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns - 1; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        narrow(widths, rows.stream().allMatch(row -> row.getLast().isEmpty()) ? 0 : LEAST_LAST);
        for (List<String> row : rows) {
            StringBuilder start = new StringBuilder(MARGIN);
            for (int i = 0; i < columns - 1; i++) {
                String cell = cut(row.get(i), widths[i]);
                start.append(numbers.contains(i) ? right(cell, widths[i]) : padded(cell, widths[i]))
                        .append(GAP);
            }
            wrap(start.toString(), row.getLast());
        }
    }

    /** The widest give way until there is room for a last column. */
    private static void narrow(int[] widths, int last) {
        while (MARGIN.length()
                        + Arrays.stream(widths)
                                .map(width -> width + GAP.length())
                                .sum()
                > COLUMNS - last) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= 1) {
                return;
            }
            widths[widest]--;
        }
    }

    private static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
