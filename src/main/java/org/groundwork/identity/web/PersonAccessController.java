package org.groundwork.identity.web;

import java.util.Map;
import java.util.UUID;
import org.groundwork.identity.Access;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.LastRoles;
import org.groundwork.identity.MailLinks;
import org.groundwork.identity.OutgoingMails;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.PeopleDirectory.AccountView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SecondFactors;
import org.groundwork.identity.SignInLinks;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.WebAddress;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration: letting a person in by a link, shutting the person out, erasing the person. */
@Controller
@RequestMapping("/people/{id}")
class PersonAccessController {

    private final Access access;
    private final PeopleDirectory directory;
    private final Accounts accounts;
    private final SignInLinks links;
    private final SecondFactors secondFactors;
    private final OutgoingMails mails;
    private final MailLinks places;
    private final WebAddress address;
    private final LastOneQuestion lastOne;

    PersonAccessController(
            Access access,
            PeopleDirectory directory,
            Accounts accounts,
            SignInLinks links,
            SecondFactors secondFactors,
            OutgoingMails mails,
            MailLinks places,
            WebAddress address,
            LastOneQuestion lastOne) {
        this.access = access;
        this.directory = directory;
        this.accounts = accounts;
        this.links = links;
        this.secondFactors = secondFactors;
        this.mails = mails;
        this.places = places;
        this.address = address;
        this.lastOne = lastOne;
    }

    @PostMapping("/deactivate")
    ModelAndView deactivate(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean known, RedirectAttributes redirect) {
        PersonId me = access.requireAdministrator().id();
        try {
            accounts.deactivate(new PersonId(id), me, known);
        } catch (Conflict refusal) {
            return refusal.messageKey().equals(LastRoles.KEY)
                    ? lastOne.ask(account(id), null, refusal, "/deactivate", Map.of())
                    : new ModelAndView(refused(id, redirect, refusal));
        }
        return new ModelAndView(done(id, redirect, "identity.person.deactivated"));
    }

    @PostMapping("/activate")
    String activate(@PathVariable UUID id, RedirectAttributes redirect) {
        accounts.activate(new PersonId(id), access.requireAdministrator().id());
        return done(id, redirect, "identity.person.activated");
    }

    @PostMapping("/sessions/end")
    String endSessions(@PathVariable UUID id, RedirectAttributes redirect) {
        accounts.endSessions(
                new PersonId(id), null, access.requireAdministrator().id());
        return done(id, redirect, "identity.person.sessions.ended");
    }

    /** For somebody who has lost phone and recovery codes. */
    @PostMapping("/second-factor/reset")
    String resetSecondFactor(@PathVariable UUID id, RedirectAttributes redirect) {
        PersonId me = access.requireAdministrator().id();
        try {
            secondFactors.reset(account(id).id(), me);
        } catch (Conflict refusal) {
            return refused(id, redirect, refusal);
        }
        return done(id, redirect, "identity.person.second-factor.reset.done");
    }

    /** Answers with the page itself: the link is shown once and is stored nowhere. */
    @PostMapping("/sign-in-link")
    ModelAndView issueLink(@PathVariable UUID id) {
        PersonId me = access.requireAdministrator().id();
        AccountView account = account(id);
        String secret = links.issue(account.id(), me);
        return new ModelAndView("identity/sign-in-link-issued")
                .addObject("account", account)
                .addObject("link", address.link(places.signIn(secret)))
                .addObject("mailed", mails.on())
                .addObject("hours", SignInLinks.VALID_FOR.toHours());
    }

    @GetMapping("/erase")
    ModelAndView askBeforeErasing(@PathVariable UUID id) {
        access.requireAdministrator();
        AccountView account = account(id);
        return new ModelAndView("identity/erase")
                .addObject("account", account)
                .addObject("losses", lastOne.sentences(account.id(), null));
    }

    @PostMapping("/erase")
    String erase(@PathVariable UUID id, RedirectAttributes redirect) {
        PersonId me = access.requireAdministrator().id();
        try {
            accounts.erase(new PersonId(id), me);
        } catch (Conflict e) {
            return refused(id, redirect, e);
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.person.erased"));
        return "redirect:/people";
    }

    private AccountView account(UUID id) {
        return directory.account(new PersonId(id)).orElseThrow(NotFound::new);
    }

    private static String refused(UUID id, RedirectAttributes redirect, Conflict refusal) {
        redirect.addFlashAttribute(Flash.NAME, Flash.warning(refusal.messageKey()));
        return "redirect:/people/" + id;
    }

    private static String done(UUID id, RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Flash.NAME, Flash.done(key));
        return "redirect:/people/" + id;
    }
}
