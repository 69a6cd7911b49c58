package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PasswordChanges;
import org.groundwork.identity.Permission;
import org.groundwork.identity.Sessions;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: name, password, sessions. */
@Controller
@RequestMapping("/account")
class AccountController {

    private static final String NAME_FORM = "nameForm";
    private static final String PASSWORD_FORM = "passwordForm";

    private final Accounts accounts;
    private final PasswordChanges passwordChanges;
    private final CurrentPerson currentPerson;
    private final Sessions sessions;
    private final AccountPage pages;

    AccountController(
            Accounts accounts,
            PasswordChanges passwordChanges,
            CurrentPerson currentPerson,
            Sessions sessions,
            AccountPage pages) {
        this.accounts = accounts;
        this.passwordChanges = passwordChanges;
        this.currentPerson = currentPerson;
        this.sessions = sessions;
        this.pages = pages;
    }

    record NameForm(
            @NotBlank(message = "{identity.name.missing}") String name) {}

    record PasswordForm(String present, String password) {
        PasswordForm {
            present = FormTexts.orEmpty(present);
            password = FormTexts.orEmpty(password);
        }
    }

    @GetMapping
    ModelAndView show(HttpSession session) {
        SignedIn person = currentPerson.require();
        return page(HttpStatus.OK, session)
                .addObject(NAME_FORM, new NameForm(person.name()))
                .addObject(PASSWORD_FORM, new PasswordForm("", ""));
    }

    @PostMapping("/name")
    ModelAndView rename(
            @Valid @ModelAttribute(NAME_FORM) NameForm form,
            BindingResult errors,
            HttpSession session,
            RedirectAttributes redirect) {
        SignedIn person = currentPerson.require();
        try {
            if (!errors.hasErrors()) {
                accounts.rename(person.id(), form.name(), person.id());
                return done(redirect, "identity.account.name.saved");
            }
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, session).addObject(PASSWORD_FORM, new PasswordForm("", ""));
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            @ModelAttribute(PASSWORD_FORM) PasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        SignedIn person = currentPerson.require();
        HttpSession session = request.getSession();
        try {
            if (Sessions.mayResetPassword(session)) {
                accounts.setPassword(person.id(), form.password(), session.getId());
            } else {
                passwordChanges.change(person.id(), form.present(), form.password(), session.getId());
            }
            sessions.passwordChanged(person.id(), request, response);
            return done(redirect, "identity.account.password.saved");
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
        }
        return page(HttpStatus.UNPROCESSABLE_CONTENT, session).addObject(NAME_FORM, new NameForm(person.name()));
    }

    @PostMapping("/sessions/end")
    ModelAndView endSession(@RequestParam String session, RedirectAttributes redirect) {
        sessions.end(currentPerson.require().id(), session);
        return done(redirect, "identity.account.sessions.one-ended");
    }

    @PostMapping("/sessions/end-others")
    ModelAndView endOtherSessions(HttpSession session, RedirectAttributes redirect) {
        SignedIn person = currentPerson.require();
        accounts.endSessions(person.id(), session.getId(), person.id());
        return done(redirect, "identity.account.sessions.others-ended");
    }

    private ModelAndView page(HttpStatus status, HttpSession session) {
        SignedIn person = currentPerson.require();
        List<AccountPage.SessionRow> rows = pages.sessions(person.id(), session.getId());
        return new ModelAndView("identity/account", status)
                .addObject("email", person.email())
                .addObject("teams", pages.teams(person))
                .addObject("leads", person.mayAnywhere(Permission.INVITE))
                .addObject("sessions", rows)
                .addObject("security", pages.security(person))
                .addObject("mayResetPassword", Sessions.mayResetPassword(session));
    }

    private static ModelAndView done(RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Flash.NAME, Flash.done(key));
        return new ModelAndView("redirect:/account");
    }
}
