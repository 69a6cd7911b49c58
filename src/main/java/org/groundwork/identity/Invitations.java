package org.groundwork.identity;

import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Invitations to a team: a link that works once and expires. Its secret is shown when it is made
 * and cannot be shown again.
 */
@Service
@Transactional
public class Invitations {

    /** How long a link can be used. */
    public static final Duration VALID_FOR = Duration.ofDays(7);

    private static final String OPEN = " i.closed_at is null and i.expires_at > :now ";

    private final JdbcClient database;
    private final PersonRepository people;
    private final Accounts accounts;
    private final Memberships memberships;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            JdbcClient database,
            PersonRepository people,
            Accounts accounts,
            Memberships memberships,
            AuditTrail audit,
            Clock clock) {
        this.database = database;
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
                EmailAddress.of(email)
                        .orElseThrow(() -> new InvalidInput("identity.email.not-an-address"));
        if (people.existsByEmail(address.value())) {
            throw new Conflict("identity.invitation.has-account");
        }
        requireHeld(team);
        OffsetDateTime now = now();
        database.sql(
                        """
                        update invitation set closed_at = :now, outcome = 'WITHDRAWN'
                        where email = :email and team_id = :team and closed_at is null
                        """)
                .param("now", now)
                .param("email", address.value())
                .param("team", team.value())
                .update();
        Secret secret = Secret.random();
        database.sql(
                        """
                        insert into invitation (id, secret_hash, email, team_id, role,
                                                created_by, created_at, expires_at)
                        values (:id, :hash, :email, :team, :role, :by, :now, :expires)
                        """)
                .param("id", UUID.randomUUID())
                .param("hash", secret.hash())
                .param("email", address.value())
                .param("team", team.value())
                .param("role", role.name())
                .param("by", by.value())
                .param("now", now)
                .param("expires", now.plus(VALID_FOR))
                .update();
        audit.record(Event.INVITED, by, null, team, role.name());
        return secret.value();
    }

    /** One invitation after the other in a team: of two at once for an address, one stays open. */
    private void requireHeld(TeamId team) {
        database.sql("select 1 from team where id = :team for update")
                .param("team", team.value())
                .query(Integer.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The invitation behind a link, unless it is used, withdrawn or too old. */
    @Transactional(readOnly = true)
    public Optional<InvitationView> find(String secret) {
        return select(" i.secret_hash = :hash and" + OPEN)
                .param("hash", new Secret(secret).hash())
                .param("now", now())
                .query(Invitations::view)
                .optional();
    }

    /** All invitations that can still be accepted, the newest first. */
    @Transactional(readOnly = true)
    public List<InvitationView> open() {
        return select(OPEN + "order by i.created_at desc")
                .param("now", now())
                .query(Invitations::view)
                .list();
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
        PersonId person =
                accounts.createWithPassword(invitation.email(), name, password, false, null);
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

    /** Takes an invitation back. */
    public void withdraw(UUID id, PersonId by) {
        int closed =
                database.sql(
                                """
                                update invitation set closed_at = :now, outcome = 'WITHDRAWN'
                                where id = :id and closed_at is null
                                """)
                        .param("now", now())
                        .param("id", id)
                        .update();
        if (closed > 0) {
            audit.record(Event.INVITATION_WITHDRAWN, by, null, null, null);
        }
    }

    /** Of two who use a link at the same time, one gets through. */
    private InvitationView close(String secret) {
        InvitationView invitation = find(secret).orElseThrow(NotFound::new);
        int closed =
                database.sql(
                                """
                                update invitation set closed_at = :now, outcome = 'ACCEPTED'
                                where id = :id and closed_at is null
                                """)
                        .param("now", now())
                        .param("id", invitation.id())
                        .update();
        if (closed == 0) {
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

    private JdbcClient.StatementSpec select(String where) {
        return database.sql(
                """
                select i.id, i.email, i.team_id, t.name as team_name, i.role, i.expires_at,
                       exists (select 1 from person p where p.email = i.email) as has_account
                from invitation i join team t on t.id = i.team_id
                where
                """
                        + where);
    }

    private static InvitationView view(ResultSet row, int number) throws SQLException {
        return new InvitationView(
                row.getObject("id", UUID.class),
                row.getString("email"),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getString("team_name"),
                TeamRole.valueOf(row.getString("role")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("has_account"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
