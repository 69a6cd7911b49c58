package org.groundwork.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.identity.GroupMapping.Changes;
import org.groundwork.identity.GroupMapping.Given;
import org.groundwork.identity.Invitations.InvitationView;
import org.groundwork.identity.SignInSettings.Provider;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes of somebody at a provider somebody here: by provider and subject, never by an e-mail address alone; and brings name,
 * address and the roles that groups give in line with what the provider says.
 */
@Service
@Transactional
public class ProviderAccounts {

    private final ProviderAccountRepository rows;
    private final SignInProviders providers;
    private final PersonRepository people;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Teams teams;
    private final MembershipRepository memberships;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    ProviderAccounts(
            ProviderAccountRepository rows,
            SignInProviders providers,
            PersonRepository people,
            Accounts accounts,
            Invitations invitations,
            Teams teams,
            MembershipRepository memberships,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.providers = providers;
        this.people = people;
        this.accounts = accounts;
        this.invitations = invitations;
        this.teams = teams;
        this.memberships = memberships;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How it ended. A refusal after roles were taken away stays in the same transaction, which is why it is no exception.
     *
     * @param person who it is, if that is known
     * @param refusal null for somebody who is let in
     */
    record Arrival(@Nullable PersonId person, @Nullable ProviderRefusal refusal) {

        static Arrival refused(ProviderRefusal refusal, @Nullable PersonId person) {
            return new Arrival(person, refusal);
        }
    }

    /**
     * Somebody comes from a provider, who is believed.
     *
     * @param connecting who is signed in here and wants to connect the account
     */
    Arrival arrive(ProviderPerson there, @Nullable PersonId connecting) {
        Provider settings = providers.settings(there.provider());
        rows.hold(there.provider(), there.subject());
        Optional<PersonId> known = rows.person(there.provider(), there.subject());
        if (connecting != null) {
            return connect(there, known.orElse(null), connecting);
        }
        if (there.groupsLeftOut()) {
            return Arrival.refused(ProviderRefusal.GROUPS_LEFT_OUT, known.orElse(null));
        }
        Given given = GroupMapping.of(settings.mapping(), there.groups());
        EmailAddress email =
                Optional.ofNullable(there.email()).flatMap(EmailAddress::of).orElse(null);
        boolean verified = there.emailVerified() || settings.trustEmail();
        if (known.isEmpty()) {
            Arrival first = firstTime(there, settings, given, email, verified);
            if (first.refusal() != null) {
                return first;
            }
            known = Optional.ofNullable(first.person());
        }
        PersonId person = known.orElseThrow();
        PersonEntity entity = people.findById(person.value()).orElseThrow();
        if (entity.state() != PersonState.ACTIVE) {
            return Arrival.refused(ProviderRefusal.SHUT, person);
        }
        describe(entity, there, verified ? email : null);
        align(entity, there.provider(), given);
        rows.signedIn(there.provider(), there.subject(), clock.instant());
        boolean hasRole = entity.administrator() || !rows.holdRoles(person).isEmpty();
        if (!hasRole) {
            endSessions(rows.end(there.provider(), person));
            return Arrival.refused(ProviderRefusal.NO_ROLE, person);
        }
        audit.record(Event.SIGNED_IN_BY_PROVIDER, person, person, null, there.provider());
        return new Arrival(person, null);
    }

    /** Somebody who is not known yet: the same as somebody here, invited, or given a role by a group. */
    private Arrival firstTime(
            ProviderPerson there, Provider settings, Given given, @Nullable EmailAddress email, boolean verified) {
        if (email == null) {
            return Arrival.refused(ProviderRefusal.NO_EMAIL, null);
        }
        if (!verified) {
            return Arrival.refused(ProviderRefusal.EMAIL_NOT_VERIFIED, null);
        }
        Optional<PersonEntity> same = people.findByEmail(email.value());
        if (same.isPresent()) {
            PersonEntity person = same.get();
            // That the settings trust an address makes no account the same: the provider itself has to say it, and the
            // address here
            // must not be what another provider named.
            if (!settings.linkByVerifiedEmail()
                    || !there.emailVerified()
                    || !rows.of(person.id()).isEmpty()) {
                return Arrival.refused(ProviderRefusal.EMAIL_TAKEN, person.id());
            }
            if (person.state() != PersonState.ACTIVE) {
                return Arrival.refused(ProviderRefusal.SHUT, person.id());
            }
            return connected(there, person.id());
        }
        List<InvitationView> invited = invitations.openFor(email);
        if (invited.isEmpty() && (!settings.createAccounts() || given.isNothing())) {
            return Arrival.refused(ProviderRefusal.NO_ROLE, null);
        }
        PersonId made =
                accounts.createWithoutPassword(email, name(there).orElseGet(() -> ownName(email)), there.provider());
        invitations.acceptAll(made, invited);
        return connected(there, made);
    }

    /** Of somebody whose provider says no name: what stands before the @. */
    private static String ownName(EmailAddress email) {
        String local = email.value().substring(0, email.value().indexOf('@'));
        return local.substring(0, Math.min(local.length(), Accounts.LONGEST_NAME));
    }

    private Arrival connect(ProviderPerson there, @Nullable PersonId known, PersonId connecting) {
        if (known != null && !known.equals(connecting)) {
            return Arrival.refused(ProviderRefusal.CONNECTED_TO_ANOTHER, connecting);
        }
        if (known == null) {
            if (rows.isConnected(connecting, there.provider())) {
                return Arrival.refused(ProviderRefusal.ANOTHER_CONNECTED, connecting);
            }
            connected(there, connecting);
        }
        if (!there.groupsLeftOut()) {
            PersonEntity entity = people.findById(connecting.value()).orElseThrow();
            align(
                    entity,
                    there.provider(),
                    GroupMapping.of(providers.settings(there.provider()).mapping(), there.groups()));
        }
        return new Arrival(connecting, null);
    }

    private Arrival connected(ProviderPerson there, PersonId person) {
        rows.connect(there.provider(), there.subject(), person, clock.instant());
        audit.record(Event.PROVIDER_CONNECTED, person, person, null, there.provider());
        return new Arrival(person, null);
    }

    /** Name and address as the provider has them; an address that somebody else has here stays as it is. */
    private void describe(PersonEntity person, ProviderPerson there, @Nullable EmailAddress email) {
        name(there).filter(name -> !name.equals(person.name())).ifPresent(name -> {
            person.rename(name);
            audit.record(Event.PERSON_RENAMED, null, person.id(), null, there.provider());
        });
        if (email != null && !email.value().equals(person.email()) && !people.existsByEmail(email.value())) {
            person.setEmail(email);
            audit.record(Event.EMAIL_CHANGED, null, person.id(), null, there.provider());
        }
    }

    private static Optional<String> name(ProviderPerson there) {
        String name = there.name() == null ? "" : Texts.name(there.name());
        int end = Math.min(name.length(), Accounts.LONGEST_NAME);
        if (end > 0 && end < name.length() && Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return Optional.of(Texts.bare(name.substring(0, end))).filter(it -> !it.isEmpty());
    }

    /**
     * Adds and removes the roles that groups give. What somebody gave here is not touched; and what a group gave goes with it,
     * also from the last lead, manager or administrator.
     */
    private void align(PersonEntity person, String provider, Given given) {
        PersonId id = person.id();
        Map<TeamId, TeamRole> roles = new HashMap<>();
        given.roles().forEach((team, role) -> roles.put(team(team), role));
        Changes changes = GroupMapping.changes(rows.holdRoles(id), provider, roles);
        changes.set().forEach((team, role) -> {
            rows.put(id, team, role, provider);
            audit.record(Event.ROLE_SET_BY_GROUP, null, id, team, role.name());
        });
        remove(id, changes.removed());
        if (given.administrator() && !person.administrator()) {
            person.setAdministrator(true, provider);
            audit.record(Event.ADMINISTRATOR_GRANTED_BY_GROUP, null, id, null, provider);
        } else if (!given.administrator() && provider.equals(person.administratorProvider())) {
            person.setAdministrator(false, null);
            audit.record(Event.ADMINISTRATOR_REVOKED_BY_GROUP, null, id, null, provider);
        }
    }

    private void remove(PersonId person, Set<TeamId> from) {
        for (TeamId team : from) {
            memberships.remove(person, team);
            audit.record(Event.ROLE_REMOVED_BY_GROUP, null, person, team, null);
        }
    }

    /** The team, which is made when a group needs it for the first time. */
    private TeamId team(String name) {
        Optional<TeamId> there = rows.team(name);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            return teams.create(name, null);
        } catch (Conflict somebodyWasFaster) {
            // the transaction is lost; the next try finds it
            throw new DataIntegrityViolationException("made at the same time", somebodyWasFaster);
        }
    }

    /** A provider to which an account can be, or is, connected. */
    public record ConnectionView(String id, String name, boolean connected) {}

    /** All providers, and whether the person is connected to them. */
    @Transactional(readOnly = true)
    public List<ConnectionView> connections(PersonId person) {
        List<String> connected = rows.of(person);
        return providers.all().stream()
                .map(provider -> new ConnectionView(provider.id(), provider.name(), connected.contains(provider.id())))
                .toList();
    }

    /** Takes a connection back: what its groups gave goes, and the sessions that it began. */
    public void disconnect(PersonId person, String provider, PersonId by) {
        if (rows.disconnect(person, provider)) {
            takeBack(person, provider);
            endSessions(rows.end(provider, person));
            audit.record(Event.PROVIDER_DISCONNECTED, by, person, null, provider);
        }
    }

    /** Writes a session down that a provider began. */
    void begun(java.util.UUID session, PersonId person, Sessions.FromProvider from) {
        rows.begin(session, from.provider(), from.subject(), from.sid(), person, clock.instant());
    }

    /**
     * The provider says that somebody signed out there.
     *
     * @return how many sessions ended
     */
    int signedOut(String provider, @Nullable String subject, @Nullable String sid) {
        List<ProviderAccountRepository.SessionRow> ended = rows.end(provider, subject, sid);
        ended.stream()
                .map(row -> new PersonId(row.personId()))
                .distinct()
                .forEach(person -> audit.record(Event.ENDED_BY_PROVIDER, null, person, null, provider));
        return endSessions(ended);
    }

    /** Ends what a provider began for those who did not come through it again, and in the long run takes its roles back. */
    void forgetLeavers(Instant unseenSince, Instant rolesSince) {
        for (ProviderAccountRepository.AccountRow row : rows.unseenSince(unseenSince)) {
            if (!rows.holdUnseen(row, unseenSince)) {
                continue; // back meanwhile
            }
            PersonId person = new PersonId(row.personId());
            List<ProviderAccountRepository.SessionRow> ended = rows.end(row.provider(), person);
            if (endSessions(ended) > 0) {
                audit.record(Event.ENDED_BY_PROVIDER, null, person, null, row.provider());
            }
            if (row.signedInAt().isBefore(rolesSince)) {
                takeBack(person, row.provider());
                endTokens(person, rolesSince);
            }
        }
    }

    /** Whoever can sign in through providers alone, and came through none for so long, has no program at work here either. */
    private void endTokens(PersonId person, Instant since) {
        if (!accounts.hasPassword(person) && !rows.isSeenSince(person, since)) {
            accounts.endTokens(person);
        }
    }

    private void takeBack(PersonId person, String provider) {
        people.findById(person.value())
                .filter(it -> it.state() != PersonState.ERASED)
                .ifPresent(it -> align(it, provider, new Given(Map.of(), false)));
    }

    private int endSessions(List<ProviderAccountRepository.SessionRow> ended) {
        int count = 0;
        for (ProviderAccountRepository.SessionRow row : ended) {
            count += sessions.endBegunBy(new PersonId(row.personId()), row.id());
        }
        return count;
    }
}
