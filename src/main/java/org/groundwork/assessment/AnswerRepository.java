package org.groundwork.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface AnswerRepository extends EntryRepository<AnswerEntity, AnswerVersionEntity> {

    @Override
    @Query("""
        select h from AnswerVersionEntity h
        where h.key.assessmentId = :assessment and h.key.subject = :subject
        order by h.key.version desc
        """)
    List<AnswerVersionEntity> history(UUID assessment, String subject);

    @Override
    @Query("select h from AnswerVersionEntity h where h.key = :key")
    Optional<AnswerVersionEntity> version(VersionKey key);

    /** What was not taken, the last first. */
    @Query("""
        select n from AnswerNotTakenEntity n
        where n.assessmentId = :assessment and n.question = :question
        order by n.content.createdAt desc, n.id
        """)
    List<AnswerNotTakenEntity> notTaken(UUID assessment, String question);

    @Override
    @Query("""
        select new org.groundwork.assessment.EntryRepository$Change(
            h.key.subject, h.content.createdBy, h.content.createdAt)
        from AnswerVersionEntity h
        where h.key.assessmentId = :assessment and h.content.createdAt > :after
          and h.content.movedFrom is null
        order by h.content.createdAt desc, h.key.subject
        """)
    List<Change> changes(UUID assessment, Instant after, Limit limit);
}
