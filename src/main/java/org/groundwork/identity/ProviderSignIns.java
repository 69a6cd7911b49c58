package org.groundwork.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.groundwork.identity.Attempts.Subject;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.identity.ProviderAccounts.Arrival;
import org.groundwork.platform.WebAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signing in through a provider: sends somebody there, and makes of the answer a person. The exchange and the checks of the
 * answer are Spring Security's; what has to be found again meanwhile is kept in the database, bound to the browser by a
 * cookie, and taken once.
 */
@Service
public class ProviderSignIns {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIns.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COOKIE = "groundwork-provider";
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_ANSWER = 4_000;
    private static final int MOST_FROM_NETWORK = 100;
    private static final int MOST_FROM_WIDER = 400;

    private final SignInProviders providers;
    private final ProviderAccounts accounts;
    private final Sessions sessions;
    private final Duration longestSession;
    private final SignInStateRepository states;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final WebAddress address;
    private final TransactionTemplate transaction;
    private final OidcAuthorizationCodeAuthenticationProvider exchange;

    ProviderSignIns(
            SignInProviders providers,
            ProviderAccounts accounts,
            ProviderTokens tokens,
            Sessions sessions,
            SignInSettings settings,
            SignInStateRepository states,
            Attempts attempts,
            AuditTrail audit,
            WebAddress address,
            TransactionTemplate transaction) {
        this.providers = providers;
        this.accounts = accounts;
        this.sessions = sessions;
        this.longestSession = settings.longestSession();
        this.states = states;
        this.attempts = attempts;
        this.audit = audit;
        this.address = address;
        this.transaction = transaction;
        this.exchange = exchange(tokens);
    }

    private static OidcAuthorizationCodeAuthenticationProvider exchange(ProviderTokens tokens) {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(ProviderTokens.tokenClient());
        DefaultOAuth2UserService plain = new DefaultOAuth2UserService();
        plain.setRestOperations(ProviderTokens.userInfoClient());
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(plain);
        OidcAuthorizationCodeAuthenticationProvider exchange =
                new OidcAuthorizationCodeAuthenticationProvider(client, users);
        exchange.setJwtDecoderFactory(tokens::idTokens);
        return exchange;
    }

    /**
     * Who came, and where to go.
     *
     * @param connected whether the account was connected for somebody who is signed in already
     * @param session how the session is known to the provider
     */
    public record Welcome(PersonId person, String target, boolean connected, Sessions.FromProvider session) {}

    private static Subject[] networks(HttpServletRequest request) {
        return new Subject[] {
            Subject.wider("providers-wider", request.getRemoteAddr(), MOST_FROM_WIDER),
            Subject.network("providers", request.getRemoteAddr(), MOST_FROM_NETWORK)
        };
    }

    private record Begun(
            String provider,
            String authorizationUri,
            String redirectUri,
            String state,
            String nonce,
            String verifier,
            String target,
            @Nullable PersonId connecting) {}

    /**
     * Where to send somebody.
     *
     * @param target where to go afterwards
     * @param back where the provider sends people back to, as it is registered there
     * @param connecting who is signed in and wants to connect the account; null for signing in
     * @throws ProviderRefused when that cannot be said
     */
    public String begin(
            String provider,
            String target,
            String back,
            @Nullable PersonId connecting,
            HttpServletRequest request,
            HttpServletResponse response) {
        providers.settings(provider);
        if (!attempts.allow(networks(request))) {
            throw new ProviderRefused(ProviderRefusal.TOO_MANY);
        }
        try {
            ClientRegistration registration = providers.registration(provider);
            DefaultOAuth2AuthorizationRequestResolver resolver =
                    new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
            resolver.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce().andThen(asked -> asked.redirectUri(back)));
            OAuth2AuthorizationRequest there = Objects.requireNonNull(resolver.resolve(request, provider));
            String secret = Optional.ofNullable(cookie(request))
                    .orElseGet(() -> Secret.random().value());
            remember(secret, request, response);
            states.put(
                    key(secret, String.valueOf(there.getState())),
                    write(new Begun(
                            provider,
                            there.getAuthorizationUri(),
                            String.valueOf(there.getRedirectUri()),
                            String.valueOf(there.getState()),
                            String.valueOf(there.<Object>getAttribute(OidcParameterNames.NONCE)),
                            String.valueOf(there.<Object>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                            target,
                            connecting)));
            return there.getAuthorizationRequestUri();
        } catch (ProviderRefused refused) {
            record(provider, refused.reason(), connecting);
            throw refused;
        }
    }

