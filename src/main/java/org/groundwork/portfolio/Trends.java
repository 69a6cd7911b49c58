package org.groundwork.portfolio;

import org.groundwork.method.Methods;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the portfolio stood at the end of each month: every initiative counts with the submission
 * that was its latest one by then and was not taken back since.
 */
@Service
@Transactional(readOnly = true)
public class Trends {

    /** Months that are shown, the present one among them. */
    static final int MONTHS = 12;

    private final JdbcClient database;
    private final Portfolio portfolio;
    private final Clock clock;

    Trends(JdbcClient database, Portfolio portfolio, Clock clock) {
        this.database = database;
        this.portfolio = portfolio;
        this.clock = clock;
    }

    /**
     * A month.
     *
     * @param counts by verdict id or {@link PortfolioFilter#EARLY}; those that are missing are 0
     * @param low median of the initiatives' low readiness, 0 to 1, and so on; null without any
     */
    public record Month(
            YearMonth month,
            Map<String, Long> counts,
            @Nullable Double low,
            @Nullable Double stated,
            @Nullable Double high) {

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        public long count(String verdict) {
            return counts.getOrDefault(verdict, 0L);
        }
    }

    /**
     * @param verdicts that occur, in the order of the staircase; counts are of the last month
     * @param months the first one in which there is anything, to the present one
     */
    public record Trend(List<Portfolio.VerdictCount> verdicts, List<Month> months) {}

    /** Of the initiatives that team, text and archive of the filter leave. */
    public Trend of(PortfolioFilter filter) {
        var team = filter.team();
        List<java.util.UUID> managed = portfolio.managed();
        if (team != null && !managed.contains(team.value())) {
            throw new NotFound();
        }
        YearMonth last = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        YearMonth first = last.minusMonths(MONTHS - 1L);
        StringBuilder about = new StringBuilder("where true");
        Map<String, Object> parameters = new LinkedHashMap<>();
        InitiativeRows.about(filter, managed, about, parameters);
        String stood =
                """
                with stood as (
                    select e.*, lead(e.submitted_at) over (
                        partition by e.assessment_id order by e.number) as until
                    from portfolio_entry e join assessment_summary_view a on a.id = e.assessment_id
                """
                        + about
                        + """
                        ), months as (
                            select m as first_day, m + interval '1 month' as ends
                            from generate_series(:first, :last, interval '1 month') m)
                        """;
        parameters.put("first", start(first));
        parameters.put("last", start(last));
        Map<YearMonth, Map<String, Long>> counts = new LinkedHashMap<>();
        Map<String, Portfolio.VerdictCount> verdicts = new LinkedHashMap<>();
        database.sql(
                        stood
                                + """
                                select first_day, verdict, verdict_rank, method, count(*)
                                from months join stood on submitted_at < ends
                                    and (until is null or until >= ends)
                                group by 1, 2, 3, 4 order by 3, 1
                                """)
                .params(parameters)
                .query(
                        row -> {
                            String verdict = row.getString(2);
                            String id = verdict == null ? PortfolioFilter.EARLY : verdict;
                            YearMonth month = month(row.getObject(1, OffsetDateTime.class));
                            counts.computeIfAbsent(month, m -> new LinkedHashMap<>())
                                    .merge(id, row.getLong(5), Long::sum);
                            String title =
                                    verdict == null
                                            ? null
                                            : Methods.find(row.getString(4))
                                                    .map(m -> m.verdict(verdict).title())
                                                    .orElse(verdict);
                            verdicts.put(
                                    id,
                                    new Portfolio.VerdictCount(
                                            id,
                                            title,
                                            row.getInt(3),
                                            month.equals(last) ? row.getLong(5) : 0));
                        });
        Map<YearMonth, double[]> bands = new LinkedHashMap<>();
        database.sql(
                        stood
                                + """
                                select first_day,
                                    percentile_cont(0.5) within group (order by readiness_low),
                                    percentile_cont(0.5) within group (order by readiness),
                                    percentile_cont(0.5) within group (order by readiness_high)
                                from months join stood on submitted_at < ends
                                    and (until is null or until >= ends)
                                where readiness is not null group by 1
                                """)
                .params(parameters)
                .query(
                        row -> {
                            bands.put(
                                    month(row.getObject(1, OffsetDateTime.class)),
                                    new double[] {
                                        row.getDouble(2), row.getDouble(3), row.getDouble(4)
                                    });
                        });
        List<Month> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            if (months.isEmpty() && !counts.containsKey(month)) {
                continue;
            }
            double[] band = bands.get(month);
            months.add(
                    new Month(
                            month,
                            counts.getOrDefault(month, Map.of()),
                            band == null ? null : band[0],
                            band == null ? null : band[1],
                            band == null ? null : band[2]));
        }
        return new Trend(List.copyOf(verdicts.values()), months);
    }

    private static OffsetDateTime start(YearMonth month) {
        LocalDate day = month.atDay(1);
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static YearMonth month(OffsetDateTime at) {
        return YearMonth.from(at.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
