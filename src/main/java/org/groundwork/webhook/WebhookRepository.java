package org.groundwork.webhook;

import static org.groundwork.platform.DatabaseTimes.instant;
import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.webhook.WebhookView.OffReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of hooks, and of what they tell. */
@Repository
class WebhookRepository {

    private static final String SELECT = """
        select w.*, (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING') as waiting
        from webhook w
        """;

    private final JdbcClient database;

    WebhookRepository(JdbcClient database) {
        this.database = database;
    }

    /** What is said about a hook in its form. */
    record Settings(String name, String address, @Nullable TeamId team, Set<WebhookEvent> events) {}

    void insert(UUID id, Settings settings, String secret, PersonId by, Instant at) {
        database.sql("""
            insert into webhook (id, name, address, team_id, events, secret, enabled, created_at, created_by)
            values (:id, :name, :address, :team, :events, :secret, true, :at, :by)
            """)
                .param("id", id)
                .param("name", settings.name())
                .param("address", settings.address())
                .param("team", value(settings.team()), Types.OTHER)
                .param("events", names(settings.events()))
                .param("secret", secret)
                .param("at", utc(at))
                .param("by", by.value())
                .update();
    }

    private static @Nullable UUID value(@Nullable TeamId team) {
        return team == null ? null : team.value();
    }

    private static String[] names(Set<WebhookEvent> events) {
        return events.stream().map(Enum::name).toArray(String[]::new);
    }

    /** What is wrong with another address is forgotten. */
    void update(UUID id, Settings settings) {
        database.sql("""
            update webhook set name = :name, team_id = :team, events = :events,
                failures = case when address = :address then failures else 0 end,
                failing_from = case when address = :address then failing_from end,
                next_at = case when address = :address then next_at end,
                address = :address
            where id = :id
            """)
                .param("id", id)
                .param("name", settings.name())
                .param("address", settings.address())
                .param("team", value(settings.team()), Types.OTHER)
                .param("events", names(settings.events()))
                .update();
    }

    /** What it told and is to tell is forgotten. */
    void removeDeliveries(UUID webhook) {
        database.sql("delete from webhook_delivery where webhook_id = :id")
                .param("id", webhook)
                .update();
    }

    void renewSecret(UUID id, String secret) {
        database.sql("update webhook set secret = :secret where id = :id")
                .param("secret", secret)
                .param("id", id)
                .update();
    }

    /** Begins anew. */
    void switchOn(UUID id) {
        database.sql("""
            update webhook set enabled = true, off_reason = null, failures = 0, failing_from = null, next_at = null
            where id = :id
            """).param("id", id).update();
    }

    void switchOff(UUID id, OffReason why) {
        database.sql("update webhook set enabled = false, off_reason = :why, next_at = null where id = :id")
                .param("why", why.name())
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from webhook where id = :id").param("id", id).update();
    }

    Optional<WebhookView> find(UUID id) {
        return database.sql(SELECT + " where w.id = :id")
                .param("id", id)
                .query((row, number) -> view(row))
                .optional();
    }

    /** All, by name. */
    List<WebhookView> all() {
        return database.sql(SELECT + " order by lower(w.name), w.id")
                .query((row, number) -> view(row))
                .list();
    }

    /** Of these teams, by name. */
    List<WebhookView> of(Collection<TeamId> teams) {
        return teams.isEmpty()
                ? List.of()
                : database.sql(SELECT + " where w.team_id in (:teams) order by lower(w.name), w.id")
                        .param("teams", teams.stream().map(TeamId::value).toList())
                        .query((row, number) -> view(row))
                        .list();
    }

    int count() {
        return database.sql("select count(*) from webhook").query(Integer.class).single();
    }

    /** How many the application has switched off. */
    int stopped() {
        return database.sql("select count(*) from webhook where off_reason in ('GONE', 'FAILING')")
                .query(Integer.class)
                .single();
    }

