package org.groundwork.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.document.Link;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Effort;
import org.groundwork.method.Method;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.jspecify.annotations.Nullable;

/**
 * Something that a team means to do.
 *
 * @param number of the submission that it was made from; 0 for one that somebody added
 * @param question id of the one that it lifts; null where it is about none
 * @param what is to be done; may be empty
 * @param doneWhen what shows that it is done; may be empty
 * @param owner null while it is nobody's
 * @param ownerName empty while it is nobody's
 * @param effort null where nobody said
 * @param overdue its day has passed, and it is neither done nor dropped
 * @param experiment null unless it is one
 * @param version counts its changes from 1
 */
public record ActionView(
        ActionId id,
        AssessmentId assessment,
        Kind kind,
        int number,
        @Nullable String question,
        String title,
        String what,
        String doneWhen,
        @Nullable PersonId owner,
        String ownerName,
        @Nullable LocalDate due,
        State state,
        @Nullable Effort effort,
        String note,
        Instant changedAt,
        boolean overdue,
        @Nullable Experiment experiment,
        int version) {

    /** Where it comes from. */
    public enum Kind {
        /** A next step of a report. */
        STEP,
        /** The experiment of a report. */
        EXPERIMENT,
        /** A part of carrying out what a report recommends. */
        PLAN,
        /** Somebody added it. */
        OWN
    }

    /** How far it is. */
    public enum State {
        OPEN,
        DOING,
        DONE,
        DROPPED;

        /** There is still something to do. */
        public boolean pending() {
            return this == OPEN || this == DOING;
        }
    }

    /**
     * What an experiment is measured by. Its decision date is the action's due date.
     *
     * @param recipe id
     * @param weeks time box
     * @param result null until somebody enters it
     * @param offers answers that the result speaks for
     */
    public record Experiment(
            String recipe,
            String metric,
            String threshold,
            int weeks,
            String priceCap,
            String stop,
            @Nullable Result result,
            List<Offer> offers) {
        public Experiment {
            offers = List.copyOf(offers);
        }
    }

    /**
     * What came out.
     *
     * @param reached the threshold
     * @param link where it is written down; empty where there is none
     */
    public record Result(String measured, boolean reached, String note, String link, String by, Instant at) {

        /** The link as it is shown; only where there is one. */
        public Link evidence() {
            return Link.of(link);
        }
    }

    /**
     * An answer that a result speaks for.
     *
     * @param answer a documented level, or an option
     */
    public record Offer(String question, Answer answer, OfferState state) {

        /** Whether this version of the questionnaire asks that, and allows the answer. */
        public boolean fits(Method method) {
            return method.hasQuestion(question) && AnswerSheet.fits(method.question(question), answer);
        }
    }

    /** What became of an offer. */
    public enum OfferState {
        OPEN,
        ACCEPTED,
        DECLINED
    }

    public boolean pending() {
        return state.pending();
    }
}
