package org.groundwork.assessment;

import static org.groundwork.assessment.AssessmentStatus.DECIDED;
import static org.groundwork.assessment.AssessmentStatus.IN_REVIEW;
import static org.groundwork.assessment.AssessmentStatus.OPEN;
import static org.groundwork.assessment.AssessmentStatus.RETURNED;

import java.util.Optional;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;

/**
 * What takes an assessment from one status to another, and all that does. Nothing moves in the
 * archive.
 */
public enum Transition {
    /** The answers become read-only and are submitted under the next number. */
    SUBMIT(Permission.SUBMIT),
    /** The submission is taken back before anybody decided on it. */
    WITHDRAW(Permission.WITHDRAW),
    /** A manager gives the submission back, with reasons. */
    RETURN(Permission.REVIEW),
    /** A manager decides on the submission. */
    DECIDE(Permission.REVIEW),
    /** A manager says anew what was decided; what was said before stays readable. */
    CORRECT(Permission.REVIEW),
    /** A manager withdraws the decision: somebody is to decide anew on the same submission. */
    REVOKE(Permission.REVIEW),
    /** The team works on a next version; a decision on this one no longer holds. */
    REOPEN(Permission.REOPEN);

    private final Permission permission;

    Transition(Permission permission) {
        this.permission = permission;
    }

    /** What a person has to be allowed for it. */
    public Permission permission() {
        return permission;
    }

    /** Where it leads from there; empty where it is not possible. */
    public Optional<AssessmentStatus> from(AssessmentStatus status, boolean archived) {
        if (archived) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (this) {
                    case SUBMIT -> status.answerable() ? IN_REVIEW : null;
                    case WITHDRAW -> status == IN_REVIEW ? OPEN : null;
                    case RETURN -> status == IN_REVIEW ? RETURNED : null;
                    case DECIDE -> status == IN_REVIEW ? DECIDED : null;
                    case CORRECT -> status == DECIDED ? DECIDED : null;
                    case REVOKE -> status == DECIDED ? IN_REVIEW : null;
                    case REOPEN -> status.answerable() ? null : OPEN;
                });
    }

    /** Whether this person can do it to an assessment as it stands. */
    public boolean possible(SignedIn person, AssessmentView assessment) {
        return person.may(permission, assessment.team().id())
                && from(assessment.status(), assessment.archived()).isPresent();
    }

    /** Key of the sentence that says why it is not possible. */
    String refusal() {
        return switch (this) {
            case SUBMIT -> "assessment.not-open";
            case WITHDRAW, RETURN, DECIDE -> "assessment.not-in-review";
            case CORRECT, REVOKE -> "assessment.not-decided";
            case REOPEN -> "assessment.not-submitted";
        };
    }

    Activity.What activity() {
        return switch (this) {
            case SUBMIT -> Activity.What.CLOSED;
            case WITHDRAW -> Activity.What.WITHDRAWN;
            case RETURN -> Activity.What.RETURNED;
            case DECIDE -> Activity.What.DECIDED;
            case CORRECT -> Activity.What.CORRECTED;
            case REVOKE -> Activity.What.REVOKED;
            case REOPEN -> Activity.What.REOPENED;
        };
    }
}
