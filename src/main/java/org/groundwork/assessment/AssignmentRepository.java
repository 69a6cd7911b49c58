package org.groundwork.assessment;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AssignmentRepository extends Repository<AssignmentEntity, AssignmentEntity.Key> {

    @Query("select s from AssignmentEntity s where s.key.assessmentId = :assessment")
    List<AssignmentEntity> of(UUID assessment);

    @Query("""
        select s from AssignmentEntity s
        where s.ownerId = :person and s.key.assessmentId in :assessments
        """)
    List<AssignmentEntity> of(UUID person, Collection<UUID> assessments);
}
