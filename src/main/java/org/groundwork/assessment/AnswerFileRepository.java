package org.groundwork.assessment;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.evidence.FileKind;
import org.groundwork.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of files, and their contents in pieces. */
@Repository
class AnswerFileRepository {

    /** Of a piece of content, as the table bounds it. */
    static final int PIECE = 1 << 18;

    private static final String WITH_EVENTS = """
        select f.id, f.question, f.name, f.kind, f.sha256, f.size_bytes,
            e.what, e.answer_version, e.created_by, e.created_at
        from answer_file f join answer_file_event e on e.file_id = f.id
        where f.assessment_id = :assessment\
        """;

    private final JdbcClient database;

    AnswerFileRepository(JdbcClient database) {
        this.database = database;
    }

    /** All there ever were, in the order in which they came. */
    List<AnswerFile> of(AssessmentId assessment) {
        return files(database.sql(WITH_EVENTS + " order by e.id").param("assessment", assessment.value()));
    }

    List<AnswerFile> of(AssessmentId assessment, String question) {
        return files(database.sql(WITH_EVENTS + " and f.question = :question order by e.id")
                .param("assessment", assessment.value())
                .param("question", question));
    }

    private static List<AnswerFile> files(JdbcClient.StatementSpec query) {
        Map<AnswerFileId, AnswerFile> files = new LinkedHashMap<>();
        query.query((ResultSet row, int number) -> row(row)).list().forEach(one -> {
            AnswerFile before = files.get(one.id());
            if (before == null) {
                files.put(one.id(), one);
            } else {
                List<AnswerFile.Event> events = new ArrayList<>(before.events());
                events.addAll(one.events());
                files.put(
                        one.id(),
                        new AnswerFile(
                                one.id(), one.question(), one.name(), one.kind(), one.sha256(), one.size(), events));
            }
        });
        return List.copyOf(files.values());
    }

    private static AnswerFile row(ResultSet row) throws SQLException {
        return new AnswerFile(
                new AnswerFileId(row.getObject("id", UUID.class)),
                row.getString("question"),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getString("sha256"),
                row.getLong("size_bytes"),
                List.of(new AnswerFile.Event(
                        AnswerFile.What.valueOf(row.getString("what")),
                        row.getInt("answer_version"),
                        new PersonId(row.getObject("created_by", UUID.class)),
                        row.getObject("created_at", OffsetDateTime.class).toInstant())));
    }

    /** Adds a content. */
    UUID store(byte[] content, String sha256, Instant at) {
        UUID id = UUID.randomUUID();
        database.sql("""
            insert into file_content (id, created_at, sha256, size_bytes) values (:id, :at, :sha256, :size)
            """)
                .param("id", id)
                .param("at", utc(at))
                .param("sha256", sha256)
                .param("size", content.length)
                .update();
        for (int number = 0; number * PIECE < content.length; number++) {
            int from = number * PIECE;
            byte[] piece = new byte[Math.min(PIECE, content.length - from)];
            System.arraycopy(content, from, piece, 0, piece.length);
            database.sql("insert into file_piece (content_id, number, bytes) values (:id, :number, :bytes)")
                    .param("id", id)
                    .param("number", number)
                    .param("bytes", piece)
                    .update();
        }
        return id;
    }

    /** Adds a file to an answer, without anything that happened to it. */
    void insert(AssessmentId assessment, AnswerFile file, UUID content) {
        database.sql("""
            insert into answer_file (id, assessment_id, question, created_at, created_by, name, kind, sha256, size_bytes,
                content_id)
            values (:id, :assessment, :question, :at, :by, :name, :kind, :sha256, :size, :content)
            """)
                .param("id", file.id().value())
                .param("assessment", assessment.value())
                .param("question", file.question())
                .param("at", utc(file.first().at()))
                .param("by", file.first().by().value())
                .param("name", file.name())
                .param("kind", file.kind().name())
                .param("sha256", file.sha256())
                .param("size", file.size())
                .param("content", content)
                .update();
    }

    void happened(AnswerFileId file, AnswerFile.Event event) {
        database.sql("""
            insert into answer_file_event (file_id, what, answer_version, created_at, created_by)
            values (:file, :what, :version, :at, :by)
            """)
                .param("file", file.value())
                .param("what", event.what().name())
                .param("version", event.answerVersion())
                .param("at", utc(event.at()))
                .param("by", event.by().value())
                .update();
    }

    /** Empty once it was erased. */
    Optional<UUID> content(AnswerFileId file) {
        return database.sql("select content_id from answer_file where id = :id and content_id is not null")
                .param("id", file.value())
                .query(UUID.class)
                .optional();
    }

    /** Takes the content from a file, and deletes it where no other file has it. */
    void erase(AnswerFileId file, UUID content) {
        database.sql("update answer_file set content_id = null where id = :id")
                .param("id", file.value())
                .update();
        database.sql("""
            delete from file_content c where c.id = :content
              and not exists (select 1 from answer_file f where f.content_id = c.id)
            """).param("content", content).update();
    }

    /** Empty behind the last one. */
    Optional<byte[]> piece(UUID content, int number) {
        return database.sql("select bytes from file_piece where content_id = :content and number = :number")
                .param("content", content)
                .param("number", number)
                .query(byte[].class)
                .optional();
    }

    /** What the files of an assessment hold together, those that were removed included. */
    long bytesOf(AssessmentId assessment) {
        return database.sql("""
            select coalesce(sum(size_bytes), 0) from answer_file
            where assessment_id = :assessment and content_id is not null
            """)
                .param("assessment", assessment.value())
                .query(Long.class)
                .single();
    }

    long bytes() {
        return database.sql("select coalesce(sum(size_bytes), 0) from file_content")
                .query(Long.class)
                .single();
    }
}
