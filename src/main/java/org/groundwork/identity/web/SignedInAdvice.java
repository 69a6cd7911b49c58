package org.groundwork.identity.web;

import java.util.Optional;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the layout who is signed in. */
@ControllerAdvice
class SignedInAdvice {

    private final CurrentPerson currentPerson;

    SignedInAdvice(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    @ModelAttribute
    void signedIn(Model model) {
        Optional<SignedIn> person = currentPerson.find();
        if (person.isPresent()) {
            model.addAttribute("signedInId", person.get().id().toString());
            model.addAttribute("signedInName", person.get().name());
            model.addAttribute("signedInInitials", person.get().initials());
            model.addAttribute("administrator", person.get().administrator());
            model.addAttribute("reviewer", person.get().mayAnywhere(Permission.REVIEW));
            model.addAttribute("manager", person.get().mayAnywhere(Permission.PORTFOLIO));
        }
    }
}
