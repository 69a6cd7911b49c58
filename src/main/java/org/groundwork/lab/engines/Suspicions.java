package org.groundwork.lab.engines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.lab.CaseColumn;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.LabWarning.Kind;
import org.groundwork.lab.Task;
import org.groundwork.lab.engines.DuckDbCaseFile.Known;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns that give the outcome away, and what changes over time. How well a column tells the outcome is learned on one half
 * of the cases and judged on the other, and the other way round; so a column of many categories gains nothing by naming each case.
 */
final class Suspicions {

    static final int LEAST_ROWS = 50;
    static final int LEAST_RARE = 10;

    /** From here a column alone is suspect, whatever the others do. */
    private static final double SURELY = 0.97;
    /** From here it is where no other comes near. */
    private static final double NEARLY = 0.95;

    private static final double NEARLY_AHEAD = 0.05;
    /** From here it is where all others are far behind; numbers often hang on one thing more than on all others. */
    private static final double MUCH = 0.9;

    private static final double MUCH_OF_A_NUMBER = 0.93;
    /** So many others it takes to say so. */
    private static final int OTHERS = 2;
    /** From here a number is suspect that gives what later outcomes are on average, where earlier ones do not give it. */
    private static final double AGGREGATE = 0.85;

    private static final double MUCH_AHEAD = 0.25;
    /** From here it is where it has no more values than the outcome. */
    private static final double CODE = 0.9;
    /** A recorded score of today may be good. */
    private static final double TODAY = 0.98;

    private static final int BINS = 60;
    private static final int NAMED = 20;
    private static final int DISTINCT = 60;
    private static final long DAY = 86_400;
    private static final double DRIFT = 0.4;

    private final LabQuestion question;
    private final double[] outcome;
    private final List<String> classes;
    private final long @Nullable [] time;
    private final int @Nullable [] thing;
    private final int @Nullable [] unit;
    private final boolean isWhole;
    private final int n;
    private final boolean[] half;
    private final double[] rank;
    private final boolean isJudged;
    private final List<Score> scores = new ArrayList<>();
    private final List<LabWarning> after = new ArrayList<>();
    private final List<LabWarning> drifts = new ArrayList<>();
    private final List<LabWarning> names = new ArrayList<>();
    private @Nullable List<double[]> future;
    private @Nullable List<double[]> past;

    /**
     * What was found of a column.
     *
     * @param missing how well it tells whether it is filled
     * @param least from where it is suspect, whatever the others do
     */
    private record Score(
            Known column,
            double all,
            double missing,
            double least,
            boolean isToday,
            @Nullable LabWarning pure) {}

    Suspicions(
            LabQuestion question,
            double[] outcome,
            List<String> classes,
            long @Nullable [] time,
            int @Nullable [] thing,
            int @Nullable [] series,
            boolean isWhole) {
        this.question = question;
        this.outcome = outcome;
        this.classes = classes;
        this.time = time;
        this.thing = thing;
        this.unit = thing != null ? thing : series;
        this.isWhole = isWhole;
        n = outcome.length;
        half = new boolean[n];
        for (int i = 0; i < n; i++) {
            half[i] = (mixed(thing != null && thing[i] >= 0 ? thing[i] : i) & 1) == 0;
        }
        rank = question.task() == Task.YES_NO || question.task() == Task.CLASSES ? outcome : ranks(outcome);
        isJudged = n >= LEAST_ROWS && isVaried();
    }

