package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Invitations;
import org.groundwork.identity.Invitations.InvitationView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignInProviders;
import org.groundwork.identity.SignInSteps;
import org.groundwork.identity.SignInSteps.Next;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The invited person's side of an invitation. */
@Controller
@RequestMapping("/invitations/{secret}")
class InvitationController {

    private static final String VIEW = "identity/invitation";
    private static final String TOO_LATE = "identity/link-too-late";

    private final Invitations invitations;
    private final CurrentPerson currentPerson;
    private final SignInSteps steps;
    private final SignInProviders providers;

    InvitationController(
            Invitations invitations, CurrentPerson currentPerson, SignInSteps steps, SignInProviders providers) {
        this.invitations = invitations;
        this.currentPerson = currentPerson;
        this.steps = steps;
        this.providers = providers;
    }

    record AcceptForm(
            @NotBlank(message = "{identity.name.missing}") String name,

            @NotBlank(message = "{identity.password.too-short}")
            String password) {}

    @GetMapping
    ModelAndView show(@PathVariable String secret) {
        return invitations
                .find(secret)
                .map(invitation -> page(invitation, secret, HttpStatus.OK).addObject("form", new AcceptForm("", "")))
                .orElseGet(InvitationController::tooLate);
    }

    @PostMapping
    ModelAndView accept(
            @PathVariable String secret,
            @Valid @ModelAttribute("form") AcceptForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        InvitationView invitation = invitations.find(secret).orElse(null);
        if (invitation == null) {
            return tooLate();
        }
        if (errors.hasErrors() || !providers.passwordsAreForEverybody()) {
            return page(invitation, secret, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        PersonId person;
        try {
            person = invitations.accept(secret, form.name(), form.password());
        } catch (NotFound e) {
            return tooLate();
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
            return page(invitation, secret, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Next next = steps.first(person, false, "/", request, response);
        return next == Next.SIGNED_IN
                ? joined(invitation, redirect)
                : new ModelAndView("redirect:" + SecondStepController.address(next, "/"));
    }

    /** For a person who has an account and is signed in. */
    @PostMapping(params = "join")
    ModelAndView join(@PathVariable String secret, RedirectAttributes redirect) {
        InvitationView invitation = invitations.find(secret).orElse(null);
        if (invitation == null) {
            return tooLate();
        }
        invitations.acceptAs(currentPerson.require(), secret);
        return joined(invitation, redirect);
    }

    private ModelAndView page(InvitationView invitation, String secret, HttpStatus status) {
        boolean signedInAsInvited = currentPerson
                .find()
                .filter(person -> person.email().equals(invitation.email()))
                .isPresent();
        return new ModelAndView(VIEW, status)
                .addObject("invitation", invitation)
                .addObject("secret", secret)
                .addObject("signedInAsInvited", signedInAsInvited)
                .addObject("providers", providers.all())
                .addObject("withPassword", providers.passwordsAreForEverybody())
                .addObject("signedIn", currentPerson.find().isPresent());
    }

    private static ModelAndView joined(InvitationView invitation, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.invitation.joined", invitation.teamName()));
        return new ModelAndView("redirect:/");
    }

    private static ModelAndView tooLate() {
        return new ModelAndView(TOO_LATE, HttpStatus.NOT_FOUND);
    }
}
