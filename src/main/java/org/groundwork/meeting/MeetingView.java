package org.groundwork.meeting;

import java.time.Instant;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A meeting, without its agenda.
 *
 * @param code what people type to join; null when it has ended
 * @param method the version of the questionnaire when it began
 * @param section null unless it is about one
 * @param namesShown whether a vote that is shown bears its voter’s name
 * @param locked nobody joins any more
 * @param recommendationShown whether the screen tells it before the end
 * @param place which question of the agenda; {@link #LOBBY} before the first, and their number after the last
 * @param version counts what was done by those who lead
 * @param endedBy null where it was the application itself, or has not ended
 */
public record MeetingView(
        MeetingId id,
        AssessmentId assessment,
        Instant createdAt,
        PersonId createdBy,
        @Nullable String code,
        String method,
        Scope scope,
        @Nullable String section,
        boolean namesShown,
        boolean locked,
        boolean recommendationShown,
        int place,
        int version,
        LastAct lastAct,
        @Nullable Instant endedAt,
        @Nullable PersonId endedBy,
        @Nullable Because endedBecause) {

    /** Before the first question: people come in. */
    public static final int LOBBY = -1;

    /** What a meeting is about. */
    public enum Scope {
        /** What can still change the recommendation. */
        SHORT_PATH,
        SECTION,
        ALL,
        /** Questions that somebody chose. */
        CHOSEN
    }

    /** Why it ended. */
    public enum Because {
        ENDED,
        SUBMITTED,
        ARCHIVED,
        /** The assessment went to another version of the questionnaire. */
        MOVED,
        /** Nobody did anything any more. */
        FORGOTTEN;

        /** As keys of texts name it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What was done last.
     *
     * @param what a word of {@link Facilitation}, as keys of texts name it
     */
    public record LastAct(String what, PersonId by, Instant at) {}

    public boolean ended() {
        return endedAt != null;
    }

    /** The code for a wall; null when it has ended. */
    public @Nullable String readableCode() {
        return code == null ? null : MeetingCode.readable(code);
    }
}
