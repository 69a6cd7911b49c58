package org.groundwork.identity.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.groundwork.identity.AccessTokens;
import org.groundwork.identity.ApiProperties;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TokenId;
import org.groundwork.identity.TokenScope;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.WebAddress;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own access tokens: which there are, a new one, an end to one. */
@Controller
@RequestMapping("/account/tokens")
class TokenController {

    private static final String FORM = "form";

    private final AccessTokens tokens;
    private final ApiProperties api;
    private final CurrentPerson currentPerson;
    private final WebAddress address;
    private final MessageSource messages;

    TokenController(
            AccessTokens tokens,
            ApiProperties api,
            CurrentPerson currentPerson,
            WebAddress address,
            MessageSource messages) {
        this.tokens = tokens;
        this.api = api;
        this.currentPerson = currentPerson;
        this.address = address;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show() {
        return page(HttpStatus.OK).addObject(FORM, new TokenForm("", List.of(TokenScope.ASSESSMENTS_READ.id()), "90"));
    }

    /** Answers with the page itself: the secret is shown once and is stored nowhere. */
    @PostMapping
    ModelAndView make(@ModelAttribute(FORM) TokenForm form, BindingResult errors) {
        if (!api.enabled()) {
            throw new NotFound();
        }
        PersonId person = currentPerson.require().id();
        try {
            String made = tokens.make(person, form.name(), form.givenScopes(), form.givenDays());
            return page(HttpStatus.OK)
                    .addObject("made", made)
                    .addObject("madeName", form.name())
                    .addObject(FORM, new TokenForm("", List.of(TokenScope.ASSESSMENTS_READ.id()), "90"));
        } catch (DomainException refusal) {
            add(errors, refusal);
            return page(HttpStatusCode.valueOf(refusal.status()));
        }
    }

    /** The second word of a key is the field. */
    private static void add(BindingResult errors, DomainException refusal) {
        String key = refusal.messageKey();
        String field = key.split("\\.", -1)[1];
        Object[] arguments = refusal.arguments().toArray();
        if (errors.getFieldType(field) == null) {
            errors.reject(key, arguments, key);
        } else {
            errors.rejectValue(field, key, arguments, key);
        }
    }

    @PostMapping("/{token}/revoke")
    String revoke(@PathVariable UUID token, RedirectAttributes redirect) {
        tokens.revoke(currentPerson.require().id(), new TokenId(token));
        redirect.addFlashAttribute(Flash.NAME, Flash.done("token.revoked"));
        return "redirect:/account/tokens";
    }

    private ModelAndView page(HttpStatusCode status) {
        Locale locale = LocaleContextHolder.getLocale();
        ModelAndView page = new ModelAndView("identity/tokens");
        page.setStatus(status);
        return page.addObject("enabled", api.enabled())
                .addObject("tokens", tokens.of(currentPerson.require().id()))
                .addObject("address", address.link("/api/v1"))
                .addObject("scopeChoices", Arrays.asList(TokenScope.values()))
                .addObject(
                        "dayChoices",
                        AccessTokens.DAYS.stream()
                                .map(days -> new Choice(
                                        Integer.toString(days),
                                        messages.getMessage("token.days", new Object[] {days}, locale)))
                                .toList());
    }
}
