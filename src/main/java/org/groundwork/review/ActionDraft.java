package org.groundwork.review;

import java.time.LocalDate;
import org.groundwork.document.Allowed;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Effort;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an action to be. Texts lose the white space at their ends.
 *
 * @param what is to be done; may be empty
 * @param doneWhen what shows that it is done; may be empty
 * @param owner null for nobody yet
 * @param experiment what it is measured by, where it is an experiment; null otherwise
 */
public record ActionDraft(
        String title,
        String what,
        String doneWhen,
        @Nullable PersonId owner,
        @Nullable LocalDate due,
        ActionView.State state,
        @Nullable Effort effort,
        String note,
        @Nullable Measure experiment) {

    static final int TITLE = 200;
    static final int WHAT = 4_000;
    static final int TEXT = 2_000;

    /** Longest time box of an experiment, weeks. */
    static final int WEEKS = 104;

    /**
     * What an experiment is measured by, as somebody words it.
     *
     * @param weeks time box
     */
    public record Measure(String metric, String threshold, int weeks, String priceCap, String stop) {
        public Measure {
            stop = tidy(stop);
            metric = tidy(metric);
            threshold = tidy(threshold);
            priceCap = tidy(priceCap);
        }
    }

    public ActionDraft {
        title = tidy(title).replace('\n', ' ');
        what = tidy(what);
        doneWhen = tidy(doneWhen);
        note = tidy(note);
    }

    static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /**
     * @throws InvalidInput if a text does not fit; the second word of its key is the field
     */
    void check() {
        if (title.isEmpty()) {
            throw new InvalidInput("action.title.missing");
        }
        fits("title", title, TITLE);
        fits("what", what, WHAT);
        fits("doneWhen", doneWhen, TEXT);
        fits("note", note, TEXT);
        if (experiment != null) {
            fits("metric", experiment.metric(), TEXT);
            fits("threshold", experiment.threshold(), TEXT);
            fits("priceCap", experiment.priceCap(), TEXT);
            fits("stop", experiment.stop(), TEXT);
            if (experiment.weeks() < 1 || experiment.weeks() > WEEKS) {
                throw new InvalidInput("action.weeks.out-of-range", Integer.toString(WEEKS));
            }
        }
    }

    /**
     * @throws InvalidInput if it is longer, or holds a character that cannot be stored
     */
    static void fits(String field, String text, int most) {
        if (Allowed.length(text) > most) {
            throw new InvalidInput("action." + field + ".too-long", Integer.toString(most));
        }
        if (Allowed.forbidden(text) != null) {
            throw new InvalidInput("action." + field + ".forbidden");
        }
    }
}
