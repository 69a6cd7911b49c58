package org.groundwork.webhook.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.webhook.WebhookEvent;
import org.groundwork.webhook.WebhookReply;
import org.groundwork.webhook.WebhookView;
import org.groundwork.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** Other programs that are told of what happens. */
@Controller
@RequestMapping("/webhooks")
class WebhookController {

    private static final String FORM = "form";
    private static final List<String> FIELDS = List.of("name", "address", "team", "events");

    private final Webhooks webhooks;
    private final Teams teams;
    private final CurrentPerson currentPerson;
    private final MessageSource messages;

    WebhookController(Webhooks webhooks, Teams teams, CurrentPerson currentPerson, MessageSource messages) {
        this.webhooks = webhooks;
        this.teams = teams;
        this.currentPerson = currentPerson;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list() {
        List<WebhookView> all = webhooks.all();
        return new ModelAndView("webhook/list")
                .addObject("hooks", all)
                .addObject("teams", names(all))
                .addObject("on", webhooks.on());
    }

    private Map<TeamId, TeamView> names(List<WebhookView> hooks) {
        return teams.byId(
                hooks.stream().map(WebhookView::team).filter(Objects::nonNull).toList());
    }

    @GetMapping("/new")
    ModelAndView askForNew() {
        webhooks.all();
        List<Choice> choices = teamChoices();
        return form(null, HttpStatus.OK)
                .addObject(
                        FORM,
                        WebhookForm.empty(
                                choices.isEmpty() ? "" : choices.getFirst().value()));
    }

    /** Answers with the page itself: the secret is shown once. */
    @PostMapping("/new")
    ModelAndView add(@ModelAttribute(FORM) WebhookForm form, BindingResult errors) {
        webhooks.all();
        try {
            return made(webhooks.add(form.draft()));
        } catch (DomainException refusal) {
            refuse(errors, refusal);
            return form(null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(id);
    }

    @GetMapping("/{id}/edit")
    ModelAndView askForChanges(@PathVariable UUID id) {
        WebhookView hook = webhooks.find(id);
        return form(hook, HttpStatus.OK).addObject(FORM, WebhookForm.of(hook));
    }

    @PostMapping("/{id}/edit")
    ModelAndView change(
            @PathVariable UUID id,
            @ModelAttribute(FORM) WebhookForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        WebhookView hook = webhooks.find(id);
        try {
            webhooks.change(id, form.draft());
        } catch (InvalidInput refusal) {
            refuse(errors, refusal);
            return form(hook, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView(done(id, redirect, "webhook.changed"));
    }

    /** Answers with the page itself: the secret is shown once. */
    @PostMapping("/{id}/secret")
    ModelAndView renewSecret(@PathVariable UUID id) {
        return made(webhooks.renewSecret(id));
    }

    @PostMapping("/{id}/on")
    String switchOn(@PathVariable UUID id, RedirectAttributes redirect) {
        webhooks.switchOn(id);
        return done(id, redirect, "webhook.switched-on");
    }

    @PostMapping("/{id}/off")
    String switchOff(@PathVariable UUID id, RedirectAttributes redirect) {
        webhooks.switchOff(id);
        return done(id, redirect, "webhook.switched-off");
    }

    @PostMapping("/{id}/test")
    String test(@PathVariable UUID id, RedirectAttributes redirect) {
        return told(id, webhooks.test(id), redirect);
    }

    @PostMapping("/{id}/deliveries/{delivery}/again")
    String sendAgain(@PathVariable UUID id, @PathVariable UUID delivery, RedirectAttributes redirect) {
        return told(id, webhooks.sendAgain(id, delivery), redirect);
    }

    @GetMapping("/{id}/remove")
    ModelAndView askBeforeRemoving(@PathVariable UUID id) {
        return new ModelAndView("webhook/remove").addObject("hook", webhooks.find(id));
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, RedirectAttributes redirect) {
        webhooks.remove(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("webhook.removed"));
        return "redirect:/webhooks";
    }

    private String told(UUID id, Optional<WebhookReply> reply, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                Flash.NAME,
                reply.map(one -> {
                            String said = text(
                                    "webhook.outcome." + one.outcome().key(),
                                    one.status() == null ? "" : one.status().toString());
                            return one.taken()
                                    ? Flash.done("webhook.sent", said)
                                    : Flash.warning("webhook.not-sent", said);
                        })
                        .orElseGet(() -> Flash.note("webhook.busy")));
        return "redirect:/webhooks/" + id;
    }

    private static String done(UUID id, RedirectAttributes redirect, String key) {
        redirect.addFlashAttribute(Flash.NAME, Flash.done(key));
        return "redirect:/webhooks/" + id;
    }

    private ModelAndView made(Webhooks.Made made) {
        return page(made.id()).addObject("secret", made.secret());
    }

    private ModelAndView page(UUID id) {
        WebhookView hook = webhooks.find(id);
        return new ModelAndView("webhook/one")
                .addObject("hook", hook)
                .addObject(
                        "team",
                        hook.team() == null ? null : names(List.of(hook)).get(hook.team()))
                .addObject("deliveries", webhooks.deliveries(id))
                .addObject("on", webhooks.on());
    }

    private ModelAndView form(@Nullable WebhookView hook, HttpStatus status) {
        return new ModelAndView("webhook/form", status)
                .addObject("hook", hook)
                .addObject("events", WebhookEvent.values())
                .addObject("teamChoices", teamChoices());
    }

    private List<Choice> teamChoices() {
        SignedIn person = currentPerson.require();
        List<Choice> choices = new ArrayList<>();
        if (person.administrator()) {
            choices.add(new Choice(WebhookForm.ALL, text("webhook.team.all")));
        }
        (person.administrator() ? teams.all() : teams.where(person, Permission.WEBHOOKS))
                .forEach(team -> choices.add(new Choice(team.id().toString(), team.name())));
        return choices;
    }

    /** Beside its field: the second word of the key. */
    private static void refuse(BindingResult errors, DomainException refusal) {
        String key = refusal.messageKey();
        Object[] arguments = refusal.arguments().toArray();
        String[] words = key.split("\\.");
        if (words.length > 1 && FIELDS.contains(words[1])) {
            errors.rejectValue(words[1], key, arguments, key);
        } else if (refusal instanceof NotFound) {
            throw refusal;
        } else {
            errors.reject(key, arguments, key);
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
