package org.groundwork.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** How Spring Security sees a {@link SignedIn}. It is made with each request and never stored. */
public final class SignedInAuthentication extends AbstractAuthenticationToken {

    /** The authority of administrators. */
    public static final String ADMINISTRATOR = "ADMINISTRATOR";

    private static final long serialVersionUID = 1L;

    private final transient SignedIn principal;

    public SignedInAuthentication(SignedIn principal) {
        super(principal.administrator() ? List.of(new SimpleGrantedAuthority(ADMINISTRATOR)) : List.of());
        this.principal = principal;
        setAuthenticated(true);
    }

    @Override
    public SignedIn getPrincipal() {
        return principal;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return principal.id().toString();
    }
}
