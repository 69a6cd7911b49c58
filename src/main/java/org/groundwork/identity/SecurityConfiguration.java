package org.groundwork.identity;

import org.groundwork.platform.WebAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Which addresses are open to whom, and the headers that every answer carries. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Scripts, styles and everything else come from this application only; nothing inline. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String PERMISSIONS_POLICY =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    private static final String[] STATIC_FILES = {
        "/css/**", "/js/**", "/fonts/**", "/images/**", "/schema/**", "/webjars/**", "/favicon.ico"
    };

    private static final String[] OPEN_TO_EVERYBODY = {
        "/sign-in",
        "/setup",
        "/invitations/*",
        "/sign-in-links/*",
        "/shared/*",
        "/shared/*/report.pdf",
        "/theme",
        "/error",
        "/actuator/health",
        "/actuator/health/*"
    };

    private static final String[] FOR_ADMINISTRATORS = {
        "/people", "/people/**", "/teams", "/teams/**", "/audit", "/audit/**", "/mail", "/mail/**"
    };

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, SessionSecurityContexts contexts, AccessRefusalHandler doorkeeper) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, STATIC_FILES)
                        .permitAll()
                        .requestMatchers(OPEN_TO_EVERYBODY)
                        .permitAll()
                        .requestMatchers(FOR_ADMINISTRATORS)
                        .hasAuthority(SignedInAuthentication.ADMINISTRATOR)
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(doorkeeper).accessDeniedHandler(doorkeeper))
                .headers(headers -> headers.httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * Signing in is {@link SignIns}' work; this keeps Spring Boot from making a user of its own.
     */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new AuthenticationServiceException("people sign in on the sign-in page");
        };
    }

    @Bean
    CookieSerializer cookieSerializer(WebAddress address) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("groundwork");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (address.isHttps()) {
            cookie.setUseSecureCookie(true); // otherwise as the request is
        }
        return cookie;
    }
}
