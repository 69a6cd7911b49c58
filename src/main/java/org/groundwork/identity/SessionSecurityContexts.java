package org.groundwork.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Finds out anew with every request who the session's person is and which roles the person has, so
 * that a change of role or a deactivated account counts from the next request on. Nothing but the
 * person's id is kept in the session; static files cause no look-up.
 */
@Component
class SessionSecurityContexts implements SecurityContextRepository {

    private final Accounts accounts;
    private final Sessions sessions;

    SessionSecurityContexts(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @SuppressWarnings("deprecation")
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** Signing in and out is done by {@link Sessions} and by ending the session. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return Sessions.personOf(request.getSession(false)).isPresent();
    }

    private SecurityContext load(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Sessions.personOf(session)
                .filter(person -> !sessions.isOver(session))
                .flatMap(accounts::signedIn)
                .<SecurityContext>map(person -> new SecurityContextImpl(new SignedInAuthentication(person)))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext loaded;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (loaded == null) {
                loaded = load(request);
            }
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
