package org.groundwork.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an access token is good for; never more than its person may. */
public enum TokenScope {
    /** Assessments with their reports, actions and comments. */
    ASSESSMENTS_READ("assessments:read"),
    /** Starting assessments, and changing their answers. */
    ASSESSMENTS_WRITE("assessments:write"),
    /** The portfolio of the teams that the person manages. */
    PORTFOLIO_READ("portfolio:read"),
    /** Saying how far actions are. */
    ACTIONS_WRITE("actions:write"),
    COMMENTS_WRITE("comments:write"),
    /** Scoring documents, which are not kept. */
    EVALUATIONS("evaluations");

    private final String id;

    TokenScope(String id) {
        this.id = id;
    }

    /** As requests, answers and the database name it: {@code assessments:read}. */
    public String id() {
        return id;
    }

    /** The last part of its messages' keys: {@code assessments-read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TokenScope> of(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id.equals(id)).findFirst();
    }
}
