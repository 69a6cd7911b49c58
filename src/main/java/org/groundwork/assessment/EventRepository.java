package org.groundwork.assessment;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EventRepository extends Repository<AssessmentEventEntity, Long> {

    AssessmentEventEntity save(AssessmentEventEntity event);

    @Query("""
        select e from AssessmentEventEntity e
        where e.assessmentId = :assessment
        order by e.createdAt desc, e.id desc
        """)
    List<AssessmentEventEntity> latest(UUID assessment, Limit limit);
}
