package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * What a person wrote under an economic item while somebody else changed it, as {@link
 * AnswerNotTakenEntity} has it of answers.
 */
@Entity
@Immutable
@Table(name = "economic_entry_not_taken")
class EconomicNotTakenEntity {

    @Id
    private UUID id;

    @Column
    private UUID assessmentId;

    @Column
    private String item;

    @Embedded
    private EconomicContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EconomicNotTakenEntity() {}

    EconomicNotTakenEntity(AssessmentId assessment, EconomicItem item, EconomicContent content) {
        this.id = UUID.randomUUID();
        this.assessmentId = assessment.value();
        this.item = item.id();
        this.content = content;
    }

    UUID id() {
        return id;
    }

    NotTaken<EconomicEntry> entry() {
        return new NotTaken<>(id, content.entry(item, 0));
    }
}
