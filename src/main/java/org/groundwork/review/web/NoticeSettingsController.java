package org.groundwork.review.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Mailer;
import org.groundwork.review.Digests;
import org.groundwork.review.NoticeKind;
import org.groundwork.review.NoticePreferences;
import org.groundwork.review.NoticePreferences.Channels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the person wants to be told of, and how. */
@Controller
@RequestMapping("/notices/settings")
class NoticeSettingsController {

    private final NoticePreferences preferences;
    private final Digests digests;
    private final CurrentPerson currentPerson;
    private final Mailer mailer;

    NoticeSettingsController(
            NoticePreferences preferences, Digests digests, CurrentPerson currentPerson, Mailer mailer) {
        this.preferences = preferences;
        this.digests = digests;
        this.currentPerson = currentPerson;
        this.mailer = mailer;
    }

    @GetMapping
    String show(Model model) {
        SignedIn person = currentPerson.require();
        model.addAttribute("ways", preferences.of(person.id()));
        model.addAttribute("digest", digests.wanted());
        model.addAttribute("email", person.email());
        model.addAttribute("mailOn", mailer.on());
        return "notice/settings";
    }

    /** A box that is not ticked is not sent. */
    @PostMapping
    String choose(
            @RequestParam(name = "app", defaultValue = "") Set<NoticeKind> app,
            @RequestParam(name = "mail", defaultValue = "") Set<NoticeKind> mail,
            @RequestParam(name = "digest", defaultValue = "false") boolean digest,
            RedirectAttributes redirect) {
        Map<NoticeKind, Channels> chosen = new EnumMap<>(NoticeKind.class);
        for (NoticeKind kind : NoticeKind.values()) {
            chosen.put(kind, new Channels(app.contains(kind), mail.contains(kind)));
        }
        preferences.choose(currentPerson.require().id(), chosen);
        digests.choose(digest);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("notice.settings.saved"));
        return "redirect:/notices/settings";
    }
}
