package org.groundwork.review;

import static org.groundwork.platform.DatabaseTimes.instant;
import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of threads, comments and mentions. All threads of an assessment in four queries. */
@Repository
class CommentRepository {

    private final JdbcClient database;
    private final People people;

    CommentRepository(JdbcClient database, People people) {
        this.database = database;
        this.people = people;
    }

    void begin(ThreadId thread, AssessmentId assessment, @Nullable String question, Instant at) {
        database.sql("""
            insert into comment_thread (id, assessment_id, question, created_at)
            values (:id, :assessment, :question, :at)
            """)
                .param("id", thread.value())
                .param("assessment", assessment.value())
                .param("question", question, Types.VARCHAR)
                .param("at", utc(at))
                .update();
    }

    void add(CommentId id, ThreadId thread, PersonId by, Instant at, String text, Set<PersonId> mentioned) {
        database.sql("""
            insert into comment (id, thread_id, created_by, created_at, text, version)
            values (:id, :thread, :by, :at, :text, 1)
            """)
                .param("id", id.value())
                .param("thread", thread.value())
                .param("by", by.value())
                .param("at", utc(at))
                .param("text", text)
                .update();
        mention(id, mentioned);
    }

    private void mention(CommentId id, Set<PersonId> mentioned) {
        for (PersonId person : mentioned) {
            database.sql("insert into comment_mention (comment_id, person_id) values (:id," + " :person)")
                    .param("id", id.value())
                    .param("person", person.value())
                    .update();
        }
    }

    /** Whether it was still the version that the author saw. */
    boolean change(CommentId id, int version, String text, Instant at, Set<PersonId> mentioned) {
        int changed = database.sql("""
            update comment set text = :text, edited_at = :at, version = version + 1
            where id = :id and version = :version and withdrawn_at is null
            """)
                .param("id", id.value())
                .param("version", version)
                .param("text", text)
                .param("at", utc(at))
                .update();
        if (changed == 1) {
            forget(id);
            mention(id, mentioned);
        }
        return changed == 1;
    }

    void withdraw(CommentId id, Instant at) {
        database.sql("""
            update comment set text = '', withdrawn_at = :at, version = version + 1
            where id = :id and withdrawn_at is null
            """).param("id", id.value()).param("at", utc(at)).update();
        forget(id);
    }

    private void forget(CommentId id) {
        database.sql("delete from comment_mention where comment_id = :id")
                .param("id", id.value())
                .update();
    }

    /** Whether it was open. */
    boolean settle(ThreadId thread, PersonId by, Instant at) {
        return database.sql("""
            update comment_thread set settled_at = :at, settled_by = :by
            where id = :id and settled_at is null
            """)
                        .param("id", thread.value())
                        .param("at", utc(at))
                        .param("by", by.value())
                        .update()
                == 1;
    }

    /** Whether it was settled. */
    boolean openAgain(ThreadId thread) {
        return database.sql("""
            update comment_thread set settled_at = null, settled_by = null
            where id = :id and settled_at is not null
            """).param("id", thread.value()).update() == 1;
    }

    /** Open threads by question id, {@code ""} for the whole; those without a word left not. */
    Map<String, Integer> openThreads(AssessmentId assessment) {
        Map<String, Integer> counts = new HashMap<>();
        database.sql("""
            select coalesce(t.question, '') as question, count(*) as threads
            from comment_thread t
            where t.assessment_id = :assessment and t.settled_at is null and exists (
                select 1 from comment c where c.thread_id = t.id and c.withdrawn_at is null)
            group by t.question
            """).param("assessment", assessment.value()).query(row -> {
            counts.put(row.getString("question"), row.getInt("threads"));
        });
        return counts;
    }