    private static long mixed(long value) {
        long z = (value + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** Whether both halves have enough of two outcomes. */
    private boolean isVaried() {
        Map<Double, int[]> counts = new HashMap<>();
        for (int i = 0; i < n; i++) {
            counts.computeIfAbsent(outcome[i], value -> new int[2])[half[i] ? 1 : 0]++;
        }
        if (question.task() != Task.YES_NO && question.task() != Task.CLASSES) {
            return counts.size() > 2;
        }
        return counts.values().stream()
                        .filter(count -> count[0] >= 3 && count[1] >= 3)
                        .count()
                >= 2;
    }

    // Looking

    void look(Known column, CaseColumn cells, boolean isThing, boolean isToday) {
        if (!isThing
                && !isToday
                && Names.tells(column.name(), question.outcome())
                && (question.task() == Task.YES_NO || question.task() == Task.CLASSES)) {
            names.add(new LabWarning(Kind.LEAK_BY_NAME, List.of(column.name()), List.of(), null));
        }
        if (cells instanceof CaseColumn.Times times && time != null) {
            afterDecision(column, times.seconds());
        }
        if (!isThing && !column.isIdentifier() && !column.isConstant() && column.kind() != ColumnKind.TEXT) {
            columnDrift(column, cells);
        }
        if (isJudged) {
            judge(column, cells, isThing, isToday);
        }
    }

    private void judge(Known column, CaseColumn cells, boolean isThing, boolean isToday) {
        boolean[] filled = filled(cells);
        int empty = 0;
        for (boolean is : filled) {
            empty += is ? 0 : 1;
        }
        double missing = empty == 0 || empty == n || isThing ? 0 : score(states(filled));
        double all = 0;
        double least = isToday ? TODAY : SURELY;
        LabWarning pure = null;
        switch (cells) {
            case CaseColumn.Numbers numbers -> {
                double[] values = numbers.values();
                int[] bins = bins(values, isThing || column.isIdentifier());
                all = score(bins);
                if (!isThing && !isToday) {
                    double aggregate = aggregate(values);
                    least = isCode(column) ? CODE : aggregate > 0 ? AGGREGATE : least;
                    all = Math.max(all, aggregate);
                    pure = pureStates(column, values, filled, empty);
                }
            }
            case CaseColumn.Times times -> {
                double[] raw = new double[n];
                double[] since = new double[n];
                for (int i = 0; i < n; i++) {
                    raw[i] = filled[i] ? times.seconds()[i] : Double.NaN;
                    since[i] = filled[i] && time != null ? (times.seconds()[i] - time[i]) / (double) DAY : Double.NaN;
                }
                all = time == null ? score(bins(raw, false)) : score(bins(since, false));
                pure = pureFilled(column, filled, empty);
            }
            case CaseColumn.Categories categories -> {
                if (!isThing) {
                    int[] bins = Arrays.stream(categories.codes())
                            .map(code -> code + 1)
                            .toArray();
                    all = score(bins);
                    least = isCode(column) && !isToday ? CODE : least;
                    pure = isToday ? null : pureCategory(column, categories, bins);
                    pure = pure == null ? pureFilled(column, filled, empty) : pure;
                } else {
                    all = score(bins(lastNumbers(categories), true));
                }
            }
        }
        scores.add(new Score(column, Math.max(all, missing), missing, least, isToday, pure));
    }

    private boolean isCode(Known column) {
        return !classes.isEmpty() && column.distinct() <= Math.max(2, classes.size());
    }

    private static double[] lastNumbers(CaseColumn.Categories categories) {
        double[] of = new double[categories.categories().size()];
        for (int i = 0; i < of.length; i++) {
            String digits = categories.categories().get(i).replaceFirst("^.*?(\\d{1,15})\\D*$", "$1");
            of[i] = digits.matches("\\d{1,15}") ? Double.parseDouble(digits) : Double.NaN;
        }
        return Arrays.stream(categories.codes())
                .mapToDouble(code -> code < 0 ? Double.NaN : of[code])
                .toArray();
    }

    private boolean[] filled(CaseColumn cells) {
        boolean[] filled = new boolean[n];
        for (int i = 0; i < n; i++) {
            filled[i] = switch (cells) {
                case CaseColumn.Numbers numbers -> !Double.isNaN(numbers.values()[i]);
                case CaseColumn.Times times -> times.seconds()[i] != CaseColumn.Times.MISSING;
                case CaseColumn.Categories categories -> categories.codes()[i] >= 0;
            };
        }
        return filled;
    }

    private static int[] states(boolean[] are) {
        int[] states = new int[are.length];
        for (int i = 0; i < are.length; i++) {
            states[i] = are[i] ? 1 : 0;
        }
        return states;
    }

    /** Values as bins where there are few; else parts of the same number of cases. Bin 0 is missing. */
    private int[] bins(double[] values, boolean onlyParts) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int[] bins = new int[values.length];
        if (sorted.length == 0) {
            return bins;
        }
        double[] distinct =
                Arrays.stream(sorted).distinct().limit(DISTINCT + 1L).toArray();
        double[] ends;
        if (distinct.length <= DISTINCT && !onlyParts) {
            ends = distinct;
        } else {
            int parts = Math.max(4, Math.min(BINS, sorted.length / 20));
            ends = new double[parts];
            for (int part = 0; part < parts; part++) {
                ends[part] = sorted[(int) ((long) (sorted.length - 1) * (part + 1) / parts)];
            }
            ends = Arrays.stream(ends).distinct().toArray();
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                int at = Arrays.binarySearch(ends, values[i]);
                bins[i] = Math.min(at < 0 ? -at - 1 : at, ends.length - 1) + 1;
            }
        }
        return bins;
    }

