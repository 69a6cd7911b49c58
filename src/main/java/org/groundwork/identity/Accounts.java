package org.groundwork.identity;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.identity.DirectoryRepository.RoleRow;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People's accounts: making, changing and ending them. Who may call what is decided by the caller;
 * {@code by} is written to the audit trail, null for the application itself.
 */
@Service
@Transactional
public class Accounts {

    static final int LONGEST_NAME = 100;

    private final PersonRepository people;
    private final DirectoryRepository directory;
    private final MembershipRepository memberships;
    private final LastRoles lastRoles;
    private final SignInLinkRepository links;
    private final AccessTokenRepository tokens;
    private final InvitationRepository invitations;
    private final ProviderAccountRepository providers;
    private final SecondFactorRepository secondFactors;
    private final PasskeyRepository passkeys;
    private final PasswordEncoder passwordEncoder;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    Accounts(
            PersonRepository people,
            DirectoryRepository directory,
            MembershipRepository memberships,
            LastRoles lastRoles,
            SignInLinkRepository links,
            AccessTokenRepository tokens,
            InvitationRepository invitations,
            ProviderAccountRepository providers,
            SecondFactorRepository secondFactors,
            PasskeyRepository passkeys,
            PasswordEncoder passwordEncoder,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.people = people;
        this.directory = directory;
        this.memberships = memberships;
        this.lastRoles = lastRoles;
        this.links = links;
        this.tokens = tokens;
        this.invitations = invitations;
        this.providers = providers;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.passwordEncoder = passwordEncoder;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an account that can sign in at once.
     *
     * @throws InvalidInput when address, name or password cannot be taken
     * @throws Conflict when somebody has the address already
     */
    public PersonId createWithPassword(
            String email, String name, String password, boolean administrator, @Nullable PersonId by) {
        EmailAddress address = checkedEmail(email);
        if (people.existsByEmail(address.value())) {
            throw new Conflict("identity.email.taken");
        }
        requireGoodPassword(password, address.value(), name);
        PersonEntity person = new PersonEntity(PersonId.random(), address, checkedName(name), clock.instant());
        person.setPasswordHash(passwordEncoder.encode(password));
        person.setAdministrator(administrator);
        try {
            people.saveAndFlush(person);
        } catch (DataIntegrityViolationException e) {
            throw new Conflict("identity.email.taken");
        }
        audit.record(Event.PERSON_CREATED, by, person.id(), null, null);
        if (administrator) {
            audit.record(Event.ADMINISTRATOR_GRANTED, by, person.id(), null, null);
        }
        return person.id();
    }

    /** Makes an account that signs in through a provider. */
    PersonId createWithoutPassword(EmailAddress email, String name, String provider) {
        PersonEntity person = new PersonEntity(PersonId.random(), email, checkedName(name), clock.instant());
        people.saveAndFlush(person);
        audit.record(Event.PERSON_CREATED, null, person.id(), null, provider);
        return person.id();
    }

    /** Whether the person can sign in with a password. */
    @Transactional(readOnly = true)
    public boolean hasPassword(PersonId id) {
        return people.findById(id.value()).map(PersonEntity::passwordHash).isPresent();
    }

    /** Who this is right now, unless the account is deactivated or erased. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> signedIn(PersonId id) {
        List<RoleRow> rows = directory.roles(id);
        if (rows.isEmpty() || rows.getFirst().state() != PersonState.ACTIVE) {
            return Optional.empty();
        }
        Map<TeamId, TeamRole> roles = new HashMap<>();
        Set<TeamId> archived = new HashSet<>();
        for (RoleRow row : rows) {
            if (row.teamId() != null && row.role() != null) {
                roles.put(new TeamId(row.teamId()), row.role());
                if (row.teamArchived()) {
                    archived.add(new TeamId(row.teamId()));
                }
            }
        }
        RoleRow person = rows.getFirst();
        return Optional.of(new SignedIn(id, person.name(), person.email(), person.administrator(), roles, archived));
    }

    /** Changes the name that others see. */
    public void rename(PersonId id, String name, PersonId by) {
        PersonEntity person = require(id);
        person.rename(checkedName(name));
        audit.record(Event.PERSON_RENAMED, by, id, null, null);
    }

    /** Sets the password, of which {@link PasswordChanges} or a one-time link gives the right, and ends other sessions. */
    public void setPassword(PersonId id, String replacement, @Nullable String keepSession) {
        PersonEntity person = require(id);
        requireGoodPassword(replacement, String.valueOf(person.email()), person.name());
        person.setPasswordHash(passwordEncoder.encode(replacement));
        sessions.endAll(id, keepSession);
        audit.record(Event.PASSWORD_CHANGED, id, id, null, null);
    }

    /** Ends the person's access tokens for good. */
    void endTokens(PersonId id) {
        if (tokens.revokeAll(id, clock.instant()) > 0) {
            audit.record(Event.TOKEN_REVOKED, null, id, null, null);
        }
    }

    /** Shuts the account until {@link #activate}, and ends its sessions and, for good, its access tokens. */
    public void deactivate(PersonId id, PersonId by) {
        deactivate(id, by, true);
    }

    /**
     * The same.
     *
     * @param known that teams may have no lead or no manager then
     * @throws Conflict with {@link LastRoles#KEY} where that is not known
     */
    public void deactivate(PersonId id, PersonId by, boolean known) {
        PersonEntity person = require(id);
        requireNotTheLastAdministrator(person);
        requireNotOneself(id, by);
        lastRoles.require(id, null, null, known);
        person.deactivate();
        sessions.endAll(id, null);
        tokens.revokeAll(id, clock.instant());
        audit.record(Event.PERSON_DEACTIVATED, by, id, null, null);
    }

    /** Opens a deactivated account again. */
    public void activate(PersonId id, PersonId by) {
        require(id).activate();
        audit.record(Event.PERSON_ACTIVATED, by, id, null, null);
    }

    /**
     * Forgets who the person was: name, address, password, roles, invitations, links,
     * access tokens and sessions.
     * What the person did stays, under "former member". There is no way back.
     */
    public void erase(PersonId id, PersonId by) {
        PersonEntity person = require(id);
        requireNotTheLastAdministrator(person);
        requireNotOneself(id, by);
        memberships.removeAll(id);
        links.removeAll(id);
        tokens.removeAll(id);
        if (person.email() != null) {
            invitations.removeAll(person.email());
        }
        providers.forget(id);
        secondFactors.remove(id);
        passkeys.removeAll(id);
        person.erase();
        sessions.endAll(id, null);
        audit.record(Event.PERSON_ERASED, by, id, null, null);
    }

    /**
     * Makes somebody an administrator or takes it back; the last one stays one. Whom a group made one stays one from then on,
     * whatever the group says.
     */
    public void setAdministrator(PersonId id, boolean administrator, PersonId by) {
        PersonEntity person = require(id);
        boolean byGroup = administrator && person.administratorProvider() != null;
        if (person.administrator() == administrator && !byGroup) {
            return;
        }
        if (!administrator) {
            requireNotTheLastAdministrator(person);
        }
        person.setAdministrator(administrator);
        audit.record(administrator ? Event.ADMINISTRATOR_GRANTED : Event.ADMINISTRATOR_REVOKED, by, id, null, null);
    }

    /** Ends all sessions of a person but one. */
    public void endSessions(PersonId id, @Nullable String keepSession, PersonId by) {
        sessions.endAll(id, keepSession);
        audit.record(Event.SESSIONS_ENDED, by, id, null, null);
    }

    private PersonEntity require(PersonId id) {
        return people.findById(id.value())
                .filter(person -> person.state() != PersonState.ERASED)
                .orElseThrow(NotFound::new);
    }

    private void requireNotTheLastAdministrator(PersonEntity person) {
        if (person.administrator()
                && people.lockAdministrators().stream()
                        .allMatch(other -> other.id().equals(person.id()))) {
            throw new Conflict("identity.last-administrator");
        }
    }

    private static void requireNotOneself(PersonId id, PersonId by) {
        if (id.equals(by)) {
            throw new Conflict("identity.not-oneself");
        }
    }

    static EmailAddress checkedEmail(String email) {
        return EmailAddress.of(email).orElseThrow(() -> new InvalidInput("identity.email.not-an-address"));
    }

    static String checkedName(String name) {
        String trimmed = Texts.name(name);
        if (trimmed.isEmpty()) {
            throw new InvalidInput("identity.name.missing");
        }
        if (trimmed.length() > LONGEST_NAME) {
            throw new InvalidInput("identity.name.too-long");
        }
        return trimmed;
    }

    static void requireGoodPassword(String password, String email, String name) {
        Passwords.objection(password, email, name).ifPresent(key -> {
            throw new InvalidInput(key);
        });
    }
}
