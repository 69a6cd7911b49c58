package org.groundwork.meeting;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.Secret;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of those who joined meetings, and of their votes. */
@Repository
class SeatRepository {

    private final JdbcClient database;

    SeatRepository(JdbcClient database) {
        this.database = database;
    }

    /** Whoever sits there: a person, or a guest with a name. */
    record Seated(
            UUID id, @Nullable PersonId person, @Nullable String name, Instant seenAt) {}

    private record SeatedRow(
            UUID id, @Nullable UUID personId, @Nullable String name, OffsetDateTime seenAt) {

        Seated seated() {
            return new Seated(id, personId == null ? null : new PersonId(personId), name, seenAt.toInstant());
        }
    }

    /** Without those who were removed, in the order in which they came. */
    List<Seated> seated(MeetingId meeting) {
        return database.sql("""
            select id, person_id, name, seen_at from meeting_participant
            where meeting_id = :id and removed_at is null order by created_at, id
            """).param("id", meeting.value()).query(SeatedRow.class).list().stream()
                .map(SeatedRow::seated)
                .toList();
    }

    /** The names of guests, also of those who were removed: none is given twice. */
    List<String> guestNames(MeetingId meeting) {
        return database.sql("select name from meeting_participant where meeting_id = :id and name is not null")
                .param("id", meeting.value())
                .query(String.class)
                .list();
    }

    void insertGuest(UUID id, MeetingId meeting, String name, Secret token, Instant at) {
        database.sql("""
            insert into meeting_participant (id, meeting_id, name, token_hash, created_at, seen_at)
            values (:id, :meeting, :name, :hash, :at, :at)
            """)
                .param("id", id)
                .param("meeting", meeting.value())
                .param("name", name)
                .param("hash", token.hash())
                .param("at", utc(at))
                .update();
    }

    /** Nothing happens where the person sits there already. */
    void insertPerson(UUID id, MeetingId meeting, PersonId person, Instant at) {
        database.sql("""
            insert into meeting_participant (id, meeting_id, person_id, created_at, seen_at)
            values (:id, :meeting, :person, :at, :at) on conflict do nothing
            """)
                .param("id", id)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .param("at", utc(at))
                .update();
    }

    void seen(UUID seat, Instant at) {
        database.sql("update meeting_participant set seen_at = :at where id = :id")
                .param("at", utc(at))
                .param("id", seat)
                .update();
    }

    /**
     * Takes a guest out, with the votes that nobody has seen.
     *
     * @return false where there is no such guest
     */
    boolean removeGuest(MeetingId meeting, UUID seat, Instant at) {
        int removed = database.sql("""
            update meeting_participant set removed_at = :at, token_hash = null
            where id = :id and meeting_id = :meeting and person_id is null and removed_at is null
            """)
                .param("at", utc(at))
                .param("id", seat)
                .param("meeting", meeting.value())
                .update();
        if (removed > 0) {
            database.sql("""
                delete from meeting_vote v using meeting_question q
                where v.participant_id = :id and q.meeting_id = v.meeting_id and q.question = v.question
                    and q.round = v.round and q.phase = 'VOTING'
                """).param("id", seat).update();
        }
        return removed > 0;
    }

    /**
     * Everything that a phone shows of the present question, in one query.
     *
     * @param person null for a guest
     * @param team whose assessment it is
     * @param question null before the first and after the last
     * @param answer the voter’s own, in the present round; null where there is none yet
     */
    record SeatRow(
            UUID seat,
            @Nullable UUID person,
            @Nullable String name,
            OffsetDateTime seenAt,
            UUID assessment,
            UUID team,
            int version,
            int place,
            String method,
            boolean namesShown,
            @Nullable String question,
            Poll.@Nullable Mode mode,
            Poll.@Nullable Phase phase,
            @Nullable Integer round,
            boolean recorded,
            @Nullable String answer,
            @Nullable String why) {}

    private static final String SEAT = """
        select p.id as seat, p.person_id as person, p.name, p.seen_at, m.assessment_id as assessment, a.team_id as team,
            m.version, m.place, m.method, m.names_shown, q.question, q.mode, q.phase, q.round,
            q.outcome is not null as recorded, v.answer, v.why
        from meeting_participant p
        join meeting m on m.id = p.meeting_id
        join assessment_summary_view a on a.id = m.assessment_id
        left join meeting_question q on q.meeting_id = m.id and q.place = m.place
        left join meeting_vote v on v.meeting_id = m.id and v.question = q.question and v.round = q.round
            and v.participant_id = p.id
        where m.id = :meeting and m.ended_at is null and p.removed_at is null
        """;

    Optional<SeatRow> seat(MeetingId meeting, Secret token) {
        return database.sql(SEAT + " and p.token_hash = :hash")
                .param("meeting", meeting.value())
                .param("hash", token.hash())
                .query(SeatRow.class)
                .optional();
    }

    Optional<SeatRow> seat(MeetingId meeting, PersonId person) {
        return database.sql(SEAT + " and p.person_id = :person")
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(SeatRow.class)
                .optional();
    }

