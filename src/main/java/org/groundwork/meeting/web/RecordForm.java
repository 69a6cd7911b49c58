package org.groundwork.meeting.web;

import java.util.UUID;
import org.groundwork.meeting.Facilitation.Recording;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded, as it is sent.
 *
 * @param version of the meeting
 * @param basedOn version of the entry that the person saw
 * @param page a mark of the form
 * @param open not null to leave the question open as a spread
 */
record RecordForm(
        @Nullable Integer version,
        @Nullable String question,
        @Nullable Integer basedOn,
        @Nullable UUID page,
        @Nullable String value,
        @Nullable String evidence,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String open) {

    int seen() {
        return version == null ? 0 : version;
    }

    String asked() {
        return question == null ? "" : question;
    }

    String written() {
        return note == null ? "" : note;
    }

    boolean leavesOpen() {
        return open != null;
    }

    /** Null where nothing was chosen, or the question is left open. */
    @Nullable
    Answer answer() {
        return leavesOpen() ? null : GivenAnswer.read(value, evidence, reason);
    }

    boolean saysNothing() {
        return !leavesOpen() && answer() == null;
    }

    Recording recording() {
        return new Recording(asked(), basedOn == null ? 0 : basedOn, page, answer(), written());
    }
}
