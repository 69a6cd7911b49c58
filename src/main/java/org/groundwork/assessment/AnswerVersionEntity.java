package org.groundwork.assessment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** One version of an answer. Never changed, never deleted. */
@Entity
@Immutable
@Table(name = "answer_history")
class AnswerVersionEntity {

    @EmbeddedId
    @AttributeOverride(name = "subject", column = @Column(name = "question"))
    private VersionKey key;

    @Embedded
    private AnswerContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AnswerVersionEntity() {}

    AnswerVersionEntity(VersionKey key, AnswerContent content) {
        this.key = key;
        this.content = content;
    }

    Entry entry() {
        return content.entry(key.subject(), key.version());
    }
}
