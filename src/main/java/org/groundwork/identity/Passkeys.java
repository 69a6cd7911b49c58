package org.groundwork.identity;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundwork.identity.Attempts.Subject;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.groundwork.platform.WebAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: making, listing, removing, signing in. The checks are Spring Security's; what was asked is kept in the database
 * and taken once, so that a visitor needs no session.
 */
@Service
public class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private static final int LONGEST_NAME = 80;
    private static final int MOST = 20;
    private static final int PER_NETWORK = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PasskeyRepository rows;
    private final PersonRepository people;
    private final SignInStateRepository states;
    private final SignInProviders providers;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final WebAddress address;
    private final TransactionTemplate transaction;

    Passkeys(
            PasskeyRepository rows,
            PersonRepository people,
            SignInStateRepository states,
            SignInProviders providers,
            Attempts attempts,
            AuditTrail audit,
            WebAddress address,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.people = people;
        this.states = states;
        this.providers = providers;
        this.attempts = attempts;
        this.audit = audit;
        this.address = address;
        this.transaction = transaction;
    }

    /** A passkey, for its owner. */
    public record PasskeyView(String handle, String name, Instant createdAt, Instant usedAt) {}

    /** How signing in ended. */
    public sealed interface Outcome {

        record Welcome(PersonId person) implements Outcome {}

        record Wrong() implements Outcome {}

        /** The passkey is right, but only administrators sign in without a provider. */
        record NotHere() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /** The person's passkeys, in the order in which they were made. */
    public List<PasskeyView> of(PersonId person) {
        return rows.of(person).stream()
                .map(row -> new PasskeyView(row.handle(), row.name(), row.createdAt(), row.usedAt()))
                .toList();
    }

    /** As whom Spring Security makes a passkey: it asks for nothing but the id. */
    private static SignedIn nameless(PersonId person) {
        return new SignedIn(person, "", "", false, Map.of(), Set.of());
    }

    /** What the browser needs to make one, as JSON. */
    public String creation(PersonId person, String name) {
        if (rows.of(person).size() >= MOST) {
            throw new InvalidInput("identity.passkey.too-many");
        }
        String label = checkedName(name);
        PublicKeyCredentialCreationOptions options = operations(null)
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                        new SignedInAuthentication(nameless(person))));
        states.put(creationKey(person, options.getChallenge().toBase64UrlString()), label);
        return JSON.writeValueAsString(options);
    }

    /**
     * Keeps what the browser made.
     *
     * @throws InvalidInput when it does not fit what was asked
     */
    public void create(PersonId person, String answer) {
        PublicKeyCredential<AuthenticatorAttestationResponse> made;
        Bytes challenge;
        try {
            made = JSON.readValue(answer, new TypeReference<>() {});
            challenge = challenge(made.getResponse().getClientDataJSON());
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            throw new InvalidInput("identity.passkey.not-made");
        }
        String name = states.take(creationKey(person, challenge.toBase64UrlString()))
                .orElseThrow(() -> new InvalidInput("identity.passkey.not-made"));
        transaction.executeWithoutResult(status -> {
            Webauthn4JRelyingPartyOperations operations = operations(challenge);
            PublicKeyCredentialCreationOptions options = operations.createPublicKeyCredentialCreationOptions(
                    new ImmutablePublicKeyCredentialCreationOptionsRequest(
                            new SignedInAuthentication(nameless(person))));
            try {
                CredentialRecord kept = operations.registerCredential(
                        new ImmutableRelyingPartyRegistrationRequest(options, new RelyingPartyPublicKey(made, name)));
                LOG.debug("passkey kept: {}", kept.getCredentialType());
            } catch (RuntimeException refused) {
                LOG.info("a passkey was not taken: {}", refused.getClass().getSimpleName());
                throw new InvalidInput("identity.passkey.not-made");
            }
            audit.record(Event.PASSKEY_ADDED, person, person, null, null);
        });
    }

    /** Removes one that is the person's. */
    public void remove(PersonId person, String handle) {
        PasskeyRepository.Row found = rows.of(person).stream()
                .filter(row -> row.handle().equals(handle))
                .findFirst()
                .orElseThrow(NotFound::new);
        transaction.executeWithoutResult(status -> {
            rows.delete(new Bytes(found.credentialId()));
            audit.record(Event.PASSKEY_REMOVED, person, person, null, null);
        });
    }

    /** What the browser needs to ask for one, as JSON; empty after too many. */
    public Optional<String> request(String from) {
        if (!attempts.allow(Subject.network("passkeys", from, PER_NETWORK))) {
            return Optional.empty();
        }
        PublicKeyCredentialRequestOptions options = operations(null)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        states.put(requestKey(options.getChallenge().toBase64UrlString()), "passkey");
        return Optional.of(JSON.writeValueAsString(options));
    }

    /** Judges what the browser answered. */
    public Outcome signIn(String answer, String from) {
        PublicKeyCredential<AuthenticatorAssertionResponse> shown;
        Bytes challenge;
        try {
            shown = JSON.readValue(answer, new TypeReference<>() {});
            challenge = challenge(shown.getResponse().getClientDataJSON());
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            return new Outcome.Wrong();
        }
        if (states.take(requestKey(challenge.toBase64UrlString())).isEmpty()) {
            return new Outcome.Wrong();
        }
        Optional<PersonId> person;
        try {
            person = transaction.execute(status -> {
                Webauthn4JRelyingPartyOperations operations = operations(challenge);
                PublicKeyCredentialRequestOptions options = operations.createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
                PublicKeyCredentialUserEntity user =
                        operations.authenticate(new RelyingPartyAuthenticationRequest(options, shown));
                return PasskeyRepository.person(user.getId());
            });
        } catch (RuntimeException refused) {
            LOG.info("a passkey was refused: {}", refused.getClass().getSimpleName());
            person = Optional.empty();
        }
        Optional<PersonEntity> found =
                person.flatMap(id -> people.findById(id.value())).filter(it -> it.state() == PersonState.ACTIVE);
        if (found.isEmpty()) {
            return new Outcome.Wrong();
        }
        PersonId id = found.get().id();
        boolean welcome = providers.passwordsAreForEverybody() || found.get().administrator();
        transaction.executeWithoutResult(status ->
                audit.record(welcome ? Event.SIGNED_IN_BY_PASSKEY : Event.SIGN_IN_REFUSED, id, id, null, null));
        if (!welcome) {
            return new Outcome.NotHere();
        }
        attempts.forgetOne(Subject.network("passkeys", from, PER_NETWORK));
        return new Outcome.Welcome(id);
    }

    /**
     * @param challenge that was asked; null for a new one
     */
    private Webauthn4JRelyingPartyOperations operations(@Nullable Bytes challenge) {
        URI here = URI.create(address.link("/"));
        Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
                new Owners(people),
                rows,
                PublicKeyCredentialRpEntity.builder()
                        .id(here.getHost())
                        .name("Groundwork")
                        .build(),
                Set.of(origin(here)));
        operations.setCustomizeCreationOptions(options -> {
            options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build());
            options.timeout(PATIENCE);
            if (challenge != null) {
                options.challenge(challenge);
            }
        });
        operations.setCustomizeRequestOptions(options -> {
            options.userVerification(UserVerificationRequirement.REQUIRED);
            options.timeout(PATIENCE);
            if (challenge != null) {
                options.challenge(challenge);
            }
        });
        return operations;
    }

    private static String origin(URI here) {
        boolean usual = here.getPort() < 0 || here.getPort() == ("https".equals(here.getScheme()) ? 443 : 80);
        return here.getScheme() + "://" + here.getHost() + (usual ? "" : ":" + here.getPort());
    }

    private static Bytes challenge(Bytes clientData) {
        return Bytes.fromBase64(
                JSON.readTree(clientData.getBytes()).path("challenge").asString());
    }

    private static String creationKey(PersonId person, String challenge) {
        return "passkey-new:" + person + ":" + challenge;
    }

    private static String requestKey(String challenge) {
        return "passkey:" + challenge;
    }

    private static String checkedName(String name) {
        String checked = Texts.name(name);
        if (checked.isEmpty()) {
            throw new InvalidInput("identity.passkey.name.missing");
        }
        if (checked.length() > LONGEST_NAME) {
            throw new InvalidInput("identity.passkey.name.too-long");
        }
        return checked;
    }

    /** Whose passkeys they are; the name that Spring Security knows a person by is the id. */
    private record Owners(PersonRepository people) implements PublicKeyCredentialUserEntityRepository {

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
            return PasskeyRepository.person(handle)
                    .flatMap(id -> people.findById(id.value()))
                    .map(Owners::entity)
                    .orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String id) {
            return people.findById(java.util.UUID.fromString(id))
                    .map(Owners::entity)
                    .orElse(null);
        }

        @Override
        public void save(PublicKeyCredentialUserEntity owner) {
            throw new UnsupportedOperationException("people are made elsewhere");
        }

        @Override
        public void delete(Bytes handle) {
            throw new UnsupportedOperationException("people are erased elsewhere");
        }

        private static PublicKeyCredentialUserEntity entity(PersonEntity person) {
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(PasskeyRepository.handle(person.id()))
                    .name(String.valueOf(person.email()))
                    .displayName(person.name())
                    .build();
        }
    }
}
