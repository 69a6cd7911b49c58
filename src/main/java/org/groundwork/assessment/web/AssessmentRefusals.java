package org.groundwork.assessment.web;

import org.groundwork.platform.DomainException;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/**
 * Puts what a service refuses beside the field that it is about: the second word of the message's
 * key.
 */
final class AssessmentRefusals {

    private AssessmentRefusals() {}

    /**
     * @throws DomainException the refusal itself, unless it is about what was given
     */
    static void add(BindingResult errors, DomainException refusal) {
        if (refusal.status() != HttpStatus.UNPROCESSABLE_CONTENT.value()
                && refusal.status() != HttpStatus.CONFLICT.value()) {
            throw refusal;
        }
        String key = refusal.messageKey();
        Object[] arguments = refusal.arguments().toArray();
        String[] words = key.split("\\.");
        if (words.length == 3 && errors.getFieldType(words[1]) != null) {
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
