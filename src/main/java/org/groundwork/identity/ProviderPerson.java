package org.groundwork.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * What a provider says of a person.
 *
 * @param subject who it is there, for ever
 * @param sid what the provider calls its session
 * @param emailVerified whether the provider says so of this very address: its word is about the claim {@code email}, and about
 *     no other claim that the settings may name
 * @param groupsLeftOut whether it says that there are more groups than it can name
 */
record ProviderPerson(
        String provider,
        String subject,
        @Nullable String sid,
        @Nullable String name,
        @Nullable String email,
        boolean emailVerified,
        Set<String> groups,
        boolean groupsLeftOut) {

    private static final int LONGEST = 255;

    static ProviderPerson of(String provider, SignInSettings.Claims names, OidcUser user) {
        Map<String, Object> claims = user.getClaims();
        boolean leftOut =
                claims.get("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(names.groups());
        return new ProviderPerson(
                provider,
                Objects.requireNonNull(user.getSubject()),
                claims.get("sid") instanceof String sid && isKept(sid) ? sid : null,
                text(claim(claims, names.name())),
                text(claim(claims, names.email())),
                isTrue(claims.get("email_verified"))
                        && Objects.equals(claim(claims, names.email()).orElse(null), claims.get("email")),
                texts(claim(claims, names.groups())),
                leftOut);
    }

    /** Whether a column holds it; an odd one counts as none, so that the provider ends sessions by the person. */
    private static boolean isKept(String sid) {
        return !sid.isEmpty() && sid.length() <= LONGEST && sid.indexOf('\0') < 0;
    }

    /** The claim of that name, or else what the dots in the name lead to. */
    private static Optional<Object> claim(Map<?, ?> claims, String name) {
        Object whole = claims.get(name);
        int dot = name.indexOf('.');
        if (whole != null || dot < 0) {
            return Optional.ofNullable(whole);
        }
        return claims.get(name.substring(0, dot)) instanceof Map<?, ?> part
                ? claim(part, name.substring(dot + 1))
                : Optional.empty();
    }

    private static @Nullable String text(Optional<Object> claim) {
        return claim.filter(String.class::isInstance).map(String.class::cast).orElse(null);
    }

    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || "true".equals(claim);
    }

    private static Set<String> texts(Optional<Object> claim) {
        Set<String> texts = new LinkedHashSet<>();
        claim.ifPresent(value -> {
            if (value instanceof Collection<?> several) {
                several.forEach(each -> texts.add(String.valueOf(each)));
            } else {
                texts.add(String.valueOf(value));
            }
        });
        return texts;
    }
}
