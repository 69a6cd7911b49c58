package org.groundwork.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

interface EconomicEntryRepository extends EntryRepository<EconomicEntryEntity, EconomicVersionEntity> {

    @Override
    @Query("""
        select h from EconomicVersionEntity h
        where h.key.assessmentId = :assessment and h.key.subject = :subject
        order by h.key.version desc
        """)
    List<EconomicVersionEntity> history(UUID assessment, String subject);

    @Override
    @Query("select h from EconomicVersionEntity h where h.key = :key")
    Optional<EconomicVersionEntity> version(VersionKey key);

    /** What was not taken, the last first. */
    @Query("""
        select n from EconomicNotTakenEntity n
        where n.assessmentId = :assessment and n.item = :item
        order by n.content.createdAt desc, n.id
        """)
    List<EconomicNotTakenEntity> notTaken(UUID assessment, String item);

    @Override
    @Query("""
        select new org.groundwork.assessment.EntryRepository$Change(
            h.key.subject, h.content.createdBy, h.content.createdAt)
        from EconomicVersionEntity h
        where h.key.assessmentId = :assessment and h.content.createdAt > :after
        order by h.content.createdAt desc, h.key.subject
        """)
    List<Change> changes(UUID assessment, Instant after, Limit limit);
}
