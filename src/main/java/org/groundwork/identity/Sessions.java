package org.groundwork.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.platform.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The sessions in which people are signed in. A session holds plain texts only: the person's id,
 * and when, from where and with what the person signed in.
 */
@Component
public class Sessions {

    private static final String PERSON = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SINCE = "groundwork.since";
    private static final String ADDRESS = "groundwork.address";
    private static final String BROWSER = "groundwork.browser";
    private static final String BY_LINK = "groundwork.by-link";
    private static final String HALF_WAY = "groundwork.half-way";
    private static final String PASSWORD_THEN = "groundwork.password-then";
    private static final String TARGET = "groundwork.target";
    private static final Duration HALF_WAY_FOR = Duration.ofMinutes(10);
    private static final String BEGUN_BY = "groundwork.begun-by";
    private static final String UNTIL = "groundwork.until";
    private static final String KNOWN_BROWSER = "groundwork-browser";
    private static final int LONGEST_BROWSER = 300;

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final PersonRepository people;
    private final KnownBrowsers browsers;
    private final WebAddress address;
    private final Clock clock;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> repository,
            PersonRepository people,
            KnownBrowsers browsers,
            WebAddress address,
            Clock clock) {
        this.repository = repository;
        this.people = people;
        this.browsers = browsers;
        this.address = address;
        this.clock = clock;
    }

    /**
     * A session of a person.
     *
     * @param handle names it in a form; not the session's id, which would let its holder in
     * @param since when the person signed in
     * @param lastUsed when the latest request came, to the minute
     * @param address network address at sign-in
     * @param browser what the browser said it is
     */
    public record SessionView(String handle, Instant since, Instant lastUsed, String address, String browser) {}

    /**
     * How a provider knows a session that it began.
     *
     * @param subject who it is there
     * @param sid what it calls its own session
     */
    public record FromProvider(
            String provider, String subject, @Nullable String sid) {}

    /**
     * Signs the person in, as a provider said, for a limited time.
     *
     * @param id names the session for as long as it lasts
     */
    void beginFrom(
            PersonId person, UUID id, Duration longest, HttpServletRequest request, HttpServletResponse response) {
        begin(person, false, request, response);
        HttpSession session = request.getSession();
        session.setAttribute(BEGUN_BY, id.toString());
        session.setAttribute(UNTIL, clock.instant().plus(longest).toString());
    }

    /** Somebody who gave a right password, or has a link, and has to enter a code. */
    record HalfWay(PersonId person, boolean byLink, String target) {}

    /** A session of nobody yet, for a few minutes. */
    void beginHalfWay(PersonId person, boolean byLink, String target, HttpServletRequest request) {
        HttpSession earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) HALF_WAY_FOR.toSeconds());
        session.setAttribute(HALF_WAY, person.toString());
        session.setAttribute(PASSWORD_THEN, passwordMark(person));
        session.setAttribute(SINCE, clock.instant().toString());
        session.setAttribute(TARGET, target);
        if (byLink) {
            session.setAttribute(BY_LINK, "true");
        }
    }

    Optional<HalfWay> halfWay(@Nullable HttpSession session) {
        if (session == null
                || !(session.getAttribute(HALF_WAY) instanceof String person)
                || !(session.getAttribute(SINCE) instanceof String since)
                || !(session.getAttribute(TARGET) instanceof String target)
                || !passwordMark(new PersonId(UUID.fromString(person))).equals(session.getAttribute(PASSWORD_THEN))
                || clock.instant().isAfter(Instant.parse(since).plus(HALF_WAY_FOR))) {
            return Optional.empty();
        }
        return Optional.of(
                new HalfWay(new PersonId(UUID.fromString(person)), session.getAttribute(BY_LINK) != null, target));
    }

    /** Of the present password: a new one ends what somebody began with the one before. */
    private String passwordMark(PersonId person) {
        String hash =
                people.findById(person.value()).map(PersonEntity::passwordHash).orElse("");
        return HexFormat.of().formatHex(Secret.sha256("half-way:" + hash));
    }

    /** Whether the time of a session that a provider began is over. */
    boolean isOver(@Nullable HttpSession session) {
        return session != null
                && session.getAttribute(UNTIL) instanceof String until
                && clock.instant().isAfter(Instant.parse(until));
    }

    /**
     * Ends the session that a provider began under this name.
     *
     * @return how many there were
     */
    int endBegunBy(PersonId person, UUID id) {
        int ended = 0;
        for (var entry : repository.findByPrincipalName(person.toString()).entrySet()) {
            if (id.toString().equals(entry.getValue().getAttribute(BEGUN_BY))) {
                repository.deleteById(entry.getKey());
                ended++;
            }
        }
        return ended;
    }

    /**
     * Signs the person in. The session that the visitor had is thrown away, with everything in it.
     *
     * @param byLink whether a one-time link was used, which allows setting a password without
     *     knowing the present one
     */
    public void begin(PersonId person, boolean byLink, HttpServletRequest request, HttpServletResponse response) {
        HttpSession earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(PERSON, person.toString());
        session.setAttribute(SINCE, clock.instant().toString());
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        String browser = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        session.setAttribute(BROWSER, browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER)));
        if (byLink) {
            session.setAttribute(BY_LINK, "true");
        }
        rememberBrowser(person, request, response);
    }

    /** After the person's password changed: the session gets another id, and the browser stays known. */
    public void passwordChanged(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        request.getSession().removeAttribute(BY_LINK);
        request.changeSessionId();
        rememberBrowser(person, request, response);
    }

    /** What {@link #begin} left in this browser. */
    public static @Nullable String knownBrowser(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, KNOWN_BROWSER);
        return cookie == null ? null : cookie.getValue();
    }

    private void rememberBrowser(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        people.findById(person.value())
                .map(PersonEntity::passwordHash)
                .map(hash -> browsers.with(knownBrowser(request), person, hash))
                .ifPresent(value -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(KNOWN_BROWSER, value)
                                .path(request.getContextPath() + "/")
                                .maxAge(KnownBrowsers.VALID_FOR)
                                .httpOnly(true)
                                .secure(request.isSecure() || address.isHttps())
                                .sameSite("Lax")
                                .build()
                                .toString()));
    }

    /** Whose session this is. */
    static Optional<PersonId> personOf(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(PERSON) instanceof String id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PersonId(UUID.fromString(id)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Whether the person came by a one-time link and has not set a password since. */
    public static boolean mayResetPassword(HttpSession session) {
        return session.getAttribute(BY_LINK) != null;
    }

    /** The person's sessions, the one used last first. */
    public List<SessionView> of(PersonId person) {
        return repository.findByPrincipalName(person.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .<SessionView>map(Sessions::view)
                .sorted(Comparator.comparing(SessionView::lastUsed).reversed())
                .toList();
    }

    /** Ends the session with this handle if it is the person's. */
    public void end(PersonId person, String handle) {
        repository.findByPrincipalName(person.toString()).keySet().stream()
                .filter(id -> handle(id).equals(handle))
                .forEach(repository::deleteById);
    }

    /** What stands for a session's id in a page. */
    public static String handle(String sessionId) {
        return HexFormat.of().formatHex(Secret.sha256("session:" + sessionId)).substring(0, 32);
    }

    /** Ends all of the person's sessions but one. */
    void endAll(PersonId person, @Nullable String keep) {
        repository.findByPrincipalName(person.toString()).keySet().stream()
                .filter(id -> !id.equals(keep))
                .forEach(repository::deleteById);
    }

    private static SessionView view(Session session) {
        return new SessionView(
                handle(session.getId()),
                Instant.parse(session.getAttributeOrDefault(
                        SINCE, session.getCreationTime().toString())),
                session.getLastAccessedTime(),
                session.getAttributeOrDefault(ADDRESS, ""),
                session.getAttributeOrDefault(BROWSER, ""));
    }
}