    /** Open threads of each of these that has any. */
    Map<AssessmentId, Integer> openThreads(Collection<AssessmentId> assessments) {
        Map<AssessmentId, Integer> counts = new HashMap<>();
        if (!assessments.isEmpty()) {
            database.sql("""
                select t.assessment_id, count(*) as threads
                from comment_thread t
                where t.assessment_id in (:ids) and t.settled_at is null and exists (
                    select 1 from comment c
                    where c.thread_id = t.id and c.withdrawn_at is null)
                group by t.assessment_id
                """)
                    .param("ids", assessments.stream().map(AssessmentId::value).toList())
                    .query(row -> {
                        counts.put(new AssessmentId(row.getObject("assessment_id", UUID.class)), row.getInt("threads"));
                    });
        }
        return counts;
    }

    /**
     * Threads in the order in which they were begun; those of which nothing is left are absent.
     *
     * @param only this one; null for all
     */
    List<ThreadView> threads(AssessmentId assessment, @Nullable ThreadId only) {
        List<ThreadRow> threads = database.sql("""
            select * from comment_thread
            where assessment_id = :assessment
                and (cast(:only as uuid) is null or id = :only)
            order by created_at, id
            """)
                .param("assessment", assessment.value())
                .param("only", only == null ? null : only.value(), Types.OTHER)
                .query(ThreadRow.class)
                .list();
        if (threads.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = threads.stream().map(ThreadRow::id).toList();
        List<CommentRow> comments = database.sql(
                        "select * from comment where thread_id in (:ids) order by created_at, id")
                .param("ids", ids)
                .query(CommentRow.class)
                .list();
        Map<UUID, List<PersonId>> mentions = mentions(ids);
        Set<PersonId> known = new HashSet<>();
        comments.forEach(comment -> known.add(comment.by()));
        mentions.values().forEach(known::addAll);
        threads.forEach(thread ->
                Optional.ofNullable(thread.settledBy).map(PersonId::new).ifPresent(known::add));
        Map<PersonId, PersonView> names = people.byId(known);
        Map<ThreadId, List<CommentView>> byThread = new LinkedHashMap<>();
        for (CommentRow comment : comments) {
            byThread.computeIfAbsent(comment.thread(), id -> new ArrayList<>())
                    .add(comment.view(names, mentions.getOrDefault(comment.id, List.of())));
        }
        return threads.stream()
                .map(thread -> thread.view(names, byThread.getOrDefault(new ThreadId(thread.id), List.of())))
                .filter(thread -> !thread.comments().stream().allMatch(CommentView::withdrawn))
                .toList();
    }

    private Map<UUID, List<PersonId>> mentions(List<UUID> threads) {
        Map<UUID, List<PersonId>> mentions = new HashMap<>();
        database.sql("""
            select m.comment_id, m.person_id from comment_mention m
            join comment c on c.id = m.comment_id where c.thread_id in (:ids)
            """).param("ids", threads).query(row -> {
            mentions.computeIfAbsent(row.getObject("comment_id", UUID.class), id -> new ArrayList<>())
                    .add(new PersonId(row.getObject("person_id", UUID.class)));
        });
        return mentions;
    }

    private record ThreadRow(
            UUID id,
            @Nullable String question,
            @Nullable OffsetDateTime settledAt,
            @Nullable UUID settledBy) {

        ThreadView view(Map<PersonId, PersonView> names, List<CommentView> comments) {
            return new ThreadView(
                    new ThreadId(id),
                    question,
                    comments,
                    instant(settledAt),
                    settledBy == null ? null : Reviews.name(names, new PersonId(settledBy)));
        }
    }

    private record CommentRow(
            UUID id,
            UUID threadId,
            UUID createdBy,
            OffsetDateTime createdAt,
            String text,
            @Nullable OffsetDateTime editedAt,
            @Nullable OffsetDateTime withdrawnAt,
            int version) {

        ThreadId thread() {
            return new ThreadId(threadId);
        }

        PersonId by() {
            return new PersonId(createdBy);
        }

        CommentView view(Map<PersonId, PersonView> names, List<PersonId> mentioned) {
            return new CommentView(
                    new CommentId(id),
                    thread(),
                    Objects.requireNonNull(names.get(by())),
                    createdAt.toInstant(),
                    text,
                    instant(editedAt),
                    withdrawnAt != null,
                    mentioned.stream().map(names::get).filter(Objects::nonNull).toList(),
                    version);
        }
    }
}
