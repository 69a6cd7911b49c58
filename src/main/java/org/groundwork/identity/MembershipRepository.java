package org.groundwork.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belongs to which team: one row for each person in each team. */
@Repository
class MembershipRepository {

    private final JdbcClient database;

    MembershipRepository(JdbcClient database) {
        this.database = database;
    }

    /** Given in Groundwork, whatever a provider's groups gave before. */
    void put(PersonId person, TeamId team, TeamRole role) {
        database.sql("""
            insert into membership (team_id, person_id, role)
            values (:team, :person, :role)
            on conflict (team_id, person_id) do update set role = excluded.role, provider = null
            """)
                .param("team", team.value())
                .param("person", person.value())
                .param("role", role.name())
                .update();
    }

    /** Whether the person belonged to it. */
    boolean remove(PersonId person, TeamId team) {
        return database.sql("""
            delete from membership
            where team_id = :team and person_id = :person
            """)
                        .param("team", team.value())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    void removeAll(PersonId person) {
        database.sql("delete from membership where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
