package org.groundwork.identity.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.groundwork.identity.AccessTokens;
import org.groundwork.identity.TokenScope;
import org.jspecify.annotations.Nullable;

/**
 * What a token is to be called and good for.
 *
 * @param scopes their ids
 * @param days as it was sent; anything but one of the choices is refused
 */
record TokenForm(String name, List<String> scopes, @Nullable String days) {

    TokenForm {
        name = FormTexts.orEmpty(name);
        scopes = scopes == null
                ? List.of()
                : scopes.stream().filter(one -> one != null).toList();
    }

    Set<TokenScope> givenScopes() {
        Set<TokenScope> given = EnumSet.noneOf(TokenScope.class);
        scopes.forEach(id -> TokenScope.of(id).ifPresent(given::add));
        return given;
    }

    /** 0 for none of the choices. */
    int givenDays() {
        return AccessTokens.DAYS.stream()
                .filter(one -> Integer.toString(one).equals(days))
                .findFirst()
                .orElse(0);
    }
}
