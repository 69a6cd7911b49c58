package org.groundwork.report.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.identity.Act;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Methods;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What stands around a report: where it is, and what the person who reads it may do with it. */
@Component
class ReportPlaces {

    private final CurrentPerson currentPerson;
    private final People people;

    ReportPlaces(CurrentPerson currentPerson, People people) {
        this.currentPerson = currentPerson;
        this.people = people;
    }

    /**
     * Where a report is.
     *
     * @param address of its page, without the context path
     * @param others there are submissions to go to
     * @param maySubmit the answers can be submitted, by this person
     * @param mayOpenAgain the answers are in review, and this person may change that
     * @param mayShare this person may show a submission to people without an account
     */
    record Place(
            AssessmentView assessment,
            String address,
            boolean others,
            boolean maySubmit,
            boolean mayOpenAgain,
            boolean mayShare) {}

    Place of(AssessmentView assessment, String below, boolean others) {
        SignedIn person = currentPerson.require();
        boolean lead = person.may(Act.SUBMIT, assessment.team().id());
        return new Place(
                assessment,
                "/assessments/" + assessment.id() + below,
                others,
                lead && assessment.open(),
                lead && !assessment.open() && !assessment.archived(),
                person.may(Act.SHARE, assessment.team().id()));
    }

    /** Every submission of an assessment. */
    record Submissions(AssessmentView assessment, List<Row> rows) {}

    /**
     * One submission.
     *
     * @param verdict title; null when it was too early to say
     */
    record Row(
            int number,
            OffsetDateTime at,
            String by,
            @Nullable String verdict,
            boolean withdrawn) {}

    Submissions list(AssessmentView assessment, List<EvaluationView> evaluations) {
        var names =
                people.byId(
                        evaluations.stream().map(EvaluationView::submittedBy).distinct().toList());
        return new Submissions(
                assessment,
                evaluations.stream()
                        .map(
                                evaluation ->
                                        new Row(
                                                evaluation.number(),
                                                evaluation.submittedAt().atOffset(ZoneOffset.UTC),
                                                Optional.ofNullable(
                                                                names.get(evaluation.submittedBy()))
                                                        .map(PersonView::name)
                                                        .orElse(""),
                                                title(evaluation),
                                                evaluation.withdrawn()))
                        .toList());
    }

    private static @Nullable String title(EvaluationView evaluation) {
        String verdict = evaluation.verdict();
        return verdict == null
                ? null
                : Methods.find(evaluation.method())
                        .map(method -> method.verdict(verdict).title())
                        .orElse(verdict);
    }
}
