package org.groundwork.identity;

import org.groundwork.identity.AuditTrail.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.Optional;

/** Who belongs to which team, in which role: one role for each person in each team. */
@Service
@Transactional
public class Memberships {

    private final JdbcClient database;
    private final AuditTrail audit;

    Memberships(JdbcClient database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Gives the person this role in the team, instead of another that the person had there. */
    public void set(PersonId person, TeamId team, TeamRole role, @Nullable PersonId by) {
        database.sql(
                        """
                        insert into membership (team_id, person_id, role)
                        values (:team, :person, :role)
                        on conflict (team_id, person_id) do update set role = excluded.role
                        """)
                .param("team", team.value())
                .param("person", person.value())
                .param("role", role.name())
                .update();
        audit.record(Event.ROLE_SET, by, person, team, role.name());
    }

    /** Takes the person out of the team. */
    public void end(PersonId person, TeamId team, PersonId by) {
        int removed =
                database.sql(
                                "delete from membership where team_id = :team and person_id ="
                                        + " :person")
                        .param("team", team.value())
                        .param("person", person.value())
                        .update();
        if (removed > 0) {
            audit.record(Event.ROLE_REMOVED, by, person, team, null);
        }
    }

    /** The person's role in the team. */
    @Transactional(readOnly = true)
    public Optional<TeamRole> roleOf(PersonId person, TeamId team) {
        return database.sql(
                        "select role from membership where team_id = :team and person_id = :person")
                .param("team", team.value())
                .param("person", person.value())
                .query(String.class)
                .optional()
                .map(TeamRole::valueOf);
    }
}
