package org.groundwork.assessment.web;

import org.groundwork.assessment.Settlement;
import org.groundwork.document.Allowed;

/** How both notes can be kept where two versions met. */
enum BothNotes {
    /** There is one note at most, or the two do not fit together. */
    NOT,
    /** The answers are the same: only the notes differ. */
    SIMPLY,
    /** One of the two answers is kept with them. */
    WITH_ONE_ANSWER;

    static BothNotes of(boolean sameAnswer, String theirs, String mine) {
        String joined = Settlement.joined(theirs, mine);
        boolean two = !joined.equals(theirs) && !joined.equals(mine);
        if (!two || Allowed.length(joined) > Allowed.NOTE) {
            return NOT;
        }
        return sameAnswer ? SIMPLY : WITH_ONE_ANSWER;
    }
}
