package org.groundwork.assessment;

/** What becomes of two versions of one thing. */
public enum Settlement {
    MINE,
    THEIRS,
    /** My answer, and the notes and links of both. */
    MINE_AND_BOTH_NOTES,
    /** Their answer, and the notes and links of both. */
    THEIRS_AND_BOTH_NOTES;

    public boolean keepsMine() {
        return this == MINE || this == MINE_AND_BOTH_NOTES;
    }

    public boolean keepsBothNotes() {
        return this == MINE_AND_BOTH_NOTES || this == THEIRS_AND_BOTH_NOTES;
    }

    /** Two notes as one: a note that holds the other one stands for both. */
    public static String joined(String theirs, String mine) {
        if (theirs.contains(mine)) {
            return theirs;
        }
        return mine.contains(theirs) ? mine : theirs + "\n\n" + mine;
    }
}
