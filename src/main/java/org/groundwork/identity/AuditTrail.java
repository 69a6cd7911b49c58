package org.groundwork.identity;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what was done to accounts, teams and access, and what happened to assessments: ids
 * only, and rows are only added.
 */
@Component
class AuditTrail {

    enum Event {
        SET_UP,
        PERSON_CREATED,
        PERSON_RENAMED,
        PERSON_DEACTIVATED,
        PERSON_ACTIVATED,
        PERSON_ERASED,
        ADMINISTRATOR_GRANTED,
        ADMINISTRATOR_REVOKED,
        ROLE_SET,
        ROLE_REMOVED,
        TEAM_CREATED,
        TEAM_RENAMED,
        TEAM_ARCHIVED,
        TEAM_RESTORED,
        INVITED,
        INVITATION_WITHDRAWN,
        INVITATION_ACCEPTED,
        SIGN_IN_LINK_ISSUED,
        SIGNED_IN,
        SIGNED_IN_BY_LINK,
        SIGN_IN_REFUSED,
        PASSWORD_CHANGED,
        SESSIONS_ENDED,
        AUDIT_EXPORTED,
        SIGNED_IN_BY_PROVIDER,
        PROVIDER_REFUSED,
        PROVIDER_CONNECTED,
        PROVIDER_DISCONNECTED,
        ENDED_BY_PROVIDER,
        ROLE_SET_BY_GROUP,
        ROLE_REMOVED_BY_GROUP,
        ADMINISTRATOR_GRANTED_BY_GROUP,
        ADMINISTRATOR_REVOKED_BY_GROUP,
        EMAIL_CHANGED,
        SIGNED_IN_WITH_CODE,
        SIGNED_IN_BY_PASSKEY,
        SECOND_FACTOR_ADDED,
        SECOND_FACTOR_REMOVED,
        SECOND_FACTOR_REFUSED,
        SECOND_FACTOR_RESET,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        TOKEN_MADE,
        TOKEN_REVOKED
    }

    private final AuditRepository rows;
    private final Clock clock;

    AuditTrail(AuditRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Adds a row, in the transaction of what it tells of.
     *
     * @param actor who did it; null for the application itself
     * @param detail for example a role; never a name or an address
     */
    void record(
            Event event,
            @Nullable PersonId actor,
            @Nullable PersonId person,
            @Nullable TeamId team,
            @Nullable String detail) {
        rows.insert(clock.instant(), actor, event.name(), person, team, null, detail);
    }

    /** Writes it down in its transaction; of something without one, such as a download, at once. */
    @EventListener
    @Transactional
    void happened(ActivityEvent activityEvent) {
        Set<@Nullable PersonId> persons = new HashSet<>();
        if (activityEvent.kind().isDoneToPeople()) {
            persons.addAll(activityEvent.concerned());
        }
        if (persons.isEmpty()) {
            persons.add(null);
        }
        for (PersonId person : persons) {
            rows.insert(
                    clock.instant(),
                    activityEvent.by(),
                    activityEvent.kind().id(),
                    person,
                    activityEvent.team(),
                    activityEvent.assessment(),
                    activityEvent.detail());
        }
    }

    /** The same of what was done to the installation. */
    @EventListener
    @Transactional
    void happened(InstallationEvent event) {
        rows.insert(clock.instant(), event.by(), event.kind().id(), null, event.team(), null, event.detail());
    }
}
