package org.groundwork.identity.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.identity.Access;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.PeopleDirectory.AccountView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Choice;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration: one person and the person's roles. */
@Controller
@RequestMapping("/people/{id}")
class PersonController {

    private final Access access;
    private final PeopleDirectory directory;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Teams teams;
    private final RoleChoices roleChoices;
    private final AccountPage sessions;
    private final LastOneQuestion lastOne;

    PersonController(
            Access access,
            PeopleDirectory directory,
            Accounts accounts,
            Memberships memberships,
            Teams teams,
            RoleChoices roleChoices,
            AccountPage sessions,
            LastOneQuestion lastOne) {
        this.access = access;
        this.directory = directory;
        this.accounts = accounts;
        this.memberships = memberships;
        this.teams = teams;
        this.roleChoices = roleChoices;
        this.sessions = sessions;
        this.lastOne = lastOne;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        SignedIn me = access.requireAdministrator();
        AccountView account = account(id);
        List<Choice> otherTeams = teams.all().stream()
                .filter(team ->
                        account.roles().stream().noneMatch(role -> role.team().equals(team.id())))
                .map(team -> new Choice(team.id().toString(), team.name()))
                .toList();
        return new ModelAndView("identity/person")
                .addObject("account", account)
                .addObject("myself", account.id().equals(me.id()))
                .addObject("otherTeams", otherTeams)
                .addObject("roleChoices", roleChoices.all())
                .addObject("security", sessions.security(account.id(), account.administrator()))
                .addObject("sessions", sessions.sessions(account.id(), null));
    }

    @PostMapping("/roles")
    ModelAndView setRole(
            @PathVariable UUID id,
            @RequestParam UUID team,
            @RequestParam TeamRole role,
            @RequestParam(defaultValue = "false") boolean known,
            RedirectAttributes redirect) {
        PersonId me = access.requireAdministrator().id();
        PersonId person = account(id).id();
        TeamId to = teams.find(new TeamId(team)).orElseThrow(NotFound::new).id();
        try {
            memberships.set(person, to, role, me, known);
        } catch (Conflict refusal) {
            return lastOne.ask(
                    account(id), to, refusal, "/roles", Map.of("team", team.toString(), "role", role.name()));
        }
        return new ModelAndView(done(id, redirect, "identity.person.role.saved"));
    }

    @PostMapping(value = "/roles", params = "remove")
    ModelAndView removeRole(
            @PathVariable UUID id,
            @RequestParam UUID team,
            @RequestParam(defaultValue = "false") boolean known,
            RedirectAttributes redirect) {
        PersonId me = access.requireAdministrator().id();
        AccountView account = account(id);
        TeamId from = new TeamId(team);
        try {
            memberships.end(account.id(), from, me, known);
        } catch (Conflict refusal) {
            return lastOne.ask(account, from, refusal, "/roles", Map.of("team", team.toString(), "remove", "true"));
        }
        return new ModelAndView(done(id, redirect, "identity.person.role.removed"));
    }

    @PostMapping("/administrator")
    String setAdministrator(@PathVariable UUID id, @RequestParam boolean value, RedirectAttributes redirect) {
        PersonId me = access.requireAdministrator().id();
        try {
            accounts.setAdministrator(new PersonId(id), value, me);
        } catch (Conflict e) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning(e.messageKey()));
            return "redirect:/people/" + id;
        }
        return done(id, redirect, "identity.person.saved");
    }

    private AccountView account(UUID id) {
        return directory.account(new PersonId(id)).orElseThrow(NotFound::new);
    }

    private static String done(UUID id, RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Flash.NAME, Flash.done(key));
        return "redirect:/people/" + id;
    }
}
