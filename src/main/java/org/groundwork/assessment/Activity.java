package org.groundwork.assessment;

import java.time.Instant;
import java.util.List;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Something that was done to an assessment. */
public sealed interface Activity {

    PersonId by();

    /** When; of several answers, the last. */
    Instant at();

    /** What can happen beside answers. */
    enum What {
        CREATED,
        IMPORTED,
        DUPLICATED,
        EDITED,
        ASSIGNED,
        UNASSIGNED,
        ARCHIVED,
        RESTORED,
        CLOSED,
        WITHDRAWN,
        RETURNED,
        DECIDED,
        CORRECTED,
        REVOKED,
        REOPENED,
        METHOD_CHANGED
    }

    /**
     * Answers that one person changed in a row.
     *
     * @param questions ids, each once, the last changed one first
     */
    record Answered(PersonId by, Instant at, List<String> questions) implements Activity {
        public Answered {
            questions = List.copyOf(questions);
        }
    }

    /**
     * Economic inputs that one person changed in a row.
     *
     * @param items ids, each once, the last changed one first
     */
    record Estimated(PersonId by, Instant at, List<String> items) implements Activity {
        public Estimated {
            items = List.copyOf(items);
        }
    }

    /**
     * Anything else.
     *
     * @param section id, where it is about one
     * @param person to whom it was assigned
     * @param detail name of the imported file, or of the assessment that this one is a copy of, or
     *     the version of the questionnaire to which it was moved
     */
    record Happened(
            PersonId by,
            Instant at,
            What what,
            @Nullable String section,
            @Nullable PersonId person,
            @Nullable String detail)
            implements Activity {}
}
