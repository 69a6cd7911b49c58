package org.groundwork.review;

import java.time.Instant;
import java.util.List;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.jspecify.annotations.Nullable;

/**
 * A comment.
 *
 * @param by who wrote it, as the person is called now
 * @param text as it was typed; empty once it was taken back
 * @param mentioned people whom it is meant for
 * @param version counts its changes from 1
 */
public record CommentView(
        CommentId id,
        ThreadId thread,
        PersonView by,
        Instant at,
        String text,
        @Nullable Instant editedAt,
        boolean withdrawn,
        List<PersonView> mentioned,
        int version) {

    public CommentView {
        mentioned = List.copyOf(mentioned);
    }

    public boolean isBy(PersonId person) {
        return by.id().equals(person);
    }

    /** The text, with what in it is a link or somebody's name marked. */
    public List<CommentText.Piece> pieces() {
        return CommentText.pieces(text, mentioned.stream().map(PersonView::name).toList());
    }
}
