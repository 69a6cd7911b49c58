package org.groundwork.identity;

import org.groundwork.identity.Attempts.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Service;

/**
 * What a provider says of those who signed out there, or were shut out (back-channel logout). Spring Security keeps such
 * sessions in memory and ends them by a request to itself; these are in the database, and end in all instances.
 */
@Service
public class ProviderLogouts {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLogouts.class);
    private static final int LONGEST = 10_000;
    private static final int MOST_WRONG = 50;

    private final SignInProviders providers;
    private final ProviderTokens tokens;
    private final ProviderAccounts accounts;
    private final Attempts attempts;

    ProviderLogouts(SignInProviders providers, ProviderTokens tokens, ProviderAccounts accounts, Attempts attempts) {
        this.providers = providers;
        this.tokens = tokens;
        this.accounts = accounts;
        this.attempts = attempts;
    }

    /**
     * Ends the sessions that a token names.
     *
     * @param from network address of who sent it
     * @throws ProviderRefused when the provider did not sign it for us
     */
    public void signedOut(String provider, String token, String from) {
        providers.settings(provider);
        if (token.length() > LONGEST) {
            throw new ProviderRefused(ProviderRefusal.NOT_TRUSTED);
        }
        try {
            Jwt logout = tokens.logouts(providers.registration(provider)).decode(token);
            int ended = accounts.signedOut(provider, logout.getSubject(), logout.getClaimAsString("sid"));
            LOG.info("the sign-in provider {} ended {} sessions", provider, ended);
        } catch (JwtException refused) {
            // only wrong ones are counted: a right one works, whatever others sent from the same network
            boolean few = attempts.allow(Subject.network("provider-logouts", from, MOST_WRONG));
            throw new ProviderRefused(few ? ProviderTokens.reason(refused) : ProviderRefusal.TOO_MANY);
        }
    }
}
