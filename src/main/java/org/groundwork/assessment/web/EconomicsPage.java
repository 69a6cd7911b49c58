package org.groundwork.assessment.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.amount.AmountTexts;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.chart.StripsChart;
import org.groundwork.method.Section;
import org.groundwork.platform.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The economics of an assessment.
 *
 * @param opened an id of this showing of the page
 * @param example a number as the person writes it
 * @param last who changed something last and when, in words; null while nothing is stated
 * @param near currencies that are likely for the person
 * @param previous the last section of the questionnaire
 * @param closed what was sent cannot be saved any more
 * @param own the person's own exercise, in words; null while there is none
 * @param amounts how amounts are written
 */
record EconomicsPage(
        UUID opened,
        AssessmentView assessment,
        List<Part> parts,
        int stated,
        Picture picture,
        String example,
        @Nullable String last,
        List<Choice> near,
        List<Choice> currencies,
        @Nullable Section previous,
        boolean editable,
        boolean closed,
        @Nullable String own,
        AmountTexts amounts) {

    /**
     * A part of the page.
     *
     * @param moreStated how many of the further ones are stated
     * @param open whether the further ones are shown at once
     */
    record Part(
            String id, List<EconomicCard> first, List<EconomicCard> more, int stated, int moreStated, boolean open) {}

    /**
     * What the figures imply.
     *
     * @param strips null while nothing can be computed
     * @param advice a sentence; null with {@code strips}
     * @param loss how often the advised way loses; null with {@code strips}
     * @param worth mean and median of the advised way, in sentences; empty with {@code strips}
     * @param further more sentences to the advice
     * @param missing what cannot be said, a sentence each
     * @param assumed what was left out and has a default
     * @param note how it was computed; empty while nothing is
     */
    record Picture(
            @Nullable StripsChart strips,
            @Nullable String advice,
            @Nullable String loss,
            List<String> worth,
            List<String> further,
            List<String> missing,
            List<Assumed> assumed,
            String note) {

        record Assumed(String name, String value) {}
    }

    Stream<EconomicCard> cards() {
        return parts.stream().flatMap(part -> Stream.concat(part.first().stream(), part.more().stream()));
    }

    EconomicCard card(String id) {
        return cards().filter(card -> card.id().equals(id)).findFirst().orElseThrow();
    }

    /** Cards with something to look at. */
    public List<EconomicCard> refused() {
        return cards().filter(card -> !card.problems().isEmpty() || card.theirs() != null)
                .toList();
    }
}
