package org.groundwork.identity;

import java.time.Duration;
import org.groundwork.platform.RecurringJob;
import org.springframework.stereotype.Component;

/** Forgets what became of mails long ago. */
@Component
class OldMailsJob implements RecurringJob {

    private final OutgoingMails mails;

    OldMailsJob(OutgoingMails mails) {
        this.mails = mails;
    }

    @Override
    public String name() {
        return "identity-old-mails";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        mails.removeOld();
    }
}
