package org.groundwork.review;

import static org.groundwork.platform.DatabaseTimes.instant;
import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.Secret;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is due in teams, the addresses of people’s calendars, and who wants digests. */
@Repository
class CalendarRepository {

    private final JdbcClient database;

    CalendarRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * An action with a date.
     *
     * @param owner null where it is nobody’s
     */
    record ActionRow(
            UUID id,
            UUID assessmentId,
            String name,
            String title,
            @Nullable UUID owner,
            LocalDate dueOn) {}

    /** Open ones of these teams with a date in these days, the first due first. */
    List<ActionRow> actions(Collection<TeamId> teams, LocalDate from, LocalDate until, int most) {
        return teams.isEmpty()
                ? List.of()
                : database.sql("""
                    select a.id, a.assessment_id, s.name, a.title, a.owner_id as owner, a.due_on from action a
                    join assessment_summary_view s on s.id = a.assessment_id
                    where a.state in ('OPEN', 'DOING') and s.archived_at is null and s.team_id in (:teams)
                        and a.due_on between :from and :until
                    order by a.due_on, a.id limit :most
                    """)
                        .param("teams", ids(teams))
                        .param("from", from)
                        .param("until", until)
                        .param("most", most)
                        .query(ActionRow.class)
                        .list();
    }

    /** The deadline of a decision of which nobody said what happened. */
    record DeadlineRow(
            UUID assessmentId,
            int number,
            String name,
            @Nullable UUID owner,
            LocalDate dueOn) {}

    List<DeadlineRow> deadlines(Collection<TeamId> teams, LocalDate from, LocalDate until, int most) {
        return teams.isEmpty()
                ? List.of()
                : database.sql("""
                    select v.assessment_id, v.number, a.name, c.owner_id as owner, c.due_on
                    from review_commitment c
                    join review_outcome_view v on v.review_id = c.review_id
                    join assessment_summary_view a on a.id = v.assessment_id
                    where c.due_on between :from and :until and v.holds and a.archived_at is null
                        and a.team_id in (:teams) and not exists (select 1 from review_follow_up f
                            where f.assessment_id = v.assessment_id and f.number = v.number)
                    order by c.due_on, v.assessment_id limit :most
                    """)
                        .param("teams", ids(teams))
                        .param("from", from)
                        .param("until", until)
                        .param("most", most)
                        .query(DeadlineRow.class)
                        .list();
    }

    private static List<UUID> ids(Collection<TeamId> teams) {
        return teams.stream().map(TeamId::value).toList();
    }

    // Addresses

    void putLink(PersonId person, Secret secret, Instant at) {
        database.sql("""
            insert into review_calendar_link (person_id, secret_hash, created_at) values (:person, :hash, :at)
            on conflict (person_id) do update
                set secret_hash = excluded.secret_hash, created_at = excluded.created_at, last_used_at = null
            """)
                .param("person", person.value())
                .param("hash", secret.hash())
                .param("at", utc(at))
                .update();
    }

    /** Whether there was one. */
    boolean removeLink(PersonId person) {
        return database.sql("delete from review_calendar_link where person_id = :person")
                        .param("person", person.value())
                        .update()
                == 1;
    }

    private record LinkRow(
            OffsetDateTime createdAt, @Nullable OffsetDateTime lastUsedAt) {}

    Optional<CalendarFeeds.Link> link(PersonId person) {
        return database.sql("select created_at, last_used_at from review_calendar_link where person_id = :person")
                .param("person", person.value())
                .query(LinkRow.class)
                .optional()
                .map(row -> new CalendarFeeds.Link(row.createdAt().toInstant(), instant(row.lastUsedAt())));
    }

    Optional<PersonId> owner(Secret secret) {
        return database.sql("select person_id from review_calendar_link where secret_hash = :hash")
                .param("hash", secret.hash())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    void used(PersonId person, Instant at) {
        database.sql("update review_calendar_link set last_used_at = :at where person_id = :person")
                .param("at", utc(at))
                .param("person", person.value())
                .update();
    }

    // Digests

    boolean wantsDigest(PersonId person) {
        return database.sql("select exists (select 1 from review_digest where person_id = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** From the next Monday on. */
    void wantDigest(PersonId person, LocalDate today) {
        database.sql("""
            insert into review_digest (person_id, asked_on) values (:person, :today) on conflict do nothing
            """).param("person", person.value()).param("today", today).update();
    }

    void leaveDigest(PersonId person) {
        database.sql("delete from review_digest where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** Those who want one and were not asked for this Monday; they are, from now on. */
    List<PersonId> askDigests(LocalDate monday) {
        return database.sql("""
            update review_digest set asked_on = :monday where asked_on < :monday or asked_on is null
            returning person_id
            """).param("monday", monday).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }
}
