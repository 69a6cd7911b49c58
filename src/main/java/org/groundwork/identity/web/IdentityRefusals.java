package org.groundwork.identity.web;

import java.util.Map;
import org.groundwork.platform.DomainException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** Puts what a service refuses beside the field of the form that it is about. */
final class IdentityRefusals {

    /** By the beginning of the message's key. */
    private static final Map<String, String> FIELDS = Map.of(
            "identity.password.present", "present",
            "identity.password.too", "password",
            "identity.email.", "email",
            "identity.invitation.has-account", "email",
            "identity.name.", "name",
            "identity.team.", "team",
            "identity.setup.code.", "code");

    private IdentityRefusals() {}

    static void add(BindingResult errors, DomainException refusal) {
        String key = refusal.messageKey();
        Object[] arguments = refusal.arguments().toArray();
        FIELDS.entrySet().stream()
                .filter(entry -> key.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(field -> errors.getFieldType(field) != null)
                .findFirst()
                .ifPresentOrElse(
                        field -> errors.rejectValue(field, key, arguments, key),
                        () -> errors.reject(key, arguments, key));
    }

    /** The same view again, with the status of a form that cannot be taken. */
    static ModelAndView again(String view) {
        return new ModelAndView(view, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
