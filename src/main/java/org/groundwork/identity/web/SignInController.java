package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Sessions;
import org.groundwork.identity.SetUp;
import org.groundwork.identity.SignInProviders;
import org.groundwork.identity.SignInSteps;
import org.groundwork.identity.SignInSteps.Next;
import org.groundwork.identity.SignIns;
import org.groundwork.identity.SignIns.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in: the providers, and a password. Where passwords are for administrators alone, they have a page of their own. */
@Controller
@RequestMapping("/sign-in")
class SignInController {

    private static final String VIEW = "identity/sign-in";
    private static final String SECONDS_TO_WAIT = "900";

    private final SignIns signIns;
    private final SignInSteps steps;
    private final SignInProviders providers;
    private final SetUp setUp;
    private final CurrentPerson currentPerson;

    SignInController(
            SignIns signIns, SignInSteps steps, SignInProviders providers, SetUp setUp, CurrentPerson currentPerson) {
        this.signIns = signIns;
        this.steps = steps;
        this.providers = providers;
        this.setUp = setUp;
        this.currentPerson = currentPerson;
    }

    record SignInForm(String email, String password) {
        SignInForm {
            email = FormTexts.orEmpty(email);
            password = FormTexts.orEmpty(password);
        }
    }

    @GetMapping({"", "/password"})
    String show(
            @RequestParam(name = "continue", defaultValue = "/") String target,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            Model model) {
        if (setUp.isOpen()) {
            return "redirect:/setup";
        }
        if (currentPerson.find().isPresent()) {
            return "redirect:" + LocalAddress.orStart(target);
        }
        model.addAttribute("form", new SignInForm("", ""));
        model.addAttribute("ended", parameters.containsKey("ended"));
        model.addAttribute("signedOut", parameters.containsKey("signed-out"));
        model.addAllAttributes(attributes(target, request));
        return VIEW;
    }

    @PostMapping({"", "/password"})
    ModelAndView signIn(
            @ModelAttribute("form") SignInForm form,
            BindingResult errors,
            @RequestParam(name = "continue", defaultValue = "/") String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (signIns.attempt(
                form.email(), form.password(), request.getRemoteAddr(), Sessions.knownBrowser(request))) {
            case Outcome.Welcome(var person) -> {
                String to = LocalAddress.orStart(target);
                Next next = steps.first(person, false, to, request, response);
                yield new ModelAndView("redirect:" + SecondStepController.address(next, to));
            }
            case Outcome.Wrong() -> {
                errors.rejectValue("email", "identity.sign-in.wrong");
                yield again(HttpStatus.UNPROCESSABLE_CONTENT, target, request);
            }
            case Outcome.NotByPassword() -> {
                errors.reject("identity.sign-in.not-by-password");
                yield again(HttpStatus.UNPROCESSABLE_CONTENT, target, request);
            }
            case Outcome.TooMany() -> {
                errors.reject("identity.sign-in.too-many");
                response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
                yield again(HttpStatus.TOO_MANY_REQUESTS, target, request);
            }
        };
    }

    private ModelAndView again(HttpStatus status, String target, HttpServletRequest request) {
        return new ModelAndView(VIEW, status).addAllObjects(attributes(target, request));
    }

    private Map<String, Object> attributes(String target, HttpServletRequest request) {
        boolean ownPage = request.getRequestURI().endsWith("/password") || "POST".equals(request.getMethod());
        return Map.of(
                "target",
                LocalAddress.orStart(target),
                "providers",
                providers.all(),
                "withPassword",
                providers.passwordsAreForEverybody() || ownPage,
                "forAdministrators",
                !providers.passwordsAreForEverybody());
    }
}
