package org.groundwork.portfolio;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.method.Condition;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What initiatives lack in common, and what closing it once would unlock: for each initiative every
 * lacking question was lifted alone and the sheet scored again when it was submitted, with the
 * economics as they were.
 */
@Service
@Transactional(readOnly = true)
public class CommonLacks {

    /** Questions that are shown. */
    static final int MOST = 25;

    /** Initiatives that are named for each question. */
    static final int NAMED = 6;

    private final JdbcClient database;
    private final Portfolio portfolio;

    CommonLacks(JdbcClient database, Portfolio portfolio) {
        this.database = database;
        this.portfolio = portfolio;
    }

    /**
     * A question that several lack.
     *
     * @param kind LIFT, TEST or FACT
     * @param need label of the highest level asked for; null for a choice
     * @param effort id of the class of one step: S, M, L or fact
     * @param initiatives how many lack it
     * @param blocking of those, how many have it in the gate on which their recommendation stands
     * @param unlocks how many recommendations change when it alone is lifted
     * @param worth expected value of those whose recommendation changes, by currency
     * @param changes the first of those, by value
     */
    public record Lack(
            String question,
            String title,
            String text,
            String section,
            List<String> gates,
            String kind,
            @Nullable String need,
            String effort,
            String role,
            long initiatives,
            long blocking,
            long unlocks,
            Map<String, Double> worth,
            List<Change> changes) {}

    /**
     * An initiative whose recommendation changes: from one title, null for too early, to another.
     */
    public record Change(
            AssessmentId id, int number, String name, @Nullable String from, String to) {}

    /**
     * @param total questions that somebody lacks
     * @param initiatives that the filter leaves
     */
    public record Lacks(List<Lack> lacks, int total, long initiatives) {}

    private record Row(
            String method,
            String question,
            String kind,
            int need,
            long initiatives,
            long blocking,
            long unlocks) {}

    /** The ones that unlock most first, then those that most initiatives stand before. */
    public Lacks of(PortfolioFilter filter) {
        InitiativeRows.Where where = portfolio.where(filter);
        String from =
                "from portfolio_lack l join portfolio_entry e on e.assessment_id = l.assessment_id"
                        + " join assessment_summary_view a on a.id = e.assessment_id "
                        + where.sql();
        List<Row> rows =
                database.sql(
                                "select l.method, l.question, l.kind, max(l.need), count(*),"
                                    + " count(*) filter (where l.standing), count(*) filter (where"
                                    + " l.unlocks) "
                                        + from
                                        + " group by 1, 2, 3 order by 7 desc, 6 desc, 5 desc, 2")
                        .params(where.parameters())
                        .query(
                                (row, number) ->
                                        new Row(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getInt(4),
                                                row.getLong(5),
                                                row.getLong(6),
                                                row.getLong(7)))
                        .list();
        Map<String, Map<String, Double>> worth = worth(from, where);
        Map<String, List<Change>> changes = changes(from, where);
        List<Lack> lacks = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            Methods.find(row.method())
                    .ifPresent(method -> lacks.add(lack(row, method, worth, changes)));
        }
        return new Lacks(lacks, rows.size(), portfolio.overview(filter).total());
    }

    private static Lack lack(
            Row row,
            Method method,
            Map<String, Map<String, Double>> worth,
            Map<String, List<Change>> changes) {
        Question question = method.question(row.question());
        String key = row.method() + " " + row.question();
        return new Lack(
                row.question(),
                question.title(),
                question.text(),
                method.section(question.section()).title(),
                method.gates().stream()
                        .filter(gate -> asks(gate, method, row.question()))
                        .map(Gate::title)
                        .toList(),
                row.kind(),
                question instanceof Question.Levelled levelled
                        ? levelled.levels().get(row.need()).label()
                        : null,
                question.effort().id(),
                method.role(question.role()).title(),
                row.initiatives(),
                row.blocking(),
                row.unlocks(),
                worth.getOrDefault(key, Map.of()),
                changes.getOrDefault(key, List.of()));
    }

    private static boolean asks(Gate gate, Method method, String question) {
        List<String> asked = new ArrayList<>();
        gate.condition()
                .leaves(
                        leaf -> {
                            if (leaf instanceof Condition.AtLeast(String id, int level)
                                    && id.equals(question)) {
                                asked.add(id);
                            }
                            if (leaf instanceof Condition.OneOf(String id, var of)
                                    && id.equals(question)) {
                                asked.add(id);
                            }
                        });
        return !asked.isEmpty();
    }

    private Map<String, Map<String, Double>> worth(String from, InitiativeRows.Where where) {
        Map<String, Map<String, Double>> worth = new LinkedHashMap<>();
        database.sql(
                        "select l.method || ' ' || l.question, e.currency, sum(e.value_mean) "
                                + from
                                + " and l.unlocks and e.path is not null group by 1, 2 order by 1,"
                                + " 2")
                .params(where.parameters())
                .query(
                        row -> {
                            worth.computeIfAbsent(row.getString(1), k -> new LinkedHashMap<>())
                                    .put(row.getString(2), row.getDouble(3));
                        });
        return worth;
    }

    private Map<String, List<Change>> changes(String from, InitiativeRows.Where where) {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        database.sql(
                        "select * from (select l.method || ' ' || l.question as key,"
                            + " e.assessment_id, e.number, a.name, e.verdict as before, l.verdict"
                            + " as after, e.method, row_number() over (partition by l.method,"
                            + " l.question order by e.value_mean desc nulls last, lower(a.name),"
                            + " a.id) as place "
                                + from
                                + " and l.unlocks) ranked where place <= :named order by key,"
                                + " place")
                .params(where.parameters())
                .param("named", NAMED)
                .query(
                        row -> {
                            Method method = Methods.find(row.getString("method")).orElse(null);
                            String before = row.getString("before");
                            String after = row.getString("after");
                            changes.computeIfAbsent(row.getString("key"), k -> new ArrayList<>())
                                    .add(
                                            new Change(
                                                    new AssessmentId(
                                                            row.getObject(
                                                                    "assessment_id", UUID.class)),
                                                    row.getInt("number"),
                                                    row.getString("name"),
                                                    before == null ? null : title(method, before),
                                                    title(method, after)));
                        });
        return changes;
    }

    private static String title(@Nullable Method method, String verdict) {
        return method == null ? verdict : method.verdict(verdict).title();
    }
}
