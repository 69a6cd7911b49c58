package org.groundwork.identity;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks people up, for showing them. */
@Service
@Transactional(readOnly = true)
public class People {

    private final JdbcClient database;
    private final MessageSource messages;

    People(JdbcClient database, MessageSource messages) {
        this.database = database;
        this.messages = messages;
    }

    /** The people with these ids, in one query. An id that nobody has is missing from the map. */
    public Map<PersonId, PersonView> byId(Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select id, name, state from person where id in (:ids)")
                .param("ids", ids.stream().map(PersonId::value).distinct().toList())
                .query((row, number) -> view(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(PersonView::id, Function.identity()));
    }

    /** The person with this id. */
    public Optional<PersonView> find(PersonId id) {
        return Optional.ofNullable(byId(List.of(id)).get(id));
    }

    /** The people of a team who can sign in, by name. */
    public List<MemberView> membersOf(TeamId team) {
        return database.sql(
                        """
                        select p.id, p.name, p.state, m.role
                        from membership m join person p on p.id = m.person_id
                        where m.team_id = :team and p.state = 'ACTIVE'
                        order by lower(p.name), p.id
                        """)
                .param("team", team.value())
                .query(
                        (row, number) ->
                                new MemberView(view(row), TeamRole.valueOf(row.getString("role"))))
                .list();
    }

    /** Whether anybody has an account yet. */
    public boolean isEmpty() {
        return !database.sql("select exists (select 1 from person)").query(Boolean.class).single();
    }

    private PersonView view(ResultSet row) throws SQLException {
        PersonId id = new PersonId(row.getObject("id", UUID.class));
        PersonState state = PersonState.valueOf(row.getString("state"));
        String name =
                state == PersonState.ERASED
                        ? messages.getMessage(
                                "identity.former-member", null, LocaleContextHolder.getLocale())
                        : row.getString("name");
        return new PersonView(id, name, Initials.of(name), state != PersonState.ACTIVE);
    }
}
