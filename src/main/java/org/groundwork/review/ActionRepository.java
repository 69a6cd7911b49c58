package org.groundwork.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Effort;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of actions. */
@Repository
class ActionRepository {

    private static final String SELECT = """
        select a.*, e.recipe, e.metric, e.threshold, e.weeks, e.price_cap, e.stop,
            r.measured, r.reached, r.note as result_note, r.link, r.created_by as entered_by,
            r.created_at as entered_at
        from action a
        left join action_experiment e on e.action_id = a.id
        left join action_result r on r.action_id = a.id
        """;

    private final JdbcClient database;

    ActionRepository(JdbcClient database) {
        this.database = database;
    }

    /** An action as it lies in the database. */
    record Row(
            ActionId id,
            AssessmentId assessment,
            ActionView.Kind kind,
            int number,
            @Nullable String question,
            @Nullable String proposal,
            String title,
            String what,
            String doneWhen,
            @Nullable PersonId owner,
            @Nullable LocalDate due,
            ActionView.State state,
            @Nullable Effort effort,
            String note,
            Instant createdAt,
            Instant changedAt,
            int version,
            @Nullable ExperimentRow experiment) {}

    /** What an experiment is measured by, and what came out. */
    record ExperimentRow(
            String recipe,
            String metric,
            String threshold,
            int weeks,
            String priceCap,
            String stop,
            @Nullable ResultRow result) {}

    record ResultRow(
            String measured, boolean reached, String note, String link, PersonId enteredBy, Instant enteredAt) {}

    record OfferRow(ActionId action, ActionView.Offer offer) {}

