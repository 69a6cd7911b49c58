package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.PersonId;

/** Who looks after a section. */
@Entity
@Table(name = "section_assignment")
class AssignmentEntity {

    @Embeddable
    record Key(UUID assessmentId, String section) {}

    @EmbeddedId
    private Key key;

    @Column
    private UUID ownerId;

    @Column
    private UUID createdBy;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AssignmentEntity() {}

    AssignmentEntity(Key key, PersonId person, PersonId by, Instant at) {
        this.key = key;
        this.ownerId = person.value();
        this.createdBy = by.value();
        this.createdAt = at;
    }

    void become(PersonId person, PersonId by, Instant at) {
        ownerId = person.value();
        createdBy = by.value();
        createdAt = at;
    }

    Key key() {
        return key;
    }

    String section() {
        return key.section();
    }

    PersonId person() {
        return new PersonId(ownerId);
    }
}
