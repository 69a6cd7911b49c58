package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PasswordChanges;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.ProviderAccounts;
import org.groundwork.identity.ProviderLogouts;
import org.groundwork.identity.ProviderRefusal;
import org.groundwork.identity.ProviderRefused;
import org.groundwork.identity.ProviderSignIns;
import org.groundwork.identity.ProviderSignIns.Welcome;
import org.groundwork.identity.SignInProviders;
import org.groundwork.identity.SignInProviders.ProviderView;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.WebAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Signing in through a provider. People are sent there by links: the content security policy lets no form lead elsewhere.
 * Whoever wants to connect an account says so in a form first, since somebody else’s page could hold the link.
 */
@Controller
class ProviderController {

    private static final String CONNECTING = "groundwork.connecting";
    private static final String SECONDS_TO_WAIT = "900";

    private final ProviderSignIns signIns;
    private final ProviderLogouts logouts;
    private final ProviderAccounts accounts;
    private final SignInProviders providers;
    private final Accounts people;
    private final PasswordChanges passwords;
    private final CurrentPerson currentPerson;
    private final WebAddress address;

    ProviderController(
            ProviderSignIns signIns,
            ProviderLogouts logouts,
            ProviderAccounts accounts,
            SignInProviders providers,
            Accounts people,
            PasswordChanges passwords,
            CurrentPerson currentPerson,
            WebAddress address) {
        this.signIns = signIns;
        this.logouts = logouts;
        this.accounts = accounts;
        this.providers = providers;
        this.people = people;
        this.passwords = passwords;
        this.currentPerson = currentPerson;
        this.address = address;
    }

    @GetMapping(ProviderAddresses.THERE + "{provider}")
    String begin(
            @PathVariable String provider,
            @RequestParam(name = "continue", defaultValue = "/") String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return "redirect:"
                    + signIns.begin(provider, LocalAddress.orStart(target), back(provider), null, request, response);
        } catch (ProviderRefused refused) {
            return refused(provider, refused);
        }
    }

    @GetMapping(ProviderAddresses.BACK + "{provider}")
    String finish(
            @PathVariable String provider,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PersonId present = currentPerson.find().map(SignedIn::id).orElse(null);
        try {
            Welcome welcome = signIns.finish(provider, present, request);
            if (welcome.connected()) {
                redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.provider.connected", name(provider)));
                return "redirect:/account";
            }
            signIns.enter(welcome, request, response);
            return "redirect:" + welcome.target();
        } catch (ProviderRefused refused) {
            return refused(provider, refused);
        }
    }

    /** By the provider itself, without a browser. */
    @PostMapping(ProviderAddresses.BACK + "{provider}/logout")
    ResponseEntity<String> signedOut(
            @PathVariable String provider,
            @RequestParam(name = "logout_token", defaultValue = "") String token,
            HttpServletRequest request) {
        try {
            logouts.signedOut(provider, token, request.getRemoteAddr());
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
        } catch (ProviderRefused refused) {
            HttpStatus status = switch (refused.reason()) {
                case UNKNOWN -> HttpStatus.NOT_FOUND;
                case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
                default -> HttpStatus.BAD_REQUEST;
            };
            return ResponseEntity.status(status)
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{\"error\":\"invalid_request\",\"error_description\":\""
                            + refused.reason().id() + "\"}");
        }
    }

    /** Why somebody is not let in, in words; loading it again repeats nothing. */
    @GetMapping("/sign-in/refused/{provider}")
    ModelAndView refusal(@PathVariable String provider, @RequestParam String why, HttpServletResponse response) {
        ProviderRefusal reason = Arrays.stream(ProviderRefusal.values())
                .filter(each -> each.id().equals(why))
                .findFirst()
                .orElseThrow(NotFound::new);
        ProviderView there = providers.find(provider).orElse(null);
        if ((there == null) != (reason == ProviderRefusal.UNKNOWN)) {
            throw new NotFound();
        }
        if (reason == ProviderRefusal.TOO_MANY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        return new ModelAndView("identity/refused", HttpStatus.valueOf(reason.status()))
                .addObject("reason", reason.id())
                .addObject("provider", there == null ? "" : there.name())
                .addObject("signedInAlready", currentPerson.find().isPresent());
    }

    record PresentForm(String present) {
        PresentForm {
            present = FormTexts.orEmpty(present);
        }
    }

    /** Whoever has a password is asked for it: what is connected opens the account for good. */
    @PostMapping("/account/providers/{provider}/connect")
    ModelAndView wantToConnect(
            @PathVariable String provider,
            @ModelAttribute("form") PresentForm form,
            BindingResult errors,
            HttpSession session) {
        SignedIn person = currentPerson.require();
        ProviderView there = find(provider);
        if (people.hasPassword(person.id())) {
            try {
                if (form.present().isEmpty()) {
                    return askForPassword(there, HttpStatus.OK);
                }
                passwords.require(person.id(), form.present());
            } catch (DomainException wrong) {
                IdentityRefusals.add(errors, wrong);
                return askForPassword(there, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        }
        session.setAttribute(CONNECTING, there.id());
        return new ModelAndView("redirect:/account/providers/" + provider);
    }

    private static ModelAndView askForPassword(ProviderView there, HttpStatus status) {
        return new ModelAndView("identity/connect-password", status)
                .addObject("id", there.id())
                .addObject("provider", there.name());
    }

    @GetMapping("/account/providers/{provider}")
    ModelAndView beforeConnecting(@PathVariable String provider, HttpSession session) {
        currentPerson.require();
        requireWanted(provider, session);
        return new ModelAndView("identity/connect").addObject("id", provider).addObject("provider", name(provider));
    }

    @GetMapping("/account/providers/{provider}/there")
    String connect(@PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        SignedIn person = currentPerson.require();
        requireWanted(provider, request.getSession());
        request.getSession().removeAttribute(CONNECTING);
        try {
            return "redirect:" + signIns.begin(provider, "/account", back(provider), person.id(), request, response);
        } catch (ProviderRefused refused) {
            return refused(provider, refused);
        }
    }

    @PostMapping("/account/providers/{provider}/disconnect")
    String disconnect(@PathVariable String provider, RedirectAttributes redirect) {
        SignedIn person = currentPerson.require();
        find(provider);
        if (!people.hasPassword(person.id())) {
            throw new Conflict("identity.provider.last-way");
        }
        accounts.disconnect(person.id(), provider, person.id());
        redirect.addFlashAttribute(Flash.NAME, Flash.done("identity.provider.disconnected", name(provider)));
        return "redirect:/account";
    }

    private String back(String provider) {
        return address.link(ProviderAddresses.BACK + provider);
    }

    private static void requireWanted(String provider, HttpSession session) {
        if (!provider.equals(session.getAttribute(CONNECTING))) {
            throw new NotFound();
        }
    }

    private String name(String provider) {
        return find(provider).name();
    }

    private ProviderView find(String provider) {
        return providers.find(provider).orElseThrow(NotFound::new);
    }

    private static String refused(String provider, ProviderRefused refused) {
        String id = refused.reason() == ProviderRefusal.UNKNOWN ? "unknown" : provider;
        return "redirect:/sign-in/refused/" + id + "?why=" + refused.reason().id();
    }
}
