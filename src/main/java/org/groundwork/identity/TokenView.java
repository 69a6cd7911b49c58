package org.groundwork.identity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access token without its secret.
 *
 * @param name by which its owner knows it
 * @param ending the last four characters of the secret
 * @param lastUsed to the hour; null while it was not used
 * @param expired it opens nothing any more
 */
public record TokenView(
        TokenId id,
        PersonId person,
        String name,
        Set<TokenScope> scopes,
        String ending,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsed,
        boolean expired) {

    public TokenView {
        Set<TokenScope> ordered = EnumSet.noneOf(TokenScope.class);
        ordered.addAll(scopes);
        scopes = java.util.Collections.unmodifiableSet(ordered);
    }
}
