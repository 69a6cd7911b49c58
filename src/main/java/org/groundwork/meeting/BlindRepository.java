package org.groundwork.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.DatabaseTimes;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of requests for blind answers, and of those answers. */
@Repository
class BlindRepository {

    private static final String REQUEST =
            "id, assessment_id, created_at, created_by, due_on, note, ended_at, ended_person_id, withdrawn";

    private final JdbcClient database;

    BlindRepository(JdbcClient database) {
        this.database = database;
    }

    /**
     * A request as it lies in the database.
     *
     * @param endedBy null where the last of those asked handed in
     */
    record Row(
            BlindId id,
            AssessmentId assessment,
            Instant createdAt,
            PersonId createdBy,
            LocalDate dueOn,
            String note,
            @Nullable Instant endedAt,
            @Nullable PersonId endedBy,
            boolean withdrawn) {

        boolean open() {
            return endedAt == null;
        }
    }

    /** That somebody is asked. */
    record PersonRow(BlindId request, PersonId person) {}

    /** What is asked. */
    record QuestionRow(BlindId request, String question) {}

    /** What somebody handed in, answered or not. */
    record HandInRow(BlindId request, PersonId person, String question) {}

    /**
     * What somebody answered, handed in or not.
     *
     * @param method the version of the questionnaire in whose words
     * @param answer null where there are words only
     */
    record AnswerRow(
            BlindId request,
            PersonId person,
            String question,
            Instant at,
            String method,
            @Nullable Answer answer,
            String why) {}

    /** An open request that waits for a person. */
    record WaitingRow(BlindId id, AssessmentId assessment, String assessmentName, LocalDate dueOn, PersonId by) {}

    /** What has fallen due. */
    record DueRow(BlindId id, AssessmentId assessment, TeamId team, PersonId by, LocalDate dueOn) {}

    void insert(BlindId id, AssessmentId assessment, PersonId by, Instant at, LocalDate dueOn, String note) {
        database.sql("""
            insert into meeting_blind_request (id, assessment_id, created_at, created_by, due_on, note, withdrawn)
            values (:id, :assessment, :at, :by, :due, :note, false)
            """)
                .param("id", id.value())
                .param("assessment", assessment.value())
                .param("at", DatabaseTimes.utc(at))
                .param("by", by.value())
                .param("due", dueOn)
                .param("note", note)
                .update();
    }

    void insertQuestion(BlindId id, String question) {
        database.sql("insert into meeting_blind_question (request_id, question) values (:id, :question)")
                .param("id", id.value())
                .param("question", question)
                .update();
    }

    void insertPerson(BlindId id, PersonId person) {
        database.sql("insert into meeting_blind_person (request_id, person_id) values (:id, :person)")
                .param("id", id.value())
                .param("person", person.value())
                .update();
    }

    /** Until the end of the transaction nobody else changes an open request of the assessment, or hands in. */
    void lockOpen(AssessmentId assessment) {
        database.sql("""
            select id from meeting_blind_request where assessment_id = :assessment and ended_at is null
            order by id for update
            """)
                .param("assessment", assessment.value())
                .query(UUID.class)
                .list();
    }

    /** The latest first. */
    List<Row> of(AssessmentId assessment) {
        return database.sql("select " + REQUEST
                        + " from meeting_blind_request where assessment_id = :assessment order by created_at desc, id")
                .param("assessment", assessment.value())
                .query(BlindRepository::request)
                .list();
    }

    List<PersonRow> people(AssessmentId assessment) {
        return database.sql("""
            select p.request_id, p.person_id from meeting_blind_person p
            join meeting_blind_request r on r.id = p.request_id where r.assessment_id = :assessment
            """)
                .param("assessment", assessment.value())
                .query((row, number) -> new PersonRow(requestOf(row), person(row)))
                .list();
    }

