package org.groundwork.identity.web;

import jakarta.validation.Valid;
import java.util.UUID;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Invitations;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
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

/** Leads invite into their own teams. To others this does not exist. */
@Controller
@RequestMapping(InvitePages.TEAM)
class TeamInvitationsController {

    private final CurrentPerson currentPerson;
    private final Invitations invitations;
    private final InvitePages invites;

    TeamInvitationsController(CurrentPerson currentPerson, Invitations invitations, InvitePages invites) {
        this.currentPerson = currentPerson;
        this.invitations = invitations;
        this.invites = invites;
    }

    @GetMapping
    ModelAndView invite(@RequestParam(required = false) @Nullable UUID team) {
        return invites.form(require(), InvitePages.TEAM, team);
    }

    /** Answers with the page itself: links are shown once and are stored nowhere. */
    @PostMapping
    ModelAndView invite(@Valid @ModelAttribute("form") InviteForm form, BindingResult errors) {
        return invites.invite(require(), InvitePages.TEAM, form, errors);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes redirect) {
        invitations.withdrawOwn(id, require());
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.invitation.withdrawn"));
        return "redirect:" + InvitePages.TEAM;
    }

    private SignedIn require() {
        SignedIn person = currentPerson.require();
        if (!person.mayAnywhere(Permission.INVITE)) {
            throw new NotFound();
        }
        return person;
    }
}
