package org.groundwork.review.web;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.DomainException;
import org.groundwork.review.CommentDraft;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say, as sent.
 *
 * @param mention ids of people to be told
 * @param version of the comment that is changed
 */
record CommentForm(
        @Nullable String text,
        @Nullable List<String> mention,
        @Nullable Integer version) {

    static final CommentForm EMPTY = new CommentForm(null, null, null);

    CommentDraft draft() {
        return new CommentDraft(Objects.requireNonNullElse(text, ""), people());
    }

    private Set<PersonId> people() {
        try {
            return mention == null
                    ? Set.of()
                    : mention.stream()
                            .map(id -> new PersonId(UUID.fromString(id)))
                            .collect(Collectors.toSet());
        } catch (IllegalArgumentException noId) {
            return Set.of();
        }
    }

    public boolean mentions(PersonId person) {
        return mention != null && mention.contains(person.toString());
    }

    /**
     * What was sent and not saved.
     *
     * @param where {@code new}, or the id of the thread that it answers
     */
    record Unsaved(String where, CommentForm form, DomainException refusal) {}
}
