package org.groundwork.review;

import java.time.Instant;
import org.groundwork.platform.DueWork;
import org.springframework.stereotype.Component;

/** Tells, each hour, of all that fell due, a few hundred in a transaction. */
@Component
class DueReminders implements DueWork {

    private final DueDates dueDates;

    DueReminders(DueDates dueDates) {
        this.dueDates = dueDates;
    }

    @Override
    public void publishDue(Instant now) {
        int told;
        do {
            told = dueDates.publishDue(now);
        } while (told > 0);
    }
}
