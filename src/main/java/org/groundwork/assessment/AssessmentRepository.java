package org.groundwork.assessment;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AssessmentRepository extends Repository<AssessmentEntity, UUID> {

    AssessmentEntity save(AssessmentEntity assessment);

    Optional<AssessmentEntity> findById(UUID id);

    /** Holds off everybody else who would change the assessment or one of its answers. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from AssessmentEntity a where a.id = :id")
    Optional<AssessmentEntity> lock(UUID id);

    /**
     * @param pattern for LIKE, in lower case, with the escape character !
     */
    @Query("""
        select a from AssessmentEntity a
        where (a.teamId in :away or a.teamId in :teams
          and (:archived = true and a.archivedAt is not null or :archived = false and a.archivedAt is null))
          and (lower(a.name) like :pattern escape '!' or lower(a.summary) like :pattern escape '!')
        order by a.changedAt desc, a.id
        """)
    Page<AssessmentEntity> search(
            Collection<UUID> teams, Collection<UUID> away, boolean archived, String pattern, Pageable page);

    /** The same without a text to look for, which the index serves. */
    @Query("""
        select a from AssessmentEntity a
        where a.teamId in :teams
          and (:archived = true and a.archivedAt is not null or :archived = false and a.archivedAt is null)
        order by a.changedAt desc, a.id
        """)
    Page<AssessmentEntity> list(Collection<UUID> teams, boolean archived, Pageable page);

    /** The archived ones of some teams, and all of those that are put away. */
    @Query("""
        select a from AssessmentEntity a
        where a.teamId in :teams and a.archivedAt is not null or a.teamId in :away
        order by a.changedAt desc, a.id
        """)
    Page<AssessmentEntity> listArchived(Collection<UUID> teams, Collection<UUID> away, Pageable page);

    @Query("""
        select a from AssessmentEntity a
        where a.teamId in :teams and a.status = :status and a.archivedAt is null
        order by a.changedAt desc, a.id
        """)
    List<AssessmentEntity> withStatus(Collection<UUID> teams, AssessmentStatus status, Pageable page);

    @Query("""
        select count(a) from AssessmentEntity a
        where a.teamId in :teams and a.status = :status and a.archivedAt is null
        """)
    long countWithStatus(Collection<UUID> teams, AssessmentStatus status);

    @Query("select a from AssessmentEntity a where a.teamId in :teams and a.id in :ids")
    List<AssessmentEntity> withIds(Collection<UUID> teams, Collection<UUID> ids);

    /** The last begun first, from after one of them. */
    @Query("""
        select a from AssessmentEntity a
        where a.teamId in :teams and a.status in :statuses
          and (:archived = true and a.archivedAt is not null or :present = true and a.archivedAt is null)
          and (a.createdAt < :begun or a.createdAt = :begun and a.id > :id)
        order by a.createdAt desc, a.id
        """)
    List<AssessmentEntity> begunBefore(
            Collection<UUID> teams,
            Collection<AssessmentStatus> statuses,
            boolean archived,
            boolean present,
            Instant begun,
            UUID id,
            Pageable page);

    /** What they are called, without the rest. */
    @Query("""
        select new org.groundwork.assessment.AssessmentTitles$AssessmentTitle(a.id, a.name, a.method)
        from AssessmentEntity a where a.id in :ids
        """)
    List<AssessmentTitles.AssessmentTitle> titles(Collection<UUID> ids);

    /** Those in one of these statuses with a section that is assigned to the person. */
    @Query("""
        select a from AssessmentEntity a
        where a.teamId in :teams and a.status in :statuses and a.archivedAt is null
          and exists (
            select 1 from AssignmentEntity s
            where s.key.assessmentId = a.id and s.ownerId = :person)
        order by a.changedAt desc, a.id
        """)
    List<AssessmentEntity> withSectionOf(
            UUID person, Collection<UUID> teams, Collection<AssessmentStatus> statuses, Pageable page);

    /** How many stay with a method. */
    record MethodCount(String method, long number) {}

    @Query("""
        select new org.groundwork.assessment.AssessmentRepository$MethodCount(a.method, count(a))
        from AssessmentEntity a group by a.method
        """)
    List<MethodCount> countByMethod();
}
