package org.groundwork.assessment;

import java.util.UUID;

/** Identifies an assessment. */
public record AssessmentId(UUID value) {

    public static AssessmentId random() {
        return new AssessmentId(UUID.randomUUID());
    }

    /**
     * @param text as in an address
     * @throws IllegalArgumentException if it is no id
     */
    public static AssessmentId of(String text) {
        UUID value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("no id: " + text);
        }
        return new AssessmentId(value);
    }

    /** What open pages follow to hear of changes to it. */
    public String topic() {
        return "assessment/" + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