    List<QuestionRow> questions(AssessmentId assessment) {
        return database.sql("""
            select q.request_id, q.question from meeting_blind_question q
            join meeting_blind_request r on r.id = q.request_id where r.assessment_id = :assessment
            """)
                .param("assessment", assessment.value())
                .query((row, number) -> new QuestionRow(requestOf(row), row.getString("question")))
                .list();
    }

    List<HandInRow> handIns(AssessmentId assessment) {
        return database.sql("""
            select h.request_id, h.person_id, h.question from meeting_blind_hand_in h
            join meeting_blind_request r on r.id = h.request_id where r.assessment_id = :assessment
            """)
                .param("assessment", assessment.value())
                .query((row, number) -> new HandInRow(requestOf(row), person(row), row.getString("question")))
                .list();
    }

    /** Of requests that were not withdrawn; whether they may be seen is not asked here. */
    List<AnswerRow> answers(AssessmentId assessment) {
        return database.sql("""
            select a.* from meeting_blind_answer a
            join meeting_blind_request r on r.id = a.request_id
            where r.assessment_id = :assessment and not r.withdrawn
            """)
                .param("assessment", assessment.value())
                .query(BlindRepository::answer)
                .list();
    }

    /** One person's own. */
    List<AnswerRow> answers(BlindId id, PersonId person) {
        return database.sql("select * from meeting_blind_answer where request_id = :id and person_id = :person")
                .param("id", id.value())
                .param("person", person.value())
                .query(BlindRepository::answer)
                .list();
    }

    /** Instead of what the person answered before. */
    void put(AnswerRow row) {
        @Nullable Answer answer = row.answer();
        database.sql("""
            insert into meeting_blind_answer (request_id, person_id, question, created_at, method, kind, level, evidence,
                chosen_option, reason, why)
            values (:id, :person, :question, :at, :method, :kind, :level, :evidence, :option, :reason, :why)
            on conflict (request_id, person_id, question) do update set created_at = excluded.created_at,
                method = excluded.method, kind = excluded.kind, level = excluded.level, evidence = excluded.evidence,
                chosen_option = excluded.chosen_option, reason = excluded.reason, why = excluded.why
            """)
                .param("id", row.request().value())
                .param("person", row.person().value())
                .param("question", row.question())
                .param("at", DatabaseTimes.utc(row.at()))
                .param("method", row.method())
                .param("kind", kind(answer))
                .param("level", answer instanceof Answer.Level level ? level.level() : null, Types.SMALLINT)
                .param(
                        "evidence",
                        answer instanceof Answer.Level level ? level.evidence().name() : null,
                        Types.VARCHAR)
                .param("option", answer instanceof Answer.Choice(String option) ? option : null, Types.VARCHAR)
                .param("reason", answer instanceof Answer.NotApplicable(String reason) ? reason : null, Types.VARCHAR)
                .param("why", row.why())
                .update();
    }

    void remove(BlindId id, PersonId person, String question) {
        database.sql("""
            delete from meeting_blind_answer where request_id = :id and person_id = :person and question = :question
            """)
                .param("id", id.value())
                .param("person", person.value())
                .param("question", question)
                .update();
    }

    void handIn(BlindId id, PersonId person, String question, Instant at) {
        database.sql("""
            insert into meeting_blind_hand_in (request_id, person_id, question, created_at)
            values (:id, :person, :question, :at) on conflict do nothing
            """)
                .param("id", id.value())
                .param("person", person.value())
                .param("question", question)
                .param("at", DatabaseTimes.utc(at))
                .update();
    }

    void extend(BlindId id, LocalDate dueOn) {
        database.sql("update meeting_blind_request set due_on = :due where id = :id")
                .param("id", id.value())
                .param("due", dueOn)
                .update();
    }

    void end(BlindId id, Instant at, @Nullable PersonId by, boolean withdrawn) {
        database.sql("""
            update meeting_blind_request set ended_at = :at, ended_person_id = :by, withdrawn = :withdrawn
            where id = :id and ended_at is null
            """)
                .param("id", id.value())
                .param("at", DatabaseTimes.utc(at))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("withdrawn", withdrawn)
                .update();
    }

