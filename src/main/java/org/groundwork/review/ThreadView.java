package org.groundwork.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comments that belong together.
 *
 * @param question id; null for the whole assessment and its report
 * @param comments in the order in which they were written; at least one
 * @param settledAt null while it is open
 * @param settledBy name; null while it is open
 */
public record ThreadView(
        ThreadId id,
        @Nullable String question,
        List<CommentView> comments,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {

    public ThreadView {
        comments = List.copyOf(comments);
    }

    public boolean settled() {
        return settledAt != null;
    }
}
