package org.groundwork.review;

import org.groundwork.platform.Mailer;
import org.groundwork.platform.RecurringJob;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** Sends the mails of notices. */
@Component
class NoticeMailJob implements RecurringJob {

    private final NoticeMails mails;
    private final Mailer mailer;

    NoticeMailJob(NoticeMails mails, Mailer mailer) {
        this.mails = mails;
        this.mailer = mailer;
    }

    @Override
    public String name() {
        return "review-notice-mail";
    }

    @Override
    public Duration every() {
        return mailer.on() ? Duration.ofSeconds(20) : Duration.ofDays(1);
    }

    @Override
    public void run() {
        if (mailer.on()) {
            mails.sendDue();
        }
    }
}
