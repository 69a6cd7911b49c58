package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.nio.ByteBuffer;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.GroupMapping.Held;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is who at which provider, the sessions that providers began, and the roles that their groups gave. */
@Repository
class ProviderAccountRepository {

    private final JdbcClient database;

    ProviderAccountRepository(JdbcClient database) {
        this.database = database;
    }

    private record HeldRow(
            UUID teamId, TeamRole role, @Nullable String provider) {}

    /** A session that a provider began. */
    record SessionRow(UUID id, UUID personId) {}

    /** Somebody at a provider. */
    record AccountRow(String provider, UUID personId, Instant signedInAt) {}

    /** Two sign-ins of the same account at once wait for each other, also where there is no row yet. */
    void hold(String provider, String subject) {
        byte[] key = Secret.sha256("provider-account:" + provider + ":" + subject);
        database.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ByteBuffer.wrap(key).getLong())
                .query(rows -> {});
    }

    Optional<PersonId> person(String provider, String subject) {
        return database.sql("select person_id from provider_account where provider = :provider and subject = :subject")
                .param("provider", provider)
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    boolean isConnected(PersonId person, String provider) {
        return database.sql("select exists (select 1 from provider_account where person_id = :person and provider ="
                        + " :provider)")
                .param("person", person.value())
                .param("provider", provider)
                .query(Boolean.class)
                .single();
    }

    void connect(String provider, String subject, PersonId person, Instant at) {
        database.sql("""
            insert into provider_account (provider, subject, person_id, created_at, signed_in_at)
            values (:provider, :subject, :person, :at, :at)
            """)
                .param("provider", provider)
                .param("subject", subject)
                .param("person", person.value())
                .param("at", utc(at))
                .update();
    }

    void signedIn(String provider, String subject, Instant at) {
        database.sql("update provider_account set signed_in_at = :at where provider = :provider and subject = :subject")
                .param("provider", provider)
                .param("subject", subject)
                .param("at", utc(at))
                .update();
    }

    /** The ids of the providers. */
    List<String> of(PersonId person) {
        return database.sql("select provider from provider_account where person_id = :person order by provider")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    /** Whether it was connected. */
    boolean disconnect(PersonId person, String provider) {
        return database.sql("delete from provider_account where person_id = :person and provider = :provider")
                        .param("person", person.value())
                        .param("provider", provider)
                        .update()
                == 1;
    }

    void forget(PersonId person) {
        database.sql("delete from provider_session where person_id = :person")
                .param("person", person.value())
                .update();
        database.sql("delete from provider_account where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** Whether the person came through any provider since then. */
    boolean isSeenSince(PersonId person, Instant since) {
        return database.sql("""
            select exists (select 1 from provider_account where person_id = :person and signed_in_at >= :since)
            """)
                .param("person", person.value())
                .param("since", utc(since))
                .query(Boolean.class)
                .single();
    }

    /** Holds back a sign-in until the end of the transaction. Whether there was none meanwhile. */
    boolean holdUnseen(AccountRow row, Instant since) {
        return database.sql("""
            select 1 from provider_account where provider = :provider and person_id = :person and signed_in_at < :since
            for update
            """)
                .param("provider", row.provider())
                .param("person", row.personId())
                .param("since", utc(since))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Those who did not come through their provider since then, and still have something by it. */
    List<AccountRow> unseenSince(Instant since) {
        return database.sql("""
            select a.provider, a.person_id, a.signed_in_at from provider_account a where a.signed_in_at < :since
                and (exists (select 1 from provider_session s where s.provider = a.provider and s.person_id = a.person_id)
                    or exists (select 1 from membership m where m.person_id = a.person_id and m.provider = a.provider)
                    or exists (select 1 from person p where p.id = a.person_id and p.administrator_provider = a.provider)
                    or exists (select 1 from access_token t where t.person_id = a.person_id and t.revoked_at is null))
            order by a.provider, a.person_id
            """)
                .param("since", utc(since))
                .query((row, at) -> new AccountRow(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    // sessions

    void begin(UUID session, String provider, String subject, @Nullable String sid, PersonId person, Instant at) {
        database.sql("""
            insert into provider_session (id, provider, subject, sid, person_id, created_at)
            values (:id, :provider, :subject, :sid, :person, :at)
            """)
                .param("id", session)
                .param("provider", provider)
                .param("subject", subject)
                .param("sid", sid, Types.VARCHAR)
                .param("person", person.value())
                .param("at", utc(at))
                .update();
    }

    /**
     * Takes out those of this session of the provider, or where none is named, of this subject; and those of the subject of
     * which the provider never said what session they were.
     */
    List<SessionRow> end(String provider, @Nullable String subject, @Nullable String sid) {
        return database.sql("""
            delete from provider_session where provider = :provider
                and (cast(:sid as text) is null or sid = :sid or sid is null and subject = :subject) and (cast(:subject as text) is null or subject = :subject)
            returning id, person_id
            """)
                .param("provider", provider)
                .param("subject", subject, Types.VARCHAR)
                .param("sid", sid, Types.VARCHAR)
                .query(SessionRow.class)
                .list();
    }

    List<SessionRow> end(String provider, PersonId person) {
        return database.sql("""
            delete from provider_session where provider = :provider and person_id = :person returning id, person_id
            """)
                .param("provider", provider)
                .param("person", person.value())
                .query(SessionRow.class)
                .list();
    }

    void removeSessionsBegunBefore(Instant at) {
        database.sql("delete from provider_session where created_at < :at")
                .param("at", utc(at))
                .update();
    }

    // roles

    /** With where each comes from; nobody else changes the person's roles until the end of the transaction. */
    Map<TeamId, Held> holdRoles(PersonId person) {
        database.sql("select id from person where id = :person for update")
                .param("person", person.value())
                .query(UUID.class)
                .list();
        Map<TeamId, Held> held = new HashMap<>();
        database.sql("select team_id, role, provider from membership where person_id = :person")
                .param("person", person.value())
                .query(HeldRow.class)
                .list()
                .forEach(row -> held.put(new TeamId(row.teamId()), new Held(row.role(), row.provider())));
        return held;
    }

    void put(PersonId person, TeamId team, TeamRole role, String provider) {
        database.sql("""
            insert into membership (team_id, person_id, role, provider) values (:team, :person, :role, :provider)
            on conflict (team_id, person_id) do update set role = excluded.role, provider = excluded.provider
            """)
                .param("team", team.value())
                .param("person", person.value())
                .param("role", role.name())
                .param("provider", provider)
                .update();
    }

    Optional<TeamId> team(String name) {
        return database.sql("select id from team where lower(name) = lower(:name)")
                .param("name", name)
                .query(UUID.class)
                .optional()
                .map(TeamId::new);
    }
}
