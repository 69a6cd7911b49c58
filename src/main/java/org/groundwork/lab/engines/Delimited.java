package org.groundwork.lab.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.groundwork.lab.LabException;

/**
 * A table as delimited text. It is read twice: first to see what its columns hold, then to write it
 * in one form, in which no cell can be anything but its value.
 */
final class Delimited {

    /** Between cells of what is written, and of what other readers write for it. */
    static final char SEPARATOR = '\u001f';

    private static final int SAMPLE = 1 << 18;
    private static final int SAMPLE_ROWS = 500;
    private static final int PREAMBLE = 20;

    /**
     * @param rows that could be read
     * @param unread that could not, having more or fewer cells than the head
     */
    record Layout(
            List<String> names,
            List<ColumnGuess.Form> forms,
            long rows,
            long unread,
            Encoding encoding,
            Records.Dialect dialect,
            Head head) {}

    /**
     * Where the rows start.
     *
     * @param skip records before the head
     * @param named whether there is a head
     * @param unnamed columns before the first one that has a name
     */
    private record Head(int skip, boolean named, int unnamed, int columns) {}

    private final Path file;

    /** Whether rows may end early, as in a sheet of a workbook. */
    private final boolean loose;

    Delimited(Path file, boolean loose) {
        this.file = file;
        this.loose = loose;
    }

