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
 * @param owner null for nobody yet
 * @param experiment what it is measured by, where it is an experiment; null otherwise
 */
public record ActionDraft(
        String title,
        String what,
        @Nullable PersonId owner,
        @Nullable LocalDate due,
        ActionView.State state,
        @Nullable Effort effort,
        String note,
        @Nullable Measure experiment) {

    static final int TITLE = 200;
    static final int WHAT = 4_000;
    static final int TEXT = 2_000;

    /** What an experiment is measured by, as somebody words it. */
    public record Measure(String metric, String threshold, String priceCap) {
        public Measure {
            metric = tidy(metric);
            threshold = tidy(threshold);
            priceCap = tidy(priceCap);
        }
    }

    public ActionDraft {
        title = tidy(title).replace('\n', ' ');
        what = tidy(what);
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
        fits("note", note, TEXT);
        if (experiment != null) {
            fits("metric", experiment.metric(), TEXT);
            fits("threshold", experiment.threshold(), TEXT);
            fits("priceCap", experiment.priceCap(), TEXT);
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
