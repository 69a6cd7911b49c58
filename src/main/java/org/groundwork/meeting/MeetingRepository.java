package org.groundwork.meeting;

import static org.groundwork.platform.DatabaseTimes.instant;
import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.meeting.AgendaItem.Outcome;
import org.groundwork.meeting.MeetingView.Because;
import org.groundwork.meeting.MeetingView.LastAct;
import org.groundwork.meeting.MeetingView.Scope;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of meetings and their agendas. */
@Repository
class MeetingRepository {

    private static final String COLUMNS = """
        id, assessment_id, created_at, created_by, code, method, scope, section, names_shown, locked, recommendation_shown,
        place, version, last_act, last_act_person_id, last_act_at, ended_at, ended_person_id, ended_because
        """;

    private final JdbcClient database;

    MeetingRepository(JdbcClient database) {
        this.database = database;
    }

    private record Row(
            UUID id,
            UUID assessmentId,
            OffsetDateTime createdAt,
            UUID createdBy,
            @Nullable String code,
            String method,
            Scope scope,
            @Nullable String section,
            boolean namesShown,
            boolean locked,
            boolean recommendationShown,
            int place,
            int version,
            String lastAct,
            UUID lastActPersonId,
            OffsetDateTime lastActAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable UUID endedPersonId,
            @Nullable Because endedBecause) {

        MeetingView view() {
            return new MeetingView(
                    new MeetingId(id),
                    new AssessmentId(assessmentId),
                    createdAt.toInstant(),
                    new PersonId(createdBy),
                    code,
                    method,
                    scope,
                    section,
                    namesShown,
                    locked,
                    recommendationShown,
                    place,
                    version,
                    new LastAct(lastAct, new PersonId(lastActPersonId), lastActAt.toInstant()),
                    instant(endedAt),
                    endedPersonId == null ? null : new PersonId(endedPersonId),
                    endedBecause);
        }
    }

    private record ItemRow(
            int place,
            String question,
            Poll.Mode mode,
            Poll.Phase phase,
            int round,
            @Nullable Outcome outcome,
            @Nullable String beforeAnswer,
            @Nullable String afterAnswer,
            @Nullable OffsetDateTime answeredAt,
            @Nullable UUID recordedPersonId) {

        AgendaItem item() {
            return new AgendaItem(
                    place,
                    question,
                    new Poll(mode, phase, round),
                    outcome,
                    beforeAnswer == null ? null : AnswerCode.read(beforeAnswer),
                    afterAnswer == null ? null : AnswerCode.read(afterAnswer),
                    instant(answeredAt),
                    recordedPersonId == null ? null : new PersonId(recordedPersonId));
        }
    }

    /**
     * @param startFile the assessment as it was then
     * @return false where the assessment has a meeting that is open, or the code is taken
     */
    boolean insert(
            MeetingId id,
            AssessmentId assessment,
            MeetingCode code,
            String method,
            NewMeeting meeting,
            String act,
            String startFile,
            PersonId by,
            Instant at) {
        int inserted = database.sql("""
            insert into meeting (id, assessment_id, created_at, created_by, code, method, scope, section, names_shown, locked,
                recommendation_shown, place, version, last_act, last_act_person_id, last_act_at, start_file)
            values (:id, :assessment, :at, :by, :code, :method, :scope, :section, :names, false, false, -1, 1, :act, :by, :at, :file)
            on conflict do nothing
            """)
                .param("id", id.value())
                .param("assessment", assessment.value())
                .param("at", utc(at))
                .param("by", by.value())
                .param("code", code.value())
                .param("method", method)
                .param("scope", meeting.scope().name())
                .param("section", meeting.section())
                .param("names", meeting.namesShown())
                .param("act", act)
                .param("file", startFile)
                .update();
        return inserted > 0;
    }

    void insertItem(MeetingId meeting, int place, String question, Poll poll) {
        database.sql("""
            insert into meeting_question (meeting_id, place, question, mode, phase, round)
            values (:meeting, :place, :question, :mode, :phase, :round)
            """)
                .param("meeting", meeting.value())
                .param("place", place)
                .param("question", question)
                .param("mode", poll.mode().name())
                .param("phase", poll.phase().name())
                .param("round", poll.round())
                .update();
    }

    Optional<MeetingView> find(MeetingId id) {
        return database.sql("select " + COLUMNS + " from meeting where id = :id")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(Row::view);
    }

    Optional<MeetingView> open(AssessmentId assessment) {
        return database.sql("select " + COLUMNS + " from meeting where assessment_id = :id and ended_at is null")
                .param("id", assessment.value())
                .query(Row.class)
                .optional()
                .map(Row::view);
    }

    /** Until the end of the transaction nobody else does anything with it. */
    Optional<MeetingView> lockByCode(MeetingCode code) {
        return database.sql("select " + COLUMNS + " from meeting where code = :code for update")
                .param("code", code.value())
                .query(Row.class)
                .optional()
                .map(Row::view);
    }

    /** The latest first. */
    List<MeetingView> of(AssessmentId assessment) {
        return database
                .sql("select " + COLUMNS
                        + " from meeting where assessment_id = :id order by created_at desc, id limit 200")
                .param("id", assessment.value())
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }

