package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What stands under a question now. */
@Entity
@Table(name = "answer")
class AnswerEntity {

    /** The first version of an answer. */
    static final int FIRST = 1;

    @Embeddable
    record Key(UUID assessmentId, String question) {}

    @EmbeddedId private Key key;

    @Embedded private AnswerContent content;

    /** Counts from {@link #FIRST}, so that 0 can say that there was no answer. */
    @Version private int version;

    @Column private @Nullable UUID page;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AnswerEntity() {}

    AnswerEntity(Key key, AnswerContent content, @Nullable UUID page) {
        this.key = key;
        this.content = content;
        this.page = page;
        this.version = FIRST;
    }

    void become(AnswerContent newContent, @Nullable UUID newPage) {
        content = newContent;
        page = newPage;
    }

    /** Whether the last change came from this page. */
    boolean writtenIn(@Nullable UUID askedPage) {
        return page != null && page.equals(askedPage);
    }

    int version() {
        return version;
    }

    AssessmentId assessment() {
        return new AssessmentId(key.assessmentId());
    }

    Entry entry() {
        return content.entry(key.question(), version);
    }

    /** For the history, once this version has been written. */
    AnswerVersionEntity record() {
        return new AnswerVersionEntity(
                new AnswerVersionEntity.Key(key.assessmentId(), key.question(), version), content);
    }
}
