package org.groundwork.identity.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Choice;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The roles in a team, with what each may do in a sentence. */
@Component
class RoleChoices {

    private final MessageSource messages;

    RoleChoices(MessageSource messages) {
        this.messages = messages;
    }

    List<Choice> all() {
        return Arrays.stream(TeamRole.values())
                .map(role -> {
                    String key = "identity.role." + role.name().toLowerCase(Locale.ROOT);
                    return new Choice(role.name(), text(key), text(key + ".hint"));
                })
                .toList();
    }

    /** Those that the person may give: an administrator all, a lead those that leads may. */
    List<Choice> of(SignedIn person) {
        return person.administrator()
                ? all()
                : all().stream()
                        .filter(choice -> !choice.value().equals(TeamRole.MANAGER.name()))
                        .toList();
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
