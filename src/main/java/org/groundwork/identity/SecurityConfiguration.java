package org.groundwork.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.groundwork.platform.WebAddress;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
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
        "/sign-in/**",
        "/setup",
        "/invitations/*",
        "/sign-in-links/*",
        "/shared/*",
        "/shared/*/report.pdf",
        "/calendar/*",
        // of meetings: their own keys say who may
        "/join",
        "/join/*",
        "/join/*/enter",
        "/join/*/now",
        "/join/*/live",
        "/join/*/vote",
        "/theme",
        "/error",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
    };

    private static final String[] FOR_ADMINISTRATORS = {
        "/people",
        "/people/**",
        "/teams",
        "/teams/**",
        "/methods",
        "/methods/**",
        "/audit",
        "/audit/**",
        "/mail",
        "/mail/**"
    };

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, SessionSecurityContexts contexts, AccessRefusalHandler doorkeeper, CsrfTokens tokens)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, STATIC_FILES)
                        .permitAll()
                        .requestMatchers(OPEN_TO_EVERYBODY)
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .denyAll()
                        .requestMatchers(FOR_ADMINISTRATORS)
                        .hasAuthority(SignedInAuthentication.ADMINISTRATOR)
                        // the end of an answer that stayed open; its beginning was authorized
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        // a provider sends it, and signs it
                        .ignoringRequestMatchers("/sign-in/oidc/*/logout"))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(doorkeeper).accessDeniedHandler(doorkeeper))
                // written for every answer by the filter below, also where this chain is not reached
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    /**
     * Stands around everything, so that no answer lacks the headers: no error page, redirect, static
     * file or refusal of a request that cannot be read.
     */
    @Bean
    FilterRegistrationBean<HeaderWriterFilter> headersOnEveryAnswer() {
        HstsHeaderWriter transport = new HstsHeaderWriter();
        transport.setIncludeSubDomains(false);
        CrossOriginOpenerPolicyHeaderWriter opener = new CrossOriginOpenerPolicyHeaderWriter();
        opener.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
        CrossOriginResourcePolicyHeaderWriter resource = new CrossOriginResourcePolicyHeaderWriter();
        resource.setPolicy(CrossOriginResourcePolicy.SAME_ORIGIN);
        FilterRegistrationBean<HeaderWriterFilter> registration =
                new FilterRegistrationBean<>(new HeaderWriterFilter(List.of(
                        transport,
                        new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY),
                        new XContentTypeOptionsHeaderWriter(),
                        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                        new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                        new PermissionsPolicyHeaderWriter(PERMISSIONS_POLICY),
                        opener,
                        resource,
                        new CacheControlHeadersWriter())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
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
        DefaultCookieSerializer cookie = new OnlySessionIds();
        cookie.setCookieName("groundwork");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (address.isHttps()) {
            cookie.setUseSecureCookie(true); // otherwise as the request is
        }
        return cookie;
    }

    /** What is no session's id is not looked for. */
    private static final class OnlySessionIds extends DefaultCookieSerializer {

        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return super.readCookieValues(request).stream()
                    .filter(value -> ID.matcher(value).matches())
                    .toList();
        }
    }
}
