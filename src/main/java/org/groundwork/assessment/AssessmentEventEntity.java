package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something that happened to an assessment beside its answers. */
@Entity
@Immutable
@Table(name = "assessment_event")
class AssessmentEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column
    private UUID assessmentId;

    @Column
    private Instant createdAt;

    @Column
    private UUID createdBy;

    @Enumerated(EnumType.STRING)
    private Activity.What what;

    @Column
    private @Nullable String section;

    @Column
    private @Nullable UUID subjectPersonId;

    @Column
    private @Nullable String detail;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AssessmentEventEntity() {}

    AssessmentEventEntity(
            AssessmentId assessment,
            PersonId by,
            Instant at,
            Activity.What what,
            @Nullable String section,
            @Nullable PersonId person,
            @Nullable String detail) {
        this.assessmentId = assessment.value();
        this.createdBy = by.value();
        this.createdAt = at;
        this.what = what;
        this.section = section;
        this.subjectPersonId = person == null ? null : person.value();
        this.detail = detail;
    }

    Activity.Happened activity() {
        return new Activity.Happened(
                new PersonId(createdBy),
                createdAt,
                what,
                section,
                subjectPersonId == null ? null : new PersonId(subjectPersonId),
                detail);
    }
}