    /** Whose assessment a meeting that is open is about. */
    Optional<UUID> team(MeetingId meeting) {
        return database.sql("""
            select a.team_id from meeting m join assessment_summary_view a on a.id = m.assessment_id
            where m.id = :id and m.ended_at is null
            """).param("id", meeting.value()).query(UUID.class).optional();
    }

    private record PollRow(String question, Poll.Mode mode, Poll.Phase phase, int round) {}

    /** The present question, on which nobody does anything else until the end of the transaction. */
    record Held(String question, Poll poll) {}

    /** Many voters can hold it at once; who reveals waits for them, and they for who reveals. */
    Optional<Held> holdPresent(MeetingId meeting) {
        return database.sql("""
            select q.question, q.mode, q.phase, q.round from meeting m
            join meeting_question q on q.meeting_id = m.id and q.place = m.place
            where m.id = :id and m.ended_at is null for share of m
            """)
                .param("id", meeting.value())
                .query(PollRow.class)
                .optional()
                .map(row -> new Held(row.question(), new Poll(row.mode(), row.phase(), row.round())));
    }

    /** In the place of an earlier one in the same round. */
    void vote(
            MeetingId meeting,
            String question,
            int round,
            UUID seat,
            Answer answer,
            String why,
            boolean openly,
            Instant at) {
        database.sql("""
            insert into meeting_vote (meeting_id, question, round, participant_id, answer, why, openly, created_at)
            select :meeting, :question, :round, p.id, :answer, :why, :openly, :at from meeting_participant p
            where p.id = :seat and p.meeting_id = :meeting and p.removed_at is null
            on conflict (meeting_id, question, round, participant_id)
            do update set answer = excluded.answer, why = excluded.why, openly = excluded.openly, created_at = excluded.created_at
            """)
                .param("meeting", meeting.value())
                .param("question", question)
                .param("round", round)
                .param("seat", seat)
                .param("answer", AnswerCode.of(answer))
                .param("why", why)
                .param("openly", openly)
                .param("at", utc(at))
                .update();
    }

    /** Which of those who sit there have voted in a round that nobody sees: for counting, never told. */
    List<UUID> voters(MeetingId meeting, String question, int round) {
        return database.sql("""
            select participant_id from meeting_vote where meeting_id = :meeting and question = :question and round = :round
            """)
                .param("meeting", meeting.value())
                .param("question", question)
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    private record VoteRow(
            String question,
            int round,
            UUID participantId,
            @Nullable UUID personId,
            @Nullable String name,
            String answer,
            String why,
            boolean openly,
            OffsetDateTime createdAt) {

        Cast cast() {
            return new Cast(
                    question,
                    round,
                    participantId,
                    personId == null ? null : new PersonId(personId),
                    name,
                    AnswerCode.read(answer),
                    why,
                    openly,
                    createdAt.toInstant());
        }
    }

    /**
     * A vote.
     *
     * @param openly others were seen when it was given
     */
    record Cast(
            String question,
            int round,
            UUID seat,
            @Nullable PersonId person,
            @Nullable String guest,
            Answer answer,
            String why,
            boolean openly,
            Instant at) {}

    /** Those that anybody may see, as {@link Poll#shows} has it: it is said again in SQL, so that no other is ever read. */
    private static final String SHOWN = """
        select v.question, v.round, v.participant_id, p.person_id, p.name, v.answer, v.why, v.openly, v.created_at
        from meeting_vote v
        join meeting_question q on q.meeting_id = v.meeting_id and q.question = v.question
        join meeting_participant p on p.id = v.participant_id
        where (v.round < q.round or v.round = q.round and (q.phase = 'REVEALED' or q.mode = 'OPEN'))
        """;

    List<Cast> shown(MeetingId meeting) {
        return casts(database.sql(SHOWN + " and v.meeting_id = :meeting").param("meeting", meeting.value()));
    }

    List<Cast> shown(MeetingId meeting, String question, int round) {
        return casts(
                database.sql(SHOWN + " and v.meeting_id = :meeting and v.question = :question and v.round = :round")
                        .param("meeting", meeting.value())
                        .param("question", question)
                        .param("round", round));
    }

    private static List<Cast> casts(JdbcClient.StatementSpec statement) {
        return statement.query(VoteRow.class).list().stream().map(VoteRow::cast).toList();
    }

    /** When a meeting ends: votes that nobody saw, the keys of guests, and guests who left no vote. */
    void forget(MeetingId meeting) {
        database.sql("""
            delete from meeting_vote v using meeting_question q
            where v.meeting_id = :id and q.meeting_id = v.meeting_id and q.question = v.question
                and v.round = q.round and q.phase = 'VOTING' and q.mode <> 'OPEN'
            """).param("id", meeting.value()).update();
        database.sql("""
            delete from meeting_participant p where p.meeting_id = :id and p.person_id is null
                and not exists (select 1 from meeting_vote v where v.participant_id = p.id)
            """).param("id", meeting.value()).update();
        database.sql("update meeting_participant set token_hash = null where meeting_id = :id and token_hash is not"
                        + " null")
                .param("id", meeting.value())
                .update();
    }
}
