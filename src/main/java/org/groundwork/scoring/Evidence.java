package org.groundwork.scoring;

/** How strong the evidence for a level is. */
public enum Evidence {
    /** A link, a measurement, a document. */
    DOCUMENTED,
    /** Someone in the room knows it first-hand. */
    KNOWN,
    /** A guess: the truth may lie a level away. */
    GUESS;

    /** As files name it. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
