package org.groundwork.review;

import java.time.LocalDate;
import java.util.List;
import org.groundwork.economics.Strategy;
import org.groundwork.method.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a manager wants to decide.
 *
 * @param accepts as the method recommends; the verdict is then that one
 * @param verdict id of another one; null for something that only the reason says
 * @param reason may be empty where the recommendation is accepted
 * @param nextLook when to look again; null to leave that as it is
 */
public record DecisionDraft(
        boolean accepts,
        @Nullable String verdict,
        String reason,
        Commitment commitment,
        @Nullable LocalDate nextLook) {

    /** Accepts the recommendation. */
    public static DecisionDraft accepting(String remark) {
        return new DecisionDraft(true, null, remark, Commitment.NONE, null);
    }

    /** Decides otherwise. */
    public static DecisionDraft otherwise(@Nullable String verdict, String reason) {
        return new DecisionDraft(false, verdict, reason, Commitment.NONE, null);
    }

    public DecisionDraft committing(Commitment commitment) {
        return new DecisionDraft(accepts, verdict, reason, commitment, nextLook);
    }

    /** Whether deciding so sets something going, so that somebody should answer for it. */
    public static boolean goesOn(@Nullable Verdict verdict) {
        List<String> paths = verdict == null ? null : verdict.agreesWith();
        return verdict != null && (paths == null || !paths.contains(NOTHING));
    }

    private static final String NOTHING = Strategy.NOTHING.id();
}
