package org.groundwork.webhook;

import java.util.UUID;
import org.groundwork.platform.OneTimeJob;
import org.springframework.stereotype.Component;

/** Sends what a hook has to send; asked for with each event, and by {@link WebhookSweep}. */
@Component
class WebhookJob implements OneTimeJob {

    static final String NAME = "webhook-send";

    private final WebhookDispatcher dispatcher;

    WebhookJob(WebhookDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String data) {
        dispatcher.sendAll(UUID.fromString(data));
    }
}
