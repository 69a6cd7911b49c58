package org.groundwork.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.groundwork.api.RateLimits;
import org.groundwork.identity.AccessTokens;
import org.groundwork.identity.SignedInAuthentication;
import org.groundwork.identity.TokenGuesses;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says whose token a request brought, if it brought one, and counts the request. */
final class TokenFilter extends OncePerRequestFilter {

    private final AccessTokens tokens;
    private final TokenGuesses guesses;
    private final RateLimits limits;
    private final ProblemWriter problems;

    TokenFilter(AccessTokens tokens, TokenGuesses guesses, RateLimits limits, ProblemWriter problems) {
        this.tokens = tokens;
        this.guesses = guesses;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> sent = BearerTokens.sent(request);
        if (sent.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<AccessTokens.Bearer> bearer = tokens.find(sent.get());
        if (bearer.isEmpty()) {
            problems.write(
                    request,
                    response,
                    guesses.wrong(request.getRemoteAddr())
                            ? ProblemException.of(ProblemType.TOKEN_REFUSED)
                            : ProblemException.later(ProblemType.TOO_MANY_REQUESTS, TokenGuesses.WINDOW));
            return;
        }
        Duration wait = limits.take(bearer.get().token().id(), 1);
        if (!wait.isZero()) {
            problems.write(request, response, ProblemException.later(ProblemType.TOO_MANY_REQUESTS, wait));
            return;
        }
        SignedInAuthentication authentication =
                new SignedInAuthentication(bearer.get().person());
        authentication.setDetails(bearer.get().token());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
