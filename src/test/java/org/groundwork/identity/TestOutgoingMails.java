package org.groundwork.identity;

import java.time.Clock;
import org.groundwork.platform.Jobs;
import org.groundwork.platform.Mailer;
import org.springframework.context.ApplicationContext;

/** The queue of mails with a mailer of a test’s own. */
public final class TestOutgoingMails {

    private TestOutgoingMails() {}

    public static OutgoingMails with(ApplicationContext application, Mailer mailer, Clock clock) {
        return new OutgoingMails(
                application.getBean(OutgoingMailRepository.class), application.getBean(Jobs.class), mailer, clock);
    }
}