    // How well bins tell the outcome

    private double score(int[] bins) {
        return switch (question.task()) {
            case YES_NO -> (separation(bins, true) + separation(bins, false)) / 2;
            case CLASSES -> (sorted(bins, true) + sorted(bins, false)) / 2;
            case NUMBER, FORECAST -> explained(bins, rank);
        };
    }

    private static int most(int[] bins) {
        return Arrays.stream(bins).max().orElse(0) + 1;
    }

    /** Twice the area under the curve, less one. */
    private double separation(int[] bins, boolean learned) {
        int size = most(bins);
        double[] yes = new double[size];
        double[] all = new double[size];
        double[] tested = new double[size];
        double[] testedYes = new double[size];
        double sum = 0;
        double cases = 0;
        for (int i = 0; i < n; i++) {
            if (half[i] == learned) {
                yes[bins[i]] += outcome[i];
                all[bins[i]]++;
                sum += outcome[i];
                cases++;
            } else {
                tested[bins[i]]++;
                testedYes[bins[i]] += outcome[i];
            }
        }
        double share = sum / Math.max(1, cases);
        Integer[] order = new Integer[size];
        double[] rate = new double[size];
        for (int bin = 0; bin < size; bin++) {
            order[bin] = bin;
            rate[bin] = (yes[bin] + share) / (all[bin] + 1);
        }
        Arrays.sort(order, Comparator.comparingDouble(bin -> rate[bin]));
        double noBelow = 0;
        double area = 0;
        double allYes = 0;
        for (int k = 0; k < size; ) {
            double yesHere = 0;
            double noHere = 0;
            double here = rate[order[k]];
            for (; k < size && rate[order[k]] == here; k++) {
                yesHere += testedYes[order[k]];
                noHere += tested[order[k]] - testedYes[order[k]];
            }
            area += yesHere * (noBelow + noHere / 2);
            noBelow += noHere;
            allYes += yesHere;
        }
        return allYes == 0 || noBelow == 0 ? 0 : Math.max(0, 2 * area / (allYes * noBelow) - 1);
    }

    /** Share of the mistakes of always saying the most frequent class that it avoids. */
    private double sorted(int[] bins, boolean learned) {
        int size = most(bins);
        int k = Math.max(1, classes.size());
        int[] counts = new int[size * k];
        int[] all = new int[k];
        for (int i = 0; i < n; i++) {
            if (half[i] == learned) {
                counts[bins[i] * k + (int) outcome[i]]++;
                all[(int) outcome[i]]++;
            }
        }
        int usual = place(all, 0, k, -1);
        int[] said = new int[size];
        for (int bin = 0; bin < size; bin++) {
            said[bin] = place(counts, bin * k, k, usual);
        }
        int right = 0;
        int rightAnyway = 0;
        int tested = 0;
        for (int i = 0; i < n; i++) {
            if (half[i] != learned) {
                tested++;
                right += said[bins[i]] == (int) outcome[i] ? 1 : 0;
                rightAnyway += usual == (int) outcome[i] ? 1 : 0;
            }
        }
        return tested == rightAnyway ? 0 : Math.max(0, (right - rightAnyway) / (double) (tested - rightAnyway));
    }

    private static int place(int[] counts, int from, int k, int otherwise) {
        int best = otherwise;
        int most = 0;
        for (int c = 0; c < k; c++) {
            if (counts[from + c] > most) {
                most = counts[from + c];
                best = c;
            }
        }
        return best;
    }

