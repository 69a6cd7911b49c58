package org.groundwork.review;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.jspecify.annotations.Nullable;

/**
 * A manager's review of a submission.
 *
 * @param number of the submission
 * @param revision counts what was said about the submission, from 1
 * @param verdict id of what was decided; null when it was returned or withdrawn, and when it was
 *     decided otherwise in a way that only the reason says
 * @param reason of the whole; empty where there is none
 * @param reasons why it was returned, by question id
 * @param inputs why it was returned, by the id of an economic input
 * @param correction why the decision before was corrected, perhaps empty; null for what is no
 *     correction
 * @param byName as the person is called now
 */
public record ReviewView(
        AssessmentId assessment,
        int number,
        int revision,
        Outcome outcome,
        @Nullable String verdict,
        String reason,
        Map<String, String> reasons,
        Map<String, String> inputs,
        @Nullable String correction,
        Commitment commitment,
        PersonId by,
        String byName,
        Instant at) {

    public ReviewView {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    ReviewView named(Map<PersonId, PersonView> names) {
        return new ReviewView(
                assessment,
                number,
                revision,
                outcome,
                verdict,
                reason,
                reasons,
                inputs,
                correction,
                commitment.named(names),
                by,
                Reviews.name(names, by),
                at);
    }

    /** Reasons beside questions and inputs. */
    public int singleReasons() {
        return reasons.size() + inputs.size();
    }
}
