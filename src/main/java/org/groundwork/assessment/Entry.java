package org.groundwork.assessment;

import java.time.Instant;
import java.util.List;
import org.groundwork.identity.PersonId;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a question.
 *
 * @param answer null while there is only a note or links
 * @param note empty when there is none
 * @param links addresses of pages and paths of files, perhaps with a title
 * @param by who changed it last
 * @param version counts its changes from 1
 * @param origin in whose words it was given
 */
public record Entry(
        String question,
        @Nullable Answer answer,
        String note,
        List<String> links,
        PersonId by,
        Instant at,
        int version,
        Origin origin) {

    public Entry {
        links = List.copyOf(links);
    }

    /** Its question means something else by now, and nobody has looked at it again. */
    public boolean lookAgain() {
        return origin.lookAgain();
    }
}
