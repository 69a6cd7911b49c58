package org.groundwork.scoring;

import java.util.List;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the readiness from being higher, as it can be said of a sheet.
 *
 * @param by the sections with the lowest low score in which something was asked, in the method's order; empty
 *     where {@code kind} is {@link Kind#FULL}, {@link Kind#NOT_ASKED} or {@link Kind#NOTHING_ASKED}
 * @param notAsked number of sections with a score in which nothing was asked yet
 */
public record HeldBack(Kind kind, List<Section> by, int notAsked) {

    /** Which of the sentences is true. */
    public enum Kind {
        /** Every section is at 100 %. */
        FULL,
        /** All sections have the same low score, below 100 %, and were asked about. */
        EVERYWHERE,
        /** Some sections are lower than others, or others were not asked about. */
        SECTIONS,
        /** Only sections that nobody was asked about are lowest. */
        NOT_ASKED,
        /** Nobody was asked about anything. */
        NOTHING_ASKED;

        /** As keys of texts name it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public HeldBack {
        by = List.copyOf(by);
    }

    /**
     * @param result of this sheet
     * @return null where no section has a score
     */
    public static @Nullable HeldBack of(AnswerSheet sheet, Result result) {
        Readiness readiness = result.readiness();
        if (readiness == null) {
            return null;
        }
        double least = readiness.band().low();
        List<SectionScore> scored = result.sections().stream()
                .filter(section -> section.band() != null)
                .toList();
        List<SectionScore> asked = scored.stream()
                .filter(score ->
                        sheet.anyAsked(sheet.method().section(score.id()).questions()))
                .toList();
        int notAsked = scored.size() - asked.size();
        List<Section> by = asked.stream()
                .filter(score -> score.band() != null && score.band().low() == least)
                .map(score -> sheet.method().section(score.id()))
                .toList();
        if (asked.isEmpty()) {
            return new HeldBack(Kind.NOTHING_ASKED, List.of(), notAsked);
        }
        if (least >= 1) {
            return new HeldBack(Kind.FULL, List.of(), notAsked);
        }
        if (by.isEmpty()) {
            return new HeldBack(Kind.NOT_ASKED, List.of(), notAsked);
        }
        return new HeldBack(
                by.size() == scored.size() && by.size() > 1 ? Kind.EVERYWHERE : Kind.SECTIONS, by, notAsked);
    }

    /** The first of those that hold it back; null where no one is named. */
    public @Nullable Section first() {
        return kind == Kind.SECTIONS ? by.getFirst() : null;
    }

    /** How many more hold it back. */
    public int others() {
        return kind == Kind.SECTIONS ? by.size() - 1 : 0;
    }
}
