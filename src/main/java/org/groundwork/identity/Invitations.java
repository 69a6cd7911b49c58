package org.groundwork.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
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

    /** Addresses that are taken at once. */
    public static final int AT_ONCE = 100;

    private static final Pattern SEPARATOR = Pattern.compile("[\\r\\n,;]+");

    private final InvitationRepository invitations;
    private final TeamRepository teams;
    private final PersonRepository people;
    private final Accounts accounts;
    private final Memberships memberships;
    private final OutgoingMails mails;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            TeamRepository teams,
            PersonRepository people,
            Accounts accounts,
            Memberships memberships,
            OutgoingMails mails,
            AuditTrail audit,
            Clock clock) {
        this.invitations = invitations;
        this.teams = teams;
        this.people = people;
        this.accounts = accounts;
        this.memberships = memberships;
        this.mails = mails;
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
     * Makes an invitation; an earlier one for the same address and team ends. Where mail is on, it is mailed as well.
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
        return invite(address, team, role, by);
    }

    private String invite(EmailAddress address, TeamId team, TeamRole role, PersonId by) {
        // One after the other in a team: of two at once for an address, one stays open.
        if (!teams.hold(team)) {
            throw new NotFound();
        }
        Instant now = clock.instant();
        invitations.withdraw(address, team, now);
        Secret secret = Secret.random();
        UUID id = UUID.randomUUID();
        invitations.insert(id, secret, address, team, role, by, now, now.plus(VALID_FOR));
        mails.queue(InvitationMails.KIND, id.toString(), null);
        audit.record(Event.INVITED, by, null, team, role.name());
        return secret.value();
    }

    /** What became of one of several addresses. */
    public enum Result {
        INVITED,
        MEMBER,
        /** Has an account, and an administrator can give it the role at once. */
        ACCOUNT,
        NOT_AN_ADDRESS;

        /** Part of the message keys: {@code not-an-address}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Something is to be put right. */
        public boolean wrong() {
            return this == NOT_AN_ADDRESS || this == ACCOUNT;
        }
    }

    /**
     * What became of an address.
     *
     * @param typed as it was, or the address that it means
     * @param secret of the link, of one who was invited; null of others
     */
    public record Answer(
            String typed, Result result, @Nullable String secret) {}

    /**
     * Invites several people, each for themselves: one that cannot be invited keeps nobody else from it. Whoever is named
     * twice is invited once.
     *
     * @param typed addresses, one on a line or with commas or semicolons between them
     * @param by an administrator, or somebody who may invite into the team and give the role
     * @return an answer for each, in their order
     * @throws InvalidInput if there is none, or more than {@link #AT_ONCE}
     * @throws Forbidden if the person may not give that role there
     * @throws NotFound if the team is none that the person may invite into
     */
    public List<Answer> inviteAll(String typed, TeamId team, TeamRole role, SignedIn by) {
        if (!by.administrator()) {
            requireMayGive(by, team, role);
        }
        List<String> given = SEPARATOR
                .splitAsStream(typed)
                .map(Texts::bare)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (given.isEmpty()) {
            throw new InvalidInput("identity.email.not-an-address");
        }
        if (given.size() > AT_ONCE) {
            throw new InvalidInput("identity.email.too-many", Integer.toString(AT_ONCE));
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String one : given) {
            Optional<EmailAddress> address = EmailAddress.of(inBrackets(one));
            if (address.isEmpty()) {
                answers.put(one, new Answer(one, Result.NOT_AN_ADDRESS, null));
            } else if (!answers.containsKey(address.get().value())) {
                answers.put(address.get().value(), answer(address.get(), team, role, by));
            }
        }
        return List.copyOf(answers.values());
    }

    private static void requireMayGive(SignedIn by, TeamId team, TeamRole role) {
        TeamRole own = by.roles().get(team);
        if (own == null) {
            throw new NotFound();
        }
        if (!Permissions.grants(own, role)) {
            throw new Forbidden();
        }
        if (by.archived().contains(team)) {
            throw new Conflict("identity.team.put-away");
        }
    }

    /** Of "Mira Holm <mira@example.org>", as mail programs copy it, the address. */
    private static String inBrackets(String one) {
        int from = one.lastIndexOf('<');
        return from >= 0 && one.endsWith(">") ? one.substring(from + 1, one.length() - 1) : one;
    }

    private Answer answer(EmailAddress address, TeamId team, TeamRole role, SignedIn by) {
        if (invitations.isMember(address, team)) {
            return new Answer(address.value(), Result.MEMBER, null);
        }
        if (by.administrator() && people.existsByEmail(address.value())) {
            return new Answer(address.value(), Result.ACCOUNT, null);
        }
        return new Answer(address.value(), Result.INVITED, invite(address, team, role, by.id()));
    }

    /** Those that can still be accepted into the teams into which the person may invite, the newest first. */
    @Transactional(readOnly = true)
    public List<InvitationView> openOf(SignedIn person) {
        Set<TeamId> own = person.teamsWhere(Permission.INVITE);
        return open().stream().filter(one -> own.contains(one.team())).toList();
    }

    /**
     * Takes an invitation into a team of one’s own back.
     *
     * @throws NotFound if there is no such one
     */
    public void withdrawOwn(UUID id, SignedIn by) {
        if (openOf(by).stream().noneMatch(one -> one.id().equals(id))) {
            throw new NotFound();
        }
        withdraw(id, by.id());
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
