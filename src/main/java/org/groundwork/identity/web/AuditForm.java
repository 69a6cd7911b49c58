package org.groundwork.identity.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.groundwork.identity.AuditFilter;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.util.UriUtils;

/** The filter as the address holds it; what is not filtered by is empty. */
record AuditForm(String person, String team, String act, String assessment, String from, String to) {

    private static final String ASSESSMENTS = "/assessments/";

    AuditForm {
        person = FormTexts.orEmpty(person).strip();
        team = FormTexts.orEmpty(team).strip();
        act = FormTexts.orEmpty(act).strip();
        assessment = FormTexts.orEmpty(assessment).strip();
        from = FormTexts.orEmpty(from).strip();
        to = FormTexts.orEmpty(to).strip();
    }

    boolean isEmpty() {
        return (person + team + act + assessment + from + to).isEmpty();
    }

    /**
     * With what cannot be read among the errors.
     *
     * @param isAct whether there is such an act
     */
    AuditFilter filter(Predicate<String> isAct, Errors errors) {
        LocalDate first = read("from", from, LocalDate::parse, errors);
        LocalDate last = read("to", to, LocalDate::parse, errors);
        if (first != null && last != null && last.isBefore(first)) {
            errors.rejectValue("to", "identity.audit.to.before-from");
        }
        return new AuditFilter(
                read("person", person, text -> new PersonId(UUID.fromString(text)), errors),
                read("team", team, text -> new TeamId(UUID.fromString(text)), errors),
                read("act", act, name -> act(name, isAct), errors),
                read(
                        "assessment",
                        assessment,
                        text -> AuditFilter.AssessmentReference.of(withoutAddress(text))
                                .orElseThrow(IllegalArgumentException::new),
                        errors),
                first,
                last);
    }

    /** The id in an assessment's address; anything else stays as it is. */
    private static String withoutAddress(String text) {
        int path = text.toLowerCase(Locale.ROOT).indexOf(ASSESSMENTS);
        return path < 0 ? text : text.substring(path + ASSESSMENTS.length()).replaceAll("[/?#].*", "");
    }

    private static String act(String name, Predicate<String> isAct) {
        return Optional.of(name).filter(isAct).orElseThrow(IllegalArgumentException::new);
    }

    private static <T> @Nullable T read(String field, String text, Function<String, T> reader, Errors errors) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            errors.rejectValue(field, "identity.audit." + field + ".wrong");
            return null;
        }
    }

    /** As a query, beginning with a question mark, ready to be added to: {@code ?team=…&}. */
    String query() {
        return "?"
                + part("person", person)
                + part("team", team)
                + part("act", act)
                + part("assessment", assessment)
                + part("from", from)
                + part("to", to);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8) + "&";
    }
}
