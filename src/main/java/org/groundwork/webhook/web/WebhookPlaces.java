package org.groundwork.webhook.web;

import java.util.UUID;
import org.groundwork.webhook.WebhookLinks;
import org.springframework.stereotype.Component;

/** The addresses that are told to other programs. */
@Component
class WebhookPlaces implements WebhookLinks {

    private static final String ASSESSMENTS = "/assessments/";

    @Override
    public String assessment(UUID assessment) {
        return ASSESSMENTS + assessment;
    }

    @Override
    public String submission(UUID assessment, int number) {
        return ASSESSMENTS + assessment + "/reports/" + number;
    }

    @Override
    public String actions(UUID assessment) {
        return ASSESSMENTS + assessment + "/actions";
    }

    @Override
    public String webhook(UUID id) {
        return "/webhooks/" + id;
    }
}
