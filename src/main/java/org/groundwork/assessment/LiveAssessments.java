package org.groundwork.assessment;

import java.util.Set;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.platform.Live;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells pages that show an assessment that something happened to it, whichever module did it; of answers
 * {@link Answers} tells more.
 */
@Component
class LiveAssessments {

    /** What changes nothing that a page about the assessment shows. */
    private static final Set<ActivityKind> SHOWS_NOTHING = Set.of(
            AssessmentActivity.ANSWERED,
            AssessmentActivity.EXPORTED,
            AssessmentActivity.DUPLICATED,
            AssessmentActivity.FILE_DOWNLOADED);

    private final Live live;

    LiveAssessments(Live live) {
        this.live = live;
    }

    @EventListener
    void happened(ActivityEvent event) {
        if (event.assessment() != null && !SHOWS_NOTHING.contains(event.kind())) {
            live.tell(new AssessmentId(event.assessment()).topic(), "changed", "");
        }
    }
}
