package org.groundwork.portfolio;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.portfolio.SavedViews.SavedView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of filters that a person gave a name. */
@Repository
class SavedViewRepository {

    private final JdbcClient database;

    SavedViewRepository(JdbcClient database) {
        this.database = database;
    }

    /** The person’s own and those shared with these teams, by name. */
    List<SavedView> of(PersonId person, Collection<UUID> teams) {
        return database.sql("""
            select v.id, v.name, v.query, v.team_id, t.name as team_name, v.person_id = :person as own, p.name as by_name
            from portfolio_view v
            left join identity_team_view t on t.id = v.team_id
            left join identity_person_view p on p.id = v.person_id
            where v.person_id = :person or v.team_id in (:teams)
            order by lower(v.name), v.name, v.created_at
            """)
                .param("person", person.value())
                .param("teams", teams)
                .query((row, number) -> {
                    UUID team = row.getObject("team_id", UUID.class);
                    return new SavedView(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("query"),
                            team == null ? null : new TeamView(new TeamId(team), row.getString("team_name")),
                            row.getBoolean("own"),
                            row.getString("by_name"));
                })
                .list();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when one of the person has the name
     */
    void insert(PersonId person, String name, @Nullable TeamId team, String query, Instant at) {
        database.sql("""
            insert into portfolio_view (id, person_id, name, team_id, query, created_at)
            values (:id, :person, :name, :team, :query, :at)
            """)
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("name", name)
                .param("team", team == null ? null : team.value())
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
