package org.groundwork.webhook;

import java.util.UUID;

/** Places that are told to other programs; the web package knows. */
public interface WebhookLinks {

    String assessment(UUID assessment);

    String submission(UUID assessment, int number);

    String actions(UUID assessment);

    /** Where people look after webhooks. */
    String webhook(UUID id);
}
