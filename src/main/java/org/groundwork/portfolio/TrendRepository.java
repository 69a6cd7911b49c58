package org.groundwork.portfolio;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the read model stood at the end of each month. */
@Repository
class TrendRepository {

    private static final String STOOD = """
        with stood as (
            select e.*, lead(e.submitted_at) over (
                partition by e.assessment_id order by e.number) as until
            from portfolio_entry e join assessment_summary_view a on a.id = e.assessment_id
        """;

    private static final String MONTHS = """
        ), months as (
            select m as first_day, m + interval '1 month' as ends
            from generate_series(:first, :last, interval '1 month') m)
        """;

    private final JdbcClient database;

    TrendRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param firstDay of the month
     * @param rank of the verdict in the method's staircase
     */
    record CountRow(OffsetDateTime firstDay, @Nullable String verdict, int rank, String method, long count) {}

    /** Medians of those that have a readiness. */
    record BandRow(OffsetDateTime firstDay, double low, double stated, double high) {}

    /**
     * How many stood at which verdict, by rank and month.
     *
     * @param teams that the person manages
     */
    List<CountRow> counts(PortfolioFilter filter, Collection<UUID> teams, OffsetDateTime first, OffsetDateTime last) {
        Map<String, Object> parameters = parameters(first, last);
        return database.sql(stood(filter, teams, parameters) + """
            select first_day, verdict, verdict_rank as rank, method,
                count(*) as count
            from months join stood on submitted_at < ends
                and (until is null or until >= ends)
            group by 1, 2, 3, 4 order by 3, 1
            """)
                .params(parameters)
                .query(CountRow.class)
                .list();
    }

    List<BandRow> bands(PortfolioFilter filter, Collection<UUID> teams, OffsetDateTime first, OffsetDateTime last) {
        Map<String, Object> parameters = parameters(first, last);
        return database.sql(stood(filter, teams, parameters) + """
            select first_day,
                percentile_cont(0.5) within group (order by readiness_low) as low,
                percentile_cont(0.5) within group (order by readiness) as stated,
                percentile_cont(0.5) within group (order by readiness_high) as high
            from months join stood on submitted_at < ends
                and (until is null or until >= ends)
            where readiness is not null group by 1
            """)
                .params(parameters)
                .query(BandRow.class)
                .list();
    }

    private static Map<String, Object> parameters(OffsetDateTime first, OffsetDateTime last) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("first", first);
        parameters.put("last", last);
        return parameters;
    }

    private static String stood(PortfolioFilter filter, Collection<UUID> teams, Map<String, Object> parameters) {
        StringBuilder about = new StringBuilder("where true");
        InitiativeRepository.about(filter, teams, about, parameters);
        return STOOD + about + MONTHS;
    }
}