    /** A new action; 0 when the same proposal of the same report is a pending one already. */
    int insert(
            ActionId id,
            AssessmentId assessment,
            ActionView.Kind kind,
            @Nullable Integer number,
            @Nullable String question,
            @Nullable String proposal,
            ActionDraft draft,
            PersonId by,
            Instant at) {
        return database.sql("""
            insert into action (id, assessment_id, kind, number, question, proposal, title, what,
                done_when, owner_id, due_on, state, effort, note, created_by, created_at, changed_by, changed_at,
                version)
            values (:id, :assessment, :kind, :number, :question, :proposal, :title, :what,
                :doneWhen, :owner, :due, :state, :effort, :note, :by, :at, :by, :at, 1)
            on conflict (assessment_id, number, proposal) where state in ('OPEN', 'DOING') do nothing
            """)
                .param("id", id.value())
                .param("assessment", assessment.value())
                .param("kind", kind.name())
                .param("number", number, Types.INTEGER)
                .param("question", question, Types.VARCHAR)
                .param("proposal", proposal, Types.VARCHAR)
                .param("title", draft.title())
                .param("what", draft.what())
                .param("doneWhen", draft.doneWhen())
                .param("owner", value(draft.owner()), Types.OTHER)
                .param("due", draft.due(), Types.DATE)
                .param("state", draft.state().name())
                .param("effort", draft.effort() == null ? null : draft.effort().name(), Types.VARCHAR)
                .param("note", draft.note())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    void insertExperiment(ActionId id, ExperimentRow experiment) {
        database.sql("""
            insert into action_experiment (action_id, recipe, metric, threshold, weeks, price_cap, stop)
            values (:id, :recipe, :metric, :threshold, :weeks, :priceCap, :stop)
            """)
                .param("id", id.value())
                .param("recipe", experiment.recipe())
                .param("metric", experiment.metric())
                .param("threshold", experiment.threshold())
                .param("weeks", experiment.weeks())
                .param("priceCap", experiment.priceCap())
                .param("stop", experiment.stop())
                .update();
    }

    /** Whether the version was still the one that the person saw. */
    boolean update(ActionId id, ActionDraft draft, int version, PersonId by, Instant at) {
        return database.sql("""
            update action set title = :title, what = :what, done_when = :doneWhen, owner_id = :owner,
                due_on = :due, state = :state, effort = :effort, note = :note,
                changed_by = :by, changed_at = :at, version = version + 1
            where id = :id and version = :version
            """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("title", draft.title())
                        .param("what", draft.what())
                        .param("doneWhen", draft.doneWhen())
                        .param("owner", value(draft.owner()), Types.OTHER)
                        .param("due", draft.due(), Types.DATE)
                        .param("state", draft.state().name())
                        .param(
                                "effort",
                                draft.effort() == null ? null : draft.effort().name(),
                                Types.VARCHAR)
                        .param("note", draft.note())
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    void updateExperiment(ActionId id, ActionDraft.Measure measure) {
        database.sql("""
            update action_experiment set metric = :metric, threshold = :threshold,
                weeks = :weeks, price_cap = :priceCap, stop = :stop where action_id = :id
            """)
                .param("id", id.value())
                .param("metric", measure.metric())
                .param("threshold", measure.threshold())
                .param("weeks", measure.weeks())
                .param("priceCap", measure.priceCap())
                .param("stop", measure.stop())
                .update();
    }

    void saveResult(ActionId id, ExperimentResult result, PersonId by, Instant at) {
        database.sql("""
            insert into action_result (action_id, measured, reached, note, link, created_by, created_at)
            values (:id, :measured, :reached, :note, :link, :by, :at)
            on conflict (action_id) do update set measured = excluded.measured,
                reached = excluded.reached, note = excluded.note, link = excluded.link,
                created_by = excluded.created_by, created_at = excluded.created_at
            """)
                .param("id", id.value())
                .param("measured", result.measured())
                .param("reached", result.reached())
                .param("note", result.note())
                .param("link", result.link())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
        database.sql("delete from answer_offer where action_id = :id and state <> 'ACCEPTED'")
                .param("id", id.value())
                .update();
    }

    /** Offers an answer, also where an earlier result's offer for the question was taken over. */
    void offer(ActionId id, String question, Answer answer) {
        database.sql("""
            insert into answer_offer (action_id, question, level, chosen_option, state)
            values (:id, :question, :level, :option, 'OPEN')
            on conflict (action_id, question) do update set level = excluded.level,
                chosen_option = excluded.chosen_option, state = 'OPEN', decided_by = null,
                decided_at = null
            """)
                .param("id", id.value())
                .param("question", question)
                .param("level", answer instanceof Answer.Level level ? level.level() : null, Types.SMALLINT)
                .param("option", answer instanceof Answer.Choice choice ? choice.option() : null, Types.VARCHAR)
                .update();
    }

    /** Whether it was still open. */
    boolean decide(ActionId id, String question, ActionView.OfferState state, PersonId by, Instant at) {
        return database.sql("""
            update answer_offer set state = :state, decided_by = :by, decided_at = :at
            where action_id = :id and question = :question and state = 'OPEN'
            """)
                        .param("id", id.value())
                        .param("question", question)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    Optional<Row> find(AssessmentId assessment, ActionId id) {
        return database.sql(SELECT + "where a.id = :id and a.assessment_id = :assessment")
                .param("id", id.value())
                .param("assessment", assessment.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /** Of whatever assessment. */
    Optional<Row> find(ActionId id) {
        return database.sql(SELECT + "where a.id = :id")
                .param("id", id.value())
                .query((row, number) -> row(row))
                .optional();
    }

    /** Of assessments of these teams that are not archived, the last made first, from after one of them. */
    List<Row> listed(
            Collection<UUID> teams,
            ActionLists.Wanted wanted,
            LocalDate today,
            @Nullable Instant after,
            @Nullable UUID id,
            int most) {
        if (teams.isEmpty()) {
            return List.of();
        }
        PersonId owner = wanted.owner();
        return database.sql(SELECT + """
            join assessment_summary_view s on s.id = a.assessment_id
            where s.team_id in (:teams) and s.archived_at is null
                and (cast(:owner as uuid) is null or a.owner_id = :owner)
                and (cast(:open as boolean) is null or (a.state in ('OPEN', 'DOING')) = :open)
                and (cast(:overdue as boolean) is null
                    or (a.state in ('OPEN', 'DOING') and a.due_on is not null and a.due_on < :today) = :overdue)
                and (cast(:after as timestamptz) is null
                    or a.created_at < :after or a.created_at = :after and a.id > :id)
            order by a.created_at desc, a.id limit :most
            """)
                .param("teams", teams)
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("open", wanted.open(), Types.BOOLEAN)
                .param("overdue", wanted.overdue(), Types.BOOLEAN)
                .param("today", today)
                .param("after", after == null ? null : utc(after), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id, Types.OTHER)
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** Nobody else changes it until the end of the transaction. */
    void lock(ActionId id) {
        database.sql("select 1 from action where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    /** What is to be done first, by its date; then what is done and what was dropped. */
    List<Row> of(AssessmentId assessment) {
        return database.sql(SELECT + """
            where a.assessment_id = :assessment
            order by case a.state when 'DONE' then 1 when 'DROPPED' then 2 else 0 end,
                a.due_on nulls last, a.kind = 'EXPERIMENT' desc, a.created_at, a.title, a.id
            """)
                .param("assessment", assessment.value())
                .query((row, number) -> row(row))
                .list();
    }

    /** Pending ones of assessments that are not archived, by their date. */
    List<Row> ownedBy(PersonId person, Collection<UUID> teams, int most) {
        return teams.isEmpty()
                ? List.of()
                : database.sql(SELECT + """
                    join assessment_summary_view s on s.id = a.assessment_id
                    where a.owner_id = :person and a.state in ('OPEN', 'DOING')
                        and s.team_id in (:teams) and s.archived_at is null
                    order by a.due_on nulls last, a.created_at, a.id limit :most
                    """)
                        .param("person", person.value())
                        .param("teams", teams)
                        .param("most", most)
                        .query((row, number) -> row(row))
                        .list();
    }

    List<OfferRow> offers(Collection<ActionId> actions) {
        return actions.isEmpty()
                ? List.of()
                : database.sql("""
                    select * from answer_offer where action_id in (:ids)
                    order by action_id, question
                    """)
                        .param("ids", actions.stream().map(ActionId::value).toList())
                        .query((row, number) -> offer(row))
                        .list();
    }

    /** An action that fell due. */
    record DueRow(
            ActionId id,
            AssessmentId assessment,
            UUID team,
            @Nullable PersonId owner,
            LocalDate on) {}

    /** Those that fell due and were not told of, for this transaction alone. */
    List<DueRow> lockDue(LocalDate today, int most) {
        return database.sql("""
            select a.id, a.assessment_id, s.team_id, a.owner_id, a.due_on from action a
            join assessment_summary_view s on s.id = a.assessment_id
            join identity_team_at_work_view t on t.id = s.team_id
            where a.state in ('OPEN', 'DOING') and a.due_on <= :today
                and a.announced_on is distinct from a.due_on and s.archived_at is null
            order by a.due_on, a.id limit :most
            for update of a skip locked
            """)
                .param("today", today)
                .param("most", most)
                .query((row, number) -> new DueRow(
                        new ActionId(row.getObject("id", UUID.class)),
                        new AssessmentId(row.getObject("assessment_id", UUID.class)),
                        row.getObject("team_id", UUID.class),
                        person(row, "owner_id"),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    void announced(ActionId id) {
        database.sql("update action set announced_on = due_on where id = :id")
                .param("id", id.value())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        String effort = row.getString("effort");
        return new Row(
                new ActionId(row.getObject("id", UUID.class)),
                new AssessmentId(row.getObject("assessment_id", UUID.class)),
                ActionView.Kind.valueOf(row.getString("kind")),
                row.getInt("number"),
                row.getString("question"),
                row.getString("proposal"),
                row.getString("title"),
                row.getString("what"),
                row.getString("done_when"),
                person(row, "owner_id"),
                row.getObject("due_on", LocalDate.class),
                ActionView.State.valueOf(row.getString("state")),
                effort == null ? null : Effort.valueOf(effort),
                row.getString("note"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                row.getString("recipe") == null ? null : experiment(row));
    }

    private static ExperimentRow experiment(ResultSet row) throws SQLException {
        PersonId enteredBy = person(row, "entered_by");
        return new ExperimentRow(
                row.getString("recipe"),
                row.getString("metric"),
                row.getString("threshold"),
                row.getInt("weeks"),
                row.getString("price_cap"),
                row.getString("stop"),
                enteredBy == null
                        ? null
                        : new ResultRow(
                                row.getString("measured"),
                                row.getBoolean("reached"),
                                row.getString("result_note"),
                                row.getString("link"),
                                enteredBy,
                                row.getObject("entered_at", OffsetDateTime.class)
                                        .toInstant()));
    }

    private static OfferRow offer(ResultSet row) throws SQLException {
        String option = row.getString("chosen_option");
        return new OfferRow(
                new ActionId(row.getObject("action_id", UUID.class)),
                new ActionView.Offer(
                        row.getString("question"),
                        option == null
                                ? new Answer.Level(row.getInt("level"), Evidence.DOCUMENTED)
                                : new Answer.Choice(option),
                        ActionView.OfferState.valueOf(row.getString("state"))));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }

    private static @Nullable UUID value(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
