package org.groundwork.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The teams. {@code by} is written to the audit trail, null for the application itself. */
@Service
@Transactional(readOnly = true)
public class Teams {

    static final int LONGEST_NAME = 80;

    private final TeamRepository teams;
    private final KnownTeams known;
    private final AuditTrail audit;
    private final Clock clock;

    Teams(TeamRepository teams, KnownTeams known, AuditTrail audit, Clock clock) {
        this.teams = teams;
        this.known = known;
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
        String checked = checkedName(name);
        try {
            teams.insert(id, checked, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new Conflict("identity.team.name-taken");
        }
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
        String checked = checkedName(name);
        known.forget(id);
        try {
            if (!teams.rename(id, checked)) {
                throw new NotFound();
            }
        } catch (DuplicateKeyException e) {
            throw new Conflict("identity.team.name-taken");
        }
        audit.record(Event.TEAM_RENAMED, by, null, id, null);
    }

    /** Puts a team away: what it has can be read, and nothing in it changes until it is brought back. */
    @Transactional
    public void archive(TeamId id, PersonId by) {
        known.forget(id);
        if (teams.archive(id, clock.instant())) {
            audit.record(Event.TEAM_ARCHIVED, by, null, id, null);
        }
    }

    /** Brings a team back that was put away. */
    @Transactional
    public void restore(TeamId id, PersonId by) {
        known.forget(id);
        if (teams.archive(id, null)) {
            audit.record(Event.TEAM_RESTORED, by, null, id, null);
        }
    }

    static String checkedName(String name) {
        String trimmed = Texts.name(name);
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
        return teams.all();
    }

    /**
     * The teams with these ids, in one query, or in none where the transaction has asked for them before. An id that no
     * team has is missing from the map.
     */
    public Map<TeamId, TeamView> byId(Collection<TeamId> ids) {
        return known.byId(ids, teams::withIds);
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
}
