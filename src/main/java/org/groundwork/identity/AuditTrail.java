package org.groundwork.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Writes down what was done to accounts, teams and access: ids only, and rows are only added. */
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
        SESSIONS_ENDED
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
        database.sql(
                        """
                        insert into audit_event (at, actor, act, person, team, detail)
                        values (:at, :actor, :act, :person, :team, :detail)
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actor == null ? null : actor.value(), Types.OTHER)
                .param("act", event.name())
                .param("person", person == null ? null : person.value(), Types.OTHER)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("detail", detail, Types.VARCHAR)
                .update();
    }
}
