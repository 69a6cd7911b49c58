package org.groundwork.lab;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How cases are divided: by time where one is given (learned from the past, tuned inside it, tested on the
 * last part, with a gap as long as it takes until an outcome is known), else by things or by cases.
 * The same thing is never on both sides.
 *
 * @param learn rows that are learned from
 * @param tune rows of the past on which is chosen, after {@code learn}
 * @param test rows of the one final test
 * @param cluster by place in {@code test}: what is drawn together for intervals
 * @param clusters how many of them
 * @param dropped rows taken from the past because their thing is tested
 * @param copies rows taken from the past because the test has the same case again
 */
record Split(int[] learn, int[] tune, int[] test, int[] cluster, int clusters, int dropped, int copies) {

    private static final double TEST = 0.25;
    private static final double TUNE = 0.2;

    /** Share of the past that may be given up for things that come back; from there on they are divided by lot. */
    private static final double GIVEN_UP = 0.2;

    /** Of things that come back, those whose later cases are tested. */
    private static final double TESTED_THINGS = 0.4;

    /** Different values of a column for each case, from which on it tells cases apart. */
    private static final double DIFFERENT = 0.25;

    private static final long DAY = 86_400;

    int[] past() {
        int[] past = Arrays.copyOf(learn, learn.length + tune.length);
        System.arraycopy(tune, 0, past, learn.length, tune.length);
        return past;
    }

    static Split of(CaseTable table, int delayDays, long seed) {
        long[] time = table.time();
        Parts parts = time == null ? byLot(table, seed) : byTime(table, time, delayDays, seed);
        BitSet copies = copies(table, parts.past, parts.test);
        int[] learn = without(parts.past, copies, parts.tune::get, false);
        int[] tune = without(parts.past, copies, parts.tune::get, true);
        int[] codes = clusters(table, parts.test);
        int clusters = Arrays.stream(codes).max().orElse(-1) + 1;
        return new Split(learn, tune, parts.test, codes, clusters, parts.dropped, copies.cardinality());
    }

    private record Parts(int[] past, BitSet tune, int[] test, int dropped) {}

    private static int[] without(int[] rows, BitSet gone, IntPredicate in, boolean wanted) {
        return Arrays.stream(rows)
                .filter(row -> !gone.get(row) && in.test(row) == wanted)
                .toArray();
    }

    private static Parts byLot(CaseTable table, long seed) {
        int[] thing = table.thing();
        int[] past = rows(table, row -> lot(thing == null ? row : thing[row], seed) >= TEST);
        int[] test = rows(table, row -> lot(thing == null ? row : thing[row], seed) < TEST);
        BitSet tune = new BitSet();
        for (int row : past) {
            tune.set(row, lot(thing == null ? row : thing[row], seed + 1) < TUNE);
        }
        return new Parts(past, tune, test, 0);
    }

    private static Parts byTime(CaseTable table, long[] time, int delayDays, long seed) {
        long[] sorted = time.clone();
        Arrays.sort(sorted);
        long cut = sorted[(int) (sorted.length * (1 - TEST))];
        long known = cut - delayDays * DAY;
        int[] past = rows(table, row -> time[row] < known || delayDays == 0 && time[row] < cut);
        int[] test = rows(table, row -> time[row] >= cut);
        int before = past.length;
        int[] thing = table.thing();
        if (thing != null) {
            BitSet tested = things(thing, test);
            int[] others =
                    Arrays.stream(past).filter(row -> !tested.get(thing[row])).toArray();
            if (others.length < (1 - GIVEN_UP) * past.length) {
                BitSet back = things(thing, past);
                test = Arrays.stream(test)
                        .filter(row -> !back.get(thing[row]) || lot(thing[row], seed) < TESTED_THINGS)
                        .toArray();
                BitSet still = things(thing, test);
                others = Arrays.stream(past)
                        .filter(row -> !still.get(thing[row]))
                        .toArray();
            }
            past = others;
        }
        BitSet tune = new BitSet();
        if (past.length > 0) {
            long[] times =
                    Arrays.stream(past).mapToLong(row -> time[row]).sorted().toArray();
            long from = times[(int) (times.length * (1 - TUNE))];
            for (int row : past) {
                tune.set(row, time[row] >= from);
            }
        }
        return new Parts(past, tune, test, before - past.length);
    }

    private static int[] rows(CaseTable table, IntPredicate in) {
        return IntStream.range(0, table.rows()).filter(in).toArray();
    }

    private static BitSet things(int[] thing, int[] rows) {
        BitSet things = new BitSet();
        for (int row : rows) {
            things.set(thing[row]);
        }
        return things;
    }

