package org.groundwork.portfolio;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.portfolio.SavedViews.SavedView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of filters that a person gave a name. */
@Repository
class SavedViewRepository {

    private final JdbcClient database;

    SavedViewRepository(JdbcClient database) {
        this.database = database;
    }

    /** By name. */
    List<SavedView> of(PersonId person) {
        return database.sql("""
            select id, name, query from portfolio_view where person_id = :person
            order by lower(name), name
            """)
                .param("person", person.value())
                .query(SavedView.class)
                .list();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when one of the person has the name
     */
    void insert(PersonId person, String name, String query, Instant at) {
        database.sql("""
            insert into portfolio_view (id, person_id, name, query, created_at)
            values (:id, :person, :name, :query, :at)
            """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("name", name)
                .param("query", query)
                .param("at", utc(at))
                .update();
    }

    /** Whether the person had it. */
    boolean remove(PersonId person, UUID id) {
        return database.sql("delete from portfolio_view where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person.value())
                        .update()
                == 1;
    }
}
