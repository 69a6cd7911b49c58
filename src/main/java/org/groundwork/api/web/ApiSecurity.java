package org.groundwork.api.web;

import org.groundwork.api.RateLimits;
import org.groundwork.identity.AccessTokens;
import org.groundwork.identity.TokenGuesses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Who may use the API: whoever brings a token in the header. No session and no cookie counts, so that
 * no page of somebody else can ask anything in a person's name, and no form token is needed.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    /** What the API is, which is no secret. */
    private static final String[] OPEN_TO_EVERYBODY = {
        "/api/v1/openapi.json", "/api/v1/schema", "/api/v1/problems", "/api/v1/problems/*"
    };

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurityFilterChain(
            HttpSecurity http, AccessTokens tokens, TokenGuesses guesses, RateLimits limits, ProblemWriter problems)
            throws Exception {
        return http.securityMatcher("/api", "/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, OPEN_TO_EVERYBODY)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, OPEN_TO_EVERYBODY)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens, guesses, limits, problems), AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, nobody) -> response.sendError(HttpStatus.UNAUTHORIZED.value()))
                        .accessDeniedHandler(
                                (request, response, denied) -> response.sendError(HttpStatus.FORBIDDEN.value())))
                .build();
    }
}
