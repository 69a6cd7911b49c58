package org.groundwork.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.method.Methods;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the portfolio stood at the end of each month: every initiative counts with the submission
 * that was its latest one by then and was not taken back since.
 */
@Service
@Transactional(readOnly = true)
public class Trends {

    /** Months that are shown, the present one among them. */
    static final int MONTHS = 12;

    private final TrendRepository repository;
    private final Portfolio portfolio;
    private final Clock clock;

    Trends(TrendRepository repository, Portfolio portfolio, Clock clock) {
        this.repository = repository;
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
        Map<YearMonth, Map<String, Long>> counts = new LinkedHashMap<>();
        Map<String, Portfolio.VerdictCount> verdicts = new LinkedHashMap<>();
        for (TrendRepository.CountRow row : repository.counts(filter, managed, start(first), start(last))) {
            String verdict = row.verdict();
            String id = verdict == null ? PortfolioFilter.EARLY : verdict;
            YearMonth month = month(row.firstDay());
            counts.computeIfAbsent(month, m -> new LinkedHashMap<>()).merge(id, row.count(), Long::sum);
            String title = verdict == null
                    ? null
                    : Methods.find(row.method())
                            .map(m -> m.verdict(verdict).title())
                            .orElse(verdict);
            verdicts.merge(
                    id,
                    new Portfolio.VerdictCount(id, title, row.rank(), month.equals(last) ? row.count() : 0),
                    (a, b) -> new Portfolio.VerdictCount(id, a.title(), a.rank(), a.count() + b.count()));
        }
        Map<YearMonth, double[]> bands = new LinkedHashMap<>();
        for (TrendRepository.BandRow row : repository.bands(filter, managed, start(first), start(last))) {
            bands.put(month(row.firstDay()), new double[] {row.low(), row.stated(), row.high()});
        }
        List<Month> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            if (months.isEmpty() && !counts.containsKey(month)) {
                continue;
            }
            double[] band = bands.get(month);
            months.add(new Month(
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
