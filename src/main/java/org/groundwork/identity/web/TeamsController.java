package org.groundwork.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.groundwork.identity.Access;
import org.groundwork.identity.People;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
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

/** Administration: the teams. */
@Controller
@RequestMapping("/teams")
class TeamsController {

    private static final String NEW = "identity/team-new";
    private static final String ONE = "identity/team";

    private final Access access;
    private final Teams teams;
    private final People people;
    private final PeopleDirectory directory;

    TeamsController(Access access, Teams teams, People people, PeopleDirectory directory) {
        this.access = access;
        this.teams = teams;
        this.people = people;
        this.directory = directory;
    }

    record TeamForm(
            @NotBlank(message = "{identity.team.name-missing}")
            String team) {}

    @GetMapping
    ModelAndView list() {
        access.requireAdministrator();
        return new ModelAndView("identity/teams").addObject("teams", directory.teams());
    }

    @GetMapping("/new")
    ModelAndView create() {
        access.requireAdministrator();
        return new ModelAndView(NEW).addObject("form", new TeamForm(""));
    }

    @PostMapping("/new")
    ModelAndView create(
            @Valid @ModelAttribute("form") TeamForm form, BindingResult errors, RedirectAttributes redirect) {
        SignedIn me = access.requireAdministrator();
        try {
            if (!errors.hasErrors()) {
                TeamId team = teams.create(form.team(), me.id());
                redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.team.created", Texts.name(form.team())));
                return new ModelAndView("redirect:/teams/" + team);
            }
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
        }
        return IdentityRefusals.again(NEW);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        access.requireAdministrator();
        TeamView team = team(id);
        return page(team, HttpStatus.OK).addObject("form", new TeamForm(team.name()));
    }

    @PostMapping("/{id}")
    ModelAndView rename(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        SignedIn me = access.requireAdministrator();
        TeamView team = team(id);
        try {
            if (!errors.hasErrors()) {
                teams.rename(team.id(), form.team(), me.id());
                redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.team.renamed"));
                return new ModelAndView("redirect:/teams/" + id);
            }
        } catch (DomainException e) {
            IdentityRefusals.add(errors, e);
        }
        return page(team, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/{id}/archive")
    ModelAndView archive(@PathVariable UUID id) {
        access.requireAdministrator();
        return new ModelAndView("identity/team-archive").addObject("team", team(id));
    }

    @PostMapping("/{id}/archive")
    String archive(@PathVariable UUID id, RedirectAttributes redirect) {
        SignedIn me = access.requireAdministrator();
        teams.archive(team(id).id(), me.id());
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.team.archived"));
        return "redirect:/teams/" + id;
    }

    @PostMapping("/{id}/restore")
    String restore(@PathVariable UUID id, RedirectAttributes redirect) {
        SignedIn me = access.requireAdministrator();
        teams.restore(team(id).id(), me.id());
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.team.restored"));
        return "redirect:/teams/" + id;
    }

    private TeamView team(UUID id) {
        return teams.find(new TeamId(id)).orElseThrow(NotFound::new);
    }

    private ModelAndView page(TeamView team, HttpStatus status) {
        return new ModelAndView(ONE, status).addObject("team", team).addObject("members", people.membersOf(team.id()));
    }
}
