package org.groundwork.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.Access;
import org.groundwork.identity.Invitations;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Texts;
import org.groundwork.platform.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private static final String INVITE = "identity/invite";

    private final Access access;
    private final PeopleDirectory directory;
    private final Invitations invitations;
    private final Teams teams;
    private final RoleChoices roleChoices;
    private final WebAddress address;

    PeopleController(
            Access access,
            PeopleDirectory directory,
            Invitations invitations,
            Teams teams,
            RoleChoices roleChoices,
            WebAddress address) {
        this.access = access;
        this.directory = directory;
        this.invitations = invitations;
        this.teams = teams;
        this.roleChoices = roleChoices;
        this.address = address;
    }

    record InviteForm(
            @NotBlank(message = "{identity.email.not-an-address}")
            String email,

            @NotNull(message = "{identity.invite.team.missing}") @Nullable
            UUID team,

            @NotNull(message = "{identity.invite.role.missing}") @Nullable
            TeamRole role) {}

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
        access.requireAdministrator();
        return page(HttpStatus.OK).addObject("form", new InviteForm("", team, TeamRole.CONTRIBUTOR));
    }

    /** Answers with the page itself: the link is shown once and is stored nowhere. */
    @PostMapping("/invite")
    ModelAndView invite(@Valid @ModelAttribute("form") InviteForm form, BindingResult errors) {
        SignedIn me = access.requireAdministrator();
        if (errors.hasErrors() || form.team() == null || form.role() == null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            String secret = invitations.invite(form.email(), new TeamId(form.team()), form.role(), me.id());
            return new ModelAndView("identity/invited")
                    .addObject("email", Texts.bare(form.email()))
                    .addObject("link", address.link("/invitations/" + secret))
                    .addObject("days", Invitations.VALID_FOR.toDays());
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
            return page(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/invitations/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes redirect) {
        invitations.withdraw(id, access.requireAdministrator().id());
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.invitation.withdrawn"));
        return "redirect:/people";
    }

    private ModelAndView page(HttpStatus status) {
        List<Choice> teamChoices = teams.all().stream()
                .map(team -> new Choice(team.id().toString(), team.name()))
                .toList();
        return new ModelAndView(INVITE, status)
                .addObject("teamChoices", teamChoices)
                .addObject("roleChoices", roleChoices.all());
    }
}
