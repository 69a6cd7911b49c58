package org.groundwork.webhook.web;

import jakarta.servlet.http.HttpServletRequest;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.SignedIn;
import org.groundwork.webhook.Webhooks;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on the page from which administrators come here how many hooks were switched off. */
@ControllerAdvice
class WebhookAdvice {

    private static final String FROM = "/audit";

    private final Webhooks webhooks;
    private final CurrentPerson currentPerson;

    WebhookAdvice(Webhooks webhooks, CurrentPerson currentPerson) {
        this.webhooks = webhooks;
        this.currentPerson = currentPerson;
    }

    @ModelAttribute
    void stopped(HttpServletRequest request, Model model) {
        if (FROM.equals(request.getServletPath())
                && currentPerson.find().filter(SignedIn::administrator).isPresent()) {
            model.addAttribute("webhooksStopped", webhooks.stopped());
        }
    }
}
