package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class ProviderPersonTest {

    private static final SignInSettings.Claims USUAL = new SignInSettings.Claims("name", "email", "groups");

    private static ProviderPerson person(SignInSettings.Claims names, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", "42");
        Instant now = Instant.EPOCH;
        return ProviderPerson.of(
                "example",
                names,
                new DefaultOidcUser(List.of(), new OidcIdToken("token", now, now.plusSeconds(60), all)));
    }

    @Test
    void anAddressIsVerifiedWhereTheProviderSaysSoOfIt() {
        Map<String, Object> claims =
                Map.of("email", "own@example.org", "email_verified", true, "preferred_username", "boss@example.org");
        assertThat(person(USUAL, claims).emailVerified()).isTrue();
        ProviderPerson byName = person(new SignInSettings.Claims("name", "preferred_username", "groups"), claims);
        assertThat(byName.email()).isEqualTo("boss@example.org");
        assertThat(byName.emailVerified()).as("it spoke of another claim").isFalse();
        assertThat(person(USUAL, Map.of("email", "own@example.org", "email_verified", "yes"))
                        .emailVerified())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "long"})
    void aNameOfASessionThatCannotBeKeptIsNone(String sid) {
        assertThat(person(USUAL, Map.of("sid", sid.equals("long") ? "x".repeat(256) : sid))
                        .sid())
                .isNull();
        assertThat(person(USUAL, Map.of("sid", "x".repeat(255))).sid()).hasSize(255);
    }

    @Test
    void groupsMayBeOneOrSeveralOrWithinSomething() {
        assertThat(person(USUAL, Map.of("groups", "one")).groups()).containsExactly("one");
        assertThat(person(USUAL, Map.of("groups", List.of("a", "b"))).groups()).containsExactly("a", "b");
        assertThat(person(
                                new SignInSettings.Claims("name", "email", "realm_access.roles"),
                                Map.of("realm_access", Map.of("roles", List.of("r"))))
                        .groups())
                .containsExactly("r");
        assertThat(person(USUAL, Map.of()).groups()).isEmpty();
    }
}
