package org.groundwork.report.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Transition;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.review.Comments;
import org.groundwork.review.FollowUps;
import org.groundwork.review.ReviewInbox;
import org.groundwork.review.Reviews;
import org.groundwork.review.VersionView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands around a report: where it is, and what the person who reads it may do with it. */
@Component
class ReportPlaces {

    private final CurrentPerson currentPerson;
    private final Evaluations evaluations;
    private final Comments comments;
    private final Reviews reviews;
    private final ReviewInbox inbox;
    private final FollowUps followUps;

    ReportPlaces(
            CurrentPerson currentPerson,
            Evaluations evaluations,
            Comments comments,
            Reviews reviews,
            ReviewInbox inbox,
            FollowUps followUps) {
        this.currentPerson = currentPerson;
        this.evaluations = evaluations;
        this.comments = comments;
        this.reviews = reviews;
        this.inbox = inbox;
        this.followUps = followUps;
    }

    /**
     * Where a report is.
     *
     * @param address of its page, without the context path
     * @param others there are submissions to go to
     * @param maySubmit the answers can be submitted, by this person
     * @param mayOpenAgain the answers are read-only, and this person may change that
     * @param mayReview this is the submission in review, and this person may decide on it
     * @param mayCorrect a decision on it holds, and this person may correct or withdraw it
     * @param mayFollowUp this person may say what happened after the decision
     * @param waiting how many other reports wait for this person’s review
     * @param openThreads of comments
     * @param mayShare this person may show a submission to people without an account
     */
    record Place(
            AssessmentView assessment,
            String address,
            boolean others,
            boolean maySubmit,
            boolean mayOpenAgain,
            boolean mayReview,
            boolean mayCorrect,
            boolean mayFollowUp,
            long waiting,
            int openThreads,
            boolean mayShare) {}

    /** Of the report of the present answers. */
    Place present(AssessmentView assessment, boolean others) {
        return of(assessment, "/report", others, false, null);
    }

    /** Of the report of a submission. */
    Place submitted(AssessmentView assessment, int number) {
        boolean latest = evaluations
                .latest(assessment.id())
                .filter(submission -> submission.number() == number)
                .isPresent();
        return of(
                assessment,
                "/reports/" + number,
                true,
                latest && Transition.DECIDE.possible(currentPerson.require(), assessment),
                reviews.version(assessment.id(), number));
    }

    private Place of(
            AssessmentView assessment, String below, boolean others, boolean mayReview, @Nullable VersionView version) {
        SignedIn person = currentPerson.require();
        boolean manages = person.may(Permission.REVIEW, assessment.team().id());
        return new Place(
                assessment,
                "/assessments/" + assessment.id() + below,
                others,
                Transition.SUBMIT.possible(person, assessment),
                Transition.REOPEN.possible(person, assessment),
                mayReview,
                version != null && version.holds() && Transition.CORRECT.possible(person, assessment),
                version != null && followUps.mayEnter(assessment, version),
                manages && !mayReview ? inbox.count() : 0,
                comments.open(assessment.id()),
                person.may(Permission.SHARE, assessment.team().id()));
    }

    /** Every submission of an assessment with what became of it, the latest first. */
    record Submissions(AssessmentView assessment, List<VersionView> versions) {}
}
