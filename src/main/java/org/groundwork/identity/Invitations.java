package org.groundwork.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations to a team: a link that works once and expires. Its secret is shown when it is made
 * and cannot be shown again.
 */
@Service
@Transactional
public class Invitations {

    /** How long a link can be used. */
    public static final Duration VALID_FOR = Duration.ofDays(7);

    private final InvitationRepository invitations;
    private final TeamRepository teams;
    private final PersonRepository people;
    private final Accounts accounts;
    private final Memberships memberships;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            TeamRepository teams,
            PersonRepository people,
            Accounts accounts,
            Memberships memberships,
            AuditTrail audit,
            Clock clock) {
        this.invitations = invitations;
        this.teams = teams;
        this.people = people;
        this.accounts = accounts;
        this.memberships = memberships;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An invitation that can be accepted.
     *
     * @param hasAccount whether somebody has the address already, who then only joins the team
     */
    public record InvitationView(
            UUID id,
            String email,
            TeamId team,
            String teamName,
            TeamRole role,
            Instant expiresAt,
            boolean hasAccount) {}

    /**
     * Makes an invitation; an earlier one for the same address and team ends.
     *
     * @return the secret part of its link
     * @throws InvalidInput when this is no address
     * @throws Conflict when the person has an account, and so can be given a role at once
     * @throws NotFound when there is no such team
     */
    public String invite(String email, TeamId team, TeamRole role, PersonId by) {
        EmailAddress address =
                EmailAddress.of(email).orElseThrow(() -> new InvalidInput("identity.email.not-an-address"));
        if (people.existsByEmail(address.value())) {
            throw new Conflict("identity.invitation.has-account");
        }
        // One after the other in a team: of two at once for an address, one stays open.
        if (!teams.hold(team)) {
            throw new NotFound();
        }
        Instant now = clock.instant();
        invitations.withdraw(address, team, now);
        Secret secret = Secret.random();
        invitations.insert(secret, address, team, role, by, now, now.plus(VALID_FOR));
        audit.record(Event.INVITED, by, null, team, role.name());
        return secret.value();
    }

    /** The invitation behind a link, unless it is used, withdrawn or too old. */
    @Transactional(readOnly = true)
    public Optional<InvitationView> find(String secret) {
        return invitations.find(new Secret(secret), clock.instant());
    }

    /** All invitations that can still be accepted, the newest first. */
    @Transactional(readOnly = true)
    public List<InvitationView> open() {
        return invitations.open(clock.instant());
    }

    /**
     * Accepts an invitation with a new account.
     *
     * @throws NotFound when it cannot be accepted any more
     * @throws InvalidInput when name or password cannot be taken
     * @throws Conflict when somebody has the address already
     */
    public PersonId accept(String secret, String name, String password) {
        InvitationView invitation = close(secret);
        PersonId person = accounts.createWithPassword(invitation.email(), name, password, false, null);
        join(person, invitation);
        return person;
    }

    /**
     * Accepts an invitation with the account that the person has.
     *
     * @throws NotFound when it cannot be accepted any more
     * @throws Forbidden when it is for another address
     */
    public void acceptAs(SignedIn person, String secret) {
        InvitationView invitation = close(secret);
        if (!invitation.email().equals(person.email())) {
            throw new Forbidden("identity.invitation.for-another");
        }
        join(person.id(), invitation);
    }

    /** Those for an address that can be accepted. */
    @Transactional(readOnly = true)
    List<InvitationView> openFor(EmailAddress email) {
        return open().stream()
                .filter(invitation -> invitation.email().equals(email.value()))
                .toList();
    }

    /** Accepts those for somebody whose address a provider has verified. */
    void acceptAll(PersonId person, List<InvitationView> open) {
        open.stream()
                .filter(invitation -> invitations.accept(invitation.id(), clock.instant()))
                .forEach(invitation -> join(person, invitation));
    }

    /** Takes an invitation back. */
    public void withdraw(UUID id, PersonId by) {
        if (invitations.withdraw(id, clock.instant())) {
            audit.record(Event.INVITATION_WITHDRAWN, by, null, null, null);
        }
    }

    /** Of two who use a link at the same time, one gets through. */
    private InvitationView close(String secret) {
        InvitationView invitation = find(secret).orElseThrow(NotFound::new);
        if (!invitations.accept(invitation.id(), clock.instant())) {
            throw new NotFound();
        }
        return invitation;
    }

    private void join(PersonId person, InvitationView invitation) {
        memberships.set(person, invitation.team(), invitation.role(), person);
        audit.record(
                Event.INVITATION_ACCEPTED,
                person,
                person,
                invitation.team(),
                invitation.role().name());
    }
}
