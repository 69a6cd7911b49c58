package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** The rows of passkeys, as Spring Security asks for them; a person’s handle is the person’s id. */
@Repository
class PasskeyRepository implements UserCredentialRepository {

    private static final RowMapper<CredentialRecord> RECORD = (row, at) -> ImmutableCredentialRecord.builder()
            .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
            .credentialId(new Bytes(row.getBytes("credential_id")))
            .userEntityUserId(handle(new PersonId(row.getObject("person_id", UUID.class))))
            .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
            .signatureCount(row.getLong("signature_count"))
            .uvInitialized(row.getBoolean("user_verified"))
            .backupEligible(row.getBoolean("backup_eligible"))
            .backupState(row.getBoolean("backed_up"))
            .transports(transports(row.getString("transports")))
            .attestationObject(new Bytes(row.getBytes("attestation")))
            .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
            .label(row.getString("name"))
            .created(row.getTimestamp("created_at").toInstant())
            .lastUsed(row.getTimestamp("used_at").toInstant())
            .build();

    private final JdbcClient database;

    PasskeyRepository(JdbcClient database) {
        this.database = database;
    }

    static Bytes handle(PersonId person) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array());
    }

    static Optional<PersonId> person(@Nullable Bytes handle) {
        if (handle == null || handle.getBytes().length != 16) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return Optional.of(new PersonId(new UUID(bytes.getLong(), bytes.getLong())));
    }

    /** One, for its owner. */
    record Row(byte[] credentialId, String name, Instant createdAt, Instant usedAt) {

        String handle() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Secret.sha256(new Bytes(credentialId).toBase64UrlString()));
        }
    }

    List<Row> of(PersonId person) {
        return database.sql("""
            select credential_id, name, created_at, used_at from passkey where person_id = :person
            order by created_at, credential_id
            """)
                .param("person", person.value())
                .query((row, at) -> new Row(
                        row.getBytes(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    void removeAll(PersonId person) {
        database.sql("delete from passkey where person_id = :person")
                .param("person", person.value())
                .update();
    }

    @Override
    public void delete(Bytes credentialId) {
        database.sql("delete from passkey where credential_id = :id")
                .param("id", credentialId.getBytes())
                .update();
    }

    /** A new one, or what a use of it changed. */
    @Override
    public void save(CredentialRecord passkey) {
        database.sql("""
            insert into passkey (credential_id, person_id, name, public_key, signature_count, user_verified, backup_eligible,
                backed_up, transports, attestation, client_data, created_at, used_at)
            values (:id, :person, :name, :key, :count, :verified, :eligible, :backedUp, :transports, :attestation, :client,
                :created, :used)
            on conflict (credential_id) do update set signature_count = excluded.signature_count,
                user_verified = excluded.user_verified, backed_up = excluded.backed_up, used_at = excluded.used_at
                where passkey.person_id = excluded.person_id
            """)
                .param("id", passkey.getCredentialId().getBytes())
                .param(
                        "person",
                        person(passkey.getUserEntityUserId()).orElseThrow().value())
                .param("name", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("eligible", passkey.isBackupEligible())
                .param("backedUp", passkey.isBackupState())
                .param(
                        "transports",
                        passkey.getTransports() == null
                                ? ""
                                : passkey.getTransports().stream()
                                        .map(AuthenticatorTransport::getValue)
                                        .sorted()
                                        .collect(Collectors.joining(",")))
                .param("attestation", bytes(passkey.getAttestationObject()))
                .param("client", bytes(passkey.getAttestationClientDataJSON()))
                .param("created", utc(passkey.getCreated()))
                .param("used", utc(passkey.getLastUsed()))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return database.sql("select * from passkey where credential_id = :id")
                .param("id", credentialId.getBytes())
                .query(RECORD)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return person(handle)
                .map(person -> database.sql("select * from passkey where person_id = :person")
                        .param("person", person.value())
                        .query(RECORD)
                        .list())
                .orElse(List.of());
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    private static Set<AuthenticatorTransport> transports(String text) {
        return Arrays.stream(text.split(","))
                .filter(each -> !each.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }
}
