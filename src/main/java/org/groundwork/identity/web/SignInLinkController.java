package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.groundwork.identity.SignInLinks;
import org.groundwork.identity.SignInSteps;
import org.groundwork.identity.SignInSteps.Next;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A one-time link. Opening it only asks: programs that look at links in messages before people do
 * would otherwise use it up.
 */
@Controller
@RequestMapping("/sign-in-links/{secret}")
class SignInLinkController {

    private final SignInLinks links;
    private final SignInSteps steps;

    SignInLinkController(SignInLinks links, SignInSteps steps) {
        this.links = links;
        this.steps = steps;
    }

    @GetMapping
    ModelAndView show(@PathVariable String secret) {
        return links.find(secret)
                .map(person -> new ModelAndView("identity/sign-in-link")
                        .addObject("name", person.name())
                        .addObject("secret", secret))
                .orElseGet(SignInLinkController::tooLate);
    }

    @PostMapping
    ModelAndView use(
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Next next;
        try {
            next = steps.first(links.use(secret), true, "/account", request, response);
        } catch (NotFound e) {
            return tooLate();
        }
        if (next == Next.SIGNED_IN) {
            redirect.addFlashAttribute(Flash.NAME, Flash.note("identity.sign-in-link.now-password"));
        }
        return new ModelAndView("redirect:" + SecondStepController.address(next, "/account"));
    }

    private static ModelAndView tooLate() {
        return new ModelAndView("identity/link-too-late", HttpStatus.NOT_FOUND);
    }
}
