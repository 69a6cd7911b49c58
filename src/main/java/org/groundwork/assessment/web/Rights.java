package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Transition;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;

/**
 * What a person can do with an assessment as it stands: which buttons there are. The services
 * decide for themselves.
 */
record Rights(
        boolean answer,
        boolean assign,
        boolean edit,
        boolean submit,
        boolean duplicate,
        boolean archive,
        boolean restore,
        boolean export,
        boolean invite,
        boolean review,
        boolean reopen,
        boolean move) {

    static Rights of(SignedIn person, AssessmentView assessment) {
        boolean open = assessment.open();
        return new Rights(
                open && may(person, Permission.ANSWER, assessment),
                open && may(person, Permission.ASSIGN, assessment),
                open && may(person, Permission.CREATE, assessment),
                open && may(person, Permission.SUBMIT, assessment),
                may(person, Permission.DUPLICATE, assessment),
                !assessment.archived() && may(person, Permission.ARCHIVE, assessment),
                assessment.archived() && may(person, Permission.RESTORE, assessment),
                may(person, Permission.EXPORT, assessment),
                open && person.administrator(),
                Transition.DECIDE.possible(person, assessment),
                Transition.REOPEN.possible(person, assessment),
                open && may(person, Permission.MOVE, assessment));
    }

    private static boolean may(SignedIn person, Permission permission, AssessmentView assessment) {
        return person.may(permission, assessment.team().id());
    }

    /** There is anything to manage at all. */
    public boolean manages() {
        return edit || duplicate || archive || restore;
    }
}