    private static WebhookView view(ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        String off = row.getString("off_reason");
        return new WebhookView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("address"),
                team == null ? null : new TeamId(team),
                events(row.getArray("events")),
                off == null ? null : OffReason.valueOf(off),
                instant(row.getObject("failing_from", OffsetDateTime.class)),
                row.getInt("failures"),
                instant(row.getObject("next_at", OffsetDateTime.class)),
                row.getInt("waiting"));
    }

    private static Set<WebhookEvent> events(Array names) throws SQLException {
        Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
        Arrays.stream((String[]) names.getArray()).map(WebhookEvent::valueOf).forEach(events::add);
        return events;
    }

    /** Those that are told of this in this team; none where the team is put away. */
    List<UUID> wanting(WebhookEvent event, TeamId team) {
        return database.sql("""
            select id from webhook
            where enabled and :event = any (events) and (team_id is null or team_id = :team)
                and exists (select 1 from identity_team_at_work_view t where t.id = :team)
            order by id
            """)
                .param("event", event.name())
                .param("team", team.value())
                .query(UUID.class)
                .list();
    }

    // What is told

    void insertDelivery(UUID id, UUID webhook, String type, String content, DeliveryView.State state, Instant at) {
        database.sql("""
            insert into webhook_delivery (id, webhook_id, event, created_at, content, state)
            values (:id, :webhook, :type, :at, :content, :state)
            """)
                .param("id", id)
                .param("webhook", webhook)
                .param("type", type)
                .param("at", utc(at))
                .param("content", content)
                .param("state", state.name())
                .update();
    }

    private record DeliveryRow(
            UUID id,
            String event,
            OffsetDateTime createdAt,
            DeliveryView.State state,
            int attempts,
            @Nullable OffsetDateTime triedAt,
            WebhookReply.@Nullable Outcome outcome,
            @Nullable Integer status,
            @Nullable String answer) {

        DeliveryView view() {
            return new DeliveryView(
                    id,
                    event,
                    createdAt.toInstant(),
                    state,
                    attempts,
                    instant(triedAt),
                    outcome == null ? null : new WebhookReply(outcome, status, answer == null ? "" : answer));
        }
    }

    /** The latest first. */
    List<DeliveryView> deliveries(UUID webhook, int most) {
        return database.sql("""
            select id, event, created_at, state, attempts, tried_at, outcome, status, answer
            from webhook_delivery where webhook_id = :webhook order by number desc limit :most
            """).param("webhook", webhook).param("most", most).query(DeliveryRow.class).list().stream()
                .map(DeliveryRow::view)
                .toList();
    }

    boolean hasDelivery(UUID webhook, UUID delivery) {
        return database.sql("select count(*) from webhook_delivery where id = :id and webhook_id = :webhook")
                        .param("id", delivery)
                        .param("webhook", webhook)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Those that are on, have something to send and are to be tried, whoever was at it last. */
    List<UUID> ready(Instant now) {
        return database.sql("""
            select w.id from webhook w
            where w.enabled and (w.next_at is null or w.next_at <= :now)
                and (w.busy_until is null or w.busy_until <= :now)
                and exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING')
            order by w.id
            """).param("now", utc(now)).query(UUID.class).list();
    }

    /** Whether the hook is this transaction's until then, to be sent to by nobody else. */
    boolean take(UUID webhook, Instant now, Instant until, boolean byHand) {
        return database.sql("""
            update webhook set busy_until = :until
            where id = :id and (busy_until is null or busy_until <= :now)
                and (:byHand or enabled and (next_at is null or next_at <= :now))
            """)
                        .param("until", utc(until))
                        .param("now", utc(now))
                        .param("byHand", byHand)
                        .param("id", webhook)
                        .update()
                == 1;
    }

    /**
     * Lets it go.
     *
     * @param until as it was taken
     * @return whether it was still held; else somebody else may be at it
     */
    boolean release(UUID webhook, Instant until) {
        return database.sql("update webhook set busy_until = null where id = :id and busy_until = :until")
                        .param("id", webhook)
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /**
     * What is to be sent now, and counts as tried from now on.
     *
     * @param busyUntil until when the hook is held for it
     */
    record Taken(
            UUID id,
            UUID webhookId,
            String event,
            OffsetDateTime createdAt,
            String content,
            int attempts,
            String address,
            String secret,
            OffsetDateTime busyUntil) {}

    /** The one that waits longest. */
    Optional<Taken> takeFirst(UUID webhook, Instant now) {
        return database.sql("select id from webhook_delivery where webhook_id = :id and state = 'WAITING'"
                        + " order by number limit 1")
                .param("id", webhook)
                .query(UUID.class)
                .optional()
                .flatMap(id -> takeOne(webhook, id, now));
    }

    Optional<Taken> takeOne(UUID webhook, UUID delivery, Instant now) {
        return database.sql("""
            update webhook_delivery d set attempts = d.attempts + 1, tried_at = :now
            from webhook w
            where d.id = :id and d.webhook_id = :webhook and w.id = d.webhook_id
            returning d.id, d.webhook_id, d.event, d.created_at, d.content, d.attempts, w.address, w.secret,
                w.busy_until
            """)
                .param("now", utc(now))
                .param("id", delivery)
                .param("webhook", webhook)
                .query(Taken.class)
                .optional();
    }

    void answered(UUID delivery, WebhookReply reply, DeliveryView.@Nullable State state) {
        database.sql("""
            update webhook_delivery set outcome = :outcome, status = :status, answer = :answer,
                state = coalesce(:state, state)
            where id = :id
            """)
                .param("outcome", reply.outcome().name())
                .param("status", reply.status(), Types.INTEGER)
                .param("answer", reply.answer())
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("id", delivery)
                .update();
    }

    /** Something was taken. */
    void well(UUID webhook) {
        database.sql("update webhook set failures = 0, failing_from = null, next_at = null where id = :id")
                .param("id", webhook)
                .update();
    }

    void failed(UUID webhook, int failures, Instant since, Instant nextAt) {
        database.sql("update webhook set failures = :failures, failing_from = :since, next_at = :next where id = :id")
                .param("failures", failures)
                .param("since", utc(since))
                .param("next", utc(nextAt))
                .param("id", webhook)
                .update();
    }

    /** How many of the hook wait from before that, and wait no longer. */
    int giveUpOlder(UUID webhook, Instant before) {
        return database.sql("""
            update webhook_delivery set state = 'GIVEN_UP'
            where webhook_id = :id and state = 'WAITING' and created_at < :before
            """)
                .param("id", webhook)
                .param("before", utc(before))
                .update();
    }

    void removeOlder(Instant before) {
        database.sql("delete from webhook_delivery where created_at < :before")
                .param("before", utc(before))
                .update();
    }

    // What it tells of

    record DecisionRow(String outcome, @Nullable String verdict) {}

    Optional<DecisionRow> decision(UUID assessment, int number) {
        return database.sql("select outcome, verdict from review_outcome_view"
                        + " where assessment_id = :assessment and number = :number")
                .param("assessment", assessment)
                .param("number", number)
                .query(DecisionRow.class)
                .optional();
    }

    record ActionRow(String title, @Nullable LocalDate dueOn) {}

    Optional<ActionRow> action(UUID action) {
        return database.sql("select title, due_on from review_open_action_view where id = :id")
                .param("id", action)
                .query(ActionRow.class)
                .optional();
    }
}
