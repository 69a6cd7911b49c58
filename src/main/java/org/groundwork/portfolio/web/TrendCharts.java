package org.groundwork.portfolio.web;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.groundwork.chart.TrendChart;
import org.groundwork.portfolio.Maps;
import org.groundwork.portfolio.Trends;

/** Draws how the portfolio stood from month to month. */
final class TrendCharts {

    private TrendCharts() {}

    static TrendChart of(Trends.Trend trend) {
        return new TrendChart(
                trend.verdicts().stream()
                        .map(verdict -> Maps.sign(verdict.rank()))
                        .toList(),
                trend.months().stream()
                        .map(month -> new TrendChart.Column(
                                month.month().getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                                trend.verdicts().stream()
                                        .map(verdict -> month.count(verdict.id()))
                                        .toList()))
                        .toList());
    }

    /** {@code November 2026} */
    static List<String> names(Trends.Trend trend) {
        return trend.months().stream()
                .map(month -> month.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        + " "
                        + month.month().getYear())
                .toList();
    }
}
