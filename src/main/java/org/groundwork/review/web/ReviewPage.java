package org.groundwork.review.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.method.Verdict;
import org.groundwork.platform.Choice;
import org.groundwork.review.Commitment;
import org.groundwork.review.VersionView;
import org.jspecify.annotations.Nullable;

/**
 * A submission on which somebody is to decide.
 *
 * @param recommended null when it was too early to say
 * @param verdicts of the method
 * @param choices what can be decided instead of it
 * @param parts the questions, for reasons why it is returned
 * @param inputs economic inputs that are stated or matter, for the same
 * @param currency of the assessment; null where none is stated
 * @param owners who can answer for it
 * @param proposed what is known already of what the recommendation takes
 * @param lookAgain when it is planned to look again; null where it is not, or that day is past
 * @param zone in which days begin
 */
record ReviewPage(
        AssessmentView assessment,
        VersionView version,
        @Nullable Verdict recommended,
        boolean settled,
        List<Verdict> verdicts,
        List<Choice> choices,
        List<Part> parts,
        List<InputRow> inputs,
        @Nullable String currency,
        List<Choice> owners,
        Commitment proposed,
        @Nullable LocalDate lookAgain,
        String zone) {

    /** A section with its questions. */
    record Part(Section section, List<Row> rows) {}

    /**
     * A question.
     *
     * @param answer in words; empty where it was not answered
     * @param openThreads of comments about it
     */
    record Row(Question question, String answer, int openThreads) {}

    /**
     * An economic input.
     *
     * @param stated in words; null where it was left out
     */
    record InputRow(
            String id, String name, String ask, @Nullable String stated) {}

    /** It can be reviewed as things stand. */
    boolean waiting() {
        return version.state() == VersionView.State.WAITING && !assessment.archived();
    }

    /** A decision on it can be corrected or withdrawn as things stand. */
    boolean correctable() {
        return version.holds() && !assessment.archived();
    }

    /** Accepting is one of the choices, the first one, where there is something to accept. */
    ReviewPage offeringRecommendation(String label) {
        if (recommended == null) {
            return this;
        }
        List<Choice> all = new ArrayList<>();
        all.add(new Choice(DecisionForm.ACCEPT, recommended.title() + ", " + label, recommended.headline()));
        all.addAll(choices);
        return new ReviewPage(
                assessment,
                version,
                recommended,
                settled,
                verdicts,
                all,
                parts,
                inputs,
                currency,
                owners,
                proposed,
                lookAgain,
                zone);
    }

    /** One of the method’s; null for none. */
    @Nullable
    Verdict verdict(@Nullable String id) {
        return verdicts.stream()
                .filter(verdict -> verdict.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    public int number() {
        return version.submission().number();
    }
}
