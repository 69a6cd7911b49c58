package org.groundwork.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.groundwork.identity.TeamView;
import org.groundwork.report.PaperSize;
import org.jspecify.annotations.Nullable;

/**
 * A document for a planning meeting, without its pages.
 *
 * @param done initiatives that are prepared, while it is being made
 * @param items initiatives in it
 * @param finishedAt null until it is ready
 * @param pages null until it is ready
 * @param keptUntil when it is thrown away; null until it is ready
 * @param weeks person-weeks that there are; null where nobody said
 * @param sharedWith whose managers may open it too; null for nobody
 * @param own the person who looks asked for it
 * @param by name of who asked for it
 */
public record PlanningDocument(
        UUID id,
        String title,
        LocalDate meetingOn,
        PaperSize paper,
        State state,
        int done,
        int items,
        Instant askedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer pages,
        @Nullable Instant keptUntil,
        @Nullable Integer weeks,
        @Nullable TeamView sharedWith,
        boolean own,
        String by) {

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /** Somebody waits for it. */
    public boolean inWork() {
        return state == State.WAITING || state == State.RUNNING;
    }

    public boolean ready() {
        return state == State.DONE;
    }

    public boolean failed() {
        return state == State.FAILED;
    }

    /** For a file: "planning-meeting-2026-12-01". */
    public String fileName() {
        String plain = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "planning" : plain) + "-" + meetingOn;
    }
}
