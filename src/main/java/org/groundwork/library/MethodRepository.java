package org.groundwork.library;

import static org.groundwork.platform.DatabaseTimes.instant;
import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of methods. */
@Repository
class MethodRepository {

    private static final String SELECT = """
        select id, name || '@' || version as ref, title, file_name, faults, state, changed_at, changed_by,
            published_at, published_by, retired_at, retired_by
        from library_method
        """;

    private final JdbcClient database;

    MethodRepository(JdbcClient database) {
        this.database = database;
    }

    private record MethodRow(
            UUID id,
            @Nullable String ref,
            @Nullable String title,
            String fileName,
            int faults,
            MethodState state,
            OffsetDateTime changedAt,
            UUID changedBy,
            @Nullable OffsetDateTime publishedAt,
            @Nullable UUID publishedBy,
            @Nullable OffsetDateTime retiredAt,
            @Nullable UUID retiredBy) {

        OwnMethod method() {
            return new OwnMethod(
                    id,
                    ref,
                    title,
                    fileName,
                    faults,
                    state,
                    changedAt.toInstant(),
                    new PersonId(changedBy),
                    instant(publishedAt),
                    publishedBy == null ? null : new PersonId(publishedBy),
                    instant(retiredAt),
                    retiredBy == null ? null : new PersonId(retiredBy));
        }
    }

    /** Drafts first, the last changed first; then by name, the newest version first. */
    List<OwnMethod> all() {
        return database.sql(SELECT + """
             order by state <> 'DRAFT', case when state = 'DRAFT' then changed_at end desc, name, version desc, id
            """).query(MethodRow.class).list().stream()
                .map(MethodRow::method)
                .toList();
    }

    Optional<OwnMethod> find(UUID id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(MethodRow.class)
                .optional()
                .map(MethodRow::method);
    }

    /** Nobody else changes it until the end of the transaction. */
    Optional<OwnMethod> lock(UUID id) {
        return database.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(MethodRow.class)
                .optional()
                .map(MethodRow::method);
    }

    /** Nobody else adds or publishes one until the end of the transaction. */
    void lockAll() {
        database.sql("lock table library_method in share row exclusive mode").update();
    }

    /** Drafts of a name that was published with that version have something to mend: the version. */
    void faultyUpTo(String name, int version) {
        database.sql("update library_method set faults = greatest(faults, 1)"
                        + " where name = :name and version <= :version and state = 'DRAFT'")
                .param("name", name)
                .param("version", version)
                .update();
    }

    int drafts() {
        return database.sql("select count(*) from library_method where state = 'DRAFT'")
                .query(Integer.class)
                .single();
    }

    Optional<byte[]> content(UUID id) {
        return database.sql("select content from library_method where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    /** What was published under a name, or nothing. */
    Optional<byte[]> published(String name, int version) {
        return database.sql("select content from library_method"
                        + " where name = :name and version = :version and state <> 'DRAFT'")
                .param("name", name)
                .param("version", version)
                .query(byte[].class)
                .optional();
    }

    /** Names of what was published, of each method the oldest first; those that are retired too, or not. */
    List<String> publishedRefs(boolean retiredToo) {
        return database.sql("""
            select name || '@' || version from library_method
            where state = 'PUBLISHED' or :retiredToo and state = 'RETIRED'
            order by min(published_at) over (partition by name), name, version
            """)
                .param("retiredToo", retiredToo)
                .query(String.class)
                .list();
    }

    /** The highest version that was published; 0 where none was. */
    int newestPublished(String name) {
        return database.sql(
                        "select coalesce(max(version), 0) from library_method where name = :name and state <> 'DRAFT'")
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    /** What a file says of itself. */
    record Read(
            @Nullable String name,
            @Nullable Integer version,
            @Nullable String title,
            int faults) {}

    void insert(UUID id, String fileName, byte[] content, Read read, PersonId by, Instant at) {
        database.sql("""
            insert into library_method (id, name, version, title, file_name, content, faults, state,
                created_at, created_by, changed_at, changed_by)
            values (:id, :name, :version, :title, :file, :content, :faults, 'DRAFT', :at, :by, :at, :by)
            """)
                .param("id", id)
                .param("name", read.name(), Types.VARCHAR)
                .param("version", read.version(), Types.INTEGER)
                .param("title", read.title(), Types.VARCHAR)
                .param("file", fileName)
                .param("content", content)
                .param("faults", read.faults())
                .param("at", utc(at))
                .param("by", by.value())
                .update();
    }

    void replace(UUID id, String fileName, byte[] content, Read read, PersonId by, Instant at) {
        database.sql("""
            update library_method set name = :name, version = :version, title = :title, file_name = :file,
                content = :content, faults = :faults, changed_at = :at, changed_by = :by
            where id = :id
            """)
                .param("id", id)
                .param("name", read.name(), Types.VARCHAR)
                .param("version", read.version(), Types.INTEGER)
                .param("title", read.title(), Types.VARCHAR)
                .param("file", fileName)
                .param("content", content)
                .param("faults", read.faults())
                .param("at", utc(at))
                .param("by", by.value())
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from library_method where id = :id")
                .param("id", id)
                .update();
    }

    void publish(UUID id, Read read, PersonId by, Instant at) {
        database.sql("""
            update library_method set state = 'PUBLISHED', name = :name, version = :version, title = :title, faults = 0,
                published_at = :at, published_by = :by
            where id = :id
            """)
                .param("id", id)
                .param("name", read.name())
                .param("version", read.version())
                .param("title", read.title())
                .param("at", utc(at))
                .param("by", by.value())
                .update();
    }

    void retire(UUID id, PersonId by, Instant at) {
        database.sql("update library_method set state = 'RETIRED', retired_at = :at, retired_by = :by where id = :id")
                .param("id", id)
                .param("at", utc(at))
                .param("by", by.value())
                .update();
    }

    void offerAgain(UUID id) {
        database.sql("update library_method set state = 'PUBLISHED', retired_at = null, retired_by = null where id"
                        + " = :id")
                .param("id", id)
                .update();
    }
}