    /** From 0 to 1, the same for the same number. */
    private static double lot(long number, long seed) {
        long mixed = mixed(number * 0x9E3779B97F4A7C15L + seed);
        return (mixed >>> 11) * 0x1.0p-53;
    }

    private static long mixed(long number) {
        long z = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Rows of the past that a tested one repeats, in all that is learned from and in the outcome. */
    private static BitSet copies(CaseTable table, int[] past, int[] test) {
        BitSet copies = new BitSet();
        if (!tellsApart(table)) {
            // cases of few values are alike without being the same
            return copies;
        }
        long[] tested =
                Arrays.stream(test).mapToLong(row -> hash(table, row)).sorted().toArray();
        for (int row : past) {
            if (Arrays.binarySearch(tested, hash(table, row)) >= 0) {
                copies.set(row);
            }
        }
        return copies;
    }

    /** Whether some number or time has so many values that two cases are hardly alike by chance. */
    private static boolean tellsApart(CaseTable table) {
        return table.columns().stream().anyMatch(column -> switch (column) {
            case CaseColumn.Numbers numbers ->
                Arrays.stream(numbers.values()).distinct().count() >= DIFFERENT * table.rows();
            case CaseColumn.Times times ->
                Arrays.stream(times.seconds()).distinct().count() >= DIFFERENT * table.rows();
            case CaseColumn.Categories categories -> false;
        });
    }

    private static long hash(CaseTable table, int row) {
        long hash = Double.doubleToLongBits(table.outcome()[row]);
        for (CaseColumn column : table.columns()) {
            long value = switch (column) {
                case CaseColumn.Numbers numbers -> Double.doubleToLongBits(numbers.values()[row]);
                case CaseColumn.Categories categories -> categories.codes()[row];
                case CaseColumn.Times times -> times.seconds()[row];
            };
            hash = mixed(hash * 31 + value);
        }
        return hash;
    }

    /** By place: what is drawn together. */
    static int[] clusters(CaseTable table, int[] test) {
        int[] thing = table.thing();
        long[] time = table.time();
        if (thing != null) {
            return codes(test.length, place -> thing[test[place]]);
        }
        return time == null
                ? IntStream.range(0, test.length).toArray()
                : codes(test.length, place -> week(time[test[place]]));
    }

    private interface Key {
        long of(int place);
    }

    private static int[] codes(int length, Key key) {
        java.util.Map<Long, Integer> known = new java.util.HashMap<>();
        int[] codes = new int[length];
        for (int place = 0; place < length; place++) {
            codes[place] = known.computeIfAbsent(key.of(place), unknown -> known.size());
        }
        return codes;
    }

    /** Days since 1970 of the Monday of its week. */
    static long week(long seconds) {
        return date(seconds)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toEpochDay();
    }

    /** Number of its period, counted without gaps. */
    static long period(long seconds, Per per) {
        LocalDate date = date(seconds);
        return switch (per) {
            case DAY -> date.toEpochDay();
            case WEEK -> Math.floorDiv(week(seconds), 7);
            case MONTH -> date.getYear() * 12L + date.getMonthValue() - 1;
            case QUARTER -> date.getYear() * 4L + (date.getMonthValue() - 1) / 3;
            case HUNDRED -> 0;
        };
    }

    /** First day of a period, and of the one after it. */
    static LocalDate start(long period, Per per) {
        return switch (per) {
            case DAY -> LocalDate.ofEpochDay(period);
            case WEEK -> LocalDate.ofEpochDay(period * 7).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
            case MONTH -> LocalDate.of((int) Math.floorDiv(period, 12L), (int) Math.floorMod(period, 12L) + 1, 1);
            case QUARTER -> LocalDate.of((int) Math.floorDiv(period, 4L), (int) Math.floorMod(period, 4L) * 3 + 1, 1);
            case HUNDRED -> LocalDate.EPOCH;
        };
    }

    static LocalDate date(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate();
    }

    static @Nullable String date(CaseTable table, int[] rows, boolean last) {
        long[] time = table.time();
        if (time == null || rows.length == 0) {
            return null;
        }
        var times = Arrays.stream(rows).mapToLong(row -> time[row]);
        return date((last ? times.max() : times.min()).orElseThrow()).toString();
    }

    /** Share of a period that lies between two times. */
    static double covered(long period, Per per, long first, long last) {
        if (per == Per.HUNDRED) {
            return 1;
        }
        long start = start(period, per).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long end = start(period + 1, per).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long lastDay =
                date(last).plus(1, ChronoUnit.DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long firstDay = date(first).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return (double) Math.max(0, Math.min(end, lastDay) - Math.max(start, firstDay)) / (end - start);
    }
}
