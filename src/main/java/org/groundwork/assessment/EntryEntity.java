package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a question or an economic item now. Each change makes a next version, which
 * {@link AssessmentHistory} writes beside it.
 *
 * @param <C> what it says
 */
@MappedSuperclass
abstract class EntryEntity<C extends EntryContent> {

    /** The first version of an entry. */
    static final int FIRST = 1;

    @EmbeddedId
    private EntryKey key;

    /** Counts from {@link #FIRST}, so that 0 can say that there was no entry. */
    @Version
    private int version;

    /** The page that it was written in: one that never heard that it was saved may save again. */
    @Column
    private @Nullable UUID page;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EntryEntity() {}

    EntryEntity(EntryKey key, @Nullable UUID page) {
        this.key = key;
        this.page = page;
        this.version = FIRST;
    }

    abstract void setContent(C content);

    /** For the history, once this version has been written. */
    abstract Object history();

    final void become(C newContent, @Nullable UUID newPage) {
        setContent(newContent);
        page = newPage;
    }

    /** Whether the last change came from this page. */
    final boolean writtenIn(@Nullable UUID askedPage) {
        return page != null && page.equals(askedPage);
    }

    final EntryKey key() {
        return key;
    }

    final int version() {
        return version;
    }

    final AssessmentId assessment() {
        return new AssessmentId(key.assessmentId());
    }
}
