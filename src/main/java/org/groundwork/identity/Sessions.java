package org.groundwork.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

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
    private static final int LONGEST_BROWSER = 300;

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * A session of a person.
     *
     * @param handle names it in a form; not the session's id, which would let its holder in
     * @param since when the person signed in
     * @param lastUsed when the latest request came
     * @param address network address at sign-in
     * @param browser what the browser said it is
     */
    public record SessionView(String handle, Instant since, Instant lastUsed, String address, String browser) {}

    /**
     * Signs the person in. The session that the visitor had is thrown away, with everything in it.
     *
     * @param byLink whether a one-time link was used, which allows setting a password without
     *     knowing the present one
     */
    public void begin(PersonId person, boolean byLink, HttpServletRequest request) {
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
    }

    /** Whose session this is. */
    static Optional<PersonId> personOf(@Nullable HttpSession session) {
        return session != null && session.getAttribute(PERSON) instanceof String id
                ? Optional.of(new PersonId(UUID.fromString(id)))
                : Optional.empty();
    }

    /** Whether the person came by a one-time link and has not set a password since. */
    public static boolean mayResetPassword(HttpSession session) {
        return session.getAttribute(BY_LINK) != null;
    }

    /** Notes that the password was set. */
    public static void passwordWasSet(HttpSession session) {
        session.removeAttribute(BY_LINK);
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
