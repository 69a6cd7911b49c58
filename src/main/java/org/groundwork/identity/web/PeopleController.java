package org.groundwork.identity.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.groundwork.identity.Access;
import org.groundwork.identity.Invitations;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration: who there is, and inviting. */
@Controller
@RequestMapping("/people")
class PeopleController {

    private final Access access;
    private final PeopleDirectory directory;
    private final Invitations invitations;
    private final InvitePages invites;

    PeopleController(Access access, PeopleDirectory directory, Invitations invitations, InvitePages invites) {
        this.access = access;
        this.directory = directory;
        this.invitations = invitations;
        this.invites = invites;
    }

    @GetMapping
    ModelAndView list() {
        SignedIn me = access.requireAdministrator();
        return new ModelAndView("identity/people")
                .addObject("accounts", directory.accounts())
                .addObject("invitations", invitations.open())
                .addObject("me", me.id());
    }

    @GetMapping("/invite")
    ModelAndView invite(@RequestParam(required = false) @Nullable UUID team) {
        return invites.form(access.requireAdministrator(), InvitePages.PEOPLE, team);
    }

    /** Answers with the page itself: links are shown once and are stored nowhere. */
    @PostMapping("/invite")
    ModelAndView invite(@Valid @ModelAttribute("form") InviteForm form, BindingResult errors) {
        return invites.invite(access.requireAdministrator(), InvitePages.PEOPLE, form, errors);
    }

    @PostMapping("/invitations/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes redirect) {
        invitations.withdraw(id, access.requireAdministrator().id());
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.invitation.withdrawn"));
        return "redirect:/people";
    }
}
