package org.groundwork.meeting;

import java.time.LocalDate;
import java.util.Set;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A request for blind answers as a lead wants it.
 *
 * @param questions by their ids
 * @param due null where none was given
 * @param note to those asked; may be empty
 */
public record BlindDraft(
        Set<PersonId> people,
        Set<String> questions,
        @Nullable LocalDate due,
        String note) {

    /** Characters of a note. */
    public static final int NOTE = 2_000;

    public BlindDraft {
        people = Set.copyOf(people);
        questions = Set.copyOf(questions);
        note = note.replace("\r\n", "\n").strip();
    }
}
