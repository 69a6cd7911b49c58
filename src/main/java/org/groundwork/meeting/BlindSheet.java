package org.groundwork.meeting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A person's own answers to a request.
 *
 * @param given by question, handed in or not
 * @param handedIn ids of questions
 * @param writable whether answers are taken: the request and the assessment are open
 */
public record BlindSheet(
        AssessmentView assessment,
        Method method,
        BlindRequest request,
        Map<String, Given> given,
        Set<String> handedIn,
        boolean writable) {

    public BlindSheet {
        given = Map.copyOf(given);
        handedIn = Set.copyOf(handedIn);
    }

    /**
     * What was answered.
     *
     * @param answer null where there are words only
     */
    public record Given(@Nullable Answer answer, String why) {}

    /** A section with what of it is asked. */
    public record Part(Section section, List<Question> questions, int answered, boolean handedIn) {

        /** As task lists say it. */
        public String state() {
            return handedIn ? "DONE" : answered == 0 ? "NOT_STARTED" : "IN_PROGRESS";
        }
    }

    public List<Part> parts() {
        return method.sections().stream()
                .map(section -> part(
                        section,
                        section.questions().stream()
                                .filter(question -> request.questions().contains(question.id()))
                                .toList()))
                .filter(part -> !part.questions().isEmpty())
                .toList();
    }

    private Part part(Section section, List<Question> questions) {
        return new Part(
                section,
                questions,
                (int) questions.stream()
                        .filter(question -> answered(question.id()))
                        .count(),
                questions.stream().allMatch(question -> handedIn.contains(question.id())));
    }

    public boolean answered(String question) {
        Given said = given.get(question);
        return said != null && said.answer() != null;
    }

    public int answered() {
        return (int) request.questions().stream().filter(this::answered).count();
    }

    /** Everything is handed in. */
    public boolean done() {
        return handedIn.containsAll(request.questions());
    }

    /** The question after this one that is not handed in; null after the last. */
    public @Nullable String after(String question) {
        return request.questions().stream()
                .skip(request.questions().indexOf(question) + 1L)
                .filter(next -> !handedIn.contains(next))
                .findFirst()
                .orElse(null);
    }

    /** The question before this one; null before the first. */
    public @Nullable String before(String question) {
        int at = request.questions().indexOf(question);
        return at <= 0 ? null : request.questions().get(at - 1);
    }

    /** The first that is neither answered nor handed in. */
    public @Nullable String next() {
        return request.questions().stream()
                .filter(question -> !answered(question) && !handedIn.contains(question))
                .findFirst()
                .orElse(null);
    }
}
