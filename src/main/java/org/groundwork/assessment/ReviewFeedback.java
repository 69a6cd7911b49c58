package org.groundwork.assessment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What colleagues and reviewers say about an assessment, for the pages on which it is filled in.
 * This module only asks; the module of reviews, which knows, answers.
 */
public interface ReviewFeedback {

    /** For an assessment that the person who is signed in may read. */
    Summary about(AssessmentId id);

    /**
     * All of it.
     *
     * @param review what holds now: why it was returned, until it is submitted again, or what was
     *     decided, until it is reopened; null otherwise
     * @param openThreads how many by question id; absent where none
     * @param open threads, also those about the whole
     */
    record Summary(@Nullable Review review, Map<String, Integer> openThreads, int open) {

        public Summary {
            openThreads = Map.copyOf(openThreads);
        }

        /** How many open threads there are about a question. */
        public int on(String question) {
            return openThreads.getOrDefault(question, 0);
        }

        /** Why the question was returned; null where it was not. */
        public @Nullable String reason(String question) {
            return review == null ? null : review.reasons().get(question);
        }

        /** Why an economic input was returned; null where it was not. */
        public @Nullable String inputReason(String input) {
            return review == null ? null : review.inputs().get(input);
        }
    }

    /**
     * What a manager made of the latest submission.
     *
     * @param number of the submission
     * @param returned rather than decided
     * @param otherwise decided otherwise than recommended
     * @param decision title of what was decided; null when it was returned, and when it is
     *     something that only the reason says
     * @param by name
     * @param reason of the whole; may be empty
     * @param reasons by question id, where it was returned
     * @param inputs by the id of an economic input, where it was returned
     */
    record Review(
            int number,
            boolean returned,
            boolean otherwise,
            @Nullable String decision,
            String by,
            Instant at,
            String reason,
            Map<String, String> reasons,
            Map<String, String> inputs) {

        public Review {
            reasons = Map.copyOf(reasons);
            inputs = Map.copyOf(inputs);
        }
    }
}
