package org.groundwork.portfolio;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what people chose for the next planning document, in their order. */
@Repository
class PlanningChoiceRepository {

    private final JdbcClient database;

    PlanningChoiceRepository(JdbcClient database) {
        this.database = database;
    }

    List<UUID> of(PersonId person) {
        return database.sql("""
            select assessment_id from planning_choice where person_id = :person
            order by position, assessment_id
            """)
                .param("person", person.value())
                .query(UUID.class)
                .list();
    }

    /** Instead of those that were there. */
    void put(PersonId person, Collection<UUID> assessments) {
        database.sql("delete from planning_choice where person_id = :person")
                .param("person", person.value())
                .update();
        if (!assessments.isEmpty()) {
            database.sql("""
                insert into planning_choice (person_id, assessment_id, position)
                select :person, id, place
                from unnest(:ids) with ordinality chosen(id, place)
                """)
                    .param("person", person.value())
                    .param("ids", assessments.toArray(UUID[]::new))
                    .update();
        }
    }
}
