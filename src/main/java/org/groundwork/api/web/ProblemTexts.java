package org.groundwork.api.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Problems in words; programs' authors read them, in English. */
@Component
class ProblemTexts {

    private final MessageSource messages;

    ProblemTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** Key of what there is to say of any problem of a kind. */
    static String detailKey(ProblemType type) {
        return "api.problem." + type.id() + ".text";
    }

    String title(ProblemType type) {
        return text("api.problem." + type.id() + ".title", List.of());
    }

    String detail(ProblemType type) {
        return text(detailKey(type), List.of());
    }

    String text(String key, List<?> arguments) {
        return messages.getMessage(key, arguments.toArray(), Locale.ENGLISH);
    }
}
