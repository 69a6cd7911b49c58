package org.groundwork.api.web;

import org.groundwork.identity.TokenView;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The token that the request at hand came with. */
@Component
class CurrentToken {

    /**
     * @throws ProblemException if it came without
     */
    TokenView require() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getDetails() instanceof TokenView token) {
            return token;
        }
        throw ProblemException.of(ProblemType.TOKEN_MISSING);
    }
}
