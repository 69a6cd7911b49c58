package org.groundwork.review;

import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * Which of what waits is shown.
 *
 * @param team null for all
 * @param verdict id; {@link #EARLY} where it was too early to say; null for all
 * @param overAWeek only what has waited for longer than a week
 */
public record InboxFilter(@Nullable TeamId team, @Nullable String verdict, boolean overAWeek) {

    public static final String EARLY = "early";

    /** Everything. */
    public static final InboxFilter ALL = new InboxFilter(null, null, false);

    public boolean narrows() {
        return team != null || verdict != null || overAWeek;
    }
}
