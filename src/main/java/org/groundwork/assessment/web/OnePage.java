package org.groundwork.assessment.web;

import java.util.List;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * One question of a section, large, with the way to the others.
 *
 * @param of the section
 * @param card the question
 */
record OnePage(SectionPage of, QuestionCard card) {

    public AssessmentView assessment() {
        return of.assessment();
    }

    public Section section() {
        return of.section();
    }

    public boolean editable() {
        return of.editable();
    }

    /** From 1. */
    public int number() {
        return of.cards().indexOf(card) + 1;
    }

    public @Nullable QuestionCard previous() {
        return number() == 1 ? null : of.cards().get(number() - 2);
    }

    public @Nullable QuestionCard next() {
        return number() == of.cards().size() ? null : of.cards().get(number());
    }

    /** What was sent was not saved. */
    public boolean refused() {
        return !card.problems().isEmpty();
    }

    /** What a section looks like once its questions were gone through. */
    record End(SectionPage of) {

        public List<QuestionCard> open() {
            return of.cards().stream()
                    .filter(card -> card.answer().kind().equals("none"))
                    .toList();
        }

        /** Guesses, and what nobody knows. */
        public List<QuestionCard> weak() {
            return of.cards().stream().filter(QuestionCard::weak).toList();
        }

        /** The next section in which something is open, from the front again after the last; null when there is none. */
        public @Nullable Section nextOpen() {
            List<Section> all =
                    of.progress().sections().stream().map(row -> row.section()).toList();
            int at = all.indexOf(of.section());
            return Stream.concat(all.subList(at + 1, all.size()).stream(), all.subList(0, at).stream())
                    .filter(section -> {
                        var row = of.progress().section(section.id());
                        return row.answered() < row.total();
                    })
                    .findFirst()
                    .orElse(null);
        }

        /** The first question that is open here; only where there is one. */
        public QuestionCard first() {
            return open().getFirst();
        }

        public QuestionCard last() {
            return of.cards().getLast();
        }
    }
}