    /** What a person is asked for in these teams, the soonest first; also where there is nothing left to hand in. */
    List<WaitingRow> open(PersonId person, Collection<TeamId> teams) {
        if (teams.isEmpty()) {
            return List.of();
        }
        return database.sql("""
            select r.id, r.assessment_id, s.name, r.due_on, r.created_by from meeting_blind_request r
            join meeting_blind_person p on p.request_id = r.id
            join assessment_summary_view s on s.id = r.assessment_id
            where p.person_id = :person and r.ended_at is null and s.archived_at is null and s.team_id in (:teams)
            order by r.due_on, r.created_at, r.id
            """)
                .param("person", person.value())
                .param("teams", teams.stream().map(TeamId::value).toList())
                .query((row, number) -> new WaitingRow(
                        new BlindId(row.getObject("id", UUID.class)),
                        new AssessmentId(row.getObject("assessment_id", UUID.class)),
                        row.getString("name"),
                        row.getObject("due_on", LocalDate.class),
                        new PersonId(row.getObject("created_by", UUID.class))))
                .list();
    }

    /** Which fell due and was not told of; each is taken by one of those who ask. */
    List<DueRow> lockDue(LocalDate today, int most) {
        return database.sql("""
            select r.id, r.assessment_id, s.team_id, r.created_by, r.due_on from meeting_blind_request r
            join assessment_summary_view s on s.id = r.assessment_id
            where r.ended_at is null and r.due_on <= :today and r.announced_on is distinct from r.due_on
                and s.archived_at is null
            order by r.due_on, r.id limit :most
            for update of r skip locked
            """)
                .param("today", today)
                .param("most", most)
                .query((row, number) -> new DueRow(
                        new BlindId(row.getObject("id", UUID.class)),
                        new AssessmentId(row.getObject("assessment_id", UUID.class)),
                        new TeamId(row.getObject("team_id", UUID.class)),
                        new PersonId(row.getObject("created_by", UUID.class)),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    void announced(BlindId id) {
        database.sql("update meeting_blind_request set announced_on = due_on where id = :id")
                .param("id", id.value())
                .update();
    }

    private static BlindId requestOf(ResultSet row) throws SQLException {
        return new BlindId(row.getObject("request_id", UUID.class));
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }

    private static Row request(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        UUID endedBy = row.getObject("ended_person_id", UUID.class);
        return new Row(
                new BlindId(row.getObject("id", UUID.class)),
                new AssessmentId(row.getObject("assessment_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getObject("created_by", UUID.class)),
                row.getObject("due_on", LocalDate.class),
                row.getString("note"),
                ended == null ? null : ended.toInstant(),
                endedBy == null ? null : new PersonId(endedBy),
                row.getBoolean("withdrawn"));
    }

    private static String kind(@Nullable Answer answer) {
        return switch (answer) {
            case null -> "NONE";
            case Answer.Level level -> "LEVEL";
            case Answer.Choice choice -> "OPTION";
            case Answer.Unknown unknown -> "UNKNOWN";
            case Answer.NotApplicable reason -> "NOT_APPLICABLE";
            case Answer.Spread spread -> throw new IllegalArgumentException("one person's answer is no spread");
        };
    }

    private static AnswerRow answer(ResultSet row, int number) throws SQLException {
        @Nullable
        Answer answer = switch (row.getString("kind")) {
            case "NONE" -> null;
            case "LEVEL" -> new Answer.Level(row.getInt("level"), Evidence.valueOf(row.getString("evidence")));
            case "OPTION" -> new Answer.Choice(row.getString("chosen_option"));
            case "UNKNOWN" -> new Answer.Unknown();
            default -> new Answer.NotApplicable(row.getString("reason"));
        };
        return new AnswerRow(
                requestOf(row),
                person(row),
                row.getString("question"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("method"),
                answer,
                row.getString("why"));
    }
}
