package org.groundwork.review;

import java.util.Set;
import org.groundwork.identity.PersonId;

/**
 * What somebody wants to say.
 *
 * @param mentioned people ticked beside the text; whoever stands in it as {@code @Name} counts too
 */
public record CommentDraft(String text, Set<PersonId> mentioned) {

    public CommentDraft {
        mentioned = Set.copyOf(mentioned);
    }

    public static CommentDraft of(String text) {
        return new CommentDraft(text, Set.of());
    }
}
