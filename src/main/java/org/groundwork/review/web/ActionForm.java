package org.groundwork.review.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Effort;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.ActionDraft;
import org.groundwork.review.ActionView;
import org.jspecify.annotations.Nullable;

/**
 * An action as its form sends it; the service says whether it fits.
 *
 * @param owner id of a person; empty for nobody yet
 * @param due as a date field sends it: 2026-11-22; empty for none
 * @param version that the form shows
 */
record ActionForm(
        @Nullable String title,
        @Nullable String what,
        @Nullable String doneWhen,
        @Nullable String owner,
        @Nullable String due,
        @Nullable String state,
        @Nullable String effort,
        @Nullable String note,
        @Nullable String metric,
        @Nullable String threshold,
        @Nullable String weeks,
        @Nullable String priceCap,
        @Nullable String stop,
        @Nullable Integer version) {

    static final ActionForm EMPTY =
            new ActionForm(null, null, null, null, null, "OPEN", null, null, null, null, null, null, null, null);

    static ActionForm of(ActionView action) {
        ActionView.Experiment experiment = action.experiment();
        return new ActionForm(
                action.title(),
                action.what(),
                action.doneWhen(),
                action.owner() == null ? "" : action.owner().toString(),
                action.due() == null ? "" : action.due().toString(),
                action.state().name(),
                action.effort() == null ? "" : action.effort().name(),
                action.note(),
                experiment == null ? null : experiment.metric(),
                experiment == null ? null : experiment.threshold(),
                experiment == null ? null : Integer.toString(experiment.weeks()),
                experiment == null ? null : experiment.priceCap(),
                experiment == null ? null : experiment.stop(),
                action.version());
    }

    /**
     * @throws InvalidInput if a date is none
     */
    ActionDraft draft() {
        return new ActionDraft(
                orEmpty(title),
                orEmpty(what),
                orEmpty(doneWhen),
                givenOwner(),
                date(),
                givenState(),
                givenEffort(),
                orEmpty(note),
                threshold == null && metric == null
                        ? null
                        : new ActionDraft.Measure(
                                orEmpty(metric), orEmpty(threshold), givenWeeks(), orEmpty(priceCap), orEmpty(stop)));
    }

    /** 0, which does not fit, where it is no number. */
    private int givenWeeks() {
        String text = orEmpty(weeks).strip();
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    int givenVersion() {
        return version == null ? 0 : version;
    }

    String givenNote() {
        return orEmpty(note);
    }

    ActionView.State givenState() {
        return Arrays.stream(ActionView.State.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElse(ActionView.State.OPEN);
    }

    private @Nullable Effort givenEffort() {
        return Arrays.stream(Effort.values())
                .filter(known -> known != Effort.FACT && known.name().equals(effort))
                .findFirst()
                .orElse(null);
    }

    private @Nullable PersonId givenOwner() {
        try {
            return owner == null || owner.isEmpty() ? null : new PersonId(UUID.fromString(owner));
        } catch (IllegalArgumentException noId) {
            throw new InvalidInput("action.owner.no-member");
        }
    }

    private @Nullable LocalDate date() {
        try {
            return due == null || due.isBlank() ? null : LocalDate.parse(due.strip());
        } catch (DateTimeParseException noDate) {
            throw new InvalidInput("action.due.no-date");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
