package org.groundwork.identity;

/** What somebody can want to do with a team's assessments; who may is in {@link Permissions}. */
public enum Permission {
    READ,
    COMMENT,
    EXPORT,
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
    /** To a newer version of the questionnaire. */
    MOVE,
    /** Add actions, and change all there is about them. */
    MANAGE_ACTIONS,
    /** Say how far one’s own actions are. */
    WORK_ON_ACTIONS,
    REVIEW,
    PORTFOLIO,
    SHARE,
    /** Invite people into the team; who may give which role is in {@link Permissions} as well. */
    INVITE,
    /** Have other programs told of what happens in the team. */
    WEBHOOKS
}
