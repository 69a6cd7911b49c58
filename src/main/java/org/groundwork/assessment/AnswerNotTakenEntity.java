package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * What a person wrote under a question while somebody else changed it, where theirs was to stay. It
 * never stood; it is kept beside the history. Never changed, never deleted.
 */
@Entity
@Immutable
@Table(name = "answer_not_taken")
class AnswerNotTakenEntity {

    @Id
    private UUID id;

    @Column
    private UUID assessmentId;

    @Column
    private String question;

    @Embedded
    private AnswerContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AnswerNotTakenEntity() {}

    AnswerNotTakenEntity(AssessmentId assessment, String question, AnswerContent content) {
        this.id = UUID.randomUUID();
        this.assessmentId = assessment.value();
        this.question = question;
        this.content = content;
    }

    UUID id() {
        return id;
    }

    NotTaken<Entry> entry() {
        return new NotTaken<>(id, content.entry(question, 0));
    }
}
