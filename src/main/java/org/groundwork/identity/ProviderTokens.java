package org.groundwork.identity;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** Reads what providers sign, and says what is wrong with it. */
@Component
class ProviderTokens {

    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration LOGOUT_OLDEST = Duration.ofMinutes(10);
    private static final Set<String> LOGOUT_TYPES = Set.of("logout+jwt", "jwt");

    private final Clock clock;

    /** With the keys that were read; by what the settings and the provider say. */
    private final Map<ClientRegistration, JwtDecoder> idTokenDecoders = new ConcurrentHashMap<>();

    private final Map<ClientRegistration, JwtDecoder> logoutDecoders = new ConcurrentHashMap<>();

    ProviderTokens(Clock clock) {
        this.clock = clock;
    }

    static RestClient tokenClient() {
        return RestClient.builder()
                .requestFactory(SignInProviders.patience())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    static RestTemplate userInfoClient() {
        RestTemplate client = new RestTemplate(SignInProviders.patience());
        client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return client;
    }

    JwtDecoder idTokens(ClientRegistration registration) {
        forgetOthers(idTokenDecoders, registration);
        return idTokenDecoders.computeIfAbsent(registration, it -> {
            NimbusJwtDecoder decoder = signedBy(it).build();
            decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
            decoder.setJwtValidator(validator(List.of(
                    rule(ProviderRefusal.WRONG_ISSUER, token -> isIssuedBy(it, token)),
                    rule(ProviderRefusal.WRONG_AUDIENCE, token -> isFor(it, token)),
                    rule(ProviderRefusal.EXPIRED, this::isFresh),
                    new OidcIdTokenValidator(it))));
            return decoder;
        });
    }

    /** Tokens by which a provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). */
    JwtDecoder logouts(ClientRegistration registration) {
        forgetOthers(logoutDecoders, registration);
        return logoutDecoders.computeIfAbsent(registration, it -> {
            NimbusJwtDecoder decoder = signedBy(it).validateType(false).build();
            decoder.setJwtValidator(validator(List.of(
                    rule(ProviderRefusal.NOT_TRUSTED, ProviderTokens::isLogout),
                    rule(ProviderRefusal.WRONG_ISSUER, token -> isIssuedBy(it, token)),
                    rule(ProviderRefusal.WRONG_AUDIENCE, token -> isFor(it, token)),
                    rule(ProviderRefusal.EXPIRED, this::isRecent))));
            return decoder;
        });
    }

    /** Of a provider whose description was read anew, the earlier decoder is of no use. */
    private static void forgetOthers(Map<ClientRegistration, JwtDecoder> decoders, ClientRegistration registration) {
        decoders.keySet()
                .removeIf(other ->
                        other != registration && other.getRegistrationId().equals(registration.getRegistrationId()));
    }

    private static NimbusJwtDecoder.JwkSetUriJwtDecoderBuilder signedBy(ClientRegistration registration) {
        String keys = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
        return NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(new RestTemplate(SignInProviders.patience()))
                .jwsAlgorithms(algorithms -> algorithms.addAll(algorithms(registration)));
    }

    /** Those with which it says that it signs; only such in which it alone has the key. */
    private static Set<SignatureAlgorithm> algorithms(ClientRegistration registration) {
        Set<SignatureAlgorithm> found = new LinkedHashSet<>();
        Object said = registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("id_token_signing_alg_values_supported");
        if (said instanceof Collection<?> names) {
            names.stream()
                    .map(name -> SignatureAlgorithm.from(String.valueOf(name)))
                    .filter(Objects::nonNull)
                    .forEach(found::add);
        }
        return found.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : found;
    }

    private static boolean isIssuedBy(ClientRegistration registration, Jwt token) {
        return Objects.equals(registration.getProviderDetails().getIssuerUri(), token.getClaimAsString("iss"));
    }

    private static boolean isFor(ClientRegistration registration, Jwt token) {
        return token.getAudience() != null && token.getAudience().contains(registration.getClientId());
    }

    private boolean isFresh(Jwt token) {
        return token.getExpiresAt() != null
                && clock.instant().isBefore(token.getExpiresAt().plus(SKEW));
    }

    private boolean isRecent(Jwt token) {
        Instant now = clock.instant();
        return token.getIssuedAt() != null
                && token.getIssuedAt().isBefore(now.plus(SKEW))
                && token.getIssuedAt().isAfter(now.minus(LOGOUT_OLDEST))
                && (token.getExpiresAt() == null
                        || now.isBefore(token.getExpiresAt().plus(SKEW)));
    }

    private static boolean isLogout(Jwt token) {
        Object type = token.getHeaders().get("typ");
        return (type == null || LOGOUT_TYPES.contains(String.valueOf(type).toLowerCase(java.util.Locale.ROOT)))
                && token.getClaim("events") instanceof Map<?, ?> events
                && events.containsKey(LOGOUT)
                && token.getClaim("nonce") == null
                && (token.getSubject() != null || token.getClaim("sid") instanceof String);
    }

    private static OAuth2TokenValidator<Jwt> rule(ProviderRefusal reason, Predicate<Jwt> holds) {
        return token -> holds.test(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(reason.name()));
    }

    private static OAuth2TokenValidator<Jwt> validator(List<OAuth2TokenValidator<Jwt>> rules) {
        return new DelegatingOAuth2TokenValidator<>(rules);
    }

    /** What was wrong, from the exception that Spring Security made of it. */
    static ProviderRefusal reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException invalid) {
                return ofError(invalid.getErrors().stream().findFirst().orElse(null));
            }
            if (cause instanceof IOException || cause instanceof RestClientException) {
                return ProviderRefusal.AWAY;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OAuth2AuthenticationException refused) {
                return ofError(refused.getError());
            }
            if (cause instanceof OAuth2AuthorizationException refused) {
                return ofError(refused.getError());
            }
        }
        return ProviderRefusal.NOT_TRUSTED;
    }

    private static ProviderRefusal ofError(@Nullable OAuth2Error error) {
        return switch (error == null ? "" : error.getErrorCode()) {
            case "WRONG_ISSUER" -> ProviderRefusal.WRONG_ISSUER;
            case "WRONG_AUDIENCE" -> ProviderRefusal.WRONG_AUDIENCE;
            case "EXPIRED" -> ProviderRefusal.EXPIRED;
            case "invalid_nonce" -> ProviderRefusal.WRONG_NONCE;
            case "invalid_grant" -> ProviderRefusal.CODE_REFUSED;
            case "invalid_client", "unauthorized_client", "invalid_request", "invalid_scope" ->
                ProviderRefusal.MISCONFIGURED;
            case "server_error", "temporarily_unavailable" -> ProviderRefusal.AWAY;
            default -> ProviderRefusal.NOT_TRUSTED;
        };
    }
}
