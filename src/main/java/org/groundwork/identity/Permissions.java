package org.groundwork.identity;

import static org.groundwork.identity.TeamRole.CONTRIBUTOR;
import static org.groundwork.identity.TeamRole.LEAD;
import static org.groundwork.identity.TeamRole.MANAGER;

/** Which role in a team may do what with the team's assessments. The only place that says so. */
final class Permissions {

    private Permissions() {}

    /** What may be done in a team that is put away. */
    static boolean changesNothing(Permission permission) {
        return switch (permission) {
            case READ, EXPORT -> true;
            case COMMENT,
                    ANSWER,
                    CREATE,
                    IMPORT,
                    DUPLICATE,
                    ARCHIVE,
                    RESTORE,
                    ASSIGN,
                    SUBMIT,
                    WITHDRAW,
                    REOPEN,
                    PLAN_NEXT,
                    MOVE,
                    MANAGE_ACTIONS,
                    WORK_ON_ACTIONS,
                    REVIEW,
                    PORTFOLIO,
                    SHARE,
                    INVITE,
                    WEBHOOKS -> false;
        };
    }

    static boolean allows(TeamRole role, Permission permission) {
        return switch (permission) {
            case READ, COMMENT, EXPORT, WORK_ON_ACTIONS -> true;
            case ANSWER -> role == CONTRIBUTOR || role == LEAD;
            case CREATE,
                    IMPORT,
                    DUPLICATE,
                    ARCHIVE,
                    RESTORE,
                    ASSIGN,
                    SUBMIT,
                    WITHDRAW,
                    REOPEN,
                    MOVE,
                    INVITE,
                    WEBHOOKS -> role == LEAD;
            case REVIEW, PORTFOLIO -> role == MANAGER;
            case SHARE, MANAGE_ACTIONS, PLAN_NEXT -> role == LEAD || role == MANAGER;
        };
    }

    /**
     * Whether somebody with this role may invite others to have the other one: those who decide on what leads
     * submit are not chosen by leads. Administrators give every role.
     */
    static boolean grants(TeamRole role, TeamRole given) {
        return switch (given) {
            case CONTRIBUTOR, LEAD -> allows(role, Permission.INVITE);
            case MANAGER -> false;
        };
    }
}
