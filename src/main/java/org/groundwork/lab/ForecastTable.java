package org.groundwork.lab;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A case for each series and period, with what was known of it so many periods ahead: last values, values a
 * season ago, means of the last ones. Cases are in the order of their periods.
 *
 * @param cases learned from like other numbers
 * @param last value that was known last, by row
 * @param season value of the same part of the last season that was known; null where the history is too short
 * @param scale what the values of a series are divided by before it is learned from them; known at the time
 * @param means of the last {@link #WINDOWS} known values, by window and row
 */
record ForecastTable(CaseTable cases, double[] last, double @Nullable [] season, double[] scale, double[][] means) {

    static final List<Integer> WINDOWS = List.of(2, 3, 4, 6, 8, 12);

    private static final int LAGS = 8;
    private static final int LEAST_PERIODS = 16;
    private static final int MOST_PERIODS = 20_000;
    private static final int MOST_CELLS = 4_000_000;

    static ForecastTable of(CaseTable table, LabQuestion.Forecast forecast, int mostRows) {
        long[] time = table.time();
        if (time == null || table.rows() == 0) {
            throw new LabException("forecast-time");
        }
        Panel panel = Panel.of(table, time, forecast);
        int season = season(forecast);
        List<int[]> cells = new ArrayList<>();
        for (int period = forecast.ahead(); period < panel.periods; period++) {
            for (int series = 0; series < panel.series; series++) {
                if (!Double.isNaN(panel.value[series][period])
                        && !Double.isNaN(panel.value[series][period - forecast.ahead()])) {
                    cells.add(new int[] {series, period});
                }
            }
        }
        int step = Math.max(1, (cells.size() + mostRows - 1) / mostRows);
        int rows = (cells.size() + step - 1) / step;
        int[] seriesOf = new int[rows];
        int[] periodOf = new int[rows];
        for (int row = 0; row < rows; row++) {
            seriesOf[row] = cells.get(row * step)[0];
            periodOf[row] = cells.get(row * step)[1];
        }
        return panel.table(table, forecast, season, seriesOf, periodOf, cells.size());
    }

    static int season(LabQuestion.Forecast forecast) {
        int periods = switch (forecast.period()) {
            case DAY -> 7;
            case WEEK -> 52;
            case MONTH -> 12;
            case QUARTER -> 4;
            case HUNDRED -> throw new IllegalArgumentException("no period");
        };
        return periods * ((forecast.ahead() + periods - 1) / periods);
    }

    /** Values by series and period; NaN where nothing was recorded. */
    private record Panel(int series, int periods, long first, double[][] value, double @Nullable [][] today) {

        static Panel of(CaseTable table, long[] time, LabQuestion.Forecast forecast) {
            long first = Arrays.stream(time).min().orElseThrow();
            long last = Arrays.stream(time).max().orElseThrow();
            long from = Split.period(first, forecast.period());
            int periods = (int) Math.min(MOST_PERIODS + 1L, Split.period(last, forecast.period()) - from + 1);
            int[] codes = table.series();
            int series = codes == null ? 1 : Arrays.stream(codes).max().orElse(0) + 1;
            if (periods > MOST_PERIODS || (long) periods * series > MOST_CELLS) {
                throw new LabException("forecast-many", periods, series);
            }
            if (periods < LEAST_PERIODS) {
                throw new LabException("forecast-few", periods, LEAST_PERIODS);
            }
            double[][] value = new double[series][periods];
            double[] recorded = table.today();
            double[][] today = recorded == null ? null : new double[series][periods];
            int[][] counts = new int[series][periods];
            for (int row = 0; row < time.length; row++) {
                int in = codes == null ? 0 : codes[row];
                int period = (int) (Split.period(time[row], forecast.period()) - from);
                value[in][period] += table.outcome()[row];
                counts[in][period]++;
                if (today != null && recorded != null) {
                    today[in][period] += recorded[row];
                }
            }
            long cells = Arrays.stream(counts)
                    .flatMapToInt(Arrays::stream)
                    .filter(count -> count > 0)
                    .count();
            boolean many = time.length > 1.5 * cells;
            double shown = Split.covered(from + periods - 1, forecast.period(), first, last);
            // the last period may have only begun
            int whole = many && shown < 1 ? periods - 1 : periods;
            for (int in = 0; in < series; in++) {
                finish(value[in], today == null ? null : today[in], counts[in], forecast.sum());
            }
            return new Panel(series, whole, from, value, today);
        }

        private static void finish(double[] value, double @Nullable [] today, int[] counts, boolean sum) {
            boolean begun = false;
            int last = IntStream.range(0, counts.length)
                    .filter(period -> counts[period] > 0)
                    .max()
                    .orElse(-1);
            for (int period = 0; period < counts.length; period++) {
                begun |= counts[period] > 0;
                boolean none = counts[period] == 0;
                // where rows add up, none in between is zero
                value[period] = none && !(sum && begun && period < last)
                        ? Double.NaN
                        : sum ? value[period] : value[period] / counts[period];
                if (today != null) {
                    today[period] = none ? Double.NaN : sum ? today[period] : today[period] / counts[period];
                }
            }
        }

        ForecastTable table(
                CaseTable table, LabQuestion.Forecast forecast, int season, int[] seriesOf, int[] periodOf, int all) {
            int rows = seriesOf.length;
            int ahead = forecast.ahead();
            double[] outcome = at(seriesOf, periodOf, 0, value);
            double[] last = at(seriesOf, periodOf, ahead, value);
            double[] scale = new double[rows];
            double[][] means = new double[WINDOWS.size()][rows];
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < means.length; k++) {
                    means[k][row] = mean(value[seriesOf[row]], periodOf[row] - ahead, WINDOWS.get(k));
                }
                double size = Math.abs(mean(value[seriesOf[row]], periodOf[row] - ahead, LAGS));
                scale[row] = series == 1 ? 1 : Math.max(size, 1e-9);
            }
            double least = Arrays.stream(scale).average().orElse(1) / 100;
            for (int row = 0; row < rows; row++) {
                scale[row] = Math.max(scale[row], Math.max(least, 1e-9));
            }
            double[] seasonal = at(seriesOf, periodOf, season, value);
            List<CaseColumn> columns = new ArrayList<>();
            for (int lag = 0; lag < LAGS; lag++) {
                columns.add(scaled("lag " + (ahead + lag), at(seriesOf, periodOf, ahead + lag, value), scale));
            }
            columns.add(scaled("season", seasonal, scale));
            columns.add(scaled(
                    "season, next",
                    at(seriesOf, periodOf, season - 1 >= ahead ? season - 1 : season + 1, value),
                    scale));
            for (int k = 0; k < means.length; k++) {
                columns.add(scaled("mean of " + WINDOWS.get(k), means[k], scale));
            }
            long[] time = new long[rows];
            for (int row = 0; row < rows; row++) {
                time[row] = Split.start(first + periodOf[row], forecast.period())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond();
            }
            if (forecast.period() == Per.MONTH || forecast.period() == Per.QUARTER) {
                columns.add(months(time));
            }
            if (series > 1 && series <= 200) {
                columns.add(new CaseColumn.Categories(
                        "series",
                        seriesOf,
                        IntStream.range(0, series).mapToObj(Integer::toString).toList()));
            }
            double[] today = this.today == null ? null : at(seriesOf, periodOf, 0, this.today);
            CaseTable cases = new CaseTable(
                    rows, all, columns, outcome, List.of(), time, null, today, null, group(table, seriesOf));
            long known = Arrays.stream(seasonal)
                    .filter(value -> !Double.isNaN(value))
                    .count();
            double[] instead = seasonal.clone();
            for (int row = 0; row < rows; row++) {
                instead[row] = Double.isNaN(instead[row]) ? last[row] : instead[row];
            }
            return new ForecastTable(cases, last, known < rows / 2 ? null : instead, scale, means);
        }

        /** The series, where it is also what the result is told by. */
        private static @Nullable CaseColumn group(CaseTable table, int[] seriesOf) {
            return table.group() instanceof CaseColumn.Categories categories
                            && table.series() != null
                            && Arrays.equals(categories.codes(), table.series())
                    ? new CaseColumn.Categories(categories.name(), seriesOf, categories.categories())
                    : null;
        }

        private static CaseColumn months(long[] time) {
            int[] codes = Arrays.stream(time)
                    .mapToInt(seconds -> Split.date(seconds).getMonthValue() - 1)
                    .toArray();
            return new CaseColumn.Categories(
                    "month",
                    codes,
                    IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList());
        }

        private static double[] at(int[] seriesOf, int[] periodOf, int back, double[][] from) {
            return IntStream.range(0, seriesOf.length)
                    .mapToDouble(row -> periodOf[row] < back ? Double.NaN : from[seriesOf[row]][periodOf[row] - back])
                    .toArray();
        }

        private static CaseColumn scaled(String name, double[] values, double[] scale) {
            double[] scaled = new double[values.length];
            Arrays.setAll(scaled, row -> values[row] / scale[row]);
            return new CaseColumn.Numbers(name, scaled);
        }

        private static double mean(double[] values, int last, int window) {
            return IntStream.rangeClosed(Math.max(0, last - window + 1), last)
                    .mapToDouble(period -> values[period])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /** Days that lie between what is known and what is forecast, besides the next period. */
    static int gapDays(LabQuestion.Forecast forecast) {
        long one = ChronoUnit.DAYS.between(
                Split.start(0, forecast.period()), Split.start(forecast.ahead() - 1L, forecast.period()));
        return (int) one;
    }
}
