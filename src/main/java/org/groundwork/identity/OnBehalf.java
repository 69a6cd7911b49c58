package org.groundwork.identity;

import java.util.function.Supplier;
import org.groundwork.platform.NotFound;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/**
 * Reads something with another person's rights, for somebody whom that person gave a link. The
 * rights are those of this moment: of a person who left the team, nothing can be read any more.
 */
@Component
public class OnBehalf {

    private final Accounts accounts;

    OnBehalf(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Reads it as if this person were signed in, and only for as long as that takes.
     *
     * @throws NotFound if the person cannot sign in any more
     */
    public <T> T read(PersonId person, Supplier<T> reading) {
        SignedIn reader = accounts.signedIn(person).orElseThrow(NotFound::new);
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(new SignedInAuthentication(reader)));
            return reading.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
