package org.groundwork.lab.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.groundwork.lab.LabException;
import org.jspecify.annotations.Nullable;

/**
 * Workbooks of spreadsheets. Before one is read it is unpacked once, to nowhere, to see that it is not
 * larger than it looks. A formula is what it gave when the workbook was saved; nothing is worked out.
 */
final class Workbooks {

    private static final long UNPACKED = 2L << 30;
    /** All shared texts are held in memory. */
    private static final long TEXTS = 96L << 20;
    /** Times that a part may be larger than it is packed, beyond the first megabytes. */
    private static final int RATIO = 150;

    private static final long SMALL = 8L << 20;
    private static final int PARTS = 5_000;
    /** Bytes between two tags, or within one. */
    private static final int RUN = 1 << 20;

    private static final int MOST_COLUMNS = 16_384;

    private Workbooks() {}

    /** Whether it is one, rather than some other packed file. */
    static boolean isOne(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("xl/workbook.xml") != null;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Writes the rows of the first sheet that has any.
     *
     * @return name of the sheet; null where there is only one
     * @throws LabException if it cannot be read, or is larger than it looks
     */
    static @Nullable String write(Path file, Path target) throws IOException {
        try {
            measure(file);
            return read(file, target);
        } catch (LabException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // what the reader says holds what it read
            throw new LabException("workbook");
        }
    }

    private static void measure(Path file) throws IOException {
        long all = 0;
        int parts = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (++parts > PARTS) {
                    throw new LabException("bomb");
                }
                boolean isSheet = entry.getName().startsWith("xl/worksheets/");
                boolean isXml = entry.getName().endsWith(".xml");
                long packed = Math.max(1, entry.getCompressedSize());
                long size = 0;
                Scan scan = new Scan(isSheet);
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        size += read;
                        all += read;
                        boolean isTooLarge =
                                all > UNPACKED || size > SMALL && size > packed * RATIO || size > TEXTS && !isSheet;
                        if (isTooLarge) {
                            throw new LabException("bomb");
                        }
                        if (isXml) {
                            scan.see(buffer, read);
                        }
                    }
                }
            }
        }
    }

    /** Looks for what would make a reader hold more than a row: endless texts, and cells far to the right. */
    private static final class Scan {
        private final boolean isSheet;
        private int run;
        private int letters = -1;
        private int previous;
        private int before;
        private int first;

        Scan(boolean isSheet) {
            this.isSheet = isSheet;
        }

        void see(byte[] bytes, int n) {
            for (int i = 0; i < n; i++) {
                byte b = bytes[i];
                run = b == '<' ? 0 : run + 1;
                if (run > RUN) {
                    throw new LabException("bomb");
                }
                if (b == '!' && previous == '<') {
                    run = 0;
                }
                if (first == ' ' && before == 'r' && previous == '=' && (b == '"' || b == '\'')) {
                    letters = 0;
                } else if (letters >= 0) {
                    letters = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' ? letters + 1 : -1;
                    if (letters > 3 && isSheet) {
                        throw new LabException("columns", MOST_COLUMNS, Bounds.COLUMNS);
                    }
                }
                first = before;
                before = previous;
                previous = b;
            }
        }
    }

    private static @Nullable String read(Path file, Path target) throws IOException {
        boolean isStyled;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            isStyled = zip.getEntry("xl/styles.xml") != null;
        }
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(isStyled, true))) {
            List<Sheet> sheets = book.getSheets().toList();
            for (Sheet sheet : sheets) {
                if (write(sheet, target)) {
                    return sheets.size() > 1
                            ? Delimited.unique(List.of(sheet.getName())).getFirst()
                            : null;
                }
            }
        }
        throw new LabException("empty");
    }

    private static boolean write(Sheet sheet, Path target) throws IOException {
        boolean any = false;
        long rows = 0;
        try (Stream<Row> stream = sheet.openStream();
                OutputStream out = Files.newOutputStream(target);
                Utf8 to = new Utf8(out)) {
            for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
                Row row = all.next();
                int last = row.getCellCount() - 1;
                while (last >= 0 && text(row, last).isEmpty()) {
                    last--;
                }
                if (last < 0) {
                    continue;
                }
                if (last >= Bounds.COLUMNS) {
                    throw new LabException("columns", last + 1, Bounds.COLUMNS);
                }
                if (++rows > Bounds.ROWS + 1L) {
                    throw new LabException("rows", Bounds.ROWS);
                }
                any = true;
                for (int i = 0; i <= last; i++) {
                    if (i > 0) {
                        to.sign(Delimited.SEPARATOR);
                    }
                    String text = text(row, i);
                    char[] letters = text.substring(0, Math.min(text.length(), 2 * Bounds.CELL))
                            .toCharArray();
                    to.text(letters, 0, letters.length);
                }
                to.sign('\n');
            }
        }
        return any;
    }

    private static String text(Row row, int place) {
        Optional<Cell> found = row.getOptionalCell(place);
        if (found.isEmpty()) {
            return "";
        }
        Cell cell = found.get();
        String raw = cell.getRawValue();
        if (cell.getType() == CellType.ERROR
                || cell.getType() == CellType.EMPTY
                || raw == null && cell.getValue() == null) {
            return "";
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "TRUE" : "FALSE";
        }
        boolean isNumber = cell.getType() == CellType.NUMBER
                || cell.getType() == CellType.FORMULA && cell.getValue() instanceof Number;
        if (isNumber && isTime(cell.getDataFormatString())) {
            String time = time(cell);
            if (time != null) {
                return time;
            }
        }
        if (isNumber && raw != null) {
            return raw;
        }
        Object value = cell.getValue();
        return value == null ? "" : value.toString();
    }

    private static @Nullable String time(Cell cell) {
        try {
            LocalDateTime time = cell.asDate();
            return time == null || time.getYear() < 1900 || time.getYear() > 9999 ? null : time.toString();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Whether numbers are shown as days, going by the letters of a format that are not in quotes or brackets. */
    static boolean isTime(@Nullable String format) {
        if (format == null || format.equalsIgnoreCase("general")) {
            return false;
        }
        boolean day = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '"' || c == '[') {
                int end = format.indexOf(c == '"' ? '"' : ']', i + 1);
                i = end < 0 ? format.length() : end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == ';') {
                return day;
            } else {
                day |= c == 'y' || c == 'Y' || c == 'd' || c == 'D';
            }
        }
        return day;
    }
}
