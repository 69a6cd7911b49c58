package org.groundwork.lab.engines;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.groundwork.lab.CaseColumn;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.groundwork.lab.engines.DuckDbCaseFiles.Column;
import org.jspecify.annotations.Nullable;

/** A file of past cases as one table of a database. Columns are called by their place; no text of the file stands in a statement. */
final class DuckDbCaseFile implements CaseFile {

    private static final long EXACT = 1_000_000;
    private static final long EXACT_CELLS = 20_000_000;
    /** Rows up to which columns are counted here. */
    private static final long SMALL = 20_000;

    private static final int BATCH = 250;
    private static final int PARTS = 20;
    private static final int COMMON = 12;
    private static final int NAMED = 20;
    private static final int MOST_CLASSES = 20;
    /** Cells that are held in memory. */
    private static final int CELLS = 12_000_000;
    /** Rows on which is looked for what gives the outcome away. */
    private static final int LOOKED_AT = 60_000;
    /** Parts that things fall into when some of them are taken. */
    private static final int BUCKETS = 16_384;

    private static final long DAY = 86_400;

    private final Connection connection;
    private final Path work;
    private final String format;
    private final @Nullable String sheet;
    private final long rows;
    private final long unread;
    private final List<Column> columns;

    private @Nullable List<Known> known;
    private @Nullable FileProfile profile;

    DuckDbCaseFile(
            Connection connection,
            Path work,
            String format,
            @Nullable String sheet,
            long rows,
            long unread,
            List<Column> columns) {
        this.connection = connection;
        this.work = work;
        this.format = format;
        this.sheet = sheet;
        this.rows = rows;
        this.unread = unread;
        this.columns = List.copyOf(columns);
    }

    /**
     * What was counted in a column.
     *
     * @param least smallest number or time
     * @param uneven numbers that are no integers, or times that are not midnight
     */
    record Known(
            Column column,
            ColumnKind kind,
            long filled,
            long distinct,
            double least,
            double most,
            long uneven,
            boolean isIdentifier) {

        boolean isConstant() {
            return distinct <= 1;
        }

        boolean isInteger() {
            return kind == ColumnKind.NUMBER && uneven == 0;
        }

        /** Whether something can be learned from it. */
        boolean isUsable() {
            return kind != ColumnKind.TEXT && !isConstant() && !isIdentifier;
        }

        String name() {
            return column.name();
        }
    }

    // Profile

    @Override
    public synchronized FileProfile profile() {
        if (profile == null) {
            List<Known> counted = known();
            List<List<Long>> histograms = histograms(counted);
            List<List<ColumnProfile.Common>> common = common(counted);
            List<ColumnProfile> profiles = new ArrayList<>();
            for (int i = 0; i < counted.size(); i++) {
                Known column = counted.get(i);
                boolean hasEnds =
                        column.filled() > 0 && (column.kind() == ColumnKind.NUMBER || column.kind() == ColumnKind.TIME);
                profiles.add(new ColumnProfile(
                        column.name(),
                        column.kind(),
                        rows - column.filled(),
                        column.distinct(),
                        hasEnds ? end(column, column.least()) : null,
                        hasEnds ? end(column, column.most()) : null,
                        hasEnds
                                ? histograms.get(i)
                                : common.get(i).stream()
                                        .map(ColumnProfile.Common::rows)
                                        .toList(),
                        common.get(i)));
            }
            profile = new FileProfile(format, sheet, rows, unread, duplicates(), profiles);
        }
        return profile;
    }

    private static String end(Known column, double value) {
        if (column.kind() == ColumnKind.NUMBER) {
            return written(value);
        }
        String time = Instant.ofEpochSecond((long) value).toString();
        return column.uneven() == 0 ? time.substring(0, time.indexOf('T')) : time;
    }

    /** As a file has it: 3 rather than 3.0. */
    static String written(double value) {
        if (Math.abs(value) >= 1e15 || value != 0 && Math.abs(value) < 1e-6) {
            return Double.toString(value);
        }
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return plain.equals("-0") ? "0" : plain;
    }

    synchronized List<Known> known() {
        if (known == null) {
            List<Known> counted = new ArrayList<>();
            long[] distinct = isExact() ? distinct() : new long[columns.size()];
            for (int start = 0; start < columns.size(); start += BATCH) {
                count(columns.subList(start, Math.min(columns.size(), start + BATCH)), distinct, counted);
            }
            known = List.copyOf(counted);
        }
        return known;
    }

    /** Whether different values are counted rather than estimated. */
    private boolean isExact() {
        return rows <= EXACT && rows * columns.size() <= EXACT_CELLS;
    }

