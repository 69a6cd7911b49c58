package org.groundwork.portfolio;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the initiatives lack that a filter leaves; {@link PortfolioEntryRepository} writes it. */
@Repository
class LackRepository {

    private static final String FROM = """
        from portfolio_lack l
        join portfolio_entry e on e.assessment_id = l.assessment_id
        join assessment_summary_view a on a.id = e.assessment_id
        """;

    private final JdbcClient database;

    LackRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param need the highest level asked for; 0 for a choice
     */
    record Row(String method, String question, String kind, int need, long initiatives, long blocking, long unlocks) {}

    /**
     * @param key method and question, with a space between
     */
    record WorthRow(String key, String currency, double worth) {}

    /**
     * @param key method and question, with a space between
     * @param before verdict; null where it is too early to say
     */
    record ChangeRow(
            String key,
            UUID assessmentId,
            int number,
            String name,
            @Nullable String before,
            String after,
            String method) {}

    /** The ones that unlock most first, then those that most initiatives stand before. */
    List<Row> lacks(InitiativeRepository.Where where) {
        return database.sql("""
            select l.method, l.question, l.kind, coalesce(max(l.need), 0) as need,
                count(*) as initiatives, count(*) filter (where l.standing) as blocking,
                count(*) filter (where l.unlocks) as unlocks
            """ + FROM + where.sql() + " group by 1, 2, 3 order by 7 desc, 6 desc, 5 desc, 2")
                .params(where.parameters())
                .query(Row.class)
                .list();
    }

    /** By currency, of those whose recommendation changes. */
    List<WorthRow> worth(InitiativeRepository.Where where) {
        return database.sql("""
                        select l.method || ' ' || l.question as key, e.currency,
                            sum(e.value_mean) as worth
                        """ + FROM + where.sql() + " and l.unlocks and e.path is not null group by 1, 2 order by"
                        + " 1, 2")
                .params(where.parameters())
                .query(WorthRow.class)
                .list();
    }

    /** The first few whose recommendation changes, by value. */
    List<ChangeRow> changes(InitiativeRepository.Where where, int named) {
        return database.sql("""
                        select * from (
                            select l.method || ' ' || l.question as key, e.assessment_id, e.number, a.name,
                                e.verdict as before, l.verdict as after, e.method,
                                row_number() over (partition by l.method, l.question
                                    order by e.value_mean desc nulls last, lower(a.name), a.id) as place
                        """ + FROM + where.sql() + " and l.unlocks) ranked where place <= :named order by key,"
                        + " place")
                .params(where.parameters())
                .param("named", named)
                .query(ChangeRow.class)
                .list();
    }
}
