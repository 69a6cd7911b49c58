package org.groundwork.assessment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands under a question now. */
@Entity
@Table(name = "answer")
@AttributeOverride(name = "key.subject", column = @Column(name = "question"))
class AnswerEntity extends EntryEntity<AnswerContent> {

    @Embedded
    private AnswerContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AnswerEntity() {}

    AnswerEntity(EntryKey key, AnswerContent content, @Nullable UUID page) {
        super(key, page);
        this.content = content;
    }

    @Override
    void setContent(AnswerContent newContent) {
        content = newContent;
    }

    Entry entry() {
        return content.entry(key().subject(), version());
    }

    @Override
    AnswerVersionEntity history() {
        return new AnswerVersionEntity(key().version(version()), content);
    }
}
