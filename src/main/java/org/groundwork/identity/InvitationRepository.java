package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.Invitations.InvitationView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of invitations. Of an address to a team, one is open. */
@Repository
class InvitationRepository {

    private static final String OPEN = """
        select i.id, i.email, i.team_id, t.name as team_name, i.role, i.expires_at,
            exists (select 1 from person p where p.email = i.email) as has_account
        from invitation i join team t on t.id = i.team_id
        where i.closed_at is null and i.expires_at > :now
        """;

    private final JdbcClient database;

    InvitationRepository(JdbcClient database) {
        this.database = database;
    }

    private record Row(
            UUID id,
            String email,
            UUID teamId,
            String teamName,
            TeamRole role,
            OffsetDateTime expiresAt,
            boolean hasAccount) {

        InvitationView view() {
            return new InvitationView(id, email, new TeamId(teamId), teamName, role, expiresAt.toInstant(), hasAccount);
        }
    }

    void insert(
            UUID id,
            Secret secret,
            EmailAddress email,
            TeamId team,
            TeamRole role,
            PersonId by,
            Instant at,
            Instant expires) {
        database.sql("""
            insert into invitation (id, secret_hash, email, team_id, role, created_by,
                created_at, expires_at)
            values (:id, :hash, :email, :team, :role, :by, :now, :expires)
            """)
                .param("id", id)
                .param("hash", secret.hash())
                .param("email", email.value())
                .param("team", team.value())
                .param("role", role.name())
                .param("by", by.value())
                .param("now", utc(at))
                .param("expires", utc(expires))
                .update();
    }

    /** Takes back the open one of the address to the team, if there is one. */
    void withdraw(EmailAddress email, TeamId team, Instant at) {
        database.sql("""
            update invitation set closed_at = :now, outcome = 'WITHDRAWN'
            where email = :email and team_id = :team and closed_at is null
            """)
                .param("now", utc(at))
                .param("email", email.value())
                .param("team", team.value())
                .update();
    }

    /** Whether it was open. */
    boolean withdraw(UUID id, Instant at) {
        return close(id, "WITHDRAWN", at);
    }

    /** Whether it was open: of two who use it at the same time, one gets through. */
    boolean accept(UUID id, Instant at) {
        return close(id, "ACCEPTED", at);
    }

    private boolean close(UUID id, String outcome, Instant at) {
        return database.sql("""
            update invitation set closed_at = :now, outcome = :outcome
            where id = :id and closed_at is null
            """)
                        .param("now", utc(at))
                        .param("outcome", outcome)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** One that can be accepted. */
    Optional<InvitationView> find(Secret secret, Instant now) {
        return database.sql(OPEN + """
             and (i.secret_hash = :hash or i.id in
                (select m.invitation_id from invitation_mailed_secret m where m.secret_hash = :hash))
            """)
                .param("hash", secret.hash())
                .param("now", utc(now))
                .query(Row.class)
                .optional()
                .map(Row::view);
    }

    /** What a mail says. */
    record ToMail(
            UUID id,
            String email,
            String teamName,
            TeamRole role,
            OffsetDateTime expiresAt,
            boolean hasAccount,
            String inviter) {}

    /** One that can be accepted. */
    Optional<ToMail> toMail(UUID id, Instant now) {
        return database.sql("""
            select i.id, i.email, t.name as team_name, i.role, i.expires_at,
                exists (select 1 from person p where p.email = i.email) as has_account, b.name as inviter
            from invitation i join team t on t.id = i.team_id join person b on b.id = i.created_by
            where i.closed_at is null and i.expires_at > :now and i.id = :id
            """)
                .param("id", id)
                .param("now", utc(now))
                .query(ToMail.class)
                .optional();
    }

    /** The secret of a link in a mail. */
    void insertMailed(Secret secret, UUID invitation, Instant at) {
        database.sql("""
            insert into invitation_mailed_secret (secret_hash, invitation_id, created_at)
            values (:hash, :invitation, :at)
            """)
                .param("hash", secret.hash())
                .param("invitation", invitation)
                .param("at", utc(at))
                .update();
    }

    /** Whether somebody with this address belongs to the team. */
    boolean isMember(EmailAddress email, TeamId team) {
        return database.sql("""
            select exists (select 1 from membership m join person p on p.id = m.person_id
                where m.team_id = :team and p.email = :email)
            """)
                .param("team", team.value())
                .param("email", email.value())
                .query(Boolean.class)
                .single();
    }

    /** Those that can be accepted, the newest first. */
    List<InvitationView> open(Instant now) {
        return database
                .sql(OPEN + " order by i.created_at desc")
                .param("now", utc(now))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }

    void removeAll(String email) {
        database.sql("delete from invitation where email = :email")
                .param("email", email)
                .update();
    }
}
