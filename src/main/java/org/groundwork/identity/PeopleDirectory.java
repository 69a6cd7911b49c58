package org.groundwork.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What administrators see of people and teams. */
@Service
@Transactional(readOnly = true)
public class PeopleDirectory {

    private final JdbcClient database;

    PeopleDirectory(JdbcClient database) {
        this.database = database;
    }

    /** A person's account with its roles. */
    public record AccountView(
            PersonId id,
            String name,
            String email,
            boolean administrator,
            PersonState state,
            List<RoleView> roles) {

        public boolean active() {
            return state == PersonState.ACTIVE;
        }
    }

    /** A role in a team. */
    public record RoleView(TeamId team, String teamName, TeamRole role) {}

    /** A team and how many active people belong to it. */
    public record TeamSizeView(TeamId id, String name, int leads, int members) {}

    /** Everybody who is not erased, by name, those who can sign in first. */
    public List<AccountView> accounts() {
        return select(null);
    }

    /** The account of one person, unless erased. */
    public Optional<AccountView> account(PersonId id) {
        return select(id).stream().findFirst();
    }

    /** All teams by name. */
    public List<TeamSizeView> teams() {
        return database.sql(
                        """
                        select t.id, t.name,
                               count(*) filter (where m.role = 'LEAD' and p.id is not null) as leads,
                               count(p.id) as members
                        from team t
                          left join membership m on m.team_id = t.id
                          left join person p on p.id = m.person_id and p.state = 'ACTIVE'
                        group by t.id, t.name
                        order by lower(t.name)
                        """)
                .query(
                        (row, number) ->
                                new TeamSizeView(
                                        new TeamId(row.getObject("id", UUID.class)),
                                        row.getString("name"),
                                        row.getInt("leads"),
                                        row.getInt("members")))
                .list();
    }

    private List<AccountView> select(@Nullable PersonId only) {
        Map<PersonId, AccountView> found = new LinkedHashMap<>();
        String one = only == null ? "" : " and p.id = :id";
        JdbcClient.StatementSpec query =
                database.sql(
                        """
                        select p.id, p.name, p.email, p.administrator, p.state,
                               m.team_id, t.name as team_name, m.role
                        from person p
                          left join membership m on m.person_id = p.id
                          left join team t on t.id = m.team_id
                        where p.state <> 'ERASED'
                        """
                                + one
                                + " order by p.state, lower(p.name), p.id, lower(t.name)");
        (only == null ? query : query.param("id", only.value()))
                .query(
                        row -> {
                            PersonId id = new PersonId(row.getObject("id", UUID.class));
                            if (!found.containsKey(id)) {
                                found.put(id, account(id, row));
                            }
                            addRole(found.get(id), row);
                        });
        return found.values().stream().sorted(Comparator.comparing(AccountView::state)).toList();
    }

    private static AccountView account(PersonId id, ResultSet row) throws SQLException {
        return new AccountView(
                id,
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("administrator"),
                PersonState.valueOf(row.getString("state")),
                new ArrayList<>());
    }

    private static void addRole(@Nullable AccountView account, ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        if (team != null && account != null) {
            account.roles()
                    .add(
                            new RoleView(
                                    new TeamId(team),
                                    row.getString("team_name"),
                                    TeamRole.valueOf(row.getString("role"))));
        }
    }
}
