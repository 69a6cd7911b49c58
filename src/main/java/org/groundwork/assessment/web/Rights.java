package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Move;
import org.groundwork.identity.Act;
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
        boolean reopen) {

    static Rights of(SignedIn person, AssessmentView assessment) {
        boolean open = assessment.open();
        return new Rights(
                open && may(person, Act.ANSWER, assessment),
                open && may(person, Act.ASSIGN, assessment),
                open && may(person, Act.CREATE, assessment),
                open && may(person, Act.SUBMIT, assessment),
                may(person, Act.DUPLICATE, assessment),
                !assessment.archived() && may(person, Act.ARCHIVE, assessment),
                assessment.archived() && may(person, Act.RESTORE, assessment),
                may(person, Act.EXPORT, assessment),
                open && person.administrator(),
                Move.DECIDE.possible(person, assessment),
                Move.REOPEN.possible(person, assessment));
    }

    private static boolean may(SignedIn person, Act act, AssessmentView assessment) {
        return person.may(act, assessment.team().id());
    }

    /** There is anything to manage at all. */
    public boolean manages() {
        return edit || duplicate || archive || restore;
    }
}
