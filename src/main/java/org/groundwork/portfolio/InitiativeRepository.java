package org.groundwork.portfolio;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.economics.Strategy;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.platform.Calendar;
import org.groundwork.scoring.Band;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads initiatives: the read model’s rows with names, teams and status as they are now. */
@Repository
class InitiativeRepository {

    /** Rows that the database hands over at once. */
    private static final int FETCH = 500;

    private static final String COLUMNS = """
        select e.*, a.name, a.status, a.archived_at, a.team_id, t.name as team_name,
            r.outcome, r.verdict as decided, r.reason,
            n.title as next_title, n.owner_person_id, n.owner_name, n.due_on, n.due_on < :today as overdue,
            case when a.status = 'IN_REVIEW'
                then greatest(0, cast(:today as date) - cast(e.submitted_at at time zone :zone as date)) end as waiting
        """;

    static final String FROM = """
        from portfolio_entry e
        join assessment_summary_view a on a.id = e.assessment_id
        join identity_team_view t on t.id = a.team_id
        left join review_outcome_view r on r.assessment_id = e.assessment_id and r.number = e.number
            and r.holds
        """;

    /** What comes next: the action that is due first, of those without a date the oldest. */
    private static final String NEXT = """
        left join lateral (
            select o.title, o.owner_person_id, o.due_on, p.name as owner_name
            from review_open_action_view o left join identity_person_view p on p.id = o.owner_person_id
            where o.assessment_id = e.assessment_id
            order by o.due_on nulls last, o.created_at, o.id limit 1) n on true
        """;

    private final JdbcClient database;
    private final Calendar calendar;
    private final MessageSource messages;

    InitiativeRepository(JdbcClient database, Calendar calendar, MessageSource messages) {
        this.database = database;
        this.calendar = calendar;
        this.messages = messages;
    }

    /** A condition with its parameters. */
    record Where(String sql, Map<String, Object> parameters) {}

