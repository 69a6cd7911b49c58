package org.groundwork.assessment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.util.UUID;

/** One version of an answer. Never changed, never deleted. */
@Entity
@Immutable
@Table(name = "answer_history")
class AnswerVersionEntity {

    @Embeddable
    record Key(UUID assessmentId, String question, int version) {}

    @EmbeddedId private Key key;

    @Embedded private AnswerContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AnswerVersionEntity() {}

    AnswerVersionEntity(Key key, AnswerContent content) {
        this.key = key;
        this.content = content;
    }

    Entry entry() {
        return content.entry(key.question(), key.version());
    }
}
