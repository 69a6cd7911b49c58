package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SetUp;
import org.groundwork.identity.SignInSteps;
import org.groundwork.identity.SignInSteps.Next;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/setup")
class SetUpController {

    private static final String VIEW = "identity/setup";

    private final SetUp setUp;
    private final SignInSteps steps;

    SetUpController(SetUp setUp, SignInSteps steps) {
        this.setUp = setUp;
        this.steps = steps;
    }

    record SetUpForm(
            @NotBlank(message = "{identity.setup.code.missing}")
            String code,

            @Nullable String name,
            @Nullable String email,
            @Nullable String password,
            @Nullable String team) {

        String given(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping
    String show(Model model) {
        requireOpen();
        model.addAttribute("form", new SetUpForm("", "", "", "", ""));
        return VIEW;
    }

    @PostMapping
    ModelAndView complete(
            @Valid @ModelAttribute("form") SetUpForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        requireOpen();
        setUp.objections(
                        form.given(form.email()),
                        form.given(form.name()),
                        form.given(form.password()),
                        form.given(form.team()))
                .forEach(objection -> IdentityRefusals.add(errors, objection));
        if (errors.hasErrors()) {
            return IdentityRefusals.again(VIEW);
        }
        PersonId person;
        try {
            person = setUp.complete(
                    form.code(),
                    form.given(form.email()),
                    form.given(form.name()),
                    form.given(form.password()),
                    form.given(form.team()),
                    request.getRemoteAddr());
        } catch (NotFound e) {
            throw e;
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
            return IdentityRefusals.again(VIEW);
        }
        Next next = steps.first(person, false, "/", request, response);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.setup.done", Texts.name(form.given(form.team()))));
        return new ModelAndView("redirect:" + SecondStepController.address(next, "/"));
    }

    private void requireOpen() {
        if (!setUp.isOpen()) {
            throw new NotFound();
        }
    }
}