    /**
     * @param teams that the person manages; not empty
     */
    static Where where(PortfolioFilter filter, Collection<UUID> teams) {
        StringBuilder sql = new StringBuilder("where e.latest");
        Map<String, Object> parameters = new LinkedHashMap<>();
        about(filter, teams, sql, parameters);
        if (!filter.verdicts().isEmpty()) {
            sql.append(" and coalesce(e.verdict, '").append(PortfolioFilter.EARLY);
            sql.append("') in (:verdicts)");
            parameters.put("verdicts", filter.verdicts());
        }
        PortfolioFilter.Status status = filter.status();
        if (status != null) {
            sql.append(
                    switch (status) {
                        case WAITING -> " and a.status = 'IN_REVIEW'";
                        case ACCEPTED -> " and r.outcome = 'ACCEPTED'";
                        case OTHERWISE -> " and r.outcome = 'OTHERWISE'";
                        case RETURNED -> " and r.outcome = 'RETURNED'";
                        case OPEN -> " and a.status = 'OPEN'";
                    });
        }
        LocalDate from = filter.from();
        if (from != null) {
            sql.append(" and e.submitted_at >= :from");
            parameters.put("from", from.atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        LocalDate to = filter.to();
        if (to != null) {
            sql.append(" and e.submitted_at < :to");
            parameters.put("to", to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        return new Where(sql.toString(), parameters);
    }

    /** What is asked of the assessment itself, whichever submission is looked at. */
    static void about(
            PortfolioFilter filter, Collection<UUID> teams, StringBuilder sql, Map<String, Object> parameters) {
        TeamId team = filter.team();
        sql.append(" and a.team_id in (:teams)");
        parameters.put("teams", team == null ? teams : List.of(team.value()));
        sql.append(" and a.archived_at is ").append(filter.archived() ? "not null" : "null");
        if (!filter.text().isEmpty()) {
            sql.append(" and (lower(a.name) like :text escape '!' or lower(a.summary) like :text" + " escape '!')");
            parameters.put("text", filter.pattern());
        }
    }

    /** Of those that the filter leaves. */
    record Count(
            @Nullable String verdict,
            int rank,
            String method,
            @Nullable String currency,
            boolean money,
            long count) {}

    List<Count> counts(Where where) {
        return database.sql("select e.verdict, e.verdict_rank as rank, e.method, e.currency,"
                        + " e.value_mean is not null as money, count(*) as count "
                        + FROM
                        + where.sql()
                        + " group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5")
                .params(where.parameters())
                .query(Count.class)
                .list();
    }

    List<Portfolio.Saved> saved(Where where) {
        return database.sql("select s.currency, sum(s.amount), count(*) "
                        + FROM
                        + " join review_saving_view s on s.assessment_id = e.assessment_id "
                        + where.sql()
                        + " group by s.currency order by count(*) desc, s.currency")
                .params(where.parameters())
                .query((row, number) -> new Portfolio.Saved(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    private JdbcClient.StatementSpec rows(String sql) {
        return database.sql(COLUMNS + FROM + NEXT + sql)
                .param("today", calendar.today())
                .param("zone", calendar.zone().getId());
    }

    List<Initiative> page(Where where, PortfolioFilter filter, int size, int page) {
        return rows(where.sql() + order(filter) + " limit :size offset :offset")
                .params(where.parameters())
                .param("size", size)
                .param("offset", (long) size * (page - 1))
                .query(this::initiative)
                .list();
    }

    /** To be closed; within a transaction, so that rows are not held in memory. */
    Stream<Initiative> stream(Where where, PortfolioFilter filter) {
        return rows(where.sql() + order(filter))
                .withFetchSize(FETCH)
                .params(where.parameters())
                .query(this::initiative)
                .stream();
    }

    /** The latest submissions of these assessments, as far as they are in these teams. */
    List<Initiative> of(Collection<UUID> assessments, Collection<UUID> teams) {
        return assessments.isEmpty() || teams.isEmpty()
                ? List.of()
                : rows("where e.latest and a.id in (:ids) and a.team_id in (:teams) order by a.id")
                        .param("ids", assessments)
                        .param("teams", teams)
                        .query(this::initiative)
                        .list();
    }

    /** Every submission of these assessments that stands, the latest or not, whosever they are. */
    List<Initiative> latest(Collection<UUID> assessments) {
        return assessments.isEmpty()
                ? List.of()
                : rows("where a.id in (:ids)")
                        .param("ids", assessments)
                        .query(this::initiative)
                        .list();
    }

    /** Money of several currencies is not compared: it is sorted by currency first. */
    private static String order(PortfolioFilter filter) {
        String direction = filter.descending() ? " desc" : "";
        String by = switch (filter.sort()) {
            case NAME -> "lower(a.name)" + direction;
            case TEAM -> "lower(t.name)" + direction + ", lower(a.name)";
            case VERDICT -> "e.verdict_rank" + direction + ", e.gate_number" + direction;
            case READINESS -> "e.readiness" + direction + " nulls last, e.readiness_low" + direction;
            case VALUE -> "e.path is null, e.currency, e.value_mean" + direction;
            // where the money favours doing nothing, nothing can be lost: no chance of loss to compare
            case LOSS -> "coalesce(e.path, 'NOTHING') = 'NOTHING', e.path is null, e.loss" + direction;
            case EFFORT -> "e.next_step <> 'CHANGE', e.steps_s + 5 * e.steps_m + 20 * e.steps_l" + direction;
            case LEARNING -> "e.path is null, e.currency, e.learning" + direction;
            case STATUS ->
                "case a.status when 'IN_REVIEW' then 1 when 'DECIDED' then 2 when"
                        + " 'RETURNED' then 3 else 4 end"
                        + direction
                        + ", r.outcome"
                        + direction;
            case DECIDED -> "r.verdict is null, r.verdict" + direction;
            case WAITING -> "a.status <> 'IN_REVIEW', e.submitted_at" + (filter.descending() ? "" : " desc");
            case OWNER -> "coalesce(n.owner_name, '') = '', lower(n.owner_name)" + direction + ", n.due_on";
            case DUE -> "n.due_on" + direction + " nulls last";
            case SUBMITTED -> "e.submitted_at" + direction;
        };
        return " order by " + by + ", lower(a.name), a.id";
    }

    private Initiative initiative(ResultSet row, int number) throws SQLException {
        return new Initiative(
                new AssessmentId(row.getObject("assessment_id", UUID.class)),
                row.getInt("number"),
                row.getString("name"),
                new TeamView(new TeamId(row.getObject("team_id", UUID.class)), row.getString("team_name")),
                decision(row),
                row.getObject("archived_at") != null,
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getString("method"),
                row.getString("verdict"),
                row.getInt("verdict_rank"),
                row.getBoolean("settled"),
                texts(row, "possible"),
                row.getDouble("coverage"),
                band(row),
                row.getString("held_back_by"),
                row.getInt("gate_number"),
                row.getString("currency"),
                money(row),
                texts(row, "missing"),
                new Initiative.NextStep(
                        Initiative.NextStep.Kind.valueOf(row.getString("next_step")),
                        row.getInt("steps_s"),
                        row.getInt("steps_m"),
                        row.getInt("steps_l"),
                        row.getObject("experiment_days", Integer.class),
                        texts(row, "step_roles").stream()
                                .map(InitiativeRepository::roleSteps)
                                .toList(),
                        row.getString("experiment_role")),
                next(row),
                row.getObject("waiting", Integer.class));
    }

    private Initiative.@Nullable NextAction next(ResultSet row) throws SQLException {
        String title = row.getString("next_title");
        return title == null
                ? null
                : new Initiative.NextAction(
                        title,
                        name(row.getString("owner_name")),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("overdue"));
    }

    /** Those who were erased have no name any more. */
    private @Nullable String name(@Nullable String name) {
        return name != null && name.isEmpty()
                ? messages.getMessage("identity.former-member", null, Locale.ENGLISH)
                : name;
    }

    /**
     * An action whose date has passed.
     *
     * @param owner name; null while it is nobody's
     */
    record Overdue(UUID assessment, String title, @Nullable String owner, LocalDate due) {}

    /** Of these assessments, the longest overdue first. */
    List<Overdue> overdue(Collection<UUID> assessments) {
        return assessments.isEmpty()
                ? List.of()
                : database.sql("""
                    select o.assessment_id, o.title, p.name, o.due_on
                    from review_open_action_view o left join identity_person_view p on p.id = o.owner_person_id
                    where o.assessment_id in (:ids) and o.due_on < :today order by o.due_on, o.created_at, o.id
                    """)
                        .param("ids", assessments)
                        .param("today", calendar.today())
                        .query((row, number) -> new Overdue(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                name(row.getString(3)),
                                row.getObject(4, LocalDate.class)))
                        .list();
    }

    /** What was put down as not spent for these assessments, by currency, the most frequent first. */
    List<Portfolio.Saved> savedOf(Collection<UUID> assessments) {
        return assessments.isEmpty()
                ? List.of()
                : database.sql("select s.currency, sum(s.amount), count(*) from review_saving_view s"
                                + " where s.assessment_id in (:ids) group by s.currency"
                                + " order by count(*) desc, s.currency")
                        .param("ids", assessments)
                        .query((row, number) -> new Portfolio.Saved(row.getString(1), row.getLong(2), row.getLong(3)))
                        .list();
    }

    private static Initiative.Decision decision(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        PortfolioFilter.Status status = switch (row.getString("status")) {
            case "IN_REVIEW" -> PortfolioFilter.Status.WAITING;
            case "DECIDED", "RETURNED" ->
                outcome == null ? PortfolioFilter.Status.OPEN : PortfolioFilter.Status.valueOf(outcome);
            default -> PortfolioFilter.Status.OPEN;
        };
        String reason = row.getString("reason");
        return new Initiative.Decision(status, row.getString("decided"), reason == null ? "" : reason);
    }

    private static @Nullable Band band(ResultSet row) throws SQLException {
        return row.getObject("readiness") == null
                ? null
                : new Band(row.getDouble("readiness_low"), row.getDouble("readiness"), row.getDouble("readiness_high"));
    }

    private static Initiative.@Nullable Money money(ResultSet row) throws SQLException {
        String path = row.getString("path");
        return path == null
                ? null
                : new Initiative.Money(
                        row.getString("currency"),
                        Strategy.valueOf(path),
                        row.getDouble("value_mean"),
                        row.getDouble("value_p10"),
                        row.getDouble("value_p90"),
                        row.getDouble("loss"),
                        row.getObject("ml_cost", Double.class),
                        row.getDouble("learning"),
                        row.getBoolean("on_top"),
                        new Initiative.Path(
                                Strategy.valueOf(path),
                                row.getDouble("value_mean"),
                                row.getDouble("path_weeks"),
                                row.getObject("path_up_front", Double.class)),
                        withMl(row));
    }

    private static Initiative.@Nullable Path withMl(ResultSet row) throws SQLException {
        String path = row.getString("ml_path");
        return path == null
                ? null
                : new Initiative.Path(
                        Strategy.valueOf(path),
                        row.getDouble("ml_path_mean"),
                        row.getDouble("ml_path_weeks"),
                        row.getObject("ml_path_up_front", Double.class));
    }

    private static Initiative.RoleSteps roleSteps(String text) {
        String[] parts = text.split(":", -1);
        return new Initiative.RoleSteps(
                parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