    /**
     * Judges what the browser brought back.
     *
     * @param present who is signed in
     * @throws ProviderRefused when nobody is let in
     */
    public Welcome finish(String provider, @Nullable PersonId present, HttpServletRequest request) {
        providers.settings(provider);
        Begun begun = take(request)
                .filter(it -> it.provider().equals(provider))
                .filter(it -> it.connecting() == null || it.connecting().equals(present))
                .orElse(null);
        if (begun == null) {
            if (attempts.allow(Subject.network("provider-answers", request.getRemoteAddr(), Attempts.PER_NETWORK))) {
                record(provider, ProviderRefusal.STALE, null);
            }
            throw new ProviderRefused(ProviderRefusal.STALE);
        }
        Arrival arrival;
        ProviderPerson person;
        try {
            ClientRegistration registration = providers.registration(provider);
            OidcUser user = exchange(registration, begun, request);
            person = ProviderPerson.of(provider, providers.settings(provider).claims(), user);
            arrival = accounts.arrive(person, begun.connecting());
        } catch (DataIntegrityViolationException | OptimisticLockingFailureException atTheSameTime) {
            throw new ProviderRefused(ProviderRefusal.STALE);
        } catch (ProviderRefused refused) {
            record(provider, refused.reason(), begun.connecting());
            throw refused;
        }
        if (arrival.refusal() != null) {
            record(provider, arrival.refusal(), arrival.person());
            throw new ProviderRefused(arrival.refusal());
        }
        attempts.forgetOne(networks(request)); // so that a whole office behind one address can sign in
        return new Welcome(
                Objects.requireNonNull(arrival.person()),
                begun.target(),
                begun.connecting() != null,
                new Sessions.FromProvider(provider, person.subject(), person.sid()));
    }

    /** Signs in whom {@link #finish} let in. */
    public void enter(Welcome welcome, HttpServletRequest request, HttpServletResponse response) {
        UUID session = UUID.randomUUID();
        accounts.begun(session, welcome.person(), welcome.session());
        sessions.beginFrom(welcome.person(), session, longestSession, request, response);
    }

    private OidcUser exchange(ClientRegistration registration, Begun begun, HttpServletRequest request) {
        String error = parameter(request, OAuth2ParameterNames.ERROR);
        String code = parameter(request, OAuth2ParameterNames.CODE);
        String issuer = parameter(request, "iss");
        if (issuer != null && !issuer.equals(registration.getProviderDetails().getIssuerUri())) {
            throw new ProviderRefused(ProviderRefusal.WRONG_ISSUER);
        }
        if (error != null || code == null) {
            throw new ProviderRefused(
                    "access_denied".equals(error) || error == null
                            ? ProviderRefusal.CANCELLED
                            : Set.of("server_error", "temporarily_unavailable").contains(error)
                                    ? ProviderRefusal.AWAY
                                    : ProviderRefusal.MISCONFIGURED);
        }
        OAuth2AuthorizationRequest asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(begun.authorizationUri())
                .clientId(registration.getClientId())
                .redirectUri(begun.redirectUri())
                .scopes(registration.getScopes())
                .state(begun.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
                    attributes.put(OidcParameterNames.NONCE, begun.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, begun.verifier());
                })
                .build();
        OAuth2AuthorizationResponse answered = OAuth2AuthorizationResponse.success(code)
                .redirectUri(begun.redirectUri())
                .state(begun.state())
                .build();
        try {
            Authentication known = exchange.authenticate(
                    new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(asked, answered)));
            return (OidcUser)
                    Objects.requireNonNull(Objects.requireNonNull(known).getPrincipal());
        } catch (RuntimeException refused) { // whatever a provider sends, it opens nothing and breaks nothing
            ProviderRefusal reason = ProviderTokens.reason(refused);
            LOG.warn("an answer of the sign-in provider {} is refused: {}", begun.provider(), reason.id());
            throw new ProviderRefused(reason);
        }
    }

    private void record(String provider, ProviderRefusal reason, @Nullable PersonId person) {
        transaction.executeWithoutResult(
                status -> audit.record(Event.PROVIDER_REFUSED, person, person, null, provider + " " + reason.id()));
    }

    private Optional<Begun> take(HttpServletRequest request) {
        String secret = cookie(request);
        String state = parameter(request, OAuth2ParameterNames.STATE);
        return secret == null || state == null
                ? Optional.empty()
                : states.take(key(secret, state)).map(ProviderSignIns::read);
    }

    private static String key(String secret, String state) {
        return "provider:" + secret + ":" + state;
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || !SECRET.matcher(cookie.getValue()).matches() ? null : cookie.getValue();
    }

    /** Lax, since the browser comes back by a link from elsewhere. */
    private void remember(String secret, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, secret)
                        .path(request.getContextPath() + "/")
                        .maxAge(SignInStateRepository.VALID_FOR)
                        .httpOnly(true)
                        .secure(request.isSecure() || address.isHttps())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private static @Nullable String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.isEmpty() || value.length() > LONGEST_ANSWER ? null : value;
    }

    private static String write(Begun begun) {
        ObjectNode node = JSON.createObjectNode()
                .put("provider", begun.provider())
                .put("authorizationUri", begun.authorizationUri())
                .put("redirectUri", begun.redirectUri())
                .put("state", begun.state())
                .put("nonce", begun.nonce())
                .put("verifier", begun.verifier())
                .put("target", begun.target());
        if (begun.connecting() != null) {
            node.put("connecting", begun.connecting().toString());
        }
        return node.toString();
    }

    private static Begun read(String content) {
        JsonNode node = JSON.readTree(content);
        JsonNode connecting = node.path("connecting");
        return new Begun(
                node.path("provider").asString(),
                node.path("authorizationUri").asString(),
                node.path("redirectUri").asString(),
                node.path("state").asString(),
                node.path("nonce").asString(),
                node.path("verifier").asString(),
                node.path("target").asString(),
                connecting.isString() ? new PersonId(UUID.fromString(connecting.asString())) : null);
    }
}
