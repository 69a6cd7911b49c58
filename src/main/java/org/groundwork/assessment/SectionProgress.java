package org.groundwork.assessment;

import org.groundwork.method.Section;

/**
 * How far a section is filled in. Don't know and not applicable are answers; a question that is
 * hidden does not count.
 *
 * @param total questions that are asked
 */
public record SectionProgress(Section section, int answered, int total) {

    /** As a task list tells it. */
    public enum State {
        NOT_STARTED,
        IN_PROGRESS,
        DONE
    }

    public State state() {
        if (answered >= total) {
            return State.DONE;
        }
        return answered == 0 ? State.NOT_STARTED : State.IN_PROGRESS;
    }
}