    /**
     * @throws LabException if it is no table
     */
    Layout look() throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(1 << 16);
        }
        if (loose) {
            return look(new Encoding(java.nio.charset.StandardCharsets.UTF_8, 0), new Records.Dialect(SEPARATOR, '\0'));
        }
        Encoding encoding = Encoding.of(bytes);
        try {
            return look(encoding);
        } catch (CharacterCodingException e) {
            return look(Encoding.windows());
        }
    }

    private Layout look(Encoding encoding) throws IOException {
        String sample = sample(encoding);
        if (isRubbish(sample)) {
            throw new LabException("no-table");
        }
        if (sample.isBlank()) {
            throw new LabException("empty");
        }
        Records.Dialect dialect = dialect(sample);
        try {
            return look(encoding, dialect);
        } catch (LabException e) {
            if (e.key().equals("quote")) {
                try {
                    return look(encoding, new Records.Dialect(dialect.delimiter(), '\0'));
                } catch (LabException unquoted) {
                    throw e;
                }
            }
            throw e;
        }
    }

    private String sample(Encoding encoding) throws IOException {
        char[] start = new char[SAMPLE];
        int n = 0;
        try (Reader reader = encoding.open(file)) {
            for (int read = 0; read >= 0 && n < SAMPLE; n += Math.max(0, read)) {
                read = reader.read(start, n, SAMPLE - n);
            }
        }
        return new String(start, 0, n);
    }

    private static boolean isRubbish(String sample) {
        int strange = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == '\ufffd' || c > 0x7e && c < 0xa0) {
                strange++;
            }
        }
        return strange > 4 && strange > sample.length() * 0.02;
    }

    /** By which the sample falls into rows of the same number of cells, as many as its first. */
    private static Records.Dialect dialect(String sample) throws IOException {
        int end = sample.length() < SAMPLE ? sample.length() : sample.lastIndexOf('\n') + 1;
        String whole = sample.substring(0, end > 0 ? end : sample.length());
        Records.Dialect best = null;
        double highest = 0;
        for (char quote : new char[] {'"', '\'', '\0'}) {
            for (char delimiter : new char[] {'\t', '|', ';', ','}) {
                Records.Dialect dialect = new Records.Dialect(delimiter, quote);
                double score = score(whole, dialect);
                if (quote == '\'' && whole.indexOf('\'') < 0 || quote == '\0' && score > 0) {
                    score -= 0.2;
                }
                if (score > highest + 0.001) {
                    highest = score;
                    best = dialect;
                }
            }
        }
        if (best == null) {
            throw new LabException("one-column");
        }
        return best;
    }

    private static double score(String sample, Records.Dialect dialect) throws IOException {
        List<Integer> counts = new ArrayList<>();
        int quoted = 0;
        try {
            Records records = new Records(new StringReader(sample), dialect);
            while (counts.size() < SAMPLE_ROWS && records.next()) {
                counts.add(records.cells);
                for (int i = 0; i < records.cells && dialect.quote() == '\''; i++) {
                    quoted += records.from[i] > 0 && records.text[records.from[i]] == '"' ? 1 : 0;
                }
            }
        } catch (LabException e) {
            if (counts.size() < 2 || dialect.quote() == '\'') {
                return 0;
            }
        }
        if (quoted > 0 || counts.isEmpty()) {
            return 0;
        }
        int usual = usual(counts);
        if (usual < 2) {
            return 0;
        }
        double share = counts.stream().filter(count -> count == usual).count() / (double) counts.size();
        return share < 0.5 ? 0 : Math.round(share * 20) / 20.0 + (counts.getFirst() == usual ? 0.5 : 0);
    }

    private static int usual(List<Integer> counts) {
        Map<Integer, Integer> times = new HashMap<>();
        int usual = 0;
        int most = 0;
        for (int count : counts) {
            int n = times.merge(count, 1, Integer::sum);
            if (n > most || n == most && count > usual) {
                most = n;
                usual = count;
            }
        }
        return usual;
    }

    private Layout look(Encoding encoding, Records.Dialect dialect) throws IOException {
        Head head = head(encoding, dialect);
        if (head.columns() > Bounds.COLUMNS) {
            throw new LabException("columns", head.columns(), Bounds.COLUMNS);
        }
        if (head.columns() < 2) {
            throw new LabException("one-column");
        }
        ColumnGuess[] guesses = new ColumnGuess[head.columns()];
        for (int i = 0; i < guesses.length; i++) {
            guesses[i] = new ColumnGuess();
        }
        long rows = 0;
        long unread = 0;
        long firstUnread = 0;
        List<String> names;
        try (Reader reader = encoding.open(file)) {
            Records records = new Records(reader, dialect);
            names = names(records, head);
            while (records.next()) {
                if (!fits(records, head.columns())) {
                    firstUnread = unread++ == 0 ? records.start : firstUnread;
                    continue;
                }
                if (++rows > Bounds.ROWS) {
                    throw new LabException("rows", Bounds.ROWS);
                }
                for (int i = 0; i < Math.min(records.cells, guesses.length); i++) {
                    guesses[i].see(records.text, records.from[i], records.to[i]);
                }
            }
        }
        if (unread > 0 && unread > (rows + unread) * Bounds.UNREAD) {
            throw new LabException("ragged", unread, firstUnread, head.columns());
        }
        if (rows == 0) {
            throw new LabException("no-rows");
        }
        if (rows * head.columns() > Bounds.CELLS) {
            throw new LabException("cells", rows, head.columns());
        }
        int commas = 0;
        int daysFirst = 0;
        for (ColumnGuess guess : guesses) {
            commas += guess.comma();
            daysFirst += guess.dayFirst();
        }
        boolean comma = commas > 0 || commas == 0 && dialect.delimiter() == ';';
        boolean dayFirst = daysFirst > 0 || daysFirst == 0 && comma;
        List<ColumnGuess.Form> forms = new ArrayList<>();
        for (int i = 0; i < guesses.length; i++) {
            forms.add(guesses[i].decide(names.get(i), comma, dayFirst));
        }
        return new Layout(names, forms, rows, unread, encoding, dialect, head);
    }

    /** A row with cells too many fits where these are empty. */
    private boolean fits(Records records, int columns) {
        if (records.cells < columns) {
            return loose;
        }
        for (int i = columns; i < records.cells; i++) {
            if (records.to[i] > records.from[i]) {
                return false;
            }
        }
        return true;
    }

    private Head head(Encoding encoding, Records.Dialect dialect) throws IOException {
        List<Integer> counts = new ArrayList<>();
        boolean values = false;
        try (Reader reader = encoding.open(file)) {
            Records records = new Records(reader, dialect);
            while (counts.size() < SAMPLE_ROWS && records.next()) {
                if (counts.isEmpty()) {
                    values = areValues(records);
                }
                int cells = records.cells;
                while (cells > 1 && records.to[cells - 1] == records.from[cells - 1]) {
                    cells--;
                }
                counts.add(loose ? cells : records.cells);
            }
        }
        if (counts.isEmpty()) {
            throw new LabException("empty");
        }
        int first = counts.getFirst();
        int usual = usual(counts);
        if (first < usual && counts.size() > 1) {
            if (!loose
                    && first == usual - 1
                    && first > 1
                    && counts.get(1) == usual
                    && counts.indexOf(usual) == 1
                    && counts.stream().filter(count -> count == usual).count() == counts.size() - 1) {
                return new Head(0, true, 1, usual);
            }
            int place = loose ? firstOfHalf(counts, usual) : counts.indexOf(usual);
            if (place > 0 && place <= PREAMBLE) {
                return new Head(place, true, 0, loose ? Math.max(usual, counts.get(place)) : usual);
            }
        }
        return new Head(0, !values, 0, loose ? Math.max(first, usual) : first);
    }

    private static int firstOfHalf(List<Integer> counts, int usual) {
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) * 2 > usual) {
                return i;
            }
        }
        return 0;
    }

    private static boolean areValues(Records records) {
        for (int i = 0; i < records.cells; i++) {
            int from = records.from[i];
            int to = records.to[i];
            boolean value = Cells.number(records.text, from, to) != 0;
            for (int form = Cells.ISO; form <= Cells.NAMED && !value; form <<= 1) {
                value = Cells.time(records.text, from, to, form) != Cells.NO_TIME;
            }
            if (!value) {
                return false;
            }
        }
        return true;
    }

    private List<String> names(Records records, Head head) throws IOException {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < head.skip(); i++) {
            records.next();
        }
        for (int i = 0; i < head.unnamed(); i++) {
            written.add("");
        }
        if (head.named() && records.next()) {
            for (int i = 0; i < records.cells; i++) {
                written.add(records.cell(i));
            }
        }
        while (written.size() < head.columns()) {
            written.add("");
        }
        return unique(written.subList(0, head.columns()));
    }

    /** Names that can be shown, and of which each stands for one column. */
    static List<String> unique(List<String> written) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String plain = written.get(i)
                    .replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+", " ")
                    .strip();
            if (plain.isEmpty()) {
                plain = "column " + (i + 1);
            }
            String name = shortened(plain, Bounds.NAME);
            for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
                String end = " (" + n + ")";
                name = shortened(plain, Bounds.NAME - end.length()) + end;
            }
            names.add(name);
        }
        return names;
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "\u2026";
    }

    /** Writes the rows that could be read, each with its number first. */
    void write(Layout layout, Path target) throws IOException {
        int columns = layout.names().size();
        List<ColumnGuess.Form> forms = layout.forms();
        char[] number = new char[64];
        try (Reader reader = layout.encoding().open(file);
                OutputStream out = Files.newOutputStream(target);
                Utf8 to = new Utf8(out)) {
            Records records = new Records(reader, layout.dialect());
            names(records, layout.head());
            long row = 0;
            while (records.next()) {
                if (!fits(records, columns)) {
                    continue;
                }
                to.number(row++);
                for (int i = 0; i < columns; i++) {
                    to.sign(SEPARATOR);
                    if (i < records.cells) {
                        cell(to, records.text, records.from[i], records.to[i], forms.get(i), number);
                    }
                }
                to.sign('\n');
            }
        }
    }

    private static void cell(Utf8 to, char[] text, int from, int end, ColumnGuess.Form form, char[] number)
            throws IOException {
        if (Cells.isMissing(text, from, end)) {
            return;
        }
        switch (form.kind()) {
            case NUMBER -> {
                if (!Cells.mayBeMissing(text, from, end)) {
                    to.text(number, 0, Cells.plain(text, from, end, form.form() == Cells.COMMA, number));
                }
            }
            case TIME -> {
                if (!Cells.mayBeMissing(text, from, end)) {
                    to.number(Cells.time(text, from, end, form.form()));
                }
            }
            case CATEGORY, TEXT -> to.text(text, from, Math.min(end, from + Bounds.CELL));
        }
    }
}
