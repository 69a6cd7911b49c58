package org.groundwork.webhook;

import java.util.UUID;

/** The application switched a hook off; published in that transaction. */
record WebhookStopped(UUID webhook) {}
