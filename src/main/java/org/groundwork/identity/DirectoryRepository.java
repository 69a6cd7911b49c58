package org.groundwork.identity;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.PeopleDirectory.TeamSizeView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People with their teams and roles, to be looked up; {@link PersonRepository} changes people. */
@Repository
class DirectoryRepository {

    private final JdbcClient database;

    DirectoryRepository(JdbcClient database) {
        this.database = database;
    }

    record PersonRow(UUID id, String name, PersonState state) {}

    record MemberRow(UUID id, String name, PersonState state, TeamRole role) {

        PersonRow person() {
            return new PersonRow(id, name, state);
        }
    }

    /** A person in one of several teams; or in none, once, with nulls. */
    record RoleRow(
            UUID id,
            String name,
            String email,
            boolean administrator,
            PersonState state,
            @Nullable UUID teamId,
            @Nullable String teamName,
            @Nullable TeamRole role,
            @Nullable String provider,
            boolean teamArchived,
            @Nullable String administratorProvider) {}

    private record TeamSizeRow(UUID id, String name, boolean archived, int leads, int members) {}

    List<PersonRow> people(Collection<PersonId> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql("select id, name, state from person where id in (:ids)")
                        .param(
                                "ids",
                                ids.stream().map(PersonId::value).distinct().toList())
                        .query(PersonRow.class)
                        .list();
    }

    /** Those who can sign in, by name. */
    List<MemberRow> members(TeamId team) {
        return database.sql("""
            select p.id, p.name, p.state, m.role
            from membership m join person p on p.id = m.person_id
            where m.team_id = :team and p.state = 'ACTIVE'
            order by lower(p.name), p.id
            """)
                .param("team", team.value())
                .query(MemberRow.class)
                .list();
    }

    boolean isEmpty() {
        return !database.sql("select exists (select 1 from person)")
                .query(Boolean.class)
                .single();
    }

    /** Until the end of the transaction nobody else makes an account. */
    void hold() {
        database.sql("lock table person in share row exclusive mode").update();
    }

    /** Everybody who is not erased with every role, by name, those who can sign in first. */
    List<RoleRow> roles() {
        return database.sql(ROLES + " where p.state <> 'ERASED' order by p.state, lower(p.name), p.id, lower(t.name)")
                .query(RoleRow.class)
                .list();
    }

    /** A person with every role, unless erased. */
    List<RoleRow> roles(PersonId person) {
        return database.sql(ROLES + " where p.state <> 'ERASED' and p.id = :id order by lower(t.name)")
                .param("id", person.value())
                .query(RoleRow.class)
                .list();
    }

    /** Until the end of the transaction nobody else changes these teams. */
    void holdRoles(PersonId person, @Nullable TeamId team) {
        database.sql("""
            select t.id from team t where t.id in (select m.team_id from membership m where m.person_id = :person)
                and (cast(:team as uuid) is null or t.id = :team) order by t.id for update
            """)
                .param("person", person.value())
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .query(UUID.class)
                .list();
    }

    private record LastRow(String name, TeamRole role) {}

    /** Where the person, who can sign in, is the last lead or the last manager who can. */
    List<LastRoles.Loss> lastRoles(PersonId person, @Nullable TeamId team) {
        return database
                .sql("""
                    select t.name, m.role from membership m
                    join person p on p.id = m.person_id
                    join team t on t.id = m.team_id
                    where m.person_id = :person and p.state = 'ACTIVE' and m.role in ('LEAD', 'MANAGER')
                        and (cast(:team as uuid) is null or m.team_id = :team)
                        and not exists (select 1 from membership o join person q on q.id = o.person_id
                            where o.team_id = m.team_id and o.role = m.role and o.person_id <> m.person_id
                                and q.state = 'ACTIVE')
                    order by lower(t.name)
                    """)
                .param("person", person.value())
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .query(LastRow.class)
                .list()
                .stream()
                .map(row -> new LastRoles.Loss(row.name(), row.role()))
                .toList();
    }

    private static final String ROLES = """
        select p.id, p.name, p.email, p.administrator, p.state, m.team_id, t.name as team_name, m.role, m.provider,
            t.archived_at is not null as team_archived, p.administrator_provider
        from person p
        left join membership m on m.person_id = p.id
        left join team t on t.id = m.team_id
        """;

    /** By name, with those who can sign in. */
    List<TeamSizeView> teams() {
        return database.sql("""
            select t.id, t.name, t.archived_at is not null as archived,
                count(*) filter (where m.role = 'LEAD' and p.id is not null) as leads,
                count(p.id) as members
            from team t
            left join membership m on m.team_id = t.id
            left join person p on p.id = m.person_id and p.state = 'ACTIVE'
            group by t.id, t.name
            order by t.archived_at is not null, lower(t.name)
            """).query(TeamSizeRow.class).list().stream()
                .map(row -> new TeamSizeView(new TeamId(row.id), row.name, row.archived, row.leads, row.members))
                .toList();
    }
}
