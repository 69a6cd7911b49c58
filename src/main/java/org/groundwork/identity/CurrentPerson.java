package org.groundwork.identity;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person at the other end of the current request. */
@Component
public class CurrentPerson {

    /**
     * Who is signed in.
     *
     * @throws AuthenticationCredentialsNotFoundException when nobody is; the addresses that are
     *     open to everybody are listed in the security configuration
     */
    public SignedIn require() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody signed in"));
    }

    /** Who is signed in, if anybody. */
    public Optional<SignedIn> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedInAuthentication known
                ? Optional.of(known.getPrincipal())
                : Optional.empty();
    }
}