    List<MeetingView> silentSince(Instant before) {
        return database
                .sql("select " + COLUMNS + " from meeting where ended_at is null and last_act_at < :before")
                .param("before", utc(before))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }

    List<AgendaItem> agenda(MeetingId meeting) {
        return database.sql("""
            select place, question, mode, phase, round, outcome, before_answer, after_answer, answered_at,
                recorded_person_id
            from meeting_question where meeting_id = :id order by place
            """).param("id", meeting.value()).query(ItemRow.class).list().stream()
                .map(ItemRow::item)
                .toList();
    }

    private record Counted(UUID meetingId, long questions, long recorded) {}

    /** How much an agenda has, and how much of it was recorded. */
    record Counts(int questions, int recorded) {}

    Map<MeetingId, Counts> counts(AssessmentId assessment) {
        return database.sql("""
            select q.meeting_id, count(*) as questions, count(q.outcome) as recorded
            from meeting_question q join meeting m on m.id = q.meeting_id
            where m.assessment_id = :id group by q.meeting_id
            """).param("id", assessment.value()).query(Counted.class).list().stream()
                .collect(Collectors.toMap(
                        row -> new MeetingId(row.meetingId()),
                        row -> new Counts((int) row.questions(), (int) row.recorded())));
    }

    private record SaidOf(UUID meetingId, String question) {}

    /** In which meetings of an assessment a vote on these questions was shown or something recorded; the latest first. */
    Map<String, List<MeetingId>> about(AssessmentId assessment) {
        return database.sql("""
            select q.meeting_id, q.question from meeting_question q join meeting m on m.id = q.meeting_id
            where m.assessment_id = :id and (q.phase = 'REVEALED' or q.round > 1 or q.outcome is not null)
            order by m.created_at desc, q.place
            """).param("id", assessment.value()).query(SaidOf.class).list().stream()
                .collect(Collectors.groupingBy(
                        SaidOf::question,
                        Collectors.mapping(row -> new MeetingId(row.meetingId()), Collectors.toList())));
    }

    /** The file of the start, and that of the end where there is one. */
    record Files(String startFile, @Nullable String endFile) {}

    Files files(MeetingId meeting) {
        return database.sql("select start_file, end_file from meeting where id = :id")
                .param("id", meeting.value())
                .query(Files.class)
                .single();
    }

    /**
     * The next version, unless somebody did something since this one was seen, or it has ended.
     *
     * @return whether this was it; then nobody else does anything until the end of the transaction
     */
    boolean advance(MeetingId meeting, int version, LastAct act) {
        int updated = database.sql("""
            update meeting set version = version + 1, last_act = :act, last_act_person_id = :by, last_act_at = :at
            where id = :id and version = :version and ended_at is null
            """)
                .param("act", act.what())
                .param("by", act.by().value())
                .param("at", utc(act.at()))
                .param("id", meeting.value())
                .param("version", version)
                .update();
        return updated > 0;
    }

    void place(MeetingId meeting, int place) {
        database.sql("update meeting set place = :place where id = :id")
                .param("place", place)
                .param("id", meeting.value())
                .update();
    }

    void lock(MeetingId meeting, boolean locked) {
        database.sql("update meeting set locked = :locked where id = :id and ended_at is null")
                .param("locked", locked)
                .param("id", meeting.value())
                .update();
    }

    void showRecommendation(MeetingId meeting, boolean shown) {
        database.sql("update meeting set recommendation_shown = :shown where id = :id and ended_at is null")
                .param("shown", shown)
                .param("id", meeting.value())
                .update();
    }

    void poll(MeetingId meeting, int place, Poll poll) {
        database.sql("""
            update meeting_question set mode = :mode, phase = :phase, round = :round where meeting_id = :id and place = :place
            """)
                .param("mode", poll.mode().name())
                .param("phase", poll.phase().name())
                .param("round", poll.round())
                .param("id", meeting.value())
                .param("place", place)
                .update();
    }

    /** What stood there before the first time stays. */
    void recorded(
            MeetingId meeting,
            int place,
            Outcome outcome,
            @Nullable Answer before,
            Answer after,
            PersonId by,
            Instant at) {
        database.sql("""
            update meeting_question set
                before_answer = case when outcome is null then :before else before_answer end,
                after_answer = :after, outcome = :outcome, answered_at = :at, recorded_person_id = :by
            where meeting_id = :id and place = :place
            """)
                .param("before", before == null ? null : AnswerCode.of(before), java.sql.Types.VARCHAR)
                .param("after", AnswerCode.of(after))
                .param("outcome", outcome.name())
                .param("at", utc(at))
                .param("by", by.value())
                .param("id", meeting.value())
                .param("place", place)
                .update();
    }

    /** @return false where it had ended before */
    boolean end(MeetingId meeting, Because because, @Nullable PersonId by, @Nullable String endFile, Instant at) {
        int updated = database.sql("""
            update meeting set ended_at = :at, ended_person_id = :by, ended_because = :because, end_file = :file, code = null,
                version = version + 1
            where id = :id and ended_at is null
            """)
                .param("at", utc(at))
                .param("by", by == null ? null : by.value(), java.sql.Types.OTHER)
                .param("because", because.name())
                .param("file", endFile, java.sql.Types.VARCHAR)
                .param("id", meeting.value())
                .update();
        return updated > 0;
    }
}