    /** Share of the variance, both halves. */
    private double explained(int[] bins, double[] target) {
        int size = most(bins);
        double[][] sum = new double[2][size];
        double[][] cases = new double[2][size];
        double[] total = new double[2];
        double[] number = new double[2];
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(target[i])) {
                int h = half[i] ? 1 : 0;
                sum[h][bins[i]] += target[i];
                cases[h][bins[i]]++;
                total[h] += target[i];
                number[h]++;
            }
        }
        if (number[0] < 10 || number[1] < 10) {
            return 0;
        }
        double left = 0;
        double all = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(target[i])) {
                int other = half[i] ? 0 : 1;
                double mean = total[other] / number[other];
                double said = (sum[other][bins[i]] + mean / 4) / (cases[other][bins[i]] + 0.25);
                double own = target[i] - total[1 - other] / number[1 - other];
                left += (target[i] - said) * (target[i] - said);
                all += own * own;
            }
        }
        return all <= 0 ? 0 : Math.max(0, 1 - left / all);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int j = i;
            while (j < order.length && values[order[j]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k < j; k++) {
                ranks[order[k]] = Double.isNaN(values[order[k]])
                        ? Double.NaN
                        : (i + j - 1) / 2.0 / Math.max(1, values.length - 1);
            }
            i = j;
        }
        return ranks;
    }

    // States that only come with the rarer outcome

    private @Nullable LabWarning pureStates(Known column, double[] values, boolean[] filled, int empty) {
        LabWarning missing = pureFilled(column, filled, empty);
        if (missing != null || question.task() != Task.YES_NO) {
            return missing;
        }
        Map<Double, Integer> counts = new HashMap<>();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        Map.Entry<Double, Integer> usual =
                counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
        if (usual == null || usual.getValue() < n * 0.3) {
            return null;
        }
        boolean[] other = new boolean[n];
        for (int i = 0; i < n; i++) {
            other[i] = filled[i] && values[i] != usual.getKey();
        }
        double purity = purity(states(other), 1);
        return purity == 0 ? null : new LabWarning(Kind.LEAK, List.of(column.name()), List.of(purity), null);
    }

    private @Nullable LabWarning pureFilled(Known column, boolean[] filled, int empty) {
        if (empty == 0 || empty == n || question.task() != Task.YES_NO) {
            return null;
        }
        double purity = Math.max(purity(states(filled), 1), purity(states(filled), 0));
        return purity == 0 ? null : new LabWarning(Kind.LEAK_BY_MISSING, List.of(column.name()), List.of(purity), null);
    }

    private @Nullable LabWarning pureCategory(Known column, CaseColumn.Categories categories, int[] bins) {
        if (question.task() != Task.YES_NO || column.distinct() > n / 10) {
            return null;
        }
        for (int code = 0; code < categories.categories().size(); code++) {
            double purity = purity(bins, code + 1);
            if (purity > 0) {
                return new LabWarning(
                        Kind.LEAK,
                        List.of(column.name()),
                        List.of(purity),
                        categories.categories().get(code));
            }
        }
        return null;
    }

    /** How much surer than by chance the rarer outcome is in a bin that nearly always has it; 0 if it does not, or holds too few. */
    private double purity(int[] bins, int bin) {
        double yes = Arrays.stream(outcome).sum();
        double rare = yes * 2 <= n ? 1 : 0;
        double share = Math.min(yes, n - yes) / n;
        int cases = 0;
        int rareCases = 0;
        for (int i = 0; i < n; i++) {
            if (bins[i] == bin) {
                cases++;
                rareCases += outcome[i] == rare ? 1 : 0;
            }
        }
        boolean isPure = cases >= 30 && rareCases >= cases * 0.99 && rareCases >= share * n * 0.1;
        return isPure ? (rareCases / (double) cases - share) / (1 - share) : 0;
    }

    // Sums over what comes later

    /** How well a number gives what later outcomes of the same thing will be on average, where earlier ones do not give it. */
    private double aggregate(double[] values) {
        boolean canTell = unit != null || time != null && isWhole;
        if (!canTell || question.task() == Task.CLASSES) {
            return 0;
        }
        if (future == null || past == null) {
            future = new ArrayList<>();
            past = new ArrayList<>();
            windows(future, past);
        }
        int[] bins = bins(values, false);
        double best = 0;
        for (double[] target : future) {
            best = Math.max(best, explained(bins, target));
        }
        if (best < AGGREGATE) {
            return 0;
        }
        double before = 0;
        for (double[] target : past) {
            before = Math.max(before, explained(bins, target));
        }
        return best - before >= (best >= NEARLY ? 0.06 : 0.1) ? best : 0;
    }

    private void windows(List<double[]> future, List<double[]> past) {
        int[] units = unit == null ? new int[n] : unit;
        Map<Integer, List<Integer>> of = new HashMap<>();
        for (int i = 0; i < n; i++) {
            if (units[i] >= 0) {
                of.computeIfAbsent(units[i], key -> new ArrayList<>()).add(i);
            }
        }
        long repeated = of.values().stream().filter(list -> list.size() > 1).count();
        if (unit != null && (thing != null ? repeated < 30 : repeated < 1)) {
            return;
        }
        double[] all = new double[n];
        Arrays.fill(all, Double.NaN);
        double[] allPast = all.clone();
        for (List<Integer> list : of.values()) {
            double sum = list.stream().mapToDouble(i -> outcome[i]).sum();
            double before = 0;
            for (int k = 0; k < list.size(); k++) {
                if (list.size() > 1 && of.size() > 1) {
                    all[list.get(k)] = sum / list.size();
                }
                if (k > 0) {
                    allPast[list.get(k)] = before / k;
                }
                before += outcome[list.get(k)];
            }
        }
        if (of.size() > 1) {
            future.add(all);
        }
        past.add(allPast);
        if (time == null) {
            return;
        }
        for (int width : new int[] {1, 3, 7, 14, 28}) {
            double[] next = new double[n];
            double[] with = new double[n];
            double[] previous = new double[n];
            double[] until = new double[n];
            for (double[] array : List.of(next, with, previous, until)) {
                Arrays.fill(array, Double.NaN);
            }
            for (List<Integer> list : of.values()) {
                double[] sums = new double[list.size() + 1];
                for (int k = 0; k < list.size(); k++) {
                    sums[k + 1] = sums[k] + outcome[list.get(k)];
                }
                for (int k = 0; k < list.size(); k++) {
                    int i = list.get(k);
                    if (k + width < list.size()) {
                        next[i] = (sums[k + 1 + width] - sums[k + 1]) / width;
                        with[i] = (sums[k + 1 + width] - sums[k]) / (width + 1);
                    }
                    if (k >= width) {
                        previous[i] = (sums[k] - sums[k - width]) / width;
                        until[i] = k > width ? (sums[k] - sums[k - width - 1]) / (width + 1) : Double.NaN;
                    }
                }
            }
            future.add(next);
            future.add(with);
            past.add(previous);
            past.add(until);
        }
    }

    // Time

    private void afterDecision(Known column, long[] seconds) {
        long[] decided = java.util.Objects.requireNonNull(time);
        boolean byDay = column.uneven() == 0 || Arrays.stream(decided).allMatch(second -> second % DAY == 0);
        int filled = 0;
        int later = 0;
        for (int i = 0; i < n; i++) {
            if (seconds[i] != CaseColumn.Times.MISSING) {
                filled++;
                boolean isLater = byDay
                        ? Math.floorDiv(seconds[i], DAY) > Math.floorDiv(decided[i], DAY)
                        : seconds[i] > decided[i];
                later += isLater ? 1 : 0;
            }
        }
        if (filled >= 10 && later >= filled * 0.05) {
            after.add(new LabWarning(
                    Kind.AFTER_DECISION, List.of(column.name()), List.of(later / (double) filled), null));
        }
    }

    private void columnDrift(Known column, CaseColumn cells) {
        int quarter = n / 4;
        if (time == null
                || quarter < 50
                || !(cells instanceof CaseColumn.Numbers || cells instanceof CaseColumn.Categories)) {
            return;
        }
        if (cells instanceof CaseColumn.Numbers numbers) {
            double[] first = part(numbers.values(), 0, quarter);
            double[] last = part(numbers.values(), n - quarter, n);
            double distance = first.length < 20 || last.length < 20 ? 0 : distance(first, last);
            if (distance >= DRIFT) {
                drifts.add(new LabWarning(Kind.COLUMN_DRIFT, List.of(column.name()), List.of(distance), null));
            }
        } else if (cells instanceof CaseColumn.Categories categories) {
            categoryDrift(column, categories, quarter);
        }
    }

    private void categoryDrift(Known column, CaseColumn.Categories categories, int quarter) {
        int size = categories.categories().size();
        if (size > quarter / 5) {
            return;
        }
        int[] first = new int[size];
        int[] last = new int[size];
        int[] before = new int[size];
        for (int i = 0; i < n; i++) {
            int code = categories.codes()[i];
            if (code >= 0) {
                first[code] += i < quarter ? 1 : 0;
                last[code] += i >= n - quarter ? 1 : 0;
                before[code] += i < n - quarter ? 1 : 0;
            }
        }
        double firsts = Math.max(1, Arrays.stream(first).sum());
        double lasts = Math.max(1, Arrays.stream(last).sum());
        double distance = 0;
        String appeared = null;
        for (int code = 0; code < size; code++) {
            distance += Math.abs(first[code] / firsts - last[code] / lasts) / 2;
            if (before[code] == 0 && last[code] >= Math.max(NAMED, quarter * 0.05)) {
                appeared = categories.categories().get(code);
            }
        }
        if (distance >= DRIFT || appeared != null) {
            drifts.add(new LabWarning(Kind.COLUMN_DRIFT, List.of(column.name()), List.of(distance), appeared));
        }
    }

    private static double[] part(double[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /** The largest difference of two distributions. */
    private static double distance(double[] one, double[] other) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            double value = Math.min(one[i], other[j]);
            while (i < one.length && one[i] <= value) {
                i++;
            }
            while (j < other.length && other[j] <= value) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i / (double) one.length - j / (double) other.length));
        }
        return largest;
    }

    private void drift(List<LabWarning> warnings) {
        int quarter = n / 4;
        if (time == null || quarter < 50) {
            return;
        }
        if (question.task() == Task.NUMBER || question.task() == Task.FORECAST) {
            double first = Arrays.stream(outcome, 0, quarter).average().orElse(0);
            double last = Arrays.stream(outcome, n - quarter, n).average().orElse(0);
            double[] a = part(outcome, 0, quarter);
            double[] b = part(outcome, n - quarter, n);
            if (distance(a, b) >= DRIFT) {
                warnings.add(new LabWarning(Kind.DRIFT, List.of(question.outcome()), List.of(first, last), null));
            }
            return;
        }
        int from = question.task() == Task.YES_NO ? 1 : 0;
        int to = question.task() == Task.YES_NO ? 2 : classes.size();
        double most = 0;
        LabWarning found = null;
        for (int c = from; c < to; c++) {
            int place = c;
            double first = Arrays.stream(outcome, 0, quarter)
                            .filter(value -> value == place)
                            .count()
                    / (double) quarter;
            double last = Arrays.stream(outcome, n - quarter, n)
                            .filter(value -> value == place)
                            .count()
                    / (double) quarter;
            double mean = (first + last) / 2;
            double error = Math.sqrt(Math.max(1e-12, mean * (1 - mean) * 2 / quarter));
            double change = Math.abs(first - last);
            boolean isLarge = change > 4 * error && (change >= 0.1 || change >= 0.5 * mean);
            if (isLarge && change > most) {
                most = change;
                found = new LabWarning(
                        Kind.DRIFT,
                        List.of(question.outcome()),
                        List.of(first, last),
                        question.task() == Task.CLASSES ? classes.get(c) : null);
            }
        }
        if (found != null) {
            warnings.add(found);
        }
    }

    // What is to be said

    List<LabWarning> warnings() {
        List<LabWarning> warnings = new ArrayList<>();
        List<Score> rest = new ArrayList<>();
        List<Score> sorted = new ArrayList<>(scores);
        sorted.sort(Comparator.comparingDouble(Score::all).reversed());
        for (Score score : sorted) {
            if (score.all() >= score.least() || score.missing() >= missingLimit()) {
                warnings.add(leak(score));
            } else if (!score.isToday()) {
                rest.add(score);
            }
        }
        if (rest.size() > OTHERS) {
            Score top = rest.getFirst();
            double ahead = top.all() - rest.get(1).all();
            boolean isAlone =
                    top.all() >= NEARLY && ahead >= NEARLY_AHEAD || top.all() >= much() && ahead >= MUCH_AHEAD;
            if (isAlone) {
                warnings.add(leak(top));
                rest.removeFirst();
            }
        }
        for (Score score : rest) {
            if (score.pure() != null) {
                warnings.add(score.pure());
            }
        }
        warnings.addAll(after);
        for (LabWarning name : names) {
            if (warnings.stream().noneMatch(warning -> warning.columns().equals(name.columns()))) {
                warnings.add(name);
            }
        }
        drift(warnings);
        warnings.addAll(drifts);
        return warnings;
    }

    private double much() {
        return classes.isEmpty() ? MUCH_OF_A_NUMBER : MUCH;
    }

    private double missingLimit() {
        // a state of two can tell no more of an order than three quarters
        return question.task() == Task.NUMBER || question.task() == Task.FORECAST ? 0.6 : 0.9;
    }

    private static LabWarning leak(Score score) {
        boolean isByMissing = score.missing() >= score.all() * 0.97 && score.missing() > 0;
        return new LabWarning(
                isByMissing ? Kind.LEAK_BY_MISSING : Kind.LEAK,
                List.of(score.column().name()),
                List.of(isByMissing ? score.missing() : score.all()),
                null);
    }
}
