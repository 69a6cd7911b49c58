package org.groundwork.identity;

import static org.groundwork.identity.TeamRole.CONTRIBUTOR;
import static org.groundwork.identity.TeamRole.LEAD;
import static org.groundwork.identity.TeamRole.MANAGER;

/** Which role in a team may do what with the team's assessments. The only place that says so. */
final class Permissions {

    private Permissions() {}

    static boolean allows(TeamRole role, Permission permission) {
        return switch (permission) {
            case READ, COMMENT, EXPORT, WORK_ON_ACTIONS -> true;
            case ANSWER -> role == CONTRIBUTOR || role == LEAD;
            case CREATE, IMPORT, DUPLICATE, ARCHIVE, RESTORE, ASSIGN, SUBMIT, WITHDRAW, REOPEN, MOVE -> role == LEAD;
            case REVIEW, PORTFOLIO -> role == MANAGER;
            case SHARE, MANAGE_ACTIONS, PLAN_NEXT -> role == LEAD || role == MANAGER;
        };
    }
}
