package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.groundwork.identity.SecondFactors.Judged;
import org.groundwork.identity.SecondFactors.Proposal;
import org.groundwork.identity.SignInSteps;
import org.groundwork.identity.SignInSteps.Next;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.QrPicture;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The step after the password: a code, or setting up what makes codes. */
@Controller
@RequestMapping("/sign-in/code")
class SecondStepController {

    private static final String VIEW = "identity/code";
    private static final String SET_UP = "identity/code-set-up";
    private static final String ENDED = "redirect:/sign-in?ended";
    private static final String SECONDS_TO_WAIT = "900";

    private final SignInSteps steps;

    SecondStepController(SignInSteps steps) {
        this.steps = steps;
    }

    /** Where that is. */
    static String address(Next next, String target) {
        return switch (next) {
            case CODE -> "/sign-in/code";
            case SET_UP -> "/sign-in/code/set-up";
            case SIGNED_IN -> target;
        };
    }

    record CodeForm(String code) {
        CodeForm {
            code = FormTexts.orEmpty(code);
        }
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        return steps.halfWay(request.getSession(false)).isEmpty()
                ? new ModelAndView(ENDED)
                : new ModelAndView(VIEW).addObject("form", new CodeForm(""));
    }

    @PostMapping
    ModelAndView enter(
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (steps.halfWay(request.getSession(false)).isEmpty()) {
            return new ModelAndView(ENDED);
        }
        String target = steps.target(request);
        Judged judged = steps.second(form.code(), request, response);
        return switch (judged) {
            case RIGHT -> new ModelAndView("redirect:" + target);
            case RECOVERY -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.note("identity.code.recovery-used"));
                yield new ModelAndView("redirect:/account");
            }
            case WRONG -> {
                errors.rejectValue("code", "identity.code.wrong");
                yield new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            case TOO_MANY -> {
                errors.rejectValue("code", "identity.code.too-many");
                response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
                yield new ModelAndView(VIEW, HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @GetMapping("/set-up")
    ModelAndView beforeSetUp(HttpServletRequest request) {
        return steps.halfWay(request.getSession(false))
                .map(person -> page(HttpStatus.OK, person, request).addObject("form", new CodeForm("")))
                .orElseGet(() -> new ModelAndView(ENDED));
    }

    @PostMapping("/set-up")
    ModelAndView setUp(
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        Optional<SignedIn> person = steps.halfWay(session);
        if (person.isEmpty()) {
            return new ModelAndView(ENDED);
        }
        String target = steps.target(request);
        try {
            List<String> codes = steps.setUp(form.code(), request, response);
            return new ModelAndView("identity/recovery-codes")
                    .addObject("codes", codes)
                    .addObject("target", target);
        } catch (InvalidInput wrong) {
            errors.rejectValue("code", wrong.messageKey());
            return page(HttpStatus.UNPROCESSABLE_CONTENT, person.get(), request);
        }
    }

    private ModelAndView page(HttpStatus status, SignedIn person, HttpServletRequest request) {
        Proposal proposal = steps.proposal(person, request);
        return new ModelAndView(SET_UP, status)
                .addObject("address", "/sign-in/code/set-up")
                .addObject("demanded", true)
                .addObject("secret", proposal.secret())
                .addObject("qr", QrPicture.of(proposal.address()));
    }
}
