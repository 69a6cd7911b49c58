package org.groundwork.identity.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundwork.identity.LastRoles;
import org.groundwork.identity.PeopleDirectory.AccountView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Asks before a team loses its last lead or its last manager, and says what follows. */
@Component
class LastOneQuestion {

    private final LastRoles lastRoles;
    private final MessageSource messages;

    LastOneQuestion(LastRoles lastRoles, MessageSource messages) {
        this.lastRoles = lastRoles;
        this.messages = messages;
    }

    /** What follows, a sentence for each team. */
    List<String> sentences(PersonId person, @Nullable TeamId team) {
        return lastRoles.of(person, team).stream()
                .map(loss -> messages.getMessage(
                        "identity.last-role." + loss.role().name().toLowerCase(Locale.ROOT),
                        new Object[] {loss.team()},
                        LocaleContextHolder.getLocale()))
                .toList();
    }

    /**
     * The question, whose form sends the same again.
     *
     * @param refusal passed on where it is another one
     * @param below the person’s address
     * @param fields what was sent
     */
    ModelAndView ask(
            AccountView account, @Nullable TeamId team, Conflict refusal, String below, Map<String, String> fields) {
        if (!refusal.messageKey().equals(LastRoles.KEY)) {
            throw refusal;
        }
        return new ModelAndView("identity/last-one", HttpStatus.CONFLICT)
                .addObject("account", account)
                .addObject("losses", sentences(account.id(), team))
                .addObject("address", "/people/" + account.id() + below)
                .addObject("fields", fields);
    }
}
