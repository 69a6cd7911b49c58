package org.groundwork.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.groundwork.document.Allowed;
import org.groundwork.economics.RangeFault;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to stand under an economic item.
 *
 * @param basedOn version of the entry that the person saw; 0 when there was none
 * @param page the page that it was written in, where there is one: that page may save again
 *     although it never heard that it was saved
 * @param value null to leave it out
 */
public record EconomicDraft(
        EconomicItem item,
        int basedOn,
        @Nullable UUID page,
        @Nullable EconomicValue value,
        String note) {

    /** What can be wrong with it. */
    public enum Problem {
        TOO_LARGE,
        NEGATIVE,
        INTERVAL_FROM_ZERO,
        NOT_A_SHARE,
        RATE_ABOVE_ONE,
        INTERVAL_TO_THE_END,
        NOT_WHOLE,
        OUT_OF_ORDER,
        LIKELY_OUTSIDE,
        NO_HORIZON,
        NO_FACTOR,
        NO_CORRELATION,
        /** A word for a number, or a word that is not on the list. */
        DOES_NOT_FIT,
        NOTE_TOO_LONG,
        FORBIDDEN_CHARACTER;

        static Problem of(RangeFault fault) {
            return switch (fault) {
                case TOO_LARGE -> TOO_LARGE;
                case NEGATIVE -> NEGATIVE;
                case INTERVAL_FROM_ZERO -> INTERVAL_FROM_ZERO;
                case NOT_A_SHARE -> NOT_A_SHARE;
                case RATE_ABOVE_ONE -> RATE_ABOVE_ONE;
                case INTERVAL_TO_THE_END -> INTERVAL_TO_THE_END;
                case NOT_WHOLE -> NOT_WHOLE;
                case OUT_OF_ORDER -> OUT_OF_ORDER;
                case LIKELY_OUTSIDE -> LIKELY_OUTSIDE;
            };
        }
    }

    /** Line ends become those of Unix, and the ends of the note lose their white space. */
    public EconomicDraft {
        note = note.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** The value alone, as a first one. */
    public static EconomicDraft of(EconomicItem item, EconomicValue value) {
        return new EconomicDraft(item, 0, null, value, "");
    }

    /** Everything that is wrong with it; empty when it can be saved. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (value != null) {
            item.problem(value).ifPresent(problems::add);
        }
        if (Allowed.length(note) > Allowed.NOTE) {
            problems.add(Problem.NOTE_TOO_LONG);
        }
        if (Allowed.forbidden(note) != null) {
            problems.add(Problem.FORBIDDEN_CHARACTER);
        }
        return problems;
    }

    /** Something else that is to stand there, seen from the same place. */
    EconomicDraft with(@Nullable EconomicValue other, String otherNote) {
        return new EconomicDraft(item, basedOn, page, other, otherNote);
    }

    boolean isEmpty() {
        return value == null && note.isEmpty();
    }

    boolean says(EconomicEntry entry) {
        return Objects.equals(entry.value(), value) && entry.note().equals(note);
    }
}
