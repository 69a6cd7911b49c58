package org.groundwork.measurement.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.lab.LabWarning;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the lab says, in words. */
@Component
class LabWording {

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
        Object[] said = arguments.stream()
                .map(argument -> argument instanceof Number number
                        ? number(number.doubleValue())
                        : shortened(argument.toString()))
                .toArray();
        String fallback = text("measurement.fault.other");
        return Objects.requireNonNullElse(
                messages.getMessage(key, said, fallback, LocaleContextHolder.getLocale()), fallback);
    }

    String warning(LabWarning warning) {
        return warning.kind().name().toLowerCase(Locale.ROOT);
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
