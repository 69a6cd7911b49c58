package org.groundwork.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "person")
class PersonEntity {

    @Id
    private UUID id;

    @Column
    private @Nullable String email;

    @Column
    private String name;

    @Column
    private @Nullable String passwordHash;

    @Column
    private boolean administrator;

    @Column
    private @Nullable String administratorProvider;

    @Enumerated(EnumType.STRING)
    private PersonState state;

    @Column(updatable = false)
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PersonEntity() {}

    PersonEntity(PersonId id, EmailAddress email, String name, Instant createdAt) {
        this.id = id.value();
        this.email = email.value();
        this.name = name;
        this.state = PersonState.ACTIVE;
        this.createdAt = createdAt;
    }

    PersonId id() {
        return new PersonId(id);
    }

    @Nullable
    String email() {
        return email;
    }

    String name() {
        return name;
    }

    void setEmail(EmailAddress address) {
        email = address.value();
    }

    void rename(String newName) {
        name = newName;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    void setPasswordHash(String hash) {
        passwordHash = hash;
    }

    boolean administrator() {
        return administrator;
    }

    /** By somebody in Groundwork. */
    void setAdministrator(boolean value) {
        setAdministrator(value, null);
    }

    /** By a group at a provider. */
    void setAdministrator(boolean value, @Nullable String provider) {
        administrator = value;
        administratorProvider = provider;
    }

    /** Whose groups made an administrator of the person. */
    @Nullable
    String administratorProvider() {
        return administratorProvider;
    }

    PersonState state() {
        return state;
    }

    void deactivate() {
        state = PersonState.DEACTIVATED;
    }

    void activate() {
        state = PersonState.ACTIVE;
    }

    /** Forgets everything that says who it was; the id stays for what the person did. */
    void erase() {
        state = PersonState.ERASED;
        email = null;
        passwordHash = null;
        setAdministrator(false);
        name = "";
    }
}
