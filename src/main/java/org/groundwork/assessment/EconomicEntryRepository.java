package org.groundwork.assessment;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface EconomicEntryRepository extends Repository<EconomicEntryEntity, EconomicEntryEntity.Key> {

    Optional<EconomicEntryEntity> findByKey(EconomicEntryEntity.Key key);

    @Query("select e from EconomicEntryEntity e where e.key.assessmentId in :assessments")
    List<EconomicEntryEntity> of(Collection<UUID> assessments);

    @Query(
            """
            select h from EconomicVersionEntity h
            where h.key.assessmentId = :assessment and h.key.item = :item
            order by h.key.version desc
            """)
    List<EconomicVersionEntity> history(UUID assessment, String item);

    /** What the person saw who saw this version. */
    @Query("select h from EconomicVersionEntity h where h.key = :key")
    Optional<EconomicVersionEntity> version(EconomicVersionEntity.Key key);

    /** Who changed which item when, the last first; without what it began with. */
    @Query(
            """
            select new org.groundwork.assessment.AnswerRepository$Change(
                h.key.item, h.content.createdBy, h.content.createdAt)
            from EconomicVersionEntity h
            where h.key.assessmentId = :assessment and h.content.createdAt > :after
            order by h.content.createdAt desc, h.key.item
            """)
    List<AnswerRepository.Change> changes(UUID assessment, Instant after, Limit limit);
}
