package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Passkeys;
import org.groundwork.identity.PasswordChanges;
import org.groundwork.identity.SecondFactors;
import org.groundwork.identity.SecondFactors.Proposal;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.QrPicture;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own second factor and passkeys. What adds or removes one asks for the password, or a code, first. */
@Controller
@RequestMapping("/account")
class SecurityController {

    private static final String PASSWORD_VIEW = "identity/second-factor-password";
    private static final String SET_UP = "identity/code-set-up";
    private static final String CHANGE = "identity/second-factor-change";
    private static final String FORM = "form";

    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final PasswordChanges passwords;
    private final CurrentPerson currentPerson;
    private final MessageSource messages;

    SecurityController(
            SecondFactors secondFactors,
            Passkeys passkeys,
            PasswordChanges passwords,
            CurrentPerson currentPerson,
            MessageSource messages) {
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.currentPerson = currentPerson;
        this.messages = messages;
    }

    record PresentForm(String present) {
        PresentForm {
            present = FormTexts.orEmpty(present);
        }
    }

    /** What the script sends for a passkey. */
    record PasskeyForm(String name, String present) {
        PasskeyForm {
            name = FormTexts.orEmpty(name);
            present = FormTexts.orEmpty(present);
        }
    }

    @GetMapping("/second-factor")
    ModelAndView beforePassword() {
        return new ModelAndView(PASSWORD_VIEW).addObject(FORM, new PresentForm(""));
    }

    @PostMapping("/second-factor")
    ModelAndView propose(@ModelAttribute(FORM) PresentForm form, BindingResult errors, HttpSession session) {
        SignedIn person = currentPerson.require();
        try {
            passwords.require(person.id(), form.present());
        } catch (DomainException wrong) {
            IdentityRefusals.add(errors, wrong);
            return IdentityRefusals.again(PASSWORD_VIEW);
        }
        secondFactors.propose(person.id(), session);
        return new ModelAndView("redirect:/account/second-factor/set-up");
    }

    @GetMapping("/second-factor/set-up")
    ModelAndView beforeSetUp(HttpSession session) {
        return setUpPage(HttpStatus.OK, session).addObject(FORM, new SecondStepController.CodeForm(""));
    }

    @PostMapping("/second-factor/set-up")
    ModelAndView setUp(
            @ModelAttribute(FORM) SecondStepController.CodeForm form, BindingResult errors, HttpSession session) {
        try {
            return codes(secondFactors.confirm(currentPerson.require().id(), form.code(), session));
        } catch (InvalidInput wrong) {
            errors.rejectValue("code", wrong.messageKey());
            return setUpPage(HttpStatus.UNPROCESSABLE_CONTENT, session);
        }
    }

    @GetMapping("/second-factor/change")
    ModelAndView beforeChange() {
        return new ModelAndView(CHANGE).addObject(FORM, new SecondStepController.CodeForm(""));
    }

    @PostMapping("/second-factor/change")
    ModelAndView change(
            @ModelAttribute(FORM) SecondStepController.CodeForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "false") boolean remove,
            RedirectAttributes redirect) {
        SignedIn person = currentPerson.require();
        try {
            if (!remove) {
                return codes(secondFactors.renewCodes(person.id(), form.code()));
            }
            secondFactors.remove(person.id(), form.code());
        } catch (InvalidInput wrong) {
            errors.rejectValue("code", wrong.messageKey());
            return IdentityRefusals.again(CHANGE);
        }
        return done(redirect, "identity.second-factor.removed");
    }

    @PostMapping(value = "/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> passkeyOptions(PasskeyForm form) {
        SignedIn person = currentPerson.require();
        try {
            passwords.require(person.id(), form.present());
            return ResponseEntity.ok(passkeys.creation(person.id(), form.name()));
        } catch (InvalidInput wrong) {
            return refused(wrong);
        }
    }

    @PostMapping(
            value = "/passkeys",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> keepPasskey(@RequestBody String answer, HttpServletRequest request) {
        try {
            passkeys.create(currentPerson.require().id(), answer);
            return ResponseEntity.ok(Map.of("to", request.getContextPath() + "/account?passkey=added#signing-in"));
        } catch (InvalidInput wrong) {
            return refused(wrong);
        }
    }

    @PostMapping("/passkeys/remove")
    ModelAndView removePasskey(@RequestParam String passkey, RedirectAttributes redirect) {
        passkeys.remove(currentPerson.require().id(), passkey);
        return done(redirect, "identity.passkey.removed");
    }

    private ResponseEntity<Map<String, String>> refused(InvalidInput wrong) {
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "message", messages.getMessage(wrong.messageKey(), null, LocaleContextHolder.getLocale())));
    }

    private ModelAndView setUpPage(HttpStatus status, HttpSession session) {
        SignedIn person = currentPerson.require();
        Proposal proposal = secondFactors.proposal(person.id(), person.email(), session);
        return new ModelAndView(SET_UP, status)
                .addObject("address", "/account/second-factor/set-up")
                .addObject("demanded", false)
                .addObject("secret", proposal.secret())
                .addObject("qr", QrPicture.of(proposal.address()));
    }

    private static ModelAndView codes(List<String> codes) {
        return new ModelAndView("identity/recovery-codes")
                .addObject("codes", codes)
                .addObject("target", "/account");
    }

    private static ModelAndView done(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Flash.NAME, Flash.done(key));
        return new ModelAndView("redirect:/account");
    }
}
