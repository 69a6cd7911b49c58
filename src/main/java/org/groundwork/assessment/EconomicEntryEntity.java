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

/** What stands under an economic item now. */
@Entity
@Table(name = "economic_entry")
class EconomicEntryEntity {

    @Embeddable
    record Key(UUID assessmentId, String item) {}

    @EmbeddedId private Key key;

    @Embedded private EconomicContent content;

    /** Counts from {@link AnswerEntity#FIRST}, so that 0 can say that there was no entry. */
    @Version private int version;

    @Column private @Nullable UUID page;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EconomicEntryEntity() {}

    EconomicEntryEntity(Key key, EconomicContent content, @Nullable UUID page) {
        this.key = key;
        this.content = content;
        this.page = page;
        this.version = AnswerEntity.FIRST;
    }

    void become(EconomicContent newContent, @Nullable UUID newPage) {
        content = newContent;
        page = newPage;
    }

    /** Whether the last change came from this page. */
    boolean writtenIn(@Nullable UUID askedPage) {
        return page != null && page.equals(askedPage);
    }

    AssessmentId assessment() {
        return new AssessmentId(key.assessmentId());
    }

    EconomicEntry entry() {
        return content.entry(key.item(), version);
    }

    /** For the history, once this version has been written. */
    EconomicVersionEntity record() {
        return new EconomicVersionEntity(
                new EconomicVersionEntity.Key(key.assessmentId(), key.item(), version), content);
    }
}
