package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.instant;
import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of access tokens. */
@Repository
class AccessTokenRepository {

    private static final String SELECT = """
        select id, person_id, name, scopes, ending, created_at, expires_at, last_used_at from access_token
        """;

    private final JdbcClient database;

    AccessTokenRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(
            TokenId id,
            PersonId person,
            String name,
            Set<TokenScope> scopes,
            Secret secret,
            Instant at,
            Instant expires) {
        String value = secret.value();
        database.sql("""
            insert into access_token (id, person_id, name, scopes, secret_hash, ending, created_at, expires_at)
            values (:id, :person, :name, :scopes, :hash, :ending, :now, :expires)
            """)
                .param("id", id.value())
                .param("person", person.value())
                .param("name", name)
                .param("scopes", scopes.stream().sorted().map(TokenScope::id).collect(Collectors.joining(" ")))
                .param("hash", secret.hash())
                .param("ending", value.substring(value.length() - 4))
                .param("now", utc(at))
                .param("expires", utc(expires))
                .update();
    }

    /** The one that opens, unless it was revoked or has expired. */
    Optional<TokenView> find(Secret secret, Instant now) {
        return database.sql(SELECT + "where secret_hash = :hash and revoked_at is null and expires_at > :now")
                .param("hash", secret.hash())
                .param("now", utc(now))
                .query((row, number) -> view(row, now))
                .optional();
    }

    /** Whether somebody's or everybody's, those that were not revoked; the latest first. */
    List<TokenView> all(Instant now) {
        return database.sql(SELECT + "where revoked_at is null order by created_at desc, id")
                .query((row, number) -> view(row, now))
                .list();
    }

    List<TokenView> of(PersonId person, Instant now) {
        return database.sql(SELECT + "where person_id = :person and revoked_at is null order by created_at desc, id")
                .param("person", person.value())
                .query((row, number) -> view(row, now))
                .list();
    }

    Optional<PersonId> owner(TokenId id) {
        return database.sql("select person_id from access_token where id = :id and revoked_at is null")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    void used(TokenId id, Instant at) {
        database.sql("update access_token set last_used_at = :at where id = :id")
                .param("id", id.value())
                .param("at", utc(at))
                .update();
    }

    void revoke(TokenId id, Instant at) {
        database.sql("update access_token set revoked_at = :at where id = :id and revoked_at is null")
                .param("id", id.value())
                .param("at", utc(at))
                .update();
    }

    /** How many worked until then. */
    int revokeAll(PersonId person, Instant at) {
        return database.sql("update access_token set revoked_at = :at where person_id = :person and revoked_at is null")
                .param("person", person.value())
                .param("at", utc(at))
                .update();
    }

    void removeAll(PersonId person) {
        database.sql("delete from access_token where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private static TokenView view(ResultSet row, Instant now) throws SQLException {
        Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        return new TokenView(
                new TokenId(Objects.requireNonNull(row.getObject("id", UUID.class))),
                new PersonId(Objects.requireNonNull(row.getObject("person_id", UUID.class))),
                row.getString("name"),
                Arrays.stream(row.getString("scopes").split(" "))
                        .flatMap(id -> TokenScope.of(id).stream())
                        .collect(Collectors.toSet()),
                row.getString("ending"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                expires,
                instant(row.getObject("last_used_at", OffsetDateTime.class)),
                !expires.isAfter(now));
    }
}