    private long[] distinct() {
        long[] distinct = new long[columns.size()];
        if (rows <= SMALL) {
            Map<Integer, Set<Object>> values = new HashMap<>();
            eachValue(columns, (i, row, place) -> {
                Object value = row.getObject(place);
                if (value != null) {
                    values.computeIfAbsent(i, key -> new HashSet<>()).add(value);
                }
            });
            values.forEach((i, all) -> distinct[i] = all.size());
        } else {
            for (Column column : columns) {
                query(
                        "SELECT count(DISTINCT " + column.sql() + ") FROM cases",
                        row -> distinct[column.place()] = row.getLong(1));
            }
        }
        return distinct;
    }

    private void count(List<Column> some, long[] exact, List<Known> counted) {
        StringJoiner all = new StringJoiner(", ", "SELECT ", " FROM cases");
        for (Column column : some) {
            String c = column.sql();
            all.add("count(" + c + ")");
            all.add(isExact() ? "0" : "approx_count_distinct(" + c + ")");
            switch (column.kind()) {
                case NUMBER ->
                    all.add("min(" + c + "), max(" + c + "), count(*) FILTER (" + c + " <> floor(" + c + ")), 0, 0");
                case TIME ->
                    all.add("min(" + c + "), max(" + c + "), count(*) FILTER (" + c + " % " + DAY + " <> 0), 0, 0");
                case CATEGORY, TEXT ->
                    all.add("0, 0, 0, avg(length(" + c + ")), avg(length(" + c + ") - length(replace(" + c
                            + ", ' ', '')))");
            }
        }
        query(all.toString(), row -> {
            for (int k = 0; k < some.size(); k++) {
                Column column = some.get(k);
                int at = 7 * k;
                long filled = row.getLong(at + 1);
                long distinct = isExact() ? exact[column.place()] : Math.min(filled, row.getLong(at + 2));
                double least = row.getDouble(at + 3);
                double most = row.getDouble(at + 4);
                long uneven = row.getLong(at + 5);
                boolean isText = column.kind() == ColumnKind.CATEGORY
                        && distinct > 20
                        && distinct > filled * 0.3
                        && row.getDouble(at + 6) >= 20
                        && row.getDouble(at + 7) >= 2;
                counted.add(new Known(
                        column,
                        isText ? ColumnKind.TEXT : column.kind(),
                        filled,
                        distinct,
                        least,
                        most,
                        uneven,
                        false));
            }
        });
        for (int k = counted.size() - some.size(); k < counted.size(); k++) {
            Known column = counted.get(k);
            if (isIdentifier(column)) {
                counted.set(
                        k,
                        new Known(
                                column.column(),
                                column.kind(),
                                column.filled(),
                                column.distinct(),
                                column.least(),
                                column.most(),
                                column.uneven(),
                                true));
            }
        }
    }

    private boolean isIdentifier(Known column) {
        if (rows < NAMED
                || column.filled() < rows
                || column.kind() == ColumnKind.TIME
                || column.kind() == ColumnKind.TEXT) {
            return false;
        }
        if (column.kind() == ColumnKind.NUMBER) {
            boolean isDense = column.most() - column.least() < 4.0 * rows;
            if (!column.isInteger() || !isDense && !Names.isId(column.name()) || Names.isPeriod(column.name())) {
                return false;
            }
        }
        if (isExact()) {
            return column.distinct() == rows;
        }
        if (column.distinct() < rows * 0.9) {
            return false;
        }
        String c = column.column().sql();
        boolean[] same = new boolean[1];
        query(
                "SELECT count(*), count(DISTINCT " + c + ") FROM cases WHERE hash(" + c + ") % 16 = 0",
                row -> same[0] = row.getLong(1) == row.getLong(2));
        return same[0];
    }

