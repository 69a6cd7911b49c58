package org.groundwork.assessment;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface AnswerRepository extends Repository<AnswerEntity, AnswerEntity.Key> {

    Optional<AnswerEntity> findByKey(AnswerEntity.Key key);

    @Query("select a from AnswerEntity a where a.key.assessmentId in :assessments")
    List<AnswerEntity> of(Collection<UUID> assessments);

    @Query(
            """
            select h from AnswerVersionEntity h
            where h.key.assessmentId = :assessment and h.key.question = :question
            order by h.key.version desc
            """)
    List<AnswerVersionEntity> history(UUID assessment, String question);

    /** Who changed which question when, the last first; without what it began with. */
    @Query(
            """
            select new org.groundwork.assessment.AnswerRepository$Change(
                h.key.question, h.content.createdBy, h.content.createdAt)
            from AnswerVersionEntity h
            where h.key.assessmentId = :assessment and h.content.createdAt > :after
            order by h.content.createdAt desc, h.key.question
            """)
    List<Change> changes(UUID assessment, Instant after, Limit limit);

    record Change(String question, UUID by, Instant at) {}
}
