package org.groundwork.review;

import org.groundwork.document.Allowed;
import org.groundwork.document.Link;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What came out of an experiment, as somebody enters it.
 *
 * @param measured the value with its unit, in a few words
 * @param reached the threshold
 * @param live measured on real cases with a comparison, not on past ones
 * @param target option of the question where the best simple solution stands now; null where the
 *     method does not ask that
 * @param link where it is written down; empty where there is none
 */
public record ExperimentResult(
        String measured,
        boolean reached,
        boolean live,
        @Nullable String target,
        String note,
        String link) {

    private static final int MEASURED = 200;

    public ExperimentResult {
        measured = ActionDraft.tidy(measured).replace('\n', ' ');
        note = ActionDraft.tidy(note);
        link = String.join(" ", Link.typed(link));
    }

    /**
     * @throws InvalidInput if a text is missing or does not fit; the second word of its key is the
     *     field
     */
    void check() {
        if (measured.isEmpty()) {
            throw new InvalidInput("action.measured.missing");
        }
        ActionDraft.fits("measured", measured, MEASURED);
        ActionDraft.fits("note", note, ActionDraft.TEXT);
        ActionDraft.fits("link", link, Allowed.LINK);
        if (!link.isEmpty() && !Link.is(link)) {
            throw new InvalidInput("action.link.not-http");
        }
    }
}