    private List<List<Long>> histograms(List<Known> counted) {
        List<List<Long>> histograms = new ArrayList<>();
        List<Integer> ordered = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Known column = counted.get(i);
            histograms.add(List.of());
            boolean isOrdered = column.kind() == ColumnKind.NUMBER || column.kind() == ColumnKind.TIME;
            if (isOrdered && column.filled() > 0) {
                boolean isWide = width(column) > 0;
                histograms.set(i, isWide ? new ArrayList<>(Collections.nCopies(PARTS, 0L)) : List.of(column.filled()));
                if (isWide) {
                    ordered.add(i);
                }
            }
        }
        if (rows <= SMALL) {
            eachValue(ordered.stream().map(columns::get).toList(), (i, row, place) -> {
                double value = row.getDouble(place);
                if (!row.wasNull()) {
                    Known column = counted.get(i);
                    int part = (int) Math.floor((value - column.least()) / width(column));
                    part = Math.clamp(part, 0, PARTS - 1);
                    histograms.get(i).set(part, histograms.get(i).get(part) + 1);
                }
            });
            return histograms;
        }
        for (int i : ordered) {
            Known column = counted.get(i);
            String c = column.column().sql();
            query(
                    "SELECT greatest(0, least(" + (PARTS - 1) + ", floor((" + c + "::DOUBLE - (" + column.least()
                            + ")::DOUBLE) / (" + width(column)
                            + ")::DOUBLE)))::TINYINT AS part, count(*) FROM cases WHERE " + c
                            + " IS NOT NULL GROUP BY part",
                    row -> histograms.get(i).set(row.getInt(1), row.getLong(2)));
        }
        return histograms;
    }

    /** Of a part of a histogram. */
    private static double width(Known column) {
        return column.most() / PARTS - column.least() / PARTS;
    }

    private List<List<ColumnProfile.Common>> common(List<Known> counted) {
        List<List<ColumnProfile.Common>> common = new ArrayList<>();
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Known column = counted.get(i);
            common.add(new ArrayList<>());
            if (column.kind() == ColumnKind.CATEGORY && column.filled() >= NAMED && !column.isIdentifier()) {
                named.add(i);
            }
        }
        if (rows <= SMALL) {
            Map<Integer, Map<String, Long>> counts = new HashMap<>();
            eachValue(named.stream().map(columns::get).toList(), (i, row, place) -> {
                String value = row.getString(place);
                if (value != null) {
                    counts.computeIfAbsent(i, key -> new HashMap<>()).merge(value, 1L, Long::sum);
                }
            });
            counts.forEach((i, values) -> values.forEach((value, n) -> {
                if (n >= NAMED) {
                    common.get(i).add(new ColumnProfile.Common(value, n));
                }
            }));
        } else {
            for (int i : named) {
                String c = counted.get(i).column().sql();
                query(
                        "SELECT " + c + " AS v, count(*) AS k FROM cases WHERE " + c
                                + " IS NOT NULL GROUP BY v HAVING count(*) >= " + NAMED + " ORDER BY k DESC, v LIMIT "
                                + COMMON,
                        row -> common.get(i).add(new ColumnProfile.Common(row.getString(1), row.getLong(2))));
            }
        }
        return common.stream()
                .map(list -> list.stream()
                        .sorted(Comparator.comparingLong(ColumnProfile.Common::rows)
                                .reversed()
                                .thenComparing(ColumnProfile.Common::value))
                        .limit(COMMON)
                        .toList())
                .toList();
    }

    /** Takes the values of many columns of few rows from the engine, which would take longer to count them one column at a time. */
    private void eachValue(List<Column> wanted, Value taken) {
        for (int start = 0; start < wanted.size(); start += BATCH) {
            List<Column> some = wanted.subList(start, Math.min(wanted.size(), start + BATCH));
            StringJoiner all = new StringJoiner(", ", "SELECT ", " FROM cases");
            some.forEach(column -> all.add(column.sql()));
            query(all.toString(), row -> {
                for (int k = 0; k < some.size(); k++) {
                    taken.take(some.get(k).place(), row, k + 1);
                }
            });
        }
    }

    private interface Value {
        void take(int column, ResultSet row, int place) throws SQLException;
    }

    private long duplicates() {
        StringJoiner all = new StringJoiner(", ");
        columns.forEach(column -> all.add(column.sql()));
        long[] duplicates = new long[1];
        // in parts, so that what is counted fits into memory
        int parts = rows > EXACT ? 8 : 1;
        for (int part = 0; part < parts; part++) {
            String where = parts == 1 ? "" : " WHERE h % " + parts + " = " + part;
            query(
                    "SELECT count(*) - count(DISTINCT h) FROM (SELECT hash(" + all + ") AS h FROM cases)" + where,
                    row -> duplicates[0] += row.getLong(1));
        }
        return duplicates[0];
    }

    // Columns

    @Override
    public Proposal proposal() {
        try {
            return new Proposals(profile(), known(), this::twoValues, this::isRegular).propose();
        } catch (LabException e) {
            return new Proposal(null, null, null, null, null, null, Set.of());
        }
    }

    private List<ColumnProfile.Common> twoValues(Known column) {
        List<ColumnProfile.Common> values = new ArrayList<>();
        String c = column.column().sql();
        query(
                "SELECT " + c + " AS v, count(*) AS k FROM cases WHERE " + c
                        + " IS NOT NULL GROUP BY v ORDER BY k DESC, v LIMIT 3",
                row -> values.add(new ColumnProfile.Common(
                        column.kind() == ColumnKind.NUMBER ? written(row.getDouble(1)) : row.getString(1),
                        row.getLong(2))));
        return values;
    }

    /** Whether its days come at the same distance, each as often as the others. */
    private boolean isRegular(Known time) {
        if (time.kind() != ColumnKind.TIME || time.distinct() < 24 || time.distinct() > 20_000) {
            return false;
        }
        List<Long> days = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        String c = time.column().sql();
        query(
                "SELECT " + c + " // " + DAY + " AS d, count(*) FROM cases WHERE " + c
                        + " IS NOT NULL GROUP BY d ORDER BY d",
                row -> {
                    days.add(row.getLong(1));
                    counts.add(row.getLong(2));
                });
        Map<Long, Integer> gaps = new HashMap<>();
        for (int i = 1; i < days.size(); i++) {
            long gap = days.get(i) - days.get(i - 1);
            gaps.merge(gap >= 28 && gap <= 31 ? 30 : gap >= 90 && gap <= 92 ? 91 : gap, 1, Integer::sum);
        }
        List<Long> sorted = counts.stream().sorted().toList();
        long usual = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
        long asUsual = counts.stream()
                .filter(count -> Math.abs(count - usual) <= usual * 0.1)
                .count();
        return days.size() >= 24
                && asUsual >= days.size() * 0.9
                && gaps.entrySet().stream()
                        .anyMatch(gap -> gap.getValue() >= (days.size() - 1) * 0.9
                                && List.of(1L, 7L, 30L, 91L).contains(gap.getKey()));
    }

    private Known column(String name) {
        for (Known column : known()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        String nearest = Names.nearest(name, columns.stream().map(Column::name).toList());
        throw nearest == null ? new LabException("no-column", name) : new LabException("no-column-but", name, nearest);
    }

    /** The columns of a question, each fit for its use. */
    private final class Uses {
        final LabQuestion question;
        final Known outcome;
        final @Nullable Known time;
        final @Nullable Known thing;
        final @Nullable Known today;
        final @Nullable Known group;
        final @Nullable Known series;
        final List<String> classes;
        /** Place of what counts as yes, among the two values. */
        final @Nullable String yes;

        Uses(LabQuestion question) {
            this.question = question;
            outcome = column(question.outcome());
            time = question.time() == null ? null : column(question.time());
            thing = question.thing() == null ? null : column(question.thing());
            today = question.today() == null ? null : column(question.today());
            group = question.group() == null ? null : column(question.group());
            String seriesName =
                    question.forecast() == null ? null : question.forecast().series();
            series = seriesName == null ? null : column(seriesName);
            question.leftOut().forEach(DuckDbCaseFile.this::column);
            Set<String> used = new HashSet<>();
            for (Known known : Arrays.asList(outcome, time, thing, today)) {
                if (known != null && !used.add(known.name())) {
                    throw new LabException("twice", known.name());
                }
            }
            if (question.leftOut().contains(outcome.name())) {
                throw new LabException("twice", outcome.name());
            }
            if (time != null && time.kind() != ColumnKind.TIME) {
                throw new LabException("no-time", time.name());
            }
            if (question.task() == Task.FORECAST && time == null) {
                throw new LabException("forecast-time");
            }
            if (outcome.filled() == 0) {
                throw new LabException("no-outcome", outcome.name());
            }
            if (time != null && time.filled() < rows * 0.5) {
                throw new LabException("no-times", time.name());
            }
            classes = classes();
            yes = yes();
            checkToday();
        }

        private List<String> classes() {
            if (question.task() == Task.NUMBER || question.task() == Task.FORECAST) {
                if (outcome.kind() != ColumnKind.NUMBER) {
                    throw new LabException("no-number", outcome.name());
                }
                return List.of();
            }
            if (outcome.kind() == ColumnKind.TIME) {
                throw new LabException("outcome-time", outcome.name());
            }
            int most = question.task() == Task.YES_NO ? 2 : MOST_CLASSES;
            List<String> values = new ArrayList<>();
            String c = outcome.column().sql();
            query(
                    "SELECT DISTINCT " + c + " AS v FROM cases WHERE " + c + " IS NOT NULL ORDER BY v LIMIT "
                            + (most + 1),
                    row -> values.add(
                            outcome.kind() == ColumnKind.NUMBER ? written(row.getDouble(1)) : row.getString(1)));
            if (values.size() > most) {
                throw question.task() == Task.YES_NO
                        ? new LabException("not-two", outcome.name(), outcome.distinct())
                        : new LabException("classes", outcome.name(), outcome.distinct(), MOST_CLASSES);
            }
            return List.copyOf(values);
        }

        private @Nullable String yes() {
            String asked = question.yes();
            if (asked == null) {
                return null;
            }
            for (String value : classes) {
                if (value.equals(asked.strip()) || isSameNumber(value, asked)) {
                    return value;
                }
            }
            if (classes.size() == 2) {
                throw new LabException("no-yes", outcome.name(), asked);
            }
            return asked;
        }

        private boolean isSameNumber(String value, String asked) {
            try {
                return outcome.kind() == ColumnKind.NUMBER
                        && Double.parseDouble(asked.strip().replace(',', '.')) == Double.parseDouble(value);
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private void checkToday() {
            if (today == null) {
                return;
            }
            boolean fits = switch (question.task()) {
                case YES_NO ->
                    today.kind() == ColumnKind.NUMBER || today.kind() == ColumnKind.CATEGORY && today.distinct() <= 2;
                case CLASSES -> today.kind() == outcome.kind();
                case NUMBER, FORECAST -> today.kind() == ColumnKind.NUMBER;
            };
            if (!fits) {
                throw new LabException("today." + question.task().id(), today.name());
            }
        }

        /** Classes in the order of their places; for yes or no the other one first. */
        List<String> inOrder() {
            if (yes == null) {
                return classes;
            }
            List<String> written = new ArrayList<>(classes);
            written.remove(yes);
            written.add(yes);
            return written;
        }

        /** Rows that can be measured. */
        String where() {
            return outcome.column().sql() + " IS NOT NULL"
                    + (time == null ? "" : " AND " + time.column().sql() + " IS NOT NULL");
        }

        String order() {
            return (time == null ? "" : time.column().sql() + ", ") + "hash(n), n";
        }

        double[] outcome(CaseColumn column) {
            if (classes.isEmpty()) {
                return ((CaseColumn.Numbers) column).values();
            }
            List<String> places = yes == null ? classes : null;
            return switch (column) {
                case CaseColumn.Numbers numbers ->
                    Arrays.stream(numbers.values())
                            .map(value -> Double.isNaN(value) ? Double.NaN : place(places, written(value)))
                            .toArray();
                case CaseColumn.Categories categories -> {
                    double[] place = categories.categories().stream()
                            .mapToDouble(value -> place(places, value))
                            .toArray();
                    yield Arrays.stream(categories.codes())
                            .mapToDouble(code -> code < 0 ? Double.NaN : place[code])
                            .toArray();
                }
                case CaseColumn.Times times -> throw new IllegalStateException(times.name());
            };
        }

        private double place(@Nullable List<String> places, String value) {
            if (places == null) {
                return value.equals(yes) ? 1 : 0;
            }
            int place = places.indexOf(value);
            return place < 0 ? Double.NaN : place;
        }

        double[] today(CaseColumn column) {
            if (column instanceof CaseColumn.Numbers numbers && question.task() != Task.CLASSES) {
                return numbers.values();
            }
            if (question.task() == Task.CLASSES) {
                return outcome(column);
            }
            CaseColumn.Categories categories = (CaseColumn.Categories) column;
            List<String> values = categories.categories();
            int is = values.indexOf(yes);
            boolean isOutcome = is >= 0 || values.stream().anyMatch(classes::contains);
            for (int i = 0; is < 0 && i < values.size() && !isOutcome; i++) {
                is = Names.readsYes(values.get(i)) ? i : is;
            }
            if (is < 0 && !isOutcome) {
                throw new LabException("today.yes-no", column.name());
            }
            int yesCode = is;
            return Arrays.stream(categories.codes())
                    .mapToDouble(code -> code < 0 ? Double.NaN : code == yesCode ? 1 : 0)
                    .toArray();
        }
    }

    // Warnings

    @Override
    public List<LabWarning> warnings(LabQuestion question) {
        Uses uses = new Uses(question);
        List<Known> looked = new ArrayList<>();
        for (Known column : known()) {
            boolean isLookedAt = column != uses.outcome
                    && column != uses.time
                    && !question.leftOut().contains(column.name());
            if (isLookedAt && column.filled() > 0) {
                looked.add(column);
            }
        }
        List<Known> loaded = new ArrayList<>(looked);
        loaded.add(uses.outcome);
        if (uses.time != null) {
            loaded.add(uses.time);
        }
        Taken taken = take(uses, LOOKED_AT, loaded.size());
        Map<String, CaseColumn> cells = load(loaded, uses, taken, true);
        Suspicions suspicions = new Suspicions(
                question,
                uses.outcome(cell(cells, uses.outcome)),
                uses.classes,
                uses.time == null ? null : ((CaseColumn.Times) cell(cells, uses.time)).seconds(),
                uses.thing == null ? null : codes(cell(cells, uses.thing)),
                uses.series == null ? null : codes(cell(cells, uses.series)),
                taken.isWhole());
        for (Known column : looked) {
            suspicions.look(column, cell(cells, column), column == uses.thing, column == uses.today);
        }
        List<LabWarning> warnings = new ArrayList<>(suspicions.warnings());
        count(uses, warnings);
        if (profile().duplicates() > 0) {
            warnings.add(new LabWarning(
                    LabWarning.Kind.DUPLICATES,
                    List.of(),
                    List.of((double) profile().duplicates()),
                    null));
        }
        for (Known column : known()) {
            boolean isInUse = column == uses.outcome
                    || column == uses.time
                    || column == uses.thing
                    || column == uses.today
                    || column == uses.series
                    || question.leftOut().contains(column.name());
            if (isInUse || column.isUsable()) {
                continue;
            }
            LabWarning.Kind kind = column.isConstant()
                    ? LabWarning.Kind.CONSTANT
                    : column.kind() == ColumnKind.TEXT ? LabWarning.Kind.TEXT : LabWarning.Kind.IDENTIFIER;
            warnings.add(new LabWarning(kind, List.of(column.name()), List.of(), null));
        }
        if (uses.time == null) {
            warnings.add(new LabWarning(LabWarning.Kind.NO_TIME, List.of(), List.of(), null));
        }
        return List.copyOf(warnings);
    }

    private static CaseColumn cell(Map<String, CaseColumn> cells, Known column) {
        return Objects.requireNonNull(cells.get(column.name()));
    }

    /** What all rows say of the outcome. */
    private void count(Uses uses, List<LabWarning> warnings) {
        List<String> about = List.of(uses.outcome.name());
        String y = uses.outcome.column().sql();
        long notYet = 0;
        if (uses.time != null && !uses.outcome.isConstant()) {
            notYet = notYetKnown(uses, y, uses.time.column().sql(), about, warnings);
        }
        long missing = rows - uses.outcome.filled() - notYet;
        if (missing > 0) {
            warnings.add(new LabWarning(LabWarning.Kind.NO_OUTCOME, about, List.of((double) missing), null));
        }
        if (uses.outcome.isConstant()) {
            warnings.add(new LabWarning(LabWarning.Kind.ONE_OUTCOME, about, List.of(), null));
            return;
        }
        long[] fewest = {Long.MAX_VALUE, 0};
        query("SELECT count(*) FROM cases WHERE " + uses.where(), row -> fewest[1] = row.getLong(1));
        if (!uses.classes.isEmpty()) {
            query(
                    "SELECT count(*) FROM cases WHERE " + uses.where() + " GROUP BY " + y,
                    row -> fewest[0] = Math.min(fewest[0], row.getLong(1)));
        }
        if (fewest[1] < Suspicions.LEAST_ROWS) {
            warnings.add(new LabWarning(
                    LabWarning.Kind.TOO_FEW, about, List.of((double) fewest[1], (double) Suspicions.LEAST_ROWS), null));
        } else if (fewest[0] < Suspicions.LEAST_RARE) {
            warnings.add(new LabWarning(
                    LabWarning.Kind.TOO_FEW, about, List.of((double) fewest[0], (double) Suspicions.LEAST_RARE), null));
        } else if (fewest[0] < 50) {
            warnings.add(new LabWarning(LabWarning.Kind.FEW, about, List.of((double) fewest[0]), null));
        }
    }

    /** Rows at the end of time in which the outcome is missing; warns of these, or of those that all have the same. */
    private long notYetKnown(Uses uses, String y, String t, List<String> about, List<LabWarning> warnings) {
        long[] missing = new long[2];
        query(
                "SELECT count(*), min(" + t + ") FROM cases WHERE " + y + " IS NULL AND " + t + " > (SELECT max(" + t
                        + ") FROM cases WHERE " + y + " IS NOT NULL)",
                row -> {
                    missing[0] = row.getLong(1);
                    missing[1] = row.getLong(2);
                });
        if (missing[0] >= NAMED) {
            warnings.add(notYetKnown(about, missing));
            return missing[0];
        }
        long[] same = new long[3];
        String last = "(SELECT arg_max(" + y + ", " + t + ") FROM cases WHERE " + uses.where() + ")";
        query(
                "SELECT count(*), min(" + t + "), (SELECT count(*) FROM cases WHERE " + y + " = " + last
                        + ") FROM cases WHERE " + uses.where() + " AND " + t + " > (SELECT max(" + t
                        + ") FROM cases WHERE " + uses.where() + " AND " + y + " <> " + last + ")",
                row -> {
                    same[0] = row.getLong(1);
                    same[1] = row.getLong(2);
                    same[2] = row.getLong(3);
                });
        long others = uses.outcome.filled() - same[0];
        double share = others == 0 ? 1 : (same[2] - same[0]) / (double) others;
        if (same[0] >= NAMED && same[0] * Math.log(Math.max(1e-9, Math.min(1 - 1e-9, share))) < Math.log(1e-6)) {
            warnings.add(notYetKnown(about, same));
        }
        return 0;
    }

    private static LabWarning notYetKnown(List<String> about, long[] found) {
        String from = Instant.ofEpochSecond(found[1]).toString();
        return new LabWarning(
                LabWarning.Kind.NOT_YET_KNOWN,
                about,
                List.of((double) found[0]),
                found[1] % DAY == 0 ? from.substring(0, from.indexOf('T')) : from);
    }

    // Cases

    @Override
    public CaseTable read(LabQuestion question, int most) {
        Uses uses = new Uses(question);
        List<Known> learned = new ArrayList<>();
        for (Known column : known()) {
            boolean isOther =
                    column != uses.outcome && column != uses.time && column != uses.thing && column != uses.today;
            if (isOther && column.isUsable() && !question.leftOut().contains(column.name())) {
                learned.add(column);
            }
        }
        Set<Known> loaded = new java.util.LinkedHashSet<>(learned);
        loaded.add(uses.outcome);
        for (Known column : Arrays.asList(uses.time, uses.thing, uses.today, uses.group, uses.series)) {
            if (column != null) {
                loaded.add(column);
            }
        }
        Taken taken = take(uses, most, loaded.size());
        Map<String, CaseColumn> cells = load(List.copyOf(loaded), uses, taken, false);
        double[] outcome = uses.outcome(cell(cells, uses.outcome));
        return new CaseTable(
                outcome.length,
                taken.all(),
                learned.stream().map(column -> cell(cells, column)).toList(),
                outcome,
                uses.inOrder(),
                uses.time == null ? null : ((CaseColumn.Times) cell(cells, uses.time)).seconds(),
                uses.thing == null ? null : apart(codes(cell(cells, uses.thing))),
                uses.today == null ? null : uses.today(cell(cells, uses.today)),
                uses.series == null ? null : codes(cell(cells, uses.series)),
                uses.group == null ? null : cell(cells, uses.group));
    }

    private static int[] codes(CaseColumn column) {
        return switch (column) {
            case CaseColumn.Categories categories -> categories.codes();
            case CaseColumn.Numbers numbers -> {
                Map<Double, Integer> codes = new HashMap<>();
                yield Arrays.stream(numbers.values())
                        .mapToInt(value -> Double.isNaN(value) ? -1 : code(codes, value))
                        .toArray();
            }
            case CaseColumn.Times times -> {
                Map<Long, Integer> codes = new HashMap<>();
                yield Arrays.stream(times.seconds())
                        .mapToInt(value -> value == CaseColumn.Times.MISSING ? -1 : code(codes, value))
                        .toArray();
            }
        };
    }

    private static <T> int code(Map<T, Integer> codes, T value) {
        Integer code = codes.putIfAbsent(value, codes.size());
        return code == null ? codes.size() - 1 : code;
    }

    /** A row of which the thing is missing is a thing of its own. */
    private static int[] apart(int[] codes) {
        int next = Arrays.stream(codes).max().orElse(-1) + 1;
        int[] apart = codes.clone();
        for (int i = 0; i < apart.length; i++) {
            if (apart[i] < 0) {
                apart[i] = next++;
            }
        }
        return apart;
    }

    /**
     * Which rows are taken.
     *
     * @param all that could be
     * @param where of SQL
     */
    private record Taken(long all, String where, boolean isWhole) {}

    private Taken take(Uses uses, int most, int width) {
        long[] all = new long[1];
        query("SELECT count(*) FROM cases WHERE " + uses.where(), row -> all[0] = row.getLong(1));
        if (all[0] == 0) {
            throw new LabException("no-outcome", uses.outcome.name());
        }
        int fits = Math.max(1_000, CELLS / Math.max(1, width));
        int limit = Math.max(1, Math.min(most, fits));
        if (all[0] <= limit) {
            return new Taken(all[0], uses.where(), true);
        }
        Known whole = uses.thing != null ? uses.thing : uses.series;
        if (whole != null) {
            String c = whole.column().sql();
            int buckets = buckets("CASE WHEN " + c + " IS NULL THEN hash(n) ELSE hash(" + c + ") END", uses, limit);
            if (buckets > 0) {
                return new Taken(
                        all[0],
                        uses.where() + " AND CASE WHEN " + c + " IS NULL THEN hash(n) ELSE hash(" + c + ") END % "
                                + BUCKETS + " < " + buckets,
                        false);
            }
        }
        if (uses.question.task() == Task.FORECAST && uses.time != null) {
            // rows of a series are added up: of the latest ones none may be missing
            return new Taken(
                    all[0],
                    "n IN (SELECT n FROM cases WHERE " + uses.where() + " ORDER BY "
                            + uses.time.column().sql() + " DESC, hash(n), n LIMIT " + limit + ")",
                    true);
        }
        int buckets = buckets("hash(n)", uses, limit);
        return buckets > 0
                ? new Taken(all[0], uses.where() + " AND hash(n) % " + BUCKETS + " < " + buckets, false)
                : new Taken(
                        all[0],
                        "n IN (SELECT n FROM cases WHERE " + uses.where() + " ORDER BY hash(n), n LIMIT " + limit + ")",
                        false);
    }

    /** How many buckets hold no more than so many rows. */
    private int buckets(String key, Uses uses, int limit) {
        long[] held = new long[BUCKETS];
        query(
                "SELECT (" + key + " % " + BUCKETS + ")::INTEGER AS b, count(*) FROM cases WHERE " + uses.where()
                        + " GROUP BY b",
                row -> held[row.getInt(1)] = row.getLong(2));
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += held[i];
            if (sum > limit) {
                return i;
            }
        }
        return BUCKETS;
    }

    /**
     * Columns of the rows that are taken, in their order.
     *
     * @param short_ whether of a text only its first word is needed, and of an identifier its last number
     */
    private Map<String, CaseColumn> load(List<Known> wanted, Uses uses, Taken taken, boolean short_) {
        int[] count = new int[1];
        query("SELECT count(*) FROM cases WHERE " + taken.where(), row -> count[0] = row.getInt(1));
        int n = count[0];
        List<Filling> fillings = new ArrayList<>();
        StringJoiner selected = new StringJoiner(", ");
        for (Known column : wanted) {
            String c = column.column().sql();
            if (short_ && column.isIdentifier() && column.kind() == ColumnKind.CATEGORY) {
                selected.add("TRY_CAST(regexp_extract(" + c + ", '([0-9]{1,15})[^0-9]*$', 1) AS DOUBLE)");
                fillings.add(new Filling(column.name(), ColumnKind.NUMBER, n));
            } else {
                selected.add(short_ && column.kind() == ColumnKind.TEXT ? "lower(split_part(" + c + ", ' ', 1))" : c);
                fillings.add(new Filling(column.name(), column.kind(), n));
            }
        }
        int[] at = new int[1];
        query("SELECT " + selected + " FROM cases WHERE " + taken.where() + " ORDER BY " + uses.order(), row -> {
            int i = at[0]++;
            for (int k = 0; k < fillings.size(); k++) {
                fillings.get(k).set(i, row, k + 1);
            }
        });
        Map<String, CaseColumn> cells = new HashMap<>();
        for (Filling filling : fillings) {
            cells.put(filling.name, filling.column());
        }
        return cells;
    }

    /** A column in the making. */
    private static final class Filling {
        private final String name;
        private final ColumnKind kind;
        private final double[] numbers;
        private final long[] seconds;
        private final int[] codes;
        private final Map<String, Integer> places = new HashMap<>();

        Filling(String name, ColumnKind kind, int n) {
            this.name = name;
            this.kind = kind;
            numbers = new double[kind == ColumnKind.NUMBER ? n : 0];
            seconds = new long[kind == ColumnKind.TIME ? n : 0];
            codes = new int[kind == ColumnKind.CATEGORY || kind == ColumnKind.TEXT ? n : 0];
        }

        void set(int i, ResultSet row, int place) throws SQLException {
            switch (kind) {
                case NUMBER -> {
                    double value = row.getDouble(place);
                    numbers[i] = value == 0 && row.wasNull() ? Double.NaN : value;
                }
                case TIME -> {
                    long value = row.getLong(place);
                    seconds[i] = value == 0 && row.wasNull() ? CaseColumn.Times.MISSING : value;
                }
                case CATEGORY, TEXT -> {
                    String value = row.getString(place);
                    codes[i] = value == null ? -1 : code(places, value);
                }
            }
        }

        CaseColumn column() {
            return switch (kind) {
                case NUMBER -> new CaseColumn.Numbers(name, numbers);
                case TIME -> new CaseColumn.Times(name, seconds);
                case CATEGORY, TEXT -> {
                    int[] to = new int[places.size()];
                    List<String> sorted = new ArrayList<>(to.length);
                    for (Map.Entry<String, Integer> entry : new TreeMap<>(places).entrySet()) {
                        to[entry.getValue()] = sorted.size();
                        sorted.add(entry.getKey());
                    }
                    for (int i = 0; i < codes.length; i++) {
                        codes[i] = codes[i] < 0 ? -1 : to[codes[i]];
                    }
                    yield new CaseColumn.Categories(name, codes, List.copyOf(sorted));
                }
            };
        }
    }

    private interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private synchronized void query(String sql, Reading reading) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                reading.row(result);
            }
        } catch (SQLException e) {
            // what the engine says may hold what it read
            throw new LabException(DuckDbCaseFiles.isOutOfMemory(e) ? "memory" : "engine");
        }
    }

    @Override
    public synchronized void close() {
        DuckDbCaseFiles.close(connection, work);
    }
}
