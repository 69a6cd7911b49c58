package org.groundwork.review.web;

import org.groundwork.platform.InvalidInput;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** Puts what a service refuses beside its field: the second word of the message's key. */
final class ActionRefusals {

    private ActionRefusals() {}

    static void add(BindingResult errors, InvalidInput refusal) {
        String key = refusal.messageKey();
        Object[] arguments = refusal.arguments().toArray();
        String[] words = key.split("\\.");
        if (words.length > 1 && errors.getFieldType(words[1]) != null) {
            errors.rejectValue(words[1], key, arguments, key);
        } else {
            errors.reject(key, arguments, key);
        }
    }

    /** The same view again, with the status of a form that cannot be taken. */
    static ModelAndView again(String view) {
        return new ModelAndView(view, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
