package org.groundwork.measurement.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabTexts;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the lab says, in words. */
@Component
class LabWording {

    /** What the lab itself refuses. */
    private static final String LAB = "lab.fault.";

    private static final int FIGURES = 3;
    private static final int LONGEST = 60;

    private final MessageSource messages;

    LabWording(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** Why there is no result. What has no words of its own has some all the same. */
    String fault(String key, List<Object> arguments) {
        if (key.startsWith(LAB)) {
            return LabTexts.fault(new LabException(key.substring(LAB.length()), arguments.toArray()));
        }
        String fallback = text("measurement.fault.other");
        return Objects.requireNonNullElse(
                messages.getMessage(key, arguments.toArray(), fallback, LocaleContextHolder.getLocale()), fallback);
    }

    static String number(double value) {
        BigDecimal number = BigDecimal.valueOf(value);
        BigDecimal said = number.stripTrailingZeros().scale() <= 0
                ? number.stripTrailingZeros()
                : number.round(new MathContext(Math.max(FIGURES, number.precision() - number.scale())));
        return LocalNumbers.ENGLISH.write(said);
    }

    static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
