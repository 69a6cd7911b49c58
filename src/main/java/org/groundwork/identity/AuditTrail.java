package org.groundwork.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

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
        INVITED,
        INVITATION_WITHDRAWN,
        INVITATION_ACCEPTED,
        SIGN_IN_LINK_ISSUED,
        SIGNED_IN,
        SIGNED_IN_BY_LINK,
        SIGN_IN_REFUSED,
        PASSWORD_CHANGED,
        SESSIONS_ENDED,
        AUDIT_EXPORTED
    }

    private final JdbcClient database;
    private final Clock clock;

    AuditTrail(JdbcClient database, Clock clock) {
        this.database = database;
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
        insert(event.name(), actor, person, team, null, detail);
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
            insert(
                    activityEvent.kind().id(),
                    activityEvent.by(),
                    person,
                    activityEvent.team(),
                    activityEvent.assessment(),
                    activityEvent.detail());
        }
    }

    private void insert(
            String act,
            @Nullable PersonId actor,
            @Nullable PersonId person,
            @Nullable TeamId team,
            @Nullable UUID assessment,
            @Nullable String detail) {
        database.sql(
                        """
                        insert into audit_event (created_at, created_by, act, subject_person_id, team_id,
                                                 assessment_id, detail)
                        values (:at, :actor, :act, :person, :team, :assessment, :detail)
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actor == null ? null : actor.value(), Types.OTHER)
                .param("act", act)
                .param("person", person == null ? null : person.value(), Types.OTHER)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("assessment", assessment, Types.OTHER)
                .param("detail", detail, Types.VARCHAR)
                .update();
    }
}
