package org.groundwork.identity;

import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The teams. {@code by} is written to the audit trail, null for the application itself. */
@Service
@Transactional(readOnly = true)
public class Teams {

    static final int LONGEST_NAME = 80;

    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;

    Teams(JdbcClient database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a team without members.
     *
     * @throws InvalidInput when the name is empty or too long
     * @throws Conflict when a team has it already
     */
    @Transactional
    public TeamId create(String name, @Nullable PersonId by) {
        TeamId id = TeamId.random();
        unlessNameIsTaken(
                database.sql("insert into team (id, name, created_at) values (:id, :name, :at)")
                        .param("id", id.value())
                        .param("name", checkedName(name))
                        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
        audit.record(Event.TEAM_CREATED, by, null, id, null);
        return id;
    }

    /**
     * Gives a team another name.
     *
     * @throws NotFound when there is no such team
     * @throws InvalidInput when the name is empty or too long
     * @throws Conflict when another team has it already
     */
    @Transactional
    public void rename(TeamId id, String name, PersonId by) {
        int changed =
                unlessNameIsTaken(
                        database.sql("update team set name = :name where id = :id")
                                .param("id", id.value())
                                .param("name", checkedName(name)));
        if (changed == 0) {
            throw new NotFound();
        }
        audit.record(Event.TEAM_RENAMED, by, null, id, null);
    }

    private static int unlessNameIsTaken(JdbcClient.StatementSpec change) {
        try {
            return change.update();
        } catch (DuplicateKeyException e) {
            throw new Conflict("identity.team.name-taken");
        }
    }

    private static String checkedName(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            throw new InvalidInput("identity.team.name-missing");
        }
        if (trimmed.length() > LONGEST_NAME) {
            throw new InvalidInput("identity.team.name-too-long");
        }
        return trimmed;
    }

    /** All teams, by name. For administrators and for set-up; others see {@link #where}. */
    public List<TeamView> all() {
        return database.sql("select id, name from team order by lower(name)")
                .query(
                        (row, number) ->
                                view(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    /** The teams with these ids, in one query. An id that no team has is missing from the map. */
    public Map<TeamId, TeamView> byId(Collection<TeamId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select id, name from team where id in (:ids)")
                .param("ids", ids.stream().map(TeamId::value).distinct().toList())
                .query(
                        (row, number) ->
                                view(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(TeamView::id, Function.identity()));
    }

    /** The team with this id. */
    public Optional<TeamView> find(TeamId id) {
        return Optional.ofNullable(byId(List.of(id)).get(id));
    }

    /** The teams in which the person may do this, by name. */
    public List<TeamView> where(SignedIn person, Permission permission) {
        return byId(person.teamsWhere(permission)).values().stream()
                .sorted(Comparator.comparing(TeamView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static TeamView view(UUID id, String name) {
        return new TeamView(new TeamId(id), name);
    }
}
