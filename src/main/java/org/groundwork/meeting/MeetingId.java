package org.groundwork.meeting;

import java.util.UUID;
import org.groundwork.platform.NotFound;

/** Identifies a meeting. */
public record MeetingId(UUID value) {

    static MeetingId random() {
        return new MeetingId(UUID.randomUUID());
    }

    /** For addresses; what is no id belongs to nothing. */
    public static MeetingId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new MeetingId(value);
            }
        } catch (IllegalArgumentException noId) {
            // answered below
        }
        throw new NotFound();
    }

    /** What phones follow: that there is something else to see. */
    public String topic() {
        return "meeting/" + value;
    }

    /** What the screen follows: that, and who comes and that somebody voted. */
    public String screenTopic() {
        return "meeting-screen/" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
